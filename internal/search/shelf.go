package search

import (
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"slices"
	"sync"
)

// Shelf keeps the texts of documents until the index is written: those of a large site
// are most of what is in memory then. Several may put documents at a time.
type Shelf struct {
	open func() (Store, error)

	mu    sync.Mutex
	left  int // bytes of texts that are kept in memory before any is put away
	store Store
	full  bool // it takes no more
	end   int64
}

// Store is a file, or what is read and written like one.
type Store interface {
	io.ReaderAt
	io.WriterAt
}

// inMemory is how many bytes of texts are kept in memory at least: a site that has no more
// needs no shelf.
const inMemory = 8 << 20

// NewShelf returns a shelf. open is called when the first text is put away.
func NewShelf(open func() (Store, error)) *Shelf { return &Shelf{open: open, left: inMemory} }

// shelved is what stays in memory of the passages of a document.
type shelved struct {
	store Store
	at    int64
	size  int    // bytes of the texts, which lie there one behind the other
	heads []byte // packed: all of the passages but their texts, and how long these are
}

// Put puts the texts of a document away, unless there are few or they cannot be: then they
// stay where they are.
func (s *Shelf) Put(d *Document) {
	size := 0
	for _, p := range d.Passages {
		size += len(p.Text)
	}
	store, at := s.room(size)
	if store == nil {
		return
	}
	texts, heads := make([]byte, 0, size), make([]byte, 0, 24*len(d.Passages))
	for _, p := range d.Passages {
		texts = append(texts, p.Text...)
		heads = p.appendHead(heads)
	}
	if _, err := store.WriteAt(texts, at); err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.full = true
		return
	}
	d.shelved, d.Passages = &shelved{store, at, size, slices.Clip(heads)}, nil
}

// room returns where texts go, nil if they stay in memory.
func (s *Shelf) room(size int) (store Store, at int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.left -= size; s.left >= 0 || s.full {
		return nil, 0
	}
	if s.store == nil {
		var err error
		if s.store, err = s.open(); err != nil {
			s.full = true
			return nil, 0
		}
	}
	at = s.end
	s.end += int64(size)
	return s.store, at
}

// Bits of what is said of a passage.
const (
	headCited = 1 << iota
	headDisputed
	headField // and all above
)

func (p Passage) appendHead(b []byte) []byte {
	for _, s := range []string{p.Anchor, p.Name, p.Lang} {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	bits := int(p.Field) * headField
	if p.Cited {
		bits |= headCited
	}
	if p.Disputed {
		bits |= headDisputed
	}
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(bits)), uint64(len(p.Text)))
}

// Heads are the passages of a document with their numbers, if it is on a shelf without their texts.
func (d Document) Heads() iter.Seq2[int, Passage] {
	if d.shelved == nil {
		return slices.All(d.Passages)
	}
	return func(yield func(int, Passage) bool) {
		i := 0
		for p := range d.shelved.all() {
			if !yield(i, p) {
				return
			}
			i++
		}
	}
}

// all are the heads of the passages, each with the length of its text.
func (s *shelved) all() iter.Seq2[Passage, int] {
	return func(yield func(Passage, int) bool) {
		rest := string(s.heads)
		number := func() int {
			n, shift := 0, 0
			for {
				b := rest[0]
				rest = rest[1:]
				n |= int(b&0x7f) << shift
				if shift += 7; b < 0x80 {
					return n
				}
			}
		}
		text := func() (s string) {
			n := number()
			s, rest = rest[:n], rest[n:]
			return s
		}
		for rest != "" {
			p := Passage{Anchor: text(), Name: text(), Lang: text()}
			bits := number()
			p.Field, p.Cited, p.Disputed = Field(bits/headField), bits&headCited != 0, bits&headDisputed != 0
			if !yield(p, number()) {
				return
			}
		}
	}
}

// size is how many bytes the texts of the passages have.
func (d Document) size() int {
	if d.shelved != nil {
		return d.shelved.size
	}
	size := 0
	for _, p := range d.Passages {
		size += len(p.Text)
	}
	return size
}

// whole are the passages with their texts, which are read again if they are on a shelf.
func (d Document) whole() ([]Passage, error) {
	if d.shelved == nil {
		return d.Passages, nil
	}
	b := make([]byte, d.shelved.size)
	if n, err := d.shelved.store.ReadAt(b, d.shelved.at); n < len(b) {
		return nil, fmt.Errorf("read the texts of %s again: %w", d.Path, err)
	}
	var list []Passage
	texts, at := string(b), 0
	for p, size := range d.shelved.all() {
		p.Text = texts[at : at+size]
		at += size
		list = append(list, p)
	}
	return list, nil
}
