package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// proseQuotations checks the quotations outside of citations: four words or more
// inside quotation marks must stand in a passage that the same block cites.
func (v *checker) proseQuotations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, q := range n.Doc.Quotations {
		diags = append(diags, v.quoted(n, q, v.findings.passagesBeside(n, q.Scope))...)
	}
	return diags
}

// frontQuotations checks the quotations in the front matter, whose words may stand
// in any passage that the note cites. It is printed whatever the text says: a
// withdrawn brief still shows its title.
func (v *checker) frontQuotations(n *model.Note) []diag.Diagnostic {
	cited := v.findings.passagesBeside(n, 0)
	var diags []diag.Diagnostic
	for _, field := range v.printed(n) {
		if field.Text == field.Wrong {
			continue
		}
		for _, q := range markdown.FindQuotations(field.Text) {
			q.At = field.At
			diags = append(diags, v.quoted(n, q, cited)...)
		}
	}
	return diags
}

// remedies say what to do about words that are quoted and stand nowhere.
var remedies = map[markdown.Form]string{
	markdown.Marks: "cite the passage they come from in the same block, or take the quotation marks away",
	markdown.Code:  "code shows words as somebody wrote them: quote the passage they come from, or say it in words of your own that are no code",
	markdown.Dash:  "a dash at the beginning is read as somebody's speech: put what was said between quotation marks, write - for a list, or begin otherwise",
}

// missingNumber returns the first number of quoted words that stands in none of
// some passages, "" without one. A digit in a name, such as G20, is no number.
func missingNumber(words string, cited []*model.Passage) string {
	for _, w := range text.Read(words).Words {
		if !w.Has(text.Digits) || w.Has(text.Letters) {
			continue
		}
		if !slices.ContainsFunc(cited, func(p *model.Passage) bool { return holdsWord(p.Text, w.Hash) }) {
			return words[w.From:w.To]
		}
	}
	return ""
}

// citesWords reports whether words stand in a passage that the note cites anywhere.
func (v *checker) citesWords(n *model.Note, words string) bool {
	return slices.ContainsFunc(v.findings.Cited(n), func(c *model.Cited) bool {
		return c.Passage != nil && standsIn(words, []*model.Passage{c.Passage})
	})
}

// turnCase writes a capital for the first letter if it is small, and otherwise the
// reverse: at the beginning of a sentence quoted words often change it.
func turnCase(s string) string {
	if r, n := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		return string(unicode.ToLower(r)) + s[n:]
	}
	return text.Capital(s)
}

func holdsWord(s string, hash uint64) bool {
	return slices.ContainsFunc(text.Read(s).Words, func(w text.Word) bool { return w.Hash == hash })
}

// quoted verifies a quotation that stands in prose.
func (v *checker) quoted(n *model.Note, q markdown.Quotation, cited []*model.Passage) []diag.Diagnostic {
	if q.Open {
		return []diag.Diagnostic{diag.New(diag.ProseQuoteNotFound, q.At, "this quotation mark has no partner in its block").
			WithHelp("open and close a quotation in one paragraph, list item or table cell; write \u2033 for inches and seconds")}
	}
	inner := strings.TrimRightFunc(q.Words, func(r rune) bool { return strings.ContainsRune(",.;:", r) || unicode.IsSpace(r) })
	if !quote.IsLong(inner) {
		if number := missingNumber(inner, cited); q.Form == markdown.Marks && number != "" {
			return []diag.Diagnostic{diag.New(diag.ProseQuoteNotFound, q.At, "%s is in no passage that is cited beside these quoted words", number).
				WithHelp("%s", remedies[q.Form])}
		}
		if q.Form == markdown.Marks && text.CountParted(inner) == quote.Short-1 && !v.citesWords(n, inner) && !v.citesWords(n, turnCase(inner)) {
			return []diag.Diagnostic{diag.New(diag.ShortQuoteUnsupported, q.At, "“%s” is in no passage that this note cites", inner).
				WithHelp("cite a passage that has these words, or take the quotation marks away; emphasis marks a term")}
		}
		return nil
	}
	if q.Form != markdown.Marks {
		inner = markdown.QuotedWords(inner)
	}
	wanted := found.NewQuote(inner)
	for _, p := range cited {
		match, _ := quote.In(wanted, p)
		if match == nil {
			continue
		}
		if cut := v.cutNumber(p, match, q.At); cut != nil {
			return cut
		}
		return v.hiddenInProse(n, q, p, match)
	}
	message := "these words are in no passage that is cited beside them"
	if len(cited) == 0 {
		message = "these words are quoted and no passage is cited beside them"
	}
	d := diag.New(diag.ProseQuoteNotFound, q.At, "%s", message).
		WithHelp("%s", remedies[q.Form])
	for _, c := range v.findings.Cited(n) {
		if c.Of.Scope == q.Scope && c.Item.Translation != "" && strings.Contains(found.Fold(c.Item.Translation), found.Fold(inner)) {
			return []diag.Diagnostic{d.WithHelp(
				"these are your own words for «%s»: leave the quotation marks away, the reader sees your translation beside the original", c.Item.Quote)}
		}
	}
	return []diag.Diagnostic{v.searcher.Suggest(d, inner)}
}
