package diag

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// Source is the text of one file of the dossier, kept so that any byte of it
// can be named as line and column and shown as an excerpt. It is immutable and
// safe for use by several goroutines.
type Source struct {
	Name string // path inside the dossier, with forward slashes
	Text []byte

	once  sync.Once
	lines []int // byte offset at which each line starts
}

// NewSource returns a source. The text must not be changed afterwards.
func NewSource(name string, text []byte) *Source {
	return &Source{Name: name, Text: text}
}

// Position is a place as people name it: both numbers start at 1, and the
// column counts runes.
type Position struct {
	Line, Column int
}

func (s *Source) index() []int {
	s.once.Do(func() {
		s.lines = append(s.lines, 0)
		for i, c := range s.Text {
			if c == '\n' || c == '\r' && (i+1 == len(s.Text) || s.Text[i+1] != '\n') {
				s.lines = append(s.lines, i+1)
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
	return Position{Line: n + 1, Column: utf8.RuneCount(s.Text[lines[n]:offset]) + 1}
}

// line returns the bytes of the n-th line (0-based) without its line end.
func (s *Source) line(n int) (start int, text []byte) {
	lines := s.index()
	start = lines[n]
	end := len(s.Text)
	if n+1 < len(lines) {
		end = lines[n+1] - 1
	}
	return start, bytes.TrimRight(s.Text[start:end], "\r\n")
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

// Text returns the bytes of the span as a string.
func (s Span) Text() string {
	if s.Source == nil {
		return ""
	}
	return string(s.Source.Text[s.Start:s.End])
}

// FileSpan returns a span that names a file as a whole: for problems that are
// not about any text in it, such as a file that cannot be read.
func FileSpan(name string) Span {
	return Span{Source: NewSource(name, nil)}
}
