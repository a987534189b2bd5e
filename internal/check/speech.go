package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// unmarkedSpeech reports words that a reader takes for somebody's although no marks
// say so: emphasis, or words between two signs, right behind a word such as "said", and words behind a name and a
// colon in which somebody speaks of themselves.
func (v *checker) unmarkedSpeech(n *model.Note) []diag.Diagnostic {
	words := language.Get(n.Lang).Speech()
	if len(words.Saying) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	report := func(p *markdown.Prose, at text.Range) {
		diags = append(diags, diag.New(diag.UnmarkedSpeech, p.At(at.From, at.To), "this reads as somebody's words, and nothing says whether they are").
			WithHelp("put what was said between quotation marks, so that it is verified; what you say, say in the third person"))
	}
	for _, p := range n.Doc.Prose {
		for _, e := range slices.Concat(p.Emphasis, enclosed(p.Text)) {
			if quote.IsLong(e.Of(p.Text)) && saysBefore(p.Text[:e.From], words.Saying) && !slices.ContainsFunc(p.Quoted, e.Overlaps) {
				report(p, e)
			}
		}
		if at, ok := spokenBehindColon(p.Text, words.Speaking); ok && !p.Field && !slices.ContainsFunc(p.Quoted, at.Overlaps) {
			report(p, at)
		}
	}
	return diags
}

// enclosed returns the stretches of a text between two signs that stand around words as marks of
// quotation do, and are none: /so/, |so|, *so*, 〔so〕.
func enclosed(s string) []text.Range {
	const plain = "/|*_=+~#^" // signs that are no brackets
	const signs, closing = plain + "〔【⟦｟{❨❪❬❰❲❴⁅⌈⌊⌜⌞⟅⟨⟬⟮⦃⦅⦇⦉⦋⦗⧘⧼⸢⸤⸦⸨⹕⹗﴾﴿᚛༺༼", plain + "〕】⟧｠}❩❫❭❱❳❵⁆⌉⌋⌝⌟⟆⟩⟭⟯⦄⦆⦈⦊⦌⦘⧙⧽⸣⸥⸧⸩⹖⹘﴿﴾᚜༻༽"
	closers := []rune(closing)
	var list []text.Range
	end, before := 0, ' '
	for i, r := range s {
		n := strings.IndexRune(signs, r)
		// In a script that sets no spaces brackets part words themselves.
		apart := func(r rune) bool { return !found.IsWord(r) || n >= len(plain) && text.IsUnspaced(r) }
		if i >= end && n >= 0 && apart(before) {
			closer := string(closers[utf8.RuneCountInString(signs[:n])])
			rest := s[i+utf8.RuneLen(r):]
			inner, behind, ok := strings.Cut(rest[:min(len(rest), longestEnclosed)], closer)
			if ok && found.IsWord(text.FirstRune(inner)) && apart(text.FirstRune(behind)) {
				end = i + utf8.RuneLen(r) + len(inner) + len(closer)
				list = append(list, text.Range{From: i, To: end})
			}
		}
		before = r
	}
	return list
}

// longestEnclosed is how many bytes between two signs are looked at.
const longestEnclosed = 500

// saysBefore reports whether one of the last three words of a text, in its last
// sentence, says that somebody speaks.
func saysBefore(s string, saying []string) bool {
	const near = 200 // bytes: farther off, nothing is said of the words
	if len(s) > near {
		s = s[len(s)-near:]
		s = s[strings.IndexByte(s, ' ')+1:]
	}
	if i := strings.LastIndexAny(s, ".!?;"); i >= 0 {
		s = s[i+1:]
	}
	if last := strings.TrimRight(s, " ：:，“"); slices.ContainsFunc(saying, func(w string) bool {
		return isDense(w) && strings.HasSuffix(last, w)
	}) {
		return true
	}
	words := strings.FieldsFunc(text.Plain(s), notLetter)
	return slices.ContainsFunc(words[max(0, len(words)-3):], func(w string) bool { return slices.Contains(saying, w) })
}

// spokenBehindColon returns the words behind a name and a colon at the beginning of a
// text, if somebody speaks of themselves in them and not in the name.
func spokenBehindColon(s string, speaking []string) (text.Range, bool) {
	const longestName = 80 // bytes
	colon := strings.Index(s[:min(len(s), longestName)], ": ")
	size := len(": ")
	if colon < 0 {
		colon, size = strings.Index(s[:min(len(s), longestName)], "："), len("：")
	}
	if colon <= 0 || strings.ContainsAny(s[:colon], ".!?;。！？；") {
		return text.Range{}, false
	}
	at := text.Range{From: colon + size, To: len(s)}
	speaks := func(s string) bool { return !firstOf(s, speaking).Empty() }
	return at, quote.IsLong(at.Of(s)) && speaks(at.Of(s)) && !speaks(s[:colon])
}
