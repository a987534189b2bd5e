package check

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// surroundings says what the words around the words that a note quotes do to them.
// That somebody reports them is no diagnostic: most of what papers print is what
// somebody says, and the card of the citation tells the reader.
func (v *checker) surroundings(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		if c.Words != nil {
			beside := func(f factuality.Finding) bool {
				scope := c.Of.Scope
				if f.Place == factuality.Another {
					scope = 0 // who reads the note has that sentence, wherever in it
				}
				return v.quotedBeside(n, scope, c.Passage, f.Words, text.Range{})
			}
			hidden := v.hidden(c.Passage, c.Around, c.Item.QuoteAt, beside)
			if c.Item.Signal == markdown.Contradicts {
				diags = append(diags, hidden...)
				continue // it is cited for the contrary
			}
			for _, look := range []func(*model.Note, *model.Cited) []diag.Diagnostic{v.deniedBelow, v.deniedBefore, v.deniedAbove, v.deniedInRow} {
				if len(hidden) == 0 {
					hidden = look(n, c)
				}
			}
			diags = append(diags, hidden...)
		}
	}
	return diags
}

// deniedBelow reports words in the last sentence of a paragraph if the next one begins with
// no more than that they are not so.
func (v *checker) deniedBelow(n *model.Note, c *model.Cited) []diag.Diagnostic {
	i := c.Passage.Index + 1
	if c.Context.To < len(c.Passage.Text) || i == len(c.Article.Passages) || c.Article.Passages[i].Kind != custody.Paragraph {
		return nil
	}
	next := c.Article.Passages[i]
	return v.deniedElsewhere(n, c, next, factuality.AfterParagraph(next.Text, next.Lang()), "in the next paragraph")
}

// deniedBefore reports words in the first sentence of a paragraph if the one before it ends with
// no more than that what follows is not so.
func (v *checker) deniedBefore(n *model.Note, c *model.Cited) []diag.Diagnostic {
	i := c.Passage.Index - 1
	if c.Context.From > 0 || i < 0 || c.Article.Passages[i].Kind != custody.Paragraph {
		return nil
	}
	before := c.Article.Passages[i]
	return v.deniedElsewhere(n, c, before, factuality.BeforeParagraph(before.Text, before.Lang()), "in the paragraph before")
}

// listItem is how a line begins that is an item of a list.
var listItem = regexp.MustCompile(`^\s*(?:[•‣◦▪*–—-]|\d{1,3}[.)]|\pL[.)])\s`)

// deniedAbove reports words in an item of a list if the line above the list ends with a colon
// and denies its items, "What is false:", be it left out or not.
func (v *checker) deniedAbove(n *model.Note, c *model.Cited) []diag.Diagnostic {
	lines := c.Article.Capture.Lines
	if !listItem.MatchString(lines[c.Passage.Line-1].Text) {
		return nil
	}
	lists := v.listsOf(c.Article)
	at := lists.lead[c.Passage.Line-1]
	if at < 0 || !endsLead(strings.TrimSpace(lines[at].Text)) {
		return nil
	}
	lead := listItem.ReplaceAllString(lines[at].Text, "")
	quoted := func(p *model.Passage) bool { return len(v.findings.quotedIn(n)[quotedWhere{c.Of.Scope, p}]) > 0 }
	if v.readings.Dismisses(lead, c.Lang()).Empty() || slices.ContainsFunc(lists.passages[at], quoted) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.SourceDenies, c.Item.QuoteAt, "the source denies this above the list that it is an item of").
		WithDetail("source: "+lead).
		WithRelated(c.Article.Capture.Source.LineSpan(at+1), "it does so here").
		WithHelp("quote that line too, or silence this with a reason if your text makes it plain")}
}

// lists are the lists of a capture, whose items may all be cited.
type lists struct {
	lead     []int              // of each line: the index of the line above the list that it may be an item of, or of the line itself; negative if there is none
	passages [][]*model.Passage // of each line: those that it is part of
}

func newLists(a *model.Article) *lists {
	l := &lists{make([]int, len(a.Capture.Lines)), make([][]*model.Passage, len(a.Capture.Lines))}
	lead := -1
	for i, line := range a.Capture.Lines {
		if line.Text != "" && (!listItem.MatchString(line.Text) || endsLead(strings.TrimSpace(line.Text))) {
			lead = i
		}
		l.lead[i] = lead
	}
	for _, p := range a.Passages {
		for line := p.Line; line <= p.Last; line++ {
			l.passages[line-1] = append(l.passages[line-1], p)
		}
	}
	return l
}

// listsOf are those of an article, which are looked for once.
func (v *checker) listsOf(a *model.Article) *lists {
	return v.lists.Of(a, func() *lists { return newLists(a) })
}

