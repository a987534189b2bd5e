// Package memo is what one build keeps for the next: one [Memory], in which each
// package keeps what it has made, and the keys under which it finds it again. A
// remembered result is given back if every part of its key is as it was, so
// memory changes how long a build takes and never what it gives.
//
// Packages declare in package variables what they keep: a [Table] for the results
// of a function, a [Slot] for anything else, and a [Part] for each thing that the
// contents of a Slot depend on. The fields of the key of a Table are parts as well.
// [Parts] lists them all, and a Memory made by [Memory.Without] leaves one of them
// out. A test builds with such a memory, and holds that the result is then seen to
// be wrong: a part whose absence nobody notices is either not needed or not tested.
package memo

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Memory is what one build keeps for the next. One build at a time may use it,
// from several goroutines. A nil Memory keeps nothing.
type Memory struct {
	now     func() time.Time
	omitted *Part

	mu       sync.Mutex
	contents map[any]any // *T by *Slot[T]
}

// New returns an empty memory. With the clock now a file whose size and time have
// not changed need not be read again; without it, now being nil, every file is read.
func New(now func() time.Time) *Memory { return &Memory{now: now, contents: map[any]any{}} }

// Without returns an empty memory that leaves out one part of what results depend on,
// none if p is nil. Builds with it are wrong on purpose, so that a test can see whether that
// is noticed.
func (m *Memory) Without(p *Part) *Memory {
	return &Memory{now: m.now, omitted: p, contents: map[any]any{}}
}

// Age returns how long ago a moment was. It is 0 without a clock.
func (m *Memory) Age(t time.Time) time.Duration {
	if m == nil || m.now == nil {
		return 0
	}
	return m.now().Sub(t)
}

// Same reports whether a part is as it was when a result was made, which the caller
// has found out by comparing it.
func (m *Memory) Same(p *Part, same bool) bool { return same || m != nil && p == m.omitted }

// Slot is a place in every Memory for values of one type, of which each Memory has
// its own.
type Slot[T any] struct{ _ byte } // not of size zero: its address tells it from others

// In returns what m holds in the slot, at first the zero T. It is nil if m is nil.
func (s *Slot[T]) In(m *Memory) *T {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if v, ok := m.contents[s]; ok {
		return v.(*T)
	}
	v := new(T)
	m.contents[s] = v
	return v
}

// Part is one thing that a remembered result depends on.
type Part struct{ name string }

var parts []*Part

// NewPart declares a part. Only package variables may call it; a name that is taken
// panics.
func NewPart(name string) *Part {
	if slices.ContainsFunc(parts, func(p *Part) bool { return p.name == name }) {
		panic(fmt.Sprintf("two parts are named %q", name))
	}
	p := &Part{name}
	parts = append(parts, p)
	return p
}

// Parts returns all parts that the packages of the program have declared.
func Parts() []*Part { return slices.Clone(parts) }

func (p *Part) String() string { return p.name }

// Key is a key whose parts are the fields of the struct K. All of them are
// exported, and none is a struct that has parts itself.
type Key[K comparable] struct{ fields []*Part }

// NewKey declares a key and its parts, named "name: Field". Only package variables may
// call it.
func NewKey[K comparable](name string) Key[K] {
	var k Key[K]
	for field := range reflect.TypeFor[K]().Fields() {
		k.fields = append(k.fields, NewPart(name+": "+field.Name))
	}
	return k
}

// In returns the key under which m keeps a result: key itself, but for the part
// that m leaves out.
func (k Key[K]) In(m *Memory, key K) K {
	if m == nil || m.omitted == nil {
		return key
	}
	if i := slices.Index(k.fields, m.omitted); i >= 0 {
		reflect.ValueOf(&key).Elem().Field(i).SetZero()
	}
	return key
}
