package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// contrast is one way in which a sentence can say otherwise than words that it cites.
type contrast struct {
	code     diag.Code
	signal   markdown.Signal                    // with which the words are cited
	subjects bool                               // it is asked as well of a heading or a cell that only names a subject
	find     func(*checker, *comparison) string // what is wrong, "" if nothing is
	help     string
}

// contrasts are all that is asked of a sentence and one quotation, each for itself: who silences one
// has not looked at the others.
var contrasts = []contrast{
	{
		diag.DenialDiffers, markdown.Supports, false, (*checker).denialDiffers,
		"say in the sentence what the source says, or write contra before the @ if that is the contrary",
	},
	{
		diag.WordOpposed, markdown.Supports, true, (*checker).wordOpposed,
		"use the word of the source, or write contra before the @ if the source says the contrary",
	},
	{
		diag.RolesExchanged, markdown.Supports, false, (*checker).rolesExchanged,
		"say as the source does who does it to whom, or quote the words that say it as you do",
	},
	{
		diag.NameDiffers, markdown.Supports, false, (*checker).nameDiffers,
		"write the name that the source has, or cite an article that has yours",
	},
	{
		diag.ReserveOmitted, markdown.Supports, false, (*checker).reserveOmitted,
		"say the reserve in the sentence, too, or quote words that say it without one",
	},
	{
		diag.ContraAgrees, markdown.Contradicts, false, (*checker).contraAgrees,
		"leave contra away if the source says the same, or quote the words that contradict",
	},
}

// comparison is a sentence, a heading or a cell of a note beside words that are cited for it.
type comparison struct {
	*model.Cited
	note    *model.Note
	said    string         // without what it quotes
	cited   []*model.Cited // all that is cited for it
	plain   bool           // it is a sentence that states, and no judgment
	subject bool           // it names a subject, and says nothing of it that could be denied
	share   float64        // of its words that a quotation has which speaks of the same

	quoted, sentence string     // what is quoted, as [compared] has it
	own, theirs      text.Range // a word of the note, and one of the quoted words that means the contrary
	denial, no       text.Range // with what the note denies, and the quoted words do where that is no such word
}

// fewestInCommon is how many words a sentence has in common with words that it quotes if
// both speak of the same, and half or most the share that these are of its words. Who
// denies may infer it from words of the same matter, so that more is asked there.
const (
	fewestInCommon = 2
	half           = 1.0 / 2
	most           = 2.0 / 3
)

// evens is the likelihood, in per cent, up to which a judgment says that something is
// rather not so.
const evens = 55

// contrary holds what a note says against the quotations that it cites for it.
func (v *checker) contrary(n *model.Note) []diag.Diagnostic {
	if !factuality.Known(n.Lang) {
		return nil
	}
	unlikely := map[markdown.Scope]bool{}
	for _, s := range v.findings.Statements(n) {
		unlikely[s.Callout.Scope] = s.Likelihood != nil && s.Likelihood.To <= evens || s.Callout.Kind == markdown.Gap
	}
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		p := said.prose
		if p != nil && (p.Field || unlikely[p.Scope] && p.Scope != 0) || !factuality.Reads(said.words, n.Lang) || asks(said.words) {
			continue
		}
		c := comparison{note: n, said: said.words, cited: said.cited, share: half}
		if p == nil || p.Head || p.Cell {
			c.share, c.subject = most, len(subjects(said.words, n.Lang)) < fewestApart
		} else {
			c.plain = !v.findings.isEstimated(n, p.Scope)
		}
		for _, c.Cited = range said.cited {
			told := v.contrastsIn(c)
			diags = append(diags, told...)
			if c.subject && len(told) > 0 {
				break // a title is told once, whatever is cited below it
			}
		}
	}
	return diags
}

// contrastsIn reports in what a sentence and one quotation differ.
func (v *checker) contrastsIn(c comparison) []diag.Diagnostic {
	if c.Words == nil || c.Item.Signal != markdown.Supports && c.Item.Signal != markdown.Contradicts {
		return nil
	}
	lang := c.note.Lang
	c.quoted, c.sentence = compared(c.note, c.Cited)
	c.own, c.theirs = v.readings.Opposite(c.said, lang, c.quoted, lang)
	c.denial, c.no = v.readings.Refuses(c.said, lang), v.readings.Refuses(c.quoted, lang)
	if c.theirs.Overlaps(c.no) {
		c.no = text.Range{} // "acquitted of" denies, and is the contrary of "convicted"
	}
	if c.own.Overlaps(c.denial) {
		c.denial = text.Range{}
	}
	if word := c.denial.Of(c.said); word != "" && v.readings.Denies(c.said, lang).Empty() && strings.Contains(c.quoted, word) {
		// Both sank, or apologised: what denies stands beside that.
		c.denial, c.no = v.readings.Refuses(blanked(c.said, word), lang), v.readings.Refuses(blanked(c.quoted, word), lang)
	}
	var diags []diag.Diagnostic
	for _, row := range contrasts {
		if row.signal != c.Item.Signal || c.subject && !row.subjects {
			continue
		}
		if message := row.find(v, &c); message != "" {
			diags = append(diags, v.against(c.said, c.Cited, row.code, "%s", message).WithHelp("%s", row.help))
		}
	}
	return diags
}

// blanked is a text with blanks in the place of a word.
func blanked(s, word string) string {
	return strings.ReplaceAll(s, word, strings.Repeat(" ", len(word)))
}

// against reports what is wrong with what a note says of the words that it cites.
func (v *checker) against(said string, c *model.Cited, code diag.Code, format string, args ...any) diag.Diagnostic {
	return diag.New(code, c.Item.QuoteAt, format, args...).
		WithDetail("yours: "+inOneLine(said)).
		WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here")
}

// denyNothing reports whether neither the sentence nor the quoted words deny.
func (c *comparison) denyNothing() bool { return c.denial.Empty() && c.no.Empty() }

// deniedAround reports whether the source denies the quoted words itself, around them.
func (c *comparison) deniedAround() bool {
	return slices.ContainsFunc(c.Around, func(f factuality.Finding) bool { return f.Kind == factuality.Denial })
}
