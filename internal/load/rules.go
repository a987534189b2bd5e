package load

import (
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/text"
)

// fewestWords is how many words a sentence has at least that a rule may not leave out
// unseen: « Le ministre l’a démenti. »
const fewestWords = 4

// leftOut is a sentence that a record says to be left out by a rule.
type leftOut struct {
	decision int // its index in the record
	line     int // of the capture, 1-based
}

// sentencesLeftOut are the sentences that a rule is said to have left out. Those that
// the reader of a file left out are held against that file elsewhere.
func (f *articleFile) sentencesLeftOut(c *model.Capture) []leftOut {
	var list []leftOut
	for i, d := range f.Record.Decisions {
		if d.ByHand || d.Is != custody.Dropped && d.Is != custody.Meta || capture.IsReaderRule(d.Rule) {
			continue
		}
		for n := d.First; n <= d.Last; n++ {
			line := c.Lines[n-1].Text
			if text.EndsSentence(line) && len(text.PlainWords(line)) >= fewestWords {
				list = append(list, leftOut{i, n})
			}
		}
	}
	return list
}

// ruled is an article that a rule is said to have left sentences out of.
type ruled struct {
	file   *articleFile
	joined *joinedArticle
}

// rulesBasis is what it depends on what the rules make of a line when they are run again.
// Outlets and what stands beside a capture only tell where it comes from.
type rulesBasis struct {
	File *articleFile // with the hashes of its capture and of the file that this was read from
}

var rulesAgain = memo.NewTable[rulesBasis, map[int]custody.Class]("rules that are run again")

// checkRules runs today's rules over captures that a record says a rule has left sentences
// out of: a rule is no reason if it does not leave them out. To run them takes longer than
// to read an article, and most records leave out no sentence.
func (l *loader) checkRules() {
	rulesAgain.Turn(l.memo)
	diags := parallel.Map(len(l.byRule), func(i int) []diag.Diagnostic {
		f, j := l.byRule[i].file, l.byRule[i].joined
		kept := rulesAgain.Get(l.memo, rulesBasis{f}, func() map[int]custody.Class {
			o := Known(clean.Options{Title: Headline(f.Title, f.TitleBasis), Hand: f.handRecord(), Left: l.left[f]}, f.capture, nil)
			return keptToday([]byte(j.capture.Source.Text), o, j.leftOut)
		})
		return f.unconfirmed(j, kept)
	})
	for _, d := range diags {
		l.report(d...)
	}
}

// keptToday returns those of some lines that today's rules keep, with what they are.
func keptToday(raw []byte, o clean.Options, lines []leftOut) map[int]custody.Class {
	asked := map[int]bool{}
	for _, left := range lines {
		asked[left.line] = true
	}
	kept := map[int]custody.Class{}
	for _, e := range clean.Explain(raw, o) {
		if asked[e.Line] && e.Is != custody.Dropped && e.Is != custody.Meta {
			kept[e.Line] = e.Is
		}
	}
	return kept
}

// unconfirmed reports the sentences that a rule is said to have left out and that today's
// rules keep: an error in a record of today's rules, a question in an older one.
func (f *articleFile) unconfirmed(j *joinedArticle, kept map[int]custody.Class) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, left := range j.leftOut {
		is, ok := kept[left.line]
		if !ok {
			continue
		}
		d := f.Record.Decisions[left.decision]
		code, of := diag.RuleUnconfirmed, "and today's rules make it a"
		if f.rules == clean.RulesVersion {
			code, of = diag.ArticleDiverges, "and the rules make it a"
		}
		diags = append(diags, diag.New(code, f.decisionAt[left.decision], "line %d is said to be left out by the rule %s, %s %s", left.line, d.Rule, of, is).
			WithRelated(j.capture.Source.LineSpan(left.line), "the line of the capture").
			WithHelp("run dossier clean %s; to leave the line out yourself, write by: hand and why:", f.capture))
	}
	return diags
}

// Headline is what the title of an article says about the headline of its capture: nothing,
// if it was made of the first words of the text.
func Headline(title, basis string) string {
	if basis == "derived" {
		return ""
	}
	return title
}
