package diag

import (
	"hash/maphash"
	"sort"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// Source is the text of one file of the dossier, kept so that any byte of it
// can be named as line and column and shown as an excerpt. It does not change, and is
// safe for use by several goroutines; see LetGo.
type Source struct {
	Name string // path inside the dossier, with forward slashes
	Text string // empty once it was let go; Whole reads it again
	File []byte // the bytes of the file, if it is in another encoding than UTF-8 and Text was decoded from them

	again func() string         // reads the text again, nil if it is at hand
	gone  digest                // of the text that was let go
	known atomic.Pointer[whole] // nil until a place is asked for
}

// whole is the text of a source with what it takes to name places in it.
type whole struct {
	text  string
	lines []int // byte offset at which each line starts
	runes []milestone
}

// LetGo forgets the text: many files are read, and few of them have a place that is ever
// shown. Then read is asked for it. A file that has changed since has no text as long as it is
// another one: what is said of it then is about the file as a whole. It must not be called while others use the source.
func (s *Source) LetGo(read func() (string, error)) {
	s.gone = digestOf(s.Text)
	s.again = func() string {
		if text, err := read(); err == nil && s.Reads(text) {
			return text
		}
		return ""
	}
	s.Text = ""
	s.known.Store(nil)
}

// digest tells texts apart for as long as the program runs.
type digest struct {
	size int
	sum  uint64
}

func digestOf(text string) digest { return digest{len(text), maphash.String(seed, text)} }

var seed = maphash.MakeSeed()

// Reads reports whether this is the text, be it at hand or let go.
func (s *Source) Reads(text string) bool {
	if s.again == nil {
		return s.Text == text
	}
	return s.gone == digestOf(text)
}

// Whole returns the text, which it reads again if it was let go.
func (s *Source) Whole() string {
	if s.again == nil {
		return s.Text
	}
	return s.whole().text
}

// Bytes are those of the file, in a copy if they are those of the text.
func (s *Source) Bytes() []byte {
	if s.File != nil {
		return s.File
	}
	return []byte(s.Text)
}

// Size is how many bytes the file has.
func (s *Source) Size() int {
	switch {
	case s.File != nil:
		return len(s.File)
	case s.again != nil:
		return s.gone.size
	}
	return len(s.Text)
}

// milestone says how many runes stand before a byte. There is one for every few bytes of
// the text, so that a place in a long line is found without reading the line: a list in
// one line may have ten thousand places.
type milestone struct{ at, runes int }

const betweenMilestones = 1024 // bytes, and those of a rune that begins before

// NewSource returns a source with a copy of the text.
func NewSource(name string, text []byte) *Source {
	return &Source{Name: name, Text: string(text)}
}

// Position is a place as people name it: both numbers start at 1, and the
// column counts runes.
type Position struct {
	Line, Column int
}

// whole returns the text with its lines and runes, which are counted when they are first
// asked for.
func (s *Source) whole() *whole {
	if known := s.known.Load(); known != nil {
		return known
	}
	w := &whole{text: s.Text, lines: []int{0}}
	if s.again != nil {
		w.text = s.again()
	}
	same := s.again == nil || len(w.text) == s.gone.size // a file that is being replaced may be this one again
	for i := range len(w.text) {
		if c := w.text[i]; c == '\n' || c == '\r' && (i+1 == len(w.text) || w.text[i+1] != '\n') {
			w.lines = append(w.lines, i+1)
		}
	}
	for m := (milestone{}); ; {
		w.runes = append(w.runes, m)
		for next := m.at + betweenMilestones; m.at < next; m.runes++ {
			if m.at == len(w.text) {
				if same {
					s.known.Store(w)
				}
				return w
			}
			_, n := utf8.DecodeRuneInString(w.text[m.at:])
			m.at += n
		}
	}
}

// Position converts a byte offset. Offsets outside the text are moved to its
// nearest end.
func (s *Source) Position(offset int) Position {
	w := s.whole()
	offset = max(0, min(offset, len(w.text)))
	n := sort.SearchInts(w.lines, offset+1) - 1
	return Position{Line: n + 1, Column: w.runesBefore(offset) - w.runesBefore(w.lines[n]) + 1}
}

// runesBefore counts the runes before a byte of the text.
func (w *whole) runesBefore(offset int) int {
	m := w.runes[sort.Search(len(w.runes), func(i int) bool { return w.runes[i].at > offset })-1]
	return m.runes + utf8.RuneCountInString(w.text[m.at:offset])
}

// Offset returns the byte at which a line and a column of it stand, both counted from 1, the
// column in runes; the end of the line if it has no such column.
func (s *Source) Offset(line, column int) int {
	span := s.LineSpan(line)
	w := s.whole()
	want := w.runesBefore(span.Start) + column - 1
	m := w.runes[sort.Search(len(w.runes), func(i int) bool { return w.runes[i].runes > want })-1]
	at := max(m.at, span.Start)
	for runes := w.runesBefore(at); runes < want && at < span.End; runes++ {
		_, n := utf8.DecodeRuneInString(w.text[at:])
		at += n
	}
	return min(at, span.End)
}

// line returns the text of the n-th line (0-based) without its line end.
func (s *Source) line(n int) (start int, text string) {
	w := s.whole()
	start = w.lines[n]
	end := len(w.text)
	if n+1 < len(w.lines) {
		end = w.lines[n+1] - 1
	}
	return start, strings.TrimRight(w.text[start:end], "\r\n")
}

// LineSpan returns the span of the given line (1-based) without its line end.
func (s *Source) LineSpan(line int) Span {
	n := max(0, min(line-1, len(s.whole().lines)-1))
	start, text := s.line(n)
	return Span{Source: s, Start: start, End: start + len(text)}
}

// Span is a stretch of a source: bytes Start (0-based) up to, not including,
// End. The zero Span is of no file.
type Span struct {
	Source     *Source
	Start, End int
}

// File returns the name of the source, "" for the zero span.
func (s Span) File() string {
	if s.Source == nil {
		return ""
	}
	return s.Source.Name
}

// Position returns the place where the span starts.
func (s Span) Position() Position {
	if s.Source == nil {
		return Position{Line: 1, Column: 1}
	}
	return s.Source.Position(s.Start)
}

// Text returns the text of the span.
func (s Span) Text() string {
	if s.Source == nil {
		return ""
	}
	text := s.Source.Whole()
	return text[min(s.Start, len(text)):min(s.End, len(text))]
}

// FileSpan returns a span that names a file as a whole: for problems that are
// not about any text in it, such as a file that cannot be read.
func FileSpan(name string) Span {
	return Span{Source: NewSource(name, nil)}
}
