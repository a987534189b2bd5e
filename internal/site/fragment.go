package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Of how many words each end of a cited sentence is at least, and at most, where it is named by
// its ends. In a script that sets no spaces what stands between two marks counts as a word.
const (
	fewestWords = 4
	mostWords   = 12
	longWord    = 24 // characters: beyond them it has marks inside
)

// wordsThere are the words by which a browser finds a cited sentence on the page where it was
// published: its first and its last ones or, in first alone, all of a short one. They are
// without the marks around them, which a page may draw and not have; no word was cut out
// among them; and the first are as many as it takes to stand nowhere before the sentence.
func wordsThere(p *model.Passage, sentence text.Range) (first, last string) {
	head, tail := sentence, sentence
	for _, seam := range p.Seams {
		if sentence.From < seam && seam < sentence.To {
			head.To, tail.From = min(head.To, seam), seam
		}
	}
	begins, ends := wordsOf(p.Text, head), wordsOf(p.Text, tail)
	if len(begins) == 0 || len(ends) == 0 {
		return "", ""
	}
	from, to := begins[0].From, ends[len(ends)-1].To
	if head == tail && len(begins) <= 2*fewestWords {
		return p.Text[from:to], ""
	}
	for _, w := range begins[min(fewestWords, len(begins))-1 : min(mostWords, len(begins))] {
		if first = p.Text[from:w.To]; !standsBefore(p, from, first) {
			break
		}
	}
	rest := from + len(first)
	for n := min(fewestWords, len(ends)); n <= min(mostWords, len(ends)); n++ {
		at := ends[len(ends)-n].From
		if at <= rest && head == tail {
			return p.Text[from:to], "" // nothing is between the ends
		}
		if last = p.Text[at:to]; !strings.Contains(p.Text[rest:at], last) {
			break
		}
	}
	return first, last
}

// standsBefore reports whether words stand in a capture before a byte of a passage.
func standsBefore(p *model.Passage, at int, words string) bool {
	return strings.Contains(p.Text[:at], words) ||
		slices.ContainsFunc(p.Article.Capture.Lines[:p.Line-1], func(l custody.Line) bool { return strings.Contains(l.Text, words) })
}

// wordsOf cuts a stretch of a text into words, without marks at its ends.
func wordsOf(s string, in text.Range) []text.Range {
	mark := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) }
	var list []text.Range
	add := func(r text.Range) {
		if !r.Empty() {
			list = append(list, r)
		}
	}
	for _, f := range text.Fields(in.Of(s)) {
		word := text.Range{From: in.From + f.At, To: in.From + f.At + len(f.Text)}
		if len([]rune(f.Text)) > longWord {
			for i, c := range f.Text {
				if at := in.From + f.At + i; mark(c) {
					add(text.Range{From: word.From, To: at})
					word.From = at + utf8.RuneLen(c)
				}
			}
		}
		add(word)
	}
	for len(list) > 0 && strings.TrimLeftFunc(list[0].Of(s), mark) == "" {
		list = list[1:]
	}
	for len(list) > 0 && strings.TrimLeftFunc(list[len(list)-1].Of(s), mark) == "" {
		list = list[:len(list)-1]
	}
	if len(list) > 0 {
		first, last := &list[0], &list[len(list)-1]
		first.From = first.To - len(strings.TrimLeftFunc(first.Of(s), mark))
		last.To = last.From + len(strings.TrimRightFunc(last.Of(s), mark))
	}
	return list
}
