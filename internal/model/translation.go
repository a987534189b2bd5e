package model

import (
	"dossier/internal/date"
	"dossier/internal/diag"
)

// TranslationFolder is where the translations of articles lie, as KEY.en.md.
const TranslationFolder = "content/translations"

// Translation is an article in another language, paragraph by paragraph, beside the
// original. It is the work of the desk: no word of it is a word of the source.
type Translation struct {
	Lang    string
	Path    string
	Human   string // who made it; "" if a machine did
	Machine string // which one; "" if a person made it
	On      date.Date

	// Passages are those that translate what the article still says.
	Passages map[*Passage]Translated
}

// Translated is a passage in another language.
type Translated struct {
	Text string
	At   diag.Span
}

// Translation returns an article in a language, nil if the dossier does not have it.
func (d *Dossier) Translation(a *Article, lang string) *Translation {
	for _, t := range d.Translations[a] {
		if t.Lang == lang {
			return t
		}
	}
	return nil
}

// Mark says which text a translation is of: the first digits of the hash of a passage.
func Mark(p *Passage) string { return HashOf([]byte(p.Text))[:16] }
