package dossier

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
		model.Entity
		spellings []spelling
	}
	placeFile struct {
		model.Place
		spellings []spelling
	}
	termFile struct {
		model.Term
		spellings []spelling
	}
)

// recordKeys lists the keys of each file of records; nil for a file that has
// none. There is a page of outlets in any case.
func recordKeys(d *model.Dossier) map[model.Records]map[string]bool {
	keys := map[model.Records]map[string]bool{model.OutletRecords: {}}
	add := func(r model.Records, key string) {
		if keys[r] == nil {
			keys[r] = map[string]bool{}
		}
		keys[r][key] = true
	}
	for _, o := range d.Outlets {
		add(model.OutletRecords, o.Key)
	}
	for _, e := range d.Entities {
		add(model.EntityRecords, e.Key)
	}
	for _, p := range d.Places {
		add(model.PlaceRecords, p.Key)
	}
	for _, t := range d.Terms {
		add(model.TermRecords, t.Key)
	}
	return keys
}

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

// readSpellings takes a list of ways to write a name.
func readSpellings(rec *frontmatter.Record, key string, as role, all *[]spelling) []string {
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
			*all = append(*all, spelling{text, rec.Span(n), as})
		}
	}
	return list
}

// readName takes the name under which a record is shown.
func readName(rec *frontmatter.Record, key, example string, all *[]spelling) model.Localized {
	l := readPerLanguage(rec, key, example)
	at := rec.Place(key)
	for _, text := range l.All() {
		*all = append(*all, spelling{text, at, proper})
	}
	return l
}

// readEntities reads content/entities.yaml: a key for each entity.
func readEntities(src *diag.Source) ([]*entityFile, []diag.Diagnostic) {
	r := &frontmatter.File{Source: src}
	var list []*entityFile
	if rec := r.Whole("entities.yaml"); rec != nil {
		kinds := make([]string, len(model.EntityKinds))
		for i, k := range model.EntityKinds {
			kinds[i] = string(k)
		}
		rec.Keyed("the entity", func(key string, at diag.Span, s *frontmatter.Record) {
			e := &entityFile{Entity: model.Entity{Key: key, At: at}}
			e.Name = readName(s, "name", "the name under which readers look for it", &e.spellings)
			if kind, at := s.Need("kind", strings.Join(kinds, ", ")); slices.Contains(kinds, kind) {
				e.Kind = model.EntityKind(kind)
			} else if kind != "" {
				s.Bad(at, "write one of "+strings.Join(kinds, ", "), "%s: %q cannot be %q", s.Name, "kind", kind)
			}
			e.Aliases = readSpellings(s, "aliases", proper, &e.spellings)
			e.Metonyms = readSpellings(s, "metonyms", metonym, &e.spellings)
			e.Not = readSpellings(s, "not", not, &e.spellings)
			e.About = readPerLanguage(s, "about", "")
			list = append(list, e)
		})
	}
	slices.SortFunc(list, func(a, b *entityFile) int { return strings.Compare(a.Key, b.Key) })
	return list, r.Diags
}

// readPlaces reads content/places.yaml: a key for each place.
func readPlaces(src *diag.Source) ([]*placeFile, []diag.Diagnostic) {
	r := &frontmatter.File{Source: src}
	var list []*placeFile
	if rec := r.Whole("places.yaml"); rec != nil {
		rec.Keyed("the place", func(key string, at diag.Span, s *frontmatter.Record) {
			p := &placeFile{Place: model.Place{Key: key, At: at}}
			p.Name = readName(s, "name", "the name under which readers look for it", &p.spellings)
			p.Aliases = readSpellings(s, "aliases", proper, &p.spellings)
			p.When = readSpellings(s, "when", when, &p.spellings)
			p.Not = readSpellings(s, "not", not, &p.spellings)
			p.About = readPerLanguage(s, "about", "")
			for _, sp := range p.spellings {
				if sp.role == when && nameIn(&p.Place, sp.text).Empty() {
					s.Bad(sp.at, "write a phrase with a name or alias of the place in it, such as \"in "+key+"\"", "%q does not hold the name of the place", sp.text)
				}
			}
			lat, hasLat := readDegrees(s, "lat", 90)
			lon, hasLon := readDegrees(s, "lon", 180)
			p.Lat, p.Lon, p.Located = lat, lon, hasLat && hasLon
			if hasLat != hasLon {
				s.Bad(at, "give lat: and lon:, or neither", "the place %q has only half a position", key)
			}
			list = append(list, p)
		})
	}
	slices.SortFunc(list, func(a, b *placeFile) int { return strings.Compare(a.Key, b.Key) })
	return list, r.Diags
}

// core finds the name of the place in a phrase; zero if it is not in it.
func nameIn(p *model.Place, phrase string) text.Range {
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

// readTerms reads content/glossary.yaml: a key for each term.
func readTerms(src *diag.Source) ([]*termFile, []diag.Diagnostic) {
	r := &frontmatter.File{Source: src}
	var list []*termFile
	if rec := r.Whole("glossary.yaml"); rec != nil {
		rec.Keyed("the term", func(key string, at diag.Span, s *frontmatter.Record) {
			t := &termFile{Term: model.Term{Key: key, At: at}}
			t.Term.Term = readName(s, "term", "the word that is defined", &t.spellings)
			t.Aliases = readSpellings(s, "aliases", proper, &t.spellings)
			t.Definition = readPerLanguage(s, "definition", "what it means, in a sentence")
			list = append(list, t)
		})
	}
	slices.SortFunc(list, func(a, b *termFile) int { return strings.Compare(a.Key, b.Key) })
	return list, r.Diags
}
