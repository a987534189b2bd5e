package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// confessions reports sentences, headings and titles by which somebody admits something,
// if no sentence that is quoted for them says that anybody admits or confirms it.
func (v *checker) confessions(n *model.Note) []diag.Diagnostic {
	words := language.Get(n.Lang).Speech().Confessing
	if len(words) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		if r := firstOf(said.words, words); !r.Empty() && !slices.ContainsFunc(said.cited, grants) {
			message := "no sentence that is quoted for this says that anybody admits it (« " + r.Of(said.words) + " »)"
			diags = append(diags, diag.New(diag.SpeechDiffers, said.at, "%s", message).
				WithHelp("say it as the source says it, or quote the sentence that says so"))
		}
	}
	return diags
}

// belowHeadings yields each heading of a note with what is cited below it, up to the next.
func (v *checker) belowHeadings(n *model.Note) func(yield func(*markdown.Prose, []*model.Cited) bool) {
	return func(yield func(*markdown.Prose, []*model.Cited) bool) {
		for i, b := range n.Doc.Blocks {
			if b.Heading == nil || len(b.Prose) == 0 {
				continue
			}
			var cited []*model.Cited
			for _, below := range n.Doc.Blocks[i+1:] {
				if below.Heading != nil && below.Heading.Level <= b.Heading.Level {
					break
				}
				for _, c := range below.Citations {
					cited = append(cited, v.findings.citedWith(n, c)...)
				}
			}
			if !yield(b.Prose[0], cited) {
				return
			}
		}
	}
}

// firstOf returns where the first of some words stands in a text. In a script that sets
// no spaces a word may stand anywhere; where accents were dropped to find it there, the
// stretch between two marks that holds it is returned. A _ stands for the blank between the
// two syllables of a word.
func firstOf(s string, words []string) text.Range {
	for _, w := range text.Fields(s) {
		from := w.At
		for _, part := range strings.FieldsFunc(w.Text, notLetter) {
			at := from + strings.Index(s[from:], part)
			plain := text.Plain(part)
			for _, word := range words {
				first, second, two := strings.Cut(word, "_")
				if first != plain && !(isDense(word) && strings.Contains(plain, word)) {
					continue
				}
				if two {
					if rest := strings.TrimLeft(s[at+len(part):], " \u00a0"); text.Plain(firstWord(rest)) == second {
						return text.Range{From: at, To: len(s) - len(rest) + len(firstWord(rest))}
					}
					continue
				}
				if i := strings.Index(part, word); i >= 0 {
					return text.Range{From: at + i, To: at + i + len(word)}
				}
				return text.Range{From: at, To: at + len(part)}
			}
			from = at + len(part)
		}
	}
	return text.Range{}
}

// isDense reports whether a word is of a script that sets no spaces.
func isDense(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return text.IsUnspaced(first)
}

// grants reports whether the sentence of quoted words says that somebody admits or
// confirms; of a source whose language has no list of such words nobody can say.
func grants(c *model.Cited) bool {
	if c.Passage == nil {
		return true
	}
	words := language.Get(c.Lang()).Speech()
	if len(words.Confessing) == 0 {
		return true
	}
	sentence, _ := quotedSentence(c, c.Passage)
	return !firstOf(sentence, words.Confessing).Empty() || !firstOf(sentence, words.Granting).Empty()
}
