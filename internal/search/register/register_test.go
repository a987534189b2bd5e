package register

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/search"
)

// entries makes the register of documents in French: of each its title and its
// passages.
func entries(ctx context.Context, names *search.Names, texts ...[]string) []Entry {
	reader := search.NewReader(names)
	var docs []search.Document
	var facts []*search.Facts
	for i, passages := range texts {
		d := search.Document{Path: fmt.Sprintf("p%d.html", i), Lang: "fr", Title: passages[0], Source: "Le Journal"}
		for n, text := range passages {
			field, anchor := search.Body, fmt.Sprintf("l%d", n)
			if n == 0 {
				field, anchor = search.Title, ""
			}
			d.Passages = append(d.Passages, search.Passage{Anchor: anchor, Name: fmt.Sprintf("¶%d", n), Text: text, Field: field})
		}
		docs, facts = append(docs, d), append(facts, reader.Read(d))
	}
	return Entries(ctx, docs, facts, names)
}

// shown writes entries as label (other spellings): places.
func shown(entries []Entry) []string {
	var list []string
	for _, e := range entries {
		line := e.Label
		if len(e.Also) > 0 {
			line += " (" + strings.Join(e.Also, ", ") + ")"
		}
		line += ":"
		for _, p := range e.Places {
			line += " " + strings.TrimSuffix(p.Path, ".html") + "#" + p.Anchor
		}
		list = append(list, line)
	}
	return list
}

func TestEntries(t *testing.T) {
	names := search.NewNames([]search.Name{
		{Key: "entity/pezeshkian", Spellings: []string{"Massoud Pezeshkian", "Pezechkian", "Масуд Пезешкиан"}},
		{Key: "entity/nowhere", Spellings: []string{"Nulle Part"}},
	})
	for _, c := range []struct {
		why  string
		docs [][]string
		want []string
	}{
		{"a name of a record stands under all its spellings, also if one passage has it", [][]string{
			{"Visite", "Massoud Pezeshkian parle.", "Rien."}, {"Suite", "On attend Pezechkian."},
		}, []string{"Massoud Pezeshkian (Pezechkian, Масуд Пезешкиан): p0#l1 p1#l1"}},
		{"another name needs two passages", [][]string{{"Visite", "Il voit Sergueï Choïgou.", "Sergueï Choïgou parle à Ali Larijani."}}, []string{"Sergueï Choïgou: p0#l1 p0#l2"}},
		{"a capital that only begins sentences makes no name", [][]string{{"Visite", "Demain il part.", "Demain il revient."}}, nil},
		{"particles stand inside names", [][]string{{"Visite", "Il voit Charles de Gaulle à Paris.", "Il cite Charles de Gaulle."}}, []string{"Charles de Gaulle: p0#l1 p0#l2"}},
		{"the most used spelling is the label", [][]string{{"Visite", "À Kyïv, à KYÏV.", "Il voit Kyïv."}}, []string{"Kyïv: p0#l1 p0#l2"}},
		{"a code is a name in one piece", [][]string{{"Visite", "Des S-400, des S-400 et 400 soldats.", "Des S-400 et des F-400.", "Un F-400."}}, []string{"F-400: p0#l2 p0#l3", "S-400: p0#l1 p0#l2"}},
		{"a noun of a title is a subject, wherever its forms stand", [][]string{{"Les missiles livrés", "Un missile."}}, []string{"missiles: p0# p0#l1"}},
		{"a word of a name is no subject", [][]string{{"Le pezeshkian nouveau", "Massoud Pezeshkian parle."}}, []string{"Massoud Pezeshkian (Pezechkian, Масуд Пезешкиан): p0#l1"}},
		{"names of records come first, then names, then subjects", [][]string{
			{"Les missiles livrés", "Un missile, des missiles.", "Un missile vu par Ali Larijani.", "Le missile de Ali Larijani et de Massoud Pezeshkian."},
		}, []string{"Massoud Pezeshkian (Pezechkian, Масуд Пезешкиан): p0#l3", "Ali Larijani: p0#l2 p0#l3", "missiles: p0# p0#l1 p0#l2 p0#l3"}},
	} {
		if got := shown(entries(t.Context(), names, c.docs...)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.why, got, c.want)
		}
	}
}

// TestEntries_bounds: an entry lists its first places, and counts them all when it
// is compared.
func TestEntries_bounds(t *testing.T) {
	var docs [][]string
	for range mostPlaces + 3 {
		docs = append(docs, []string{"Visite", "Il voit Ali Larijani."})
	}
	docs = append(docs, slices.Concat([]string{"Visite"}, slices.Repeat([]string{"Il voit Abbas Araghtchi."}, mostPlaces+2)))
	got := entries(t.Context(), nil, docs...)
	if len(got) != 2 || got[0].Label != "Ali Larijani" || len(got[0].Places) != mostPlaces || len(got[1].Places) != mostPlaces {
		t.Errorf("%q", shown(got))
	}
	if want := (Place{Path: "p1.html", Anchor: "l1", Name: "¶1", Title: "Visite", Lang: "fr", Source: "Le Journal"}); got[0].Places[1] != want {
		t.Errorf("the second place is %+v", got[0].Places[1])
	}
}

func TestEntries_ended(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := entries(ctx, nil, []string{"Visite", "Ali Larijani.", "Il voit Ali Larijani."}); got != nil {
		t.Errorf("%d entries were made for nobody", len(got))
	}
}

// TestEntries_shelved: what stands on a shelf is found as all else.
func TestEntries_shelved(t *testing.T) {
	names := search.NewNames([]search.Name{{Key: "entity/pezeshkian", Spellings: []string{"Massoud Pezeshkian"}}})
	reader := search.NewReader(names)
	d := search.Document{Path: "p.html", Lang: "fr", Title: "Un accord", Passages: []search.Passage{
		{Anchor: "l1", Name: "¶1", Text: strings.Repeat("rien ", 2<<20)}, {Anchor: "l2", Name: "¶2", Text: "Massoud Pezeshkian parle"},
	}}
	facts := []*search.Facts{reader.Read(d)}
	want := Entries(t.Context(), []search.Document{d}, facts, names)
	file, err := os.Create(filepath.Join(t.TempDir(), "texts"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // thrown away with its folder
	search.NewShelf(func() (search.Store, error) { return file, nil }).Put(&d)
	if got := Entries(t.Context(), []search.Document{d}, facts, names); d.Passages != nil || len(got) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v instead of %+v", got, want)
	}
}
