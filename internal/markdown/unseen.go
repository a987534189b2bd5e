package markdown

import (
	"regexp"

	"dossier/internal/diag"
	"dossier/internal/text"
)

// maxUnseen is how many characters that nobody sees are reported in a note.
const maxUnseen = 20

// unseen reports what of a note is not read as it looks: characters that nobody
// sees, as they stand and as character references, and lines behind a blank that is
// no space to Markdown.
func (st *state) unseen() {
	body, reported := st.doc.body, 0
	for h := range text.FindHidden(string(body)) {
		st.report(diag.HiddenIn(st.span(h.From, h.To), h))
		if reported++; reported == maxUnseen {
			return
		}
	}
	for _, m := range characterReference().FindAllIndex(body, -1) {
		decoded, _ := reference(string(body[m[0]:m[1]]))
		for h := range text.FindHidden(decoded) {
			st.report(diag.HiddenIn(st.span(m[0], m[1]), h))
			if reported++; reported == maxUnseen {
				return
			}
		}
	}
	for _, pattern := range strayMarks {
		for _, m := range pattern().FindAllSubmatchIndex(body, -1) {
			st.report(diag.New(diag.StrayMarks, st.span(m[2], m[3]), "these asterisks are printed: Markdown takes none between a letter and a quotation mark").
				WithHelp("put the quotation marks outside, «**so**», or a space beside the asterisks"))
			if reported++; reported == maxUnseen {
				return
			}
		}
	}
	for _, m := range behindBlank().FindAllSubmatchIndex(body, -1) {
		st.report(diag.New(diag.NotMarkdown, st.span(m[2], m[3]), "this blank is no space, so that the line is printed as it stands, with its marks").
			WithHelp("write a space, or nothing, in its place"))
		if reported++; reported == maxUnseen {
			return
		}
	}
}

var (
	characterReference = text.Pattern(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});`)
	// strayMarks are ** that can neither open nor close: CommonMark §6.2, a run between a letter
	// and punctuation leans on the punctuation.
	strayMarks = []func() *regexp.Regexp{text.Pattern(`[\p{L}\p{N}](\*\*)[«「『《„“]`), text.Pattern(`[»」』》”](\*\*)[\p{L}\p{N}]`)}
	// blanks are what looks like a space and is none to Markdown.
	blanks      = `[\x{00a0}\x{1680}\x{2000}-\x{200b}\x{202f}\x{205f}\x{3000}\x{feff}]`
	behindBlank = text.Pattern(`(?m)^ {0,3}(` + blanks + `+) *(?:#{1,6}[ \t]|>|[-*+][ \t]|[0-9]{1,9}[.)][ \t]|\x60\x60\x60|\||\[\^)`)
)

// merges reports the lines that a merge left where two versions disagree.
func (st *state) merges() {
	for _, at := range diag.MergeMarkers(st.doc.Source, st.from, len(st.doc.Source.Text)) {
		st.report(at)
	}
}
