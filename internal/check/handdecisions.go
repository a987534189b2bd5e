package check

import (
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
		if c.Rule != "" || found.Words(c.Words) < fewestCut {
			continue
		}
		line := a.Capture.Lines[c.Line-1].Text
		hides := takesAway(line, strings.TrimSpace(c.Words), a.Lang)
		if hides || !isWholeSentence(line, c.Words, a.Lang) {
			report(c.Line, hides, c.Words, "a cut by hand goes through a sentence or takes it away")
		}
	}
	for _, c := range a.Record.Captions {
		hides := takesAway(a.Capture.Lines[c.Line-1].Text, c.Credit, a.Lang)
		if hides || found.Words(c.Credit) >= fewestRunning {
			report(c.Line, hides, c.Credit, "the credit of a caption is a clause of it")
		}
	}
	for _, d := range a.Record.Damage {
		if d.ByHand && found.Words(d.Words) == 1 && takesAway(a.Capture.Lines[d.Line-1].Text, d.Words, a.Lang) {
			diags = append(diags, diag.New(diag.HandDecision, a.Capture.Source.LineSpan(d.Line),
				"« %s » changes what its sentence says, and is marked by hand as damaged", d.Words).
				WithHelp("take the mark back unless the line cannot be read without it"))
		}
	}
	first, last := extent(a)
	for _, d := range a.Record.Decisions {
		if !d.ByHand || d.Is != custody.Dropped && d.Is != custody.Meta {
			continue
		}
		for n := max(d.First, first); n <= min(d.Last, last); n++ {
			line := a.Capture.Lines[n-1].Text
			if found.Words(line) < fewestRunning || !text.EndsSentence(line) {
				continue
			}
			beside := strings.Join([]string{beyond(a, n, -1), line, beyond(a, n, 1)}, " ")
			report(n, takesAway(beside, line, a.Lang), line, "a line of running text is left out by hand beside what stays")
		}
	}
	return diags
}

// beyond returns the next line of a capture above or below one that is not blank.
func beyond(a *model.Article, line, step int) string {
	for n := line + step; n >= 1 && n <= len(a.Capture.Lines); n += step {
		if s := a.Capture.Lines[n-1].Text; s != "" {
			return s
		}
	}
	return ""
}

// extent returns the lines between which the text of an article stands, each one farther:
// a sentence before or behind may say what it is.
func extent(a *model.Article) (first, last int) {
	first = len(a.Capture.Lines)
	for _, p := range a.Passages {
		if p.Kind != custody.Title {
			first, last = min(first, p.Line), max(last, p.Last)
		}
	}
	for i := first - 1; i >= 1; i-- {
		if a.Capture.Lines[i-1].Text != "" {
			first = i
			break
		}
	}
	for i := last + 1; i <= len(a.Capture.Lines); i++ {
		if a.Capture.Lines[i-1].Text != "" {
			last = i
			break
		}
	}
	return first, last
}

// takesAway reports whether words of a passage deny, condition, doubt or report what stands
// before or behind them.
func takesAway(passage, words, lang string) bool {
	at := strings.Index(passage, words)
	if at < 0 || words == "" {
		return false
	}
	gone := text.Range{From: at, To: at + len(words)}
	for _, stays := range []text.Range{{From: 0, To: gone.From}, {From: gone.To, To: len(passage)}} {
		if found.Words(stays.Of(passage)) == 0 {
			continue
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
func isWholeSentence(line, words, lang string) bool {
	words = strings.TrimSpace(words)
	at := strings.Index(line, words)
	if at < 0 {
		return false
	}
	begins, ends := false, false
	for _, s := range text.Sentences(line, lang) {
		begins, ends = begins || s.From == at, ends || s.To == at+len(words)
	}
	return begins && ends
}
