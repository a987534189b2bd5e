// Package records reads the files of a dossier that hold records and settings:
// outlets, entities, places, the glossary, dossier.yaml and dossier.lock. What a
// reader gives depends on the bytes of its file alone; that two records claim one
// name, or name what is not there, is for those who join and check them.
package records

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/names"
	"dossier/internal/text"
)

// Spelling is a way to write a name, as a record lists it.
type Spelling struct {
	Text string
	At   diag.Span
	Role Role
}

// Role is what a spelling is of its record.
type Role uint8

const (
	Proper  Role = iota // a name or an alias
	Metonym             // the name of a place, for a body
	When                // a phrase in which a name is the place
	Not                 // a longer name that means something else
)

// EntityFile, PlaceFile and TermFile are records as their file tells them.
type (
	EntityFile struct {
		model.Entity
		Spellings []Spelling
	}
	PlaceFile struct {
		model.Place
		Spellings []Spelling
	}
	TermFile struct {
		model.Term
		Spellings []Spelling
	}
)

// readPerLanguage takes a text, or one text per language. Unlike readLocalized it does
// not know the default language, which another file says.
func readPerLanguage(rec *frontmatter.Record, key, example string) model.Localized {
	n := rec.Take(key)
	if n == nil || !n.IsMapping() {
		read := rec.Text
		if example != "" {
			read = func(key string) (string, diag.Span) { return rec.Need(key, example) }
		}
		if s, _ := read(key); s != "" {
			return model.Localized{"": s}
		}
		return nil
	}
	l := model.Localized(rec.PerLanguage(n, key, language.Codes()))
	if len(l) == 0 {
		rec.Bad(rec.Span(n), "add "+strings.Join(language.Codes(), ": or ")+":", "%s has no %q in any language", rec.Name, key)
	}
	return l
}

// printedNames are the names of a key, which pages show.
func printedNames(rec *frontmatter.Record, key string, texts []string) []model.Printed {
	var list []model.Printed
	for _, t := range texts {
		list = append(list, model.Printed{Text: t, At: rec.Place(key), IsName: true})
	}
	return list
}

// printed is the text of a key, in every language, which pages show.
func printed(rec *frontmatter.Record, key string, text model.Localized) []model.Printed {
	var list []model.Printed
	for _, t := range text.All() {
		p := model.Printed{Text: t, At: rec.Place(key)}
		for lang, of := range text {
			if of == t && (p.Lang == "" || lang < p.Lang) {
				p.Lang = lang
			}
		}
		list = append(list, p)
	}
	return list
}

// readSpellings takes a list of ways to write a name.
func readSpellings(rec *frontmatter.Record, key string, as Role, all *[]Spelling) []string {
	var list []string
	for _, n := range rec.List(key) {
		text := strings.TrimSpace(n.Text())
		switch {
		case !n.IsSingle():
			rec.Bad(rec.Span(n), "write a list of words", "%s: %q must be a list of single values", rec.Name, key)
		case names.Key(text) == "":
			rec.Bad(rec.Span(n), "write a name with letters, or leave it out", "%s: %q is no name that can be found", rec.Name, text)
		default:
			list = append(list, text)
			*all = append(*all, Spelling{text, rec.Span(n), as})
		}
	}
	return list
}

// readName takes the name under which a record is shown.
func readName(rec *frontmatter.Record, key, example string, all *[]Spelling) model.Localized {
	l := readPerLanguage(rec, key, example)
	at := rec.Place(key)
	for _, text := range l.All() {
		*all = append(*all, Spelling{text, at, Proper})
	}
	return l
}

