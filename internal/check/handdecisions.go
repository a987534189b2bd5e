package check

import (
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/found"
	"dossier/internal/model"
	"dossier/internal/text"
)

// fewestRunning is how many words a line has at least that reads as running text, and
// fewestCut how many a cut has that may change what its sentence says.
const (
	fewestRunning = 8
	fewestCut     = 2
)

// handDecisions reports what a person took out of a capture, where what stays may say
// something else without it: words cut out of a line, a credit parted from its caption, a
// paragraph left out between two. Words that deny or that somebody else answers for are
// an error; what only a person can judge is a warning.
func (v *checker) handDecisions() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, a := range v.dossier.Articles {
		if a.Proven && a.Capture != nil {
			diags = append(diags, v.takenOut(a)...)
		}
	}
	return diags
}

func (v *checker) takenOut(a *model.Article) []diag.Diagnostic {
	if len(a.Passages) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	report := func(line int, hides bool, words, leftOut string) {
		d := diag.New(diag.HandDecision, a.Capture.Source.LineSpan(line), "%s", leftOut)
		if hides {
			d = diag.New(diag.HandHides, a.Capture.Source.LineSpan(line), "%s, and its words change what stays", leftOut)
		}
		diags = append(diags, d.WithDetail("left out: "+strings.TrimSpace(words)).
			WithRelated(v.dossier.Sources.At(a.Passages[0]), "the article that leaves it out").
			WithHelp("take the decision back in the front matter of %s, so that the words are read in their sentence", a.Path))
	}
	for _, c := range a.Record.Cuts {
		line := a.Capture.Lines[c.Line-1].Text
		if c.Rule != "" {
			continue
		}
		at, there := c.At(line)
		hides := takesAway(line, at, a.Lang)
		if hides || !there || found.Words(at.Of(line)) >= fewestCut && !isWholeSentence(line, at, a.Lang) {
			report(c.Line, hides, c.Words, "a cut by hand goes through a sentence or takes it away")
		}
	}
	for _, c := range a.Record.Captions {
		line := a.Capture.Lines[c.Line-1].Text
		hides := takesAway(line, lastIn(line, c.Credit), a.Lang)
		if hides || found.Words(c.Credit) >= fewestRunning {
			report(c.Line, hides, c.Credit, "the credit of a caption is a clause of it")
		}
	}
	for _, d := range a.Record.Damage {
		line := a.Capture.Lines[d.Line-1].Text
		if d.ByHand && found.Words(d.Words) == 1 && takesAway(line, lastIn(line, d.Words), a.Lang) {
			diags = append(diags, diag.New(diag.HandDecision, a.Capture.Source.LineSpan(d.Line),
				"« %s » changes what its sentence says, and is marked by hand as damaged", d.Words).
				WithHelp("take the mark back unless the line cannot be read without it"))
		}
	}
	leftOutLines(a, report)
	return diags
}

// leftOutLines reports the lines that a person left out beside the text of an article.
func leftOutLines(a *model.Article, report func(line int, hides bool, words, leftOut string)) {
	shown := shownLines(a)
	for _, d := range a.Record.Decisions {
		if !d.ByHand || d.Is != custody.Dropped && d.Is != custody.Meta {
			continue
		}
		for n := d.First; n <= min(d.Last, len(a.Capture.Lines)); n++ {
			line := a.Capture.Lines[n-1].Text
			if isCorrection(line) && d.Is == custody.Dropped {
				report(n, true, line, "a correction by the outlet is left out by hand")
				continue
			}
			above, below, beside := besides(a, shown, n)
			if line == "" || !beside {
				continue
			}
			hides := takesAway(above+" "+line+" "+below, text.Range{From: len(above) + 1, To: len(above) + 1 + len(line)}, a.Lang)
			if hides || found.Words(line) >= fewestRunning && text.EndsSentence(line) {
				report(n, hides, line, "a line of running text is left out by hand beside what stays")
			}
		}
	}
}

// shownLines are the lines of a capture that stand in the running text of its article,
// in order, 1-based.
func shownLines(a *model.Article) []int {
	var lines []int
	for _, p := range a.Passages {
		if p.Kind != custody.Title {
			for n := p.Line; n <= p.Last; n++ {
				lines = append(lines, n)
			}
		}
	}
	slices.Sort(lines)
	return lines
}

// besides returns the lines of the article that come to stand above and below one that
// is left out, whatever else is left out between them. beside is false for a line that
// stood farther from the text than what is left out next to it: the furniture of a page.
func besides(a *model.Article, shown []int, line int) (above, below string, beside bool) {
	i, _ := slices.BinarySearch(shown, line)
	if i > 0 {
		above = a.Capture.Lines[shown[i-1]-1].Text
	}
	if i < len(shown) {
		below = a.Capture.Lines[shown[i]-1].Text
	}
	if above != "" && below != "" {
		return above, below, true
	}
	from, to := line+1, 0
	switch {
	case above != "":
		from, to = shown[i-1]+1, line
	case below != "":
		to = shown[i]
	}
	for n := from; n < to; n++ {
		if a.Capture.Lines[n-1].Text != "" {
			return above, below, false
		}
	}
	return above, below, above+below != ""
}

// lastIn returns where words stand last in a line, an empty range if nowhere: a credit
// stands behind its caption.
func lastIn(line, words string) text.Range {
	at := strings.LastIndex(line, words)
	if at < 0 {
		return text.Range{}
	}
	return text.Range{From: at, To: at + len(words)}
}

// takesAway reports whether words of a passage deny, condition, doubt or report what stands
// before or behind them, change whom it names, or say that it is only meant.
func takesAway(passage string, gone text.Range, lang string) bool {
	if gone.Empty() {
		return false
	}
	for _, stays := range []text.Range{{From: 0, To: gone.From}, {From: gone.To, To: len(passage)}} {
		if found.Words(stays.Of(passage)) == 0 {
			continue
		}
		if edges := factuality.EdgesOf(passage, stays, lang); edges.Attribute.Overlaps(gone) || edges.Intended.Overlaps(gone) {
			return true
		}
		for _, f := range factuality.Around(passage, stays, lang) {
			if f.Words.Overlaps(gone) {
				return true
			}
		}
	}
	return false
}

// isWholeSentence reports whether words are one or several whole sentences of a line.
func isWholeSentence(line string, words text.Range, lang string) bool {
	for words.From < words.To && line[words.From] == ' ' {
		words.From++
	}
	words.To = words.From + len(strings.TrimSpace(words.Of(line)))
	begins, ends := false, false
	for _, s := range text.Sentences(line, lang) {
		begins, ends = begins || s.From == words.From, ends || s.To == words.To
	}
	return begins && ends
}
