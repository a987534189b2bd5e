package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

// longestNotice is how many bytes a line has at most that is taken for a correction.
const longestNotice = 1500

// correctionLabels and correctionPhrases are the words of corrections in all languages, folded.
var (
	correctionLabels = sync.OnceValue(func() []string {
		return folded(func(e *language.EvidenceData) []string { return e.CorrectionLabels })
	})
	correctionPhrases = sync.OnceValue(func() *text.Phrases {
		return text.NewPhrases(folded(func(e *language.EvidenceData) []string { return e.CorrectionPhrases }))
	})
)

// folded returns words of all languages, folded.
func folded(of func(*language.EvidenceData) []string) []string {
	var list []string
	for _, l := range language.All() {
		for _, w := range of(l.Evidence()) {
			list = append(list, text.Fold(w))
		}
	}
	return list
}

var notices = memo.NewTable[ofArticle, []int]("the corrections in a capture")

// corrections proposes to record that an outlet has corrected an article: its capture has a
// notice that the versions before lack. Nothing is recorded by itself. A label alone that the
// article does not show is an entry of a menu, which leads to what the outlet corrects elsewhere.
func (v *checker) corrections() []diag.Diagnostic {
	notices.Turn(v.memo)
	var diags []diag.Diagnostic
	for _, a := range v.dossier.Articles {
		if a.Status != model.Current || !a.Proven || a.Capture == nil {
			continue
		}
		before := map[string]bool{}
		if versions := v.dossier.Versions[a]; versions != nil {
			for _, other := range versions.Articles {
				if other == a {
					break
				}
				for _, l := range other.Capture.Lines {
					before[l.Text] = true
				}
			}
		}
		for _, line := range notices.Get(v.memo, ofArticle{a}, func() []int { return noticesIn(a) }) {
			if !before[a.Capture.Lines[line-1].Text] {
				diags = append(diags, v.correctionAt(a, line))
				break
			}
		}
	}
	return diags
}

// noticesIn returns the lines of a capture, 1-based, that read as a correction by the outlet.
func noticesIn(a *model.Article) []int {
	var lines []int
	shown := sync.OnceValue(func() []int { return shownLines(a) })
	for i, l := range a.Capture.Lines {
		if !isCorrection(l.Text) {
			continue
		}
		if _, is := slices.BinarySearch(shown(), i+1); is || !isLabel(l.Text) {
			lines = append(lines, i+1)
		}
	}
	return lines
}

// isLabel reports whether a line is the label of a correction and no more.
func isLabel(line string) bool {
	return slices.Contains(correctionLabels(), text.Fold(strings.TrimSpace(line)))
}

// isCorrection reports whether a line reads as one in which an outlet corrects itself.
func isCorrection(line string) bool {
	if line == "" || len(line) > longestNotice {
		return false
	}
	folded := text.Fold(line)
	start := strings.TrimLeft(folded, "*[( ")
	for _, label := range correctionLabels() {
		rest, ok := strings.CutPrefix(start, label)
		if !ok {
			continue
		}
		if rest = strings.TrimLeft(rest, " \u00a0"); rest == "" || strings.ContainsAny(rest[:min(3, len(rest))], ":(.-–—：，") {
			return true
		}
	}
	return correctionPhrases().In(folded)
}

var statusOf = regexp.MustCompile(`(?m)^status:[ \t]*([^\n#]*[^\n# \t])`)

func (v *checker) correctionAt(a *model.Article, line int) diag.Diagnostic {
	at := v.dossier.Sources.File(a)
	words := a.Capture.Lines[line-1].Text
	d := diag.New(diag.CorrectionNoticed, at, "line %d of the capture reads as a correction by the outlet, and the record does not say so", line).
		WithRelated(a.Capture.Source.LineSpan(line), "the line").
		WithDetail(strings.TrimSpace(text.Start(words, 200)))
	head, _, _ := strings.Cut(at.Source.Whole(), "\n---")
	if m := statusOf.FindStringSubmatchIndex(head); m != nil {
		d.At.Start, d.At.End = m[2], m[3]
		d = d.WithSuggestion(d.At, "corrected\nstatus_line: "+strconv.Itoa(line))
	} else if i := strings.Index(head, "\ncapture:"); i >= 0 {
		d.At.Start, d.At.End = i+1, i+1
		d = d.WithSuggestion(d.At, "status: corrected\nstatus_line: "+strconv.Itoa(line)+"\n")
	}
	return d.WithHelp("read it; if it corrects this article, write status: corrected and status_line: %d, as dossier fix suggests: pages say so then", line)
}