// deniedInRow reports words in a row of a table of which another cell says no more than that
// they are not so: "False".
func (v *checker) deniedInRow(n *model.Note, c *model.Cited) []diag.Diagnostic {
	const bar = " | "
	if !strings.Contains(c.Passage.Text, bar) {
		return nil
	}
	at := 0
	for cell := range strings.SplitSeq(c.Passage.Text, bar) {
		whole := text.Range{From: at, To: at + len(cell)}
		at = whole.To + len(bar)
		if slices.ContainsFunc(c.Words, whole.Overlaps) {
			continue
		}
		denial := shift(factuality.AfterParagraph(cell, c.Lang()), whole.From)
		if denied := v.deniedElsewhere(n, c, c.Passage, denial, "in another cell of the row"); denied != nil {
			return denied
		}
	}
	return nil
}

// deniedElsewhere reports a denial, if there is one, unless the note quotes it.
func (v *checker) deniedElsewhere(n *model.Note, c *model.Cited, p *model.Passage, denial text.Range, where string) []diag.Diagnostic {
	if denial.Empty() || v.quotedBeside(n, 0, p, denial, text.Range{}) {
		return nil
	}
	d := diag.New(diag.SourceDenies, c.Item.QuoteAt, "the source denies this %s", where)
	return []diag.Diagnostic{v.withWords(d, p, denial, "it does so here")}
}

// withWords adds the words of a source that change what is quoted of it.
func (v *checker) withWords(d diag.Diagnostic, p *model.Passage, words text.Range, here string) diag.Diagnostic {
	return d.WithDetail("source: "+sentenceAt(p, words.From).Of(p.Text)).
		WithRelated(v.dossier.Sources.At(p), "%s", here).
		WithHelp("quote the words « %s » too, or silence this with a reason if your text makes it plain", inWords(p.Text, words))
}

// hidden reports the gravest thing that quoted words hide, unless the same block
// quotes the words that say so: then the reader has both. A question sets all that is
// said of one point side by side, so there any block may.
func (v *checker) hidden(p *model.Passage, around []factuality.Finding, at diag.Span, beside func(factuality.Finding) bool) []diag.Diagnostic {
	for _, f := range around {
		if !f.Grave() || beside(f) {
			continue
		}
		return []diag.Diagnostic{v.withWords(warningOf(f, at), p, f.Words, "the whole passage is here")}
	}
	return nil
}

// hiddenInProse does the same for words that are quoted in prose. The citation that
// has them is no help: the prose took less of it.
func (v *checker) hiddenInProse(n *model.Note, q markdown.Quotation, p *model.Passage, words found.Match) []diag.Diagnostic {
	return v.hidden(p, around(p, words), q.At, func(f factuality.Finding) bool { return v.quotedBeside(n, q.Scope, p, f.Words, words.Extent()) })
}

// quotedBeside reports whether a block of a note quotes words of a passage, in one
// stretch without some others.
func (v *checker) quotedBeside(n *model.Note, scope markdown.Scope, p *model.Passage, words, without text.Range) bool {
	if n.Kind == model.QuestionNote {
		scope = 0
	}
	return slices.ContainsFunc(v.findings.quotedIn(n)[quotedWhere{scope, p}], func(r text.Range) bool {
		return r.Contains(words) && !r.Overlaps(without)
	})
}

// quotedIn is what each block of a note, and all of it, quotes of passages, put together when it
// is first asked for: in most notes nothing hangs on it.
func (f *Findings) quotedIn(n *model.Note) map[quotedWhere][]text.Range {
	own := f.notes[n]
	if own.quoted == nil {
		own.quoted = quotedWords(own.cited)
	}
	return own.quoted
}

// quotedWords lists what each block of a note, and all of it, quotes of passages.
func quotedWords(cited []*model.Cited) map[quotedWhere][]text.Range {
	quoted := map[quotedWhere][]text.Range{}
	seen := map[quotedWhere]map[text.Range]bool{}
	for _, c := range cited {
		for _, scope := range []markdown.Scope{c.Of.Scope, 0} {
			where := quotedWhere{scope, c.Passage}
			for _, r := range c.Words {
				if seen[where] == nil {
					seen[where] = map[text.Range]bool{}
				}
				if !seen[where][r] {
					seen[where][r] = true
					quoted[where] = append(quoted[where], r)
				}
			}
		}
	}
	return quoted
}

func warningOf(f factuality.Finding, at diag.Span) diag.Diagnostic {
	where := map[factuality.Place]string{
		factuality.Before: "before the quoted words", factuality.Behind: "behind the quoted words", factuality.Another: "in another sentence",
	}[f.Place]
	switch f.Kind {
	case factuality.Condition:
		return diag.New(diag.SourceConditions, at, "the source says this under a condition, %s", where)
	case factuality.Doubt:
		return diag.New(diag.SourceDoubts, at, "the source reports this as an allegation or a rumour, %s", where)
	case factuality.Question:
		return diag.New(diag.SourceDoubts, at, "the source asks this, and does not say it")
	case factuality.Denial, factuality.Claim:
	}
	return diag.New(diag.SourceDenies, at, "the source denies this, %s", where)
}

// around looks at what stands around quoted words of a passage.
func around(p *model.Passage, words found.Match) []factuality.Finding {
	return factuality.Around(p.Text, words.Extent(), p.Lang())
}
