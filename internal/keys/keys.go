// Package keys declares what remembered results depend on, part by part. What is
// remembered is given back if every part of its key is as it was.
//
// It hides that a test can leave out any part, to see that another test notices:
// a part whose absence nothing notices is one that is not needed, or one that is
// not tested. The program never leaves out any.
package keys

import (
	"fmt"
	"reflect"
	"slices"
)

// Part is one thing that a remembered result depends on.
type Part struct{ name string }

var (
	parts   []*Part
	missing *Part // the part that is left out, nil but in a test
)

// NewPart declares a part. It is called for package variables only.
func NewPart(name string) *Part {
	if slices.ContainsFunc(parts, func(p *Part) bool { return p.name == name }) {
		panic(fmt.Sprintf("two parts are named %q", name))
	}
	p := &Part{name}
	parts = append(parts, p)
	return p
}

// Same reports whether the part is as it was, which the caller has found out.
func (p *Part) Same(same bool) bool { return same || p == missing }

func (p *Part) String() string { return p.name }

// Key is a key whose parts are the fields of a struct. All of them are exported,
// and none is a struct that has parts itself.
type Key[K comparable] struct{ fields []*Part }

// NewKey declares a key. It is called for package variables only.
func NewKey[K comparable](name string) Key[K] {
	var k Key[K]
	for field := range reflect.TypeFor[K]().Fields() {
		k.fields = append(k.fields, NewPart(name+": "+field.Name))
	}
	return k
}

// Of returns the key under which a result is remembered and looked for.
func (k Key[K]) Of(key K) K {
	if i := slices.Index(k.fields, missing); missing != nil && i >= 0 {
		reflect.ValueOf(&key).Elem().Field(i).SetZero()
	}
	return key
}

// Parts returns all parts that have been declared.
func Parts() []*Part { return slices.Clone(parts) }

// Without leaves out a part while f runs. It is for tests, while nothing else
// goes on.
func Without(p *Part, f func()) {
	missing = p
	defer func() { missing = nil }()
	f()
}
