package check

import (
	"path"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

// sampled is how many bytes of an article are read for its language, and fewestSampled how
// many there are at least: fewer tell nothing.
const (
	sampled       = 1500
	fewestSampled = 120
)

var languagesSeen = memo.NewTable[ofArticle, []string]("the languages that an article seems to be in")

// languageMistaken reports articles that are cited and seem to be in another language than
// the one that they are said to be in. What a quotation may hide is looked for in both.
func (v *checker) languageMistaken() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, a := range v.dossier.Articles {
		if !v.isCited[a] {
			continue
		}
		others := languagesSeen.Get(v.memo, ofArticle{a}, func() []string { return seenInstead(a) })
		if len(others) == 0 {
			continue
		}
		diags = append(diags, diag.New(diag.LanguageMistaken, diag.FileSpan(a.Path), "the article is said to be in %s, and its text seems to be in %s",
			a.Lang, strings.Join(others, " or ")).
			WithHelp("correct lang: checks of sentences and translations follow it; if most of the text is in it all the same, silence this"))
	}
	return diags
}

// anotherLanguage reports a note on pages whose own words, without those that it quotes, seem
// to be in another language than that of its file: its page would say so to readers,
// programs that read aloud and search machines.
func (v *checker) anotherLanguage(n *model.Note) []diag.Diagnostic {
	if n.Status != model.Published {
		return nil
	}
	var own strings.Builder
	var at diag.Span
	for _, p := range n.Doc.Prose {
		if own.Len() >= sampled {
			break
		}
		if own.Len() == 0 {
			at = p.At(0, len(p.Text))
		}
		own.WriteString(withoutQuoted(p, text.Range{To: len(p.Text)}) + "\n")
	}
	others := factuality.Other(own.String(), n.Lang)
	if own.Len() < fewestSampled || len(others) == 0 {
		return nil
	}
	seems := strings.Join(others, " or ")
	return []diag.Diagnostic{diag.New(diag.NoteLanguage, at, "the note is in %s by its name, and its text seems to be in %s", n.Lang, seems).
		WithHelp("name the file after its language, such as %s.%s.md, or translate it; name.md is in the language of dossier.yaml",
			strings.SplitN(path.Base(n.Path), ".", 2)[0], others[0])}
}

// seenInstead returns the languages that an article seems to be in instead of its own.
func seenInstead(a *model.Article) []string {
	beginning := beginningOf(a)
	if len(beginning) < fewestSampled {
		return nil
	}
	return factuality.Other(beginning, a.Lang)
}

// beginningOf returns the first paragraphs of an article, whole ones.
func beginningOf(a *model.Article) string {
	var b strings.Builder
	for _, p := range a.Passages {
		if b.Len() >= sampled {
			break
		}
		b.WriteString(p.Text[:min(len(p.Text), sampled)])
		b.WriteByte('\n')
	}
	return strings.ToValidUTF8(b.String(), "")
}

// unread notes, once for a note and a language, what is not looked for around the words that
// it quotes, because nothing is known of their language.
func (v *checker) unread(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	noted := map[string]bool{}
	for _, c := range v.findings.Cited(n) {
		lang := c.Lang()
		if c.Words == nil || lang == "" || noted[lang] {
			continue
		}
		noted[lang] = true
		of := language.Get(lang)
		var lacks string
		switch {
		case !factuality.Known(lang):
			lacks = "denies, conditions or doubts"
		case !of.Knows(language.Speech):
			lacks = "says who speaks or admits"
		default:
			continue
		}
		diags = append(diags, diag.New(diag.LanguageUnread, c.Item.QuoteAt,
			"nothing is known of what %s in %s: that was not looked for around these words", lacks, lang).
			WithHelp("read what stands around each quotation of @%s yourself; docs/languages.md lists what is known of each language", c.Item.Key))
	}
	return diags
}
