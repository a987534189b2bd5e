package check

import (
	"regexp"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// unfinishedMarks are signs that editors of any language leave where something is to be
// written.
var unfinishedMarks = regexp.MustCompile(`\b(?:TODO|FIXME|TBD|TKTK)\b|\?\?\?+|(?i:\blorem ipsum\b)`)

// toDo matches what stands behind TODO if something is to be done. In a language in which it is
// a word, it is a mark only there.
var toDo = regexp.MustCompile(`^\s?[:(]`)

// unfinishedWords say so in words, alone in brackets or between the ends of sentences.
var unfinishedWords = sync.OnceValue(func() map[string]bool {
	return text.FoldedSet(language.WordsOfAll(func(l *language.Language) []string { return l.Notes().Unfinished })...)
})

var inBrackets = regexp.MustCompile(`\[([^\[\]]{3,40})\]|\(([^()]{3,40})\)`)

// unfinished reports what a published note says is still to be written.
func (v *checker) unfinished(n *model.Note) []diag.Diagnostic {
	if n.Status != model.Published {
		return nil
	}
	var diags []diag.Diagnostic
	report := func(at diag.Span) {
		diags = append(diags, diag.New(diag.Unfinished, at, "this is published, and says that something is still to be written").
			WithHelp("write it, take it out, or leave status: draft; a comment, <!-- … -->, is on no page"))
	}
	for _, p := range n.Doc.Prose {
		for _, m := range stretchesUnfinished(p.Text, n.Lang) {
			report(p.At(m.From, m.To))
		}
	}
	for _, p := range n.Printed {
		if len(stretchesUnfinished(p.Text, n.Lang)) > 0 {
			report(p.At)
		}
	}
	return diags
}

func stretchesUnfinished(s, lang string) []text.Range {
	var found []text.Range
	for _, m := range unfinishedMarks.FindAllStringIndex(s, -1) {
		if s[m[0]:m[1]] == "TODO" && !toDo.MatchString(s[m[1]:]) && bool(language.Get(lang).About().TodoIsAWord) {
			continue
		}
		found = append(found, text.Range{From: m[0], To: m[1]})
	}
	if strings.ContainsAny(s, "([") {
		for _, m := range inBrackets.FindAllStringSubmatchIndex(s, -1) {
			from, to := max(m[2], m[4]), max(m[3], m[5])
			if unfinishedWords()[text.Fold(strings.TrimSpace(s[from:to]))] {
				found = append(found, text.Range{From: m[0], To: m[1]})
			}
		}
	}
	const longest = 60 // bytes of a sentence that says nothing else
	if len(s) <= longest && unfinishedWords()[text.Fold(strings.Trim(s, " .…:!"))] {
		found = append(found, text.Range{From: 0, To: len(s)})
	}
	return found
}
