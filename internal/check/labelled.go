package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// labelled reports citations of articles that call themselves satire, advertising and the
// like, where the text around the citation does not say so: one for each article and label.
// Less is asked of an opinion, for which it is enough that the text gives the words to
// somebody, of a translation by a machine whose record names the language of the original, and
// of an old text whose date is known. Pages say all of it.
func (v *checker) labelled(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	seen := map[citedLabel]bool{}
	for _, c := range v.findings.Cited(n) {
		for _, l := range v.findings.Labels[c.Article] {
			what := citedLabel{c.Article, l.Label}
			if seen[what] || v.saidBeside(n, c, l.Label) {
				continue
			}
			seen[what] = true
			d := diag.New(diag.SourceLabelled, c.Item.KeyAt, "@%s calls itself %s, and the text around this citation does not say so",
				c.Article.Key, labelInWords[l.Label])
			if l.Line > 0 {
				d = d.WithRelated(c.Article.Capture.Source.LineSpan(l.Line), "it does so here")
			} else {
				d = d.WithRelated(v.dossier.Sources.File(c.Article), "its address, the data of its page or its record does so")
			}
			help := "say in the same paragraph what it is, or silence this with a reason; pages name it beside the article"
			switch l.Label {
			case model.LabelWithdrawn:
				help = "write status: retracted in the article, and look again at what rests on it"
			case model.LabelMachine:
				help = "write translated_from: in the article and the language of the original: these are not the words of who wrote it"
			case model.LabelOld:
				help = "write published: and published_basis: in the article: readers take a text without a date for a new one"
			}
			diags = append(diags, d.WithHelp("%s", help))
		}
	}
	return diags
}

// citedLabel is a label of an article that a note cites.
type citedLabel struct {
	article *model.Article
	label   model.Label
}

// labelInWords names labels in messages.
var labelInWords = map[model.Label]string{
	model.LabelSatire: "satire", model.LabelAdvertising: "advertising", model.LabelOpinion: "an opinion", model.LabelGenerated: "the work of a program",
	model.LabelMachine: "a translation by a machine", model.LabelWithdrawn: "withdrawn", model.LabelOld: "an old copy",
}

// saidBeside reports whether a note says of an article what it calls itself, as far as that
// has to be said.
func (v *checker) saidBeside(n *model.Note, c *model.Cited, label model.Label) bool {
	a := c.Article
	switch label {
	case model.LabelMachine:
		if a.TranslatedFrom != "" {
			return true
		}
	case model.LabelOld:
		if !a.Published.IsZero() {
			return true
		}
	case model.LabelWithdrawn:
		if status, _ := v.dossier.Standing(a); status == model.Retracted {
			return true // which is reported, or silenced with a reason
		}
	}
	said := labelsSaid(n.Lang)[label]
	return slices.ContainsFunc(n.Doc.Prose, func(p *markdown.Prose) bool {
		if p.Scope != c.Of.Scope {
			return false
		}
		if text.NewPhrases(said).In(strings.ReplaceAll(text.Fold(p.Text), "’", "'")) {
			return true
		}
		return label == model.LabelOpinion && attributes(p, n.Lang)
	})
}

// attributes reports whether a text gives words to somebody.
func attributes(p *markdown.Prose, lang string) bool {
	saying := sayingWords(lang)
	return slices.ContainsFunc(text.FoldedWords(p.Text), func(w string) bool { return saying[w] })
}

// labelsSaid are the words with which a text in a language says what a source is, folded.
var labelsSaid = language.OnceEach(func(l *language.Language) map[model.Label][]string {
	words := map[model.Label][]string{}
	for _, list := range slices.Concat(l.Evidence().LabelNames, l.Evidence().LabelWords) {
		for _, w := range list.Entries {
			words[model.Label(list.Key)] = append(words[model.Label(list.Key)], plainLabel(w))
		}
	}
	return words
})

// sayingWords are the words of a language that give words to somebody, folded.
var sayingWords = language.OnceEach(func(l *language.Language) map[string]bool {
	return text.FoldedSet(slices.Concat(l.Speech().Saying, l.Speech().According)...)
})