// readKeyed reads a file of content that holds a record for each key, and returns them in the order
// of the keys.
func readKeyed[T any](src *diag.Source, file, noun string, read func(key string, at diag.Span, rec *frontmatter.Record) *T) ([]*T, []diag.Diagnostic) {
	type keyed struct {
		key    string
		record *T
	}
	r := &frontmatter.File{Source: src}
	var all []keyed
	if rec := r.Whole(file); rec != nil {
		rec.Keyed(noun, func(key string, at diag.Span, s *frontmatter.Record) { all = append(all, keyed{key, read(key, at, s)}) })
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	var list []*T
	for _, k := range all {
		list = append(list, k.record)
	}
	return list, r.Diags
}

// ReadEntities reads content/entities.yaml: a key for each entity.
func ReadEntities(src *diag.Source) ([]*EntityFile, []diag.Diagnostic) {
	kinds := make([]string, len(model.EntityKinds))
	for i, k := range model.EntityKinds {
		kinds[i] = string(k)
	}
	return readKeyed(src, "entities.yaml", "the entity", func(key string, at diag.Span, s *frontmatter.Record) *EntityFile {
		e := &EntityFile{Entity: model.Entity{Key: key, At: at}}
		e.Name = readName(s, "name", "the name under which readers look for it", &e.Spellings)
		if kind, at := s.Need("kind", strings.Join(kinds, ", ")); slices.Contains(kinds, kind) {
			e.Kind = model.EntityKind(kind)
		} else if kind != "" {
			s.Bad(at, "write one of "+strings.Join(kinds, ", "), "%s: %q cannot be %q", s.Name, "kind", kind)
		}
		e.Aliases = readSpellings(s, "aliases", Proper, &e.Spellings)
		e.Metonyms = readSpellings(s, "metonyms", Metonym, &e.Spellings)
		e.Not = readSpellings(s, "not", Not, &e.Spellings)
		e.About = readPerLanguage(s, "about", "")
		e.Former = formerKeys(s)
		e.Printed = slices.Concat(printedNames(s, "name", e.Name.All()), printedNames(s, "aliases", e.Aliases), printed(s, "about", e.About))
		return e
	})
}

// ReadPlaces reads content/places.yaml: a key for each place.
func ReadPlaces(src *diag.Source) ([]*PlaceFile, []diag.Diagnostic) {
	return readKeyed(src, "places.yaml", "the place", func(key string, at diag.Span, s *frontmatter.Record) *PlaceFile {
		p := &PlaceFile{Place: model.Place{Key: key, At: at}}
		p.Name = readName(s, "name", "the name under which readers look for it", &p.Spellings)
		p.Aliases = readSpellings(s, "aliases", Proper, &p.Spellings)
		p.When = readSpellings(s, "when", When, &p.Spellings)
		p.Not = readSpellings(s, "not", Not, &p.Spellings)
		p.About = readPerLanguage(s, "about", "")
		p.Former = formerKeys(s)
		p.Printed = slices.Concat(printedNames(s, "name", p.Name.All()), printedNames(s, "aliases", p.Aliases), printed(s, "about", p.About))
		for _, sp := range p.Spellings {
			if sp.Role == When && NameIn(&p.Place, sp.Text).Empty() {
				s.Bad(sp.At, "write a phrase with a name or alias of the place in it, such as \"in "+key+"\"", "%q does not hold the name of the place", sp.Text)
			}
		}
		lat, hasLat := readDegrees(s, "lat", 90)
		lon, hasLon := readDegrees(s, "lon", 180)
		p.Lat, p.Lon, p.Located = lat, lon, hasLat && hasLon
		if hasLat != hasLon {
			s.Bad(at, "give lat: and lon:, or neither", "the place %q has only half a position", key)
		}
		p.Radius = readRadius(s)
		if p.Radius > 0 && !p.Located {
			s.Bad(at, "give lat: and lon: as well", "the place %q has a radius and no position", key)
		}
		return p
	})
}

// NameIn finds the name of the place in a phrase; zero if it is not in it.
func NameIn(p *model.Place, phrase string) text.Range {
	var best text.Range
	for _, name := range append(p.Name.All(), p.Aliases...) {
		if i := strings.Index(phrase, name); i >= 0 && len(name) > best.Len() {
			best = text.Range{From: i, To: i + len(name)}
		}
	}
	return best
}

// readDegrees takes an angle between -limit and limit.
func readDegrees(rec *frontmatter.Record, key string, limit float64) (float64, bool) {
	s, at := rec.Text(key)
	if s == "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= -limit && f <= limit) || strings.ContainsAny(s, "xXpP_eE") {
		rec.Bad(at, "write degrees with a decimal point, such as 35.69; south and west are negative", "%s: %q is no %s", rec.Name, s, key)
		return 0, true
	}
	return f, true
}

// readRadius takes the kilometres within which a place lies.
func readRadius(rec *frontmatter.Record) float64 {
	const largest = 3000 // half of Russia
	s, at := rec.Text("radius")
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > largest {
		rec.Bad(at, "write whole kilometres, such as 300, if sources name a country or a region and no town", "%s: %q is no radius", rec.Name, s)
		return 0
	}
	return float64(n)
}

// ReadTerms reads content/glossary.yaml: a key for each term.
func ReadTerms(src *diag.Source) ([]*TermFile, []diag.Diagnostic) {
	return readKeyed(src, "glossary.yaml", "the term", func(key string, at diag.Span, s *frontmatter.Record) *TermFile {
		t := &TermFile{Term: model.Term{Key: key, At: at}}
		t.Term.Term = readName(s, "term", "the word that is defined", &t.Spellings)
		t.Aliases = readSpellings(s, "aliases", Proper, &t.Spellings)
		t.Definition = readPerLanguage(s, "definition", "what it means, in a sentence")
		t.Printed = slices.Concat(printedNames(s, "term", t.Term.Term.All()), printedNames(s, "aliases", t.Aliases), printed(s, "definition", t.Definition))
		return t
	})
}
