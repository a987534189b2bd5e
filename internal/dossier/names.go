package dossier

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/names"

	"go.yaml.in/yaml/v4"
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
	Name     Localized
	Aliases  []string
	When     []string // forms in which the name is the place, if it is a metonym elsewhere: à Téhéran
	Not      []string
	About    Localized
	Lat, Lon float64 // degrees, WGS 84, north and east positive
	Located  bool    // Lat and Lon are given
	At       diag.Span
	Mentions []Mention
}

// Term is a word of the field, with what it means.
type Term struct {
	Key        string
	Term       Localized
	Aliases    []string
	Definition Localized
	At         diag.Span
}

// Mention is a name of an entity or place in an article.
type Mention struct {
	Passage *Passage
	At      [2]int // bytes of the passage's text
	Metonym bool   // the name of a place, for a body
}

// spelling is a way to write a name, as a record lists it.
type spelling struct {
	text string
	at   diag.Span
	role role
}

type role uint8

const (
	proper  role = iota // a name or an alias
	metonym             // the name of a place, for a body
	when                // a phrase in which a name is the place
	not                 // a longer name that means something else
)

// entityFile, placeFile and termFile are records as their file tells them.
type (
	entityFile struct {
		Entity
		spellings []spelling
	}
	placeFile struct {
		Place
		spellings []spelling
	}
	termFile struct {
		Term
		spellings []spelling
	}
)

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
	if n == nil || n.Kind != yaml.MappingNode {
		read := rec.text
		if example != "" {
			read = func(key string) (string, diag.Span) { return rec.must(key, example) }
		}
		if s, _ := read(key); s != "" {
			return Localized{"": s}
		}
		return nil
	}
	l := rec.eachLanguage(n, key)
	if len(l) == 0 {
		rec.bad(rec.span(n), "add "+Languages[0]+": or "+Languages[1]+":", "%s has no %q in any language", rec.name, key)
	}
	return l
}

// spelt takes a list of ways to write a name.
func (rec *record) spelt(key string, as role, all *[]spelling) []string {
	var list []string
	for _, n := range rec.list(key) {
		text := strings.TrimSpace(n.Value)
		switch {
		case n.Kind != yaml.ScalarNode:
			rec.bad(rec.span(n), "write a list of words", "%s: %q must be a list of single values", rec.name, key)
		case names.Key(text) == "":
			rec.bad(rec.span(n), "write a name with letters, or leave it out", "%s: %q is no name that can be found", rec.name, text)
		default:
			list = append(list, text)
			*all = append(*all, spelling{text, rec.span(n), as})
		}
	}
	return list
}

// called takes the name under which a record is shown.
func (rec *record) called(key, example string, all *[]spelling) Localized {
	l := rec.perLanguage(key, example)
	at := rec.place(key)
	for _, text := range l.All() {
		*all = append(*all, spelling{text, at, proper})
	}
	return l
}

// All returns the text in every language, each once.
func (l Localized) All() []string {
	var list []string
	for _, lang := range append([]string{""}, Languages...) {
		if s := l[lang]; s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// readEntities reads content/entities.yaml: a key for each entity.
func readEntities(src *diag.Source) ([]*entityFile, []diag.Diagnostic) {
	r := &reading{src: src}
	var list []*entityFile
	if rec := r.yaml("entities.yaml", 0, len(src.Text), 0); rec != nil {
		kinds := make([]string, len(EntityKinds))
		for i, k := range EntityKinds {
			kinds[i] = string(k)
		}
		rec.keyed("the entity", func(key string, at diag.Span, s *record) {
			e := &entityFile{Entity: Entity{Key: key, At: at}}
			e.Name = s.called("name", "the name under which readers look for it", &e.spellings)
			if kind, at := s.must("kind", strings.Join(kinds, ", ")); slices.Contains(kinds, kind) {
				e.Kind = EntityKind(kind)
			} else if kind != "" {
				s.bad(at, "write one of "+strings.Join(kinds, ", "), "%s: %q cannot be %q", s.name, "kind", kind)
			}
			e.Aliases = s.spelt("aliases", proper, &e.spellings)
			e.Metonyms = s.spelt("metonyms", metonym, &e.spellings)
			e.Not = s.spelt("not", not, &e.spellings)
			e.About = s.perLanguage("about", "")
			list = append(list, e)
		})
	}
	slices.SortFunc(list, func(a, b *entityFile) int { return strings.Compare(a.Key, b.Key) })
	return list, r.diags
}

// readPlaces reads content/places.yaml: a key for each place.
func readPlaces(src *diag.Source) ([]*placeFile, []diag.Diagnostic) {
	r := &reading{src: src}
	var list []*placeFile
	if rec := r.yaml("places.yaml", 0, len(src.Text), 0); rec != nil {
		rec.keyed("the place", func(key string, at diag.Span, s *record) {
			p := &placeFile{Place: Place{Key: key, At: at}}
			p.Name = s.called("name", "the name under which readers look for it", &p.spellings)
			p.Aliases = s.spelt("aliases", proper, &p.spellings)
			p.When = s.spelt("when", when, &p.spellings)
			p.Not = s.spelt("not", not, &p.spellings)
			p.About = s.perLanguage("about", "")
			for _, sp := range p.spellings {
				if sp.role == when && p.core(sp.text) == [2]int{} {
					s.bad(sp.at, "write a phrase with a name or alias of the place in it, such as \"in "+key+"\"", "%q does not hold the name of the place", sp.text)
				}
			}
			lat, hasLat := s.degrees("lat", 90)
			lon, hasLon := s.degrees("lon", 180)
			p.Lat, p.Lon, p.Located = lat, lon, hasLat && hasLon
			if hasLat != hasLon {
				s.bad(at, "give lat: and lon:, or neither", "the place %q has only half a position", key)
			}
			list = append(list, p)
		})
	}
	slices.SortFunc(list, func(a, b *placeFile) int { return strings.Compare(a.Key, b.Key) })
	return list, r.diags
}

// core finds the name of the place in a phrase; zero if it is not in it.
func (p *Place) core(phrase string) [2]int {
	var best [2]int
	for _, name := range append(p.Name.All(), p.Aliases...) {
		if i := strings.Index(phrase, name); i >= 0 && len(name) > best[1]-best[0] {
			best = [2]int{i, i + len(name)}
		}
	}
	return best
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
func readTerms(src *diag.Source) ([]*termFile, []diag.Diagnostic) {
	r := &reading{src: src}
	var list []*termFile
	if rec := r.yaml("glossary.yaml", 0, len(src.Text), 0); rec != nil {
		rec.keyed("the term", func(key string, at diag.Span, s *record) {
			t := &termFile{Term: Term{Key: key, At: at}}
			t.Term.Term = s.called("term", "the word that is defined", &t.spellings)
			t.Aliases = s.spelt("aliases", proper, &t.spellings)
			t.Definition = s.perLanguage("definition", "what it means, in a sentence")
			list = append(list, t)
		})
	}
	slices.SortFunc(list, func(a, b *termFile) int { return strings.Compare(a.Key, b.Key) })
	return list, r.diags
}
