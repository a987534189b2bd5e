package site

import (
	"strings"

	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/text"
)

// TranslationView says who translated an article, and holds what of it a page shows
// apart from the article.
type TranslationView struct {
	Human   string // who made it; "" if a machine did
	Machine string // which one; "" if a person made it
	Text    string
}

// translationIn is the translation of an article into the language of a page, nil if
// there is none, or if the article may not be shown whole: then its sentences are shown
// one by one, and a translation is made paragraph by paragraph.
func (p *planner) translationIn(a *model.Article, lang string) *model.Translation {
	if a.Rights != model.Full {
		return nil
	}
	return p.dossier.Translation(a, lang)
}

// translatedPassages are the passages of an article in the language of a page, in their
// order, "" for those that nobody has translated.
func translatedPassages(a *model.Article, t *model.Translation) []string {
	if t == nil {
		return nil
	}
	list := make([]string, len(a.Passages))
	for i, p := range a.Passages {
		list[i] = t.Passages[p].Text
	}
	return list
}

// translatedTitle is the title of an article in a language, nil if nobody has translated it.
func (p *planner) translatedTitle(a *model.Article, lang string) *TranslationView {
	t := p.translationIn(a, lang)
	if t == nil {
		return nil
	}
	for _, passage := range a.Passages {
		if own := t.Passages[passage].Text; passage.Kind == custody.Title && own != "" {
			return &TranslationView{Human: t.Human, Machine: t.Machine, Text: own}
		}
	}
	return nil
}

// translatedContext is what a translation has for a stretch of a passage: the sentences in
// the same places if both have as many, else all of the paragraph. It is nil if there is none.
func (p *planner) translatedContext(passage *model.Passage, at text.Range, lang string) *TranslationView {
	t := p.translationIn(passage.Article, lang)
	if t == nil {
		return nil
	}
	whole, ok := t.Passages[passage]
	if !ok {
		return nil
	}
	view := &TranslationView{t.Human, t.Machine, whole.Text}
	original, translated := text.Sentences(passage.Text, passage.Lang()), text.Sentences(whole.Text, lang)
	if len(original) != len(translated) {
		return view
	}
	var parts []string
	for i, s := range original {
		if s.Overlaps(at) {
			parts = append(parts, strings.TrimSpace(translated[i].Of(whole.Text)))
		}
	}
	if len(parts) > 0 {
		view.Text = strings.Join(parts, " ")
	}
	return view
}
