package model

import (
	"dossier/internal/diag"
	"dossier/internal/names"
	"dossier/internal/text"
)

// Entity is a person, body, state, document or thing that the dossier follows.
type Entity struct {
	Key      string
	Former   []string // keys under which it was before
	Kind     EntityKind
	Name     Localized
	Aliases  []string  // other spellings and short forms
	Metonyms []string  // names of places that stand for it: Téhéran for a government
	Not      []string  // longer names that hold one of the others and mean something else
	About    Localized // one or two sentences
	At       diag.Span // of the key
	Printed  []Printed // what of it stands on pages, with its place
	Mentions []Mention // in the order of articles and passages
}

// EntityKind says what an entity is.
type EntityKind string

const (
	Person       EntityKind = "person"
	Organisation EntityKind = "organisation"
	State        EntityKind = "state"    // a country or government as one that acts
	Document     EntityKind = "document" // a treaty, a law, a report
	Object       EntityKind = "object"   // a weapon, a plant, a ship
)

// EntityKinds lists the kinds in the order in which pages show them.
var EntityKinds = []EntityKind{Person, Organisation, State, Document, Object}

// Place is a place on the map.
type Place struct {
	Key      string
	Former   []string // keys under which it was before
	Name     Localized
	Aliases  []string
	When     []string // forms in which the name is the place, if it is a metonym elsewhere: à Téhéran
	Not      []string
	About    Localized
	Lat, Lon float64 // degrees, WGS 84, north and east positive
	Located  bool    // Lat and Lon are given
	Radius   float64 // kilometres within which it lies where no source says more; 0 for a point
	At       diag.Span
	Printed  []Printed // as in Entity
	Mentions []Mention
}

// Term is a word of the field, with what it means.
type Term struct {
	Key        string
	Term       Localized
	Aliases    []string
	Definition Localized
	At         diag.Span
	Printed    []Printed // as in Entity
}

// Mention is a name of an entity or place in an article.
type Mention struct {
	Passage *Passage
	At      text.Range // bytes of the passage's text
	Metonym bool       // the name of a place, for a body
}

// NameOwner is whose a curated name is. Without either it is nobody's, and only
// keeps others from claiming a part of it.
type NameOwner struct {
	Entity  *Entity
	Place   *Place
	Metonym bool // the name of a place, for a body
}

// Glossary finds the terms of the dossier in texts. The zero Glossary finds none.
type Glossary struct {
	finder *names.Finder
	terms  []*Term // by index of the name
}

// NewGlossary makes a glossary of names and, one by one, the terms they are of.
func NewGlossary(all []names.Name, terms []*Term) Glossary {
	if len(all) == 0 {
		return Glossary{}
	}
	return Glossary{names.New(all), terms}
}

// In returns the terms that stand in a text, in their order.
func (g Glossary) In(s string) []TermUse {
	if g.finder == nil {
		return nil
	}
	var list []TermUse
	for _, h := range g.finder.Find(text.Read(s)) {
		list = append(list, TermUse{g.terms[h.Name], h.From, h.To})
	}
	return list
}

// TermUse is a term of the glossary in a text.
type TermUse struct {
	Term     *Term
	From, To int // bytes of the text
}
