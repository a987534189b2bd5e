package dossier

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
)

// Entity is a person, body, state, document or thing that the dossier follows.
type Entity struct {
	Key      string
	Kind     EntityKind
	Name     Localized
	Aliases  []string  // other spellings and short forms
	Metonyms []string  // names of places that stand for it: Téhéran for a government
	Not      []string  // longer names that hold one of the others and mean something else
	About    Localized // one or two sentences
	At       diag.Span // of the key
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
	Name     Localized
	Aliases  []string
	When     []string // forms in which the name is the place, if it is a metonym elsewhere: à Téhéran
	Not      []string
	About    Localized
	Lat, Lon float64 // degrees, WGS 84, north and east positive
	Located  bool    // Lat and Lon are given
	At       diag.Span
}

// Term is a word of the field, with what it means.
type Term struct {
	Key        string
	Term       Localized
	Aliases    []string
	Definition Localized
	At         diag.Span
}

// recordFiles are the files of records, in the order in which links offer them.
var recordFiles = []Records{OutletRecords, EntityRecords, PlaceRecords, TermRecords}

// recordKeys lists the keys of each file of records; nil for a file that has
// none. There is a page of outlets in any case.
func (d *Dossier) recordKeys() map[Records]map[string]bool {
	keys := map[Records]map[string]bool{OutletRecords: {}}
	add := func(r Records, key string) {
		if keys[r] == nil {
			keys[r] = map[string]bool{}
		}
		keys[r][key] = true
	}
	for _, o := range d.Outlets {
		add(OutletRecords, o.Key)
	}
	for _, e := range d.Entities {
		add(EntityRecords, e.Key)
	}
	for _, p := range d.Places {
		add(PlaceRecords, p.Key)
	}
	for _, t := range d.Terms {
		add(TermRecords, t.Key)
	}
	return keys
}

// keyed opens each entry of a file that is a mapping of keys to records.
func (rec *record) keyed(what string, read func(key string, at diag.Span, s *record)) {
	for i := range rec.entries {
		key := rec.entries[i].key
		rec.entries[i].taken = true
		if !keyPattern.MatchString(key.Value) {
			rec.bad(rec.span(key), "write small letters, digits and hyphens", "%q cannot be the key of %s", key.Value, what)
			continue
		}
		if s := rec.sub(rec.entries[i].value, what); s != nil {
			read(key.Value, rec.span(key), s)
			s.done()
		}
	}
}

// perLanguage takes a text, or one text per language. Unlike localized it does
// not know the default language, which another file says.
func (rec *record) perLanguage(key, example string) Localized {
	n := rec.take(key)
	if n == nil || !rec.isMapping(n) {
		read := rec.text
		if example != "" {
			read = func(key string) (string, diag.Span) { return rec.must(key, example) }
		}
		if s, _ := read(key); s != "" {
			return Localized{"": s}
		}
		return nil
	}
	sub := rec.sub(n, key)
	l := Localized{}
	for _, lang := range Languages {
		if s, _ := sub.text(lang); s != "" {
			l[lang] = s
		}
	}
	sub.done()
	if len(l) == 0 {
		rec.bad(rec.span(n), "add "+Languages[0]+": or "+Languages[1]+":", "%s has no %q in any language", rec.name, key)
	}
	return l
}

// readEntities reads content/entities.yaml: a key for each entity.
func readEntities(src *diag.Source) ([]*Entity, []diag.Diagnostic) {
	r := &reading{src: src}
	var list []*Entity
	if rec := r.yaml("entities.yaml", 0, len(src.Text), 0); rec != nil {
		kinds := make([]string, len(EntityKinds))
		for i, k := range EntityKinds {
			kinds[i] = string(k)
		}
		rec.keyed("the entity", func(key string, at diag.Span, s *record) {
			e := &Entity{Key: key, At: at}
			e.Name = s.perLanguage("name", "the name under which readers look for it")
			if kind, at := s.must("kind", strings.Join(kinds, ", ")); kind != "" && !slices.Contains(kinds, kind) {
				s.bad(at, "write one of "+strings.Join(kinds, ", "), "%s: \"kind\" cannot be %q", s.name, kind)
			} else {
				e.Kind = EntityKind(kind)
			}
			e.Aliases = s.texts("aliases")
			e.Metonyms = s.texts("metonyms")
			e.Not = s.texts("not")
			e.About = s.perLanguage("about", "")
			list = append(list, e)
		})
	}
	slices.SortFunc(list, func(a, b *Entity) int { return strings.Compare(a.Key, b.Key) })
	return list, r.diags
}

// readPlaces reads content/places.yaml: a key for each place.
func readPlaces(src *diag.Source) ([]*Place, []diag.Diagnostic) {
	r := &reading{src: src}
	var list []*Place
	if rec := r.yaml("places.yaml", 0, len(src.Text), 0); rec != nil {
		rec.keyed("the place", func(key string, at diag.Span, s *record) {
			p := &Place{Key: key, At: at}
			p.Name = s.perLanguage("name", "the name under which readers look for it")
			p.Aliases = s.texts("aliases")
			p.When = s.texts("when")
			p.Not = s.texts("not")
			p.About = s.perLanguage("about", "")
			lat, hasLat := s.degrees("lat", 90)
			lon, hasLon := s.degrees("lon", 180)
			p.Lat, p.Lon, p.Located = lat, lon, hasLat && hasLon
			if hasLat != hasLon {
				s.bad(at, "give lat: and lon:, or neither", "the place %q has only half a position", key)
			}
			list = append(list, p)
		})
	}
	slices.SortFunc(list, func(a, b *Place) int { return strings.Compare(a.Key, b.Key) })
	return list, r.diags
}

// degrees takes an angle between -limit and limit.
func (rec *record) degrees(key string, limit float64) (float64, bool) {
	s, at := rec.text(key)
	if s == "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= -limit && f <= limit) || strings.ContainsAny(s, "xXpP_eE") {
		rec.bad(at, "write degrees with a decimal point, such as 35.69; south and west are negative", "%s: %q is no %s", rec.name, s, key)
		return 0, true
	}
	return f, true
}

// readTerms reads content/glossary.yaml: a key for each term.
func readTerms(src *diag.Source) ([]*Term, []diag.Diagnostic) {
	r := &reading{src: src}
	var list []*Term
	if rec := r.yaml("glossary.yaml", 0, len(src.Text), 0); rec != nil {
		rec.keyed("the term", func(key string, at diag.Span, s *record) {
			t := &Term{Key: key, At: at}
			t.Term = s.perLanguage("term", "the word that is defined")
			t.Aliases = s.texts("aliases")
			t.Definition = s.perLanguage("definition", "what it means, in a sentence")
			list = append(list, t)
		})
	}
	slices.SortFunc(list, func(a, b *Term) int { return strings.Compare(a.Key, b.Key) })
	return list, r.diags
}
