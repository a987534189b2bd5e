package diag

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Source is the text of one file of the dossier, kept so that any byte of it
// can be named as line and column and shown as an excerpt. It is immutable and
// safe for use by several goroutines.
type Source struct {
	Name string // path inside the dossier, with forward slashes
	Text string
	File []byte // the bytes of the file, if it is in another encoding than UTF-8 and Text was decoded from them

	once  sync.Once
	lines []int // byte offset at which each line starts
	runes []milestone
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
	if s.File != nil {
		return len(s.File)
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

func (s *Source) index() []int {
	s.once.Do(func() {
		s.lines = append(s.lines, 0)
		for i := range len(s.Text) {
			if c := s.Text[i]; c == '\n' || c == '\r' && (i+1 == len(s.Text) || s.Text[i+1] != '\n') {
				s.lines = append(s.lines, i+1)
			}
		}
		for m := (milestone{}); ; {
			s.runes = append(s.runes, m)
			for next := m.at + betweenMilestones; m.at < next; m.runes++ {
				if m.at == len(s.Text) {
					return
				}
				_, n := utf8.DecodeRuneInString(s.Text[m.at:])
				m.at += n
			}
		}
	})
	return s.lines
}

// Position converts a byte offset. Offsets outside the text are moved to its
// nearest end.
func (s *Source) Position(offset int) Position {
	offset = max(0, min(offset, len(s.Text)))
	lines := s.index()
	n := sort.SearchInts(lines, offset+1) - 1
	return Position{Line: n + 1, Column: s.runesBefore(offset) - s.runesBefore(lines[n]) + 1}
}

// runesBefore counts the runes before a byte of the text.
func (s *Source) runesBefore(offset int) int {
	m := s.runes[sort.Search(len(s.runes), func(i int) bool { return s.runes[i].at > offset })-1]
	return m.runes + utf8.RuneCountInString(s.Text[m.at:offset])
}

// Offset returns the byte at which a line and a column of it stand, both counted from 1, the
// column in runes; the end of the line if it has no such column.
func (s *Source) Offset(line, column int) int {
	span := s.LineSpan(line)
	want := s.runesBefore(span.Start) + column - 1
	m := s.runes[sort.Search(len(s.runes), func(i int) bool { return s.runes[i].runes > want })-1]
	at := max(m.at, span.Start)
	for runes := s.runesBefore(at); runes < want && at < span.End; runes++ {
		_, n := utf8.DecodeRuneInString(s.Text[at:])
		at += n
	}
	return min(at, span.End)
}

// line returns the text of the n-th line (0-based) without its line end.
func (s *Source) line(n int) (start int, text string) {
	lines := s.index()
	start = lines[n]
	end := len(s.Text)
	if n+1 < len(lines) {
		end = lines[n+1] - 1
	}
	return start, strings.TrimRight(s.Text[start:end], "\r\n")
}

// LineSpan returns the span of the given line (1-based) without its line end.
func (s *Source) LineSpan(line int) Span {
	n := max(0, min(line-1, len(s.index())-1))
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
	return s.Source.Text[s.Start:s.End]
}

// FileSpan returns a span that names a file as a whole: for problems that are
// not about any text in it, such as a file that cannot be read.
func FileSpan(name string) Span {
	return Span{Source: NewSource(name, nil)}
}
