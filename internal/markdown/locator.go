package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/language"
)

// Locator names a part of an article: a paragraph, subhead or caption by its
// number (1-based, as the page shows it), or the title.
type Locator struct {
	Kind   custody.Class // Paragraph, Subhead, Caption or Title; empty if there is no locator
	Number int
	At     diag.Span
}

// locatorWord is a word or a sign for a part of an article.
type locatorWord struct {
	word string
	kind custody.Class
}

// locatorWords are those of the languages we know, longer ones first: one may
// begin another.
var locatorWords = sync.OnceValue(func() []locatorWord {
	list := []locatorWord{{"¶", custody.Paragraph}}
	for word, kind := range meanings[custody.Class](func(n *language.NotesData) language.Lists { return n.Locators }) {
		list = append(list, locatorWord{word, kind})
	}
	slices.SortFunc(list, func(a, b locatorWord) int {
		return cmp.Or(len(b.word)-len(a.word), strings.Compare(a.word, b.word))
	})
	return list
})

// readLocator reads a locator; its place in the file is for the caller to add.
func (s *citationScanner) readLocator() Locator {
	const help = "write ¶8 (or para. 8, p. 8), title, subhead 1 or caption 1"
	start := s.at
	for _, l := range locatorWords() {
		if !strings.HasPrefix(s.text[s.at:], l.word) {
			continue
		}
		s.at += len(l.word)
		s.space()
		digits := s.at
		for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
			s.at++
		}
		n, err := strconv.Atoi(s.text[digits:s.at])
		switch {
		case s.at == digits && l.kind == custody.Paragraph:
			s.fail(start, s.at, help, "the locator has no number")
		case s.at > digits && (err != nil || n == 0):
			s.fail(start, s.at, help, "the locator's number is not one that a paragraph can have")
		case s.at < len(s.text) && strings.ContainsAny(string(s.peek()), "-–,"):
			s.fail(start, s.at+1, "cite each paragraph with its own quotation, separated by ;", "a locator names one paragraph only")
		case s.at == digits:
			n = 1
		}
		return Locator{Kind: l.kind, Number: n}
	}
	end := s.at
	for end < len(s.text) && !strings.ContainsRune(":;]\n", rune(s.text[end])) && end-s.at < 40 {
		end++
	}
	s.fail(start, end, help, "this is no locator")
	return Locator{}
}

// grade reads the credibility of information by the scale of the Admiralty code,
// in brackets.
func (s *citationScanner) grade() int {
	rest := s.text[s.at:]
	if len(rest) >= 3 && rest[1] >= '1' && rest[1] <= '6' && rest[2] == ')' {
		s.at += 3
		return int(rest[1] - '0')
	}
	end := strings.IndexByte(rest, ')')
	if end < 0 || end > 20 {
		end = 0 // nothing is known of where it ends
	}
	s.fail(s.at, s.at+end+1, "write a number from 1 (confirmed) to 6 (cannot be judged), as in (2)", "this is no Admiralty mark")
	return 0
}
