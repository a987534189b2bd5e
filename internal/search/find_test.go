package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/memo"
)

// library is a small set of pages on which rules of ranking can be seen.
func library(names []Name, texts ...string) *Index {
	var docs []Document
	for i, text := range texts {
		title, body, _ := strings.Cut(text, " | ")
		d := Document{
			Path: fmt.Sprintf("p%d.html", i), Kind: "article", Lang: "fr", Title: title, Outlet: "jforum", Source: "JForum", Dates: []string{fmt.Sprintf("2025-01-%02d", i+1)},
			Passages: []Passage{{Text: title, Field: Title}},
		}
		for n, p := range strings.Split(body, " | ") {
			d.Passages = append(d.Passages, Passage{
				Anchor: fmt.Sprintf("l%d", n+1), Text: strings.TrimLeft(p, "!"), Field: Body, Cited: strings.HasPrefix(p, "!"), Disputed: strings.HasPrefix(p, "!!"),
			})
		}
		docs = append(docs, d)
	}
	n := NewNames(names)
	var facts []*Facts
	for _, d := range docs {
		facts = append(facts, NewReader(n).Read(d))
	}
	return Join(context.Background(), docs, facts, n)
}

func (r Results) String() string {
	var list []string
	for _, hit := range r.List {
		list = append(list, strings.TrimSuffix(hit.Path, ".html")+"#"+hit.Anchor)
	}
	return strings.Join(list, " ")
}

func TestFind(t *testing.T) {
	x := library([]Name{
		{Key: "pezeshkian", Spellings: []string{"Pezeshkian", "Pezechkian", "Масуд Пезешкиан"}},
		{Key: "coree-du-nord", Spellings: []string{"Corée du Nord", "North Korea", "Pyongyang"}},
	},
		"Accord de défense | La Russie livre des missiles S-300. | !L’Iran veut des S-400 et des chasseurs Su-35.",
		"Visite à Moscou | Massoud Pezeshkian a signé un accord. | Il ne comporte pas de clause d’entraide.",
		"La Corée du Nord | Pyongyang a envoyé 10 000 soldats. | !La Russie nie. | !!L’accord de Moscou est contesté.",
		"Drones | Les accords, encore les accords, toujours les accords. | Rien d’autre.",
	)
	for _, c := range []struct{ query, want, why string }{
		{"missile ", "p0#l1", "another form of the word"},
		{"defense ", "p0#", "without accents; in the title only"},
		{"accord ", "p0# p3#l1 p2#l3 p1#l1", "a title weighs most, then comes the page that says it most often"},
		{"l’Iran ", "p0#l2", "elision"},
		{"S400", "p0#l2", "without the hyphen"},
		{"S-400 ", "p0#l2", "not the page with another number"},
		{"S-4", "p0#l2", "a code that is still being typed"},
		{"su-35 ", "p0#l2", "small letters"},
		{"10000 ", "p2#l1", "a number written in groups"},
		{"10 000 soldats ", "p2#l1", "and so in the query"},
		{"Pezechkian ", "p1#l1", "another spelling of a name"},
		{"пезешкиан масуд ", "", "spellings of several words count as they stand"},
		{"Масуд Пезешкиан ", "p1#l1", "in another script"},
		{"north korea ", "p2#l1", "a name of several words, in another language"},
		{"envoyer soldat ", "p2#l1", "the passage with both words"},
		{"comporterait ", "p1#l2", "a form that no page has, by its stem"},
		{"misiles ", "p0#l1", "a letter is missing"},
		{"lissiles ", "p0#l1", "the first letter is wrong"},
		{"moscuo ", "p1# p2#l3", "two letters changed places; where only the title has it the page itself is shown"},
		{"mis", "p0#l1", "the last word may still grow"},
		{"mis ", "", "unless a space ends it"},
		{`"clause d'entraide"`, "p1#l2", "a phrase"},
		{`"entraide clause"`, "", "in another order it is another phrase"},
		{"accord -moscou ", "p0# p3#l1", "without a word, wherever it stands"},
		{`accord -"nie"`, "p0# p3#l1 p1#l1", "without a phrase"},
		{"russie is:cited ", "p2#l2", "only passages that are cited"},
		{"is:disputed accord ", "p2#l3", "or disputed"},
		{"accord date:2025-01-03", "p2#l3", "of a day"},
		{"outlet:jforum kind:article drones ", "p3#", "several filters"},
		{"kind:brief accord", "", "there are none"},
		{"missiles pezeshkian ", "p1#l1 p0#l1", "no page has both: those with one, the rarer first"},
		{"le de ", "", "words that say nothing"},
		{"la russie ", "p2#l2 p0#l1", "are left out beside others"},
		{"", "", "nothing"},
		{"–«»\"-", "", "nothing but marks"},
	} {
		if got := x.Find(c.query).String(); got != c.want {
			t.Errorf("%q finds %q, want %q: %s", c.query, got, c.want, c.why)
		}
	}
	if r := x.Find("misiles "); r.Instead["misiles"] != "missiles" {
		t.Errorf("what is looked for instead of misiles: %v", r.Instead)
	}
	if r := x.Find("missiles pezeshkian "); !r.Partly {
		t.Error("that no page has both words is not said")
	}
	if r := x.Find("missiles iran "); r.Partly {
		t.Error("a page that has both words is said to have some")
	}
}

// TestNamesThatAreCodes: a name such as S-400 is found in one piece. A number that
// is a part of it is another word.
func TestNamesThatAreCodes(t *testing.T) {
	names := []Name{{Key: "s-400", Spellings: []string{"S-400", "système Triumf"}}}
	x := library(names, "A | L’Iran veut des S-400.", "B | Il y a 400 soldats.", "C | Le système Triumf est russe.")
	for query, want := range map[string]string{"S-400 ": "p0#l1 p2#l1", "s400 ": "p0#l1 p2#l1", "système triumf ": "p2#l1 p0#l1", "400 ": "p1#l1 p0#l1"} {
		if got := x.Find(query).String(); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// TestFormsOfAWordLieTogether: however the forms are cut into shards, the shard in
// which a form is looked for is the one that has it, and a form reaches all the
// documents of its terms.
func TestFormsOfAWordLieTogether(t *testing.T) {
	x := synthetic(3000, 60)
	if len(x.shards) < 10 {
		t.Fatalf("only %d shards", len(x.shards))
	}
	size := map[string]int{}
	for _, s := range x.shards {
		for _, t := range s.terms {
			size[t.text] = max(size[t.text], len(t.postings))
		}
	}
	for i, s := range x.shards {
		if i > 0 && compare(x.shards[i-1].first, s.first) >= 0 {
			t.Fatalf("shard %d begins with %q after %q", i, s.first, x.shards[i-1].first)
		}
		for _, f := range s.forms {
			if x.shard(f.text) != i {
				t.Fatalf("%q lies in shard %d and is looked for in %d", f.text, i, x.shard(f.text))
			}
			for _, n := range f.terms {
				if len(s.terms[n].postings) != size[s.terms[n].text] {
					t.Fatalf("%q does not reach all documents", f.text)
				}
			}
		}
	}
}

// TestTheSameIndex: the order in which pages come changes nothing, nor does what
// a memo remembers.
func TestTheSameIndex(t *testing.T) {
	docs, names := syntheticDocuments(300, 50), NewNames(nil)
	files := func(m *memo.Memory, docs []Document) map[string][]byte {
		return Files(context.Background(), m, []Edition{{Lang: "fr", Index: Join(context.Background(), docs, readAll(docs, names), names)}})
	}
	m := memo.New(nil)
	first := files(m, docs)
	again := files(m, docs)
	slices.Reverse(docs)
	reversed := files(memo.New(nil), docs)
	for name, data := range first {
		if string(again[name]) != string(data) || string(reversed[name]) != string(data) {
			t.Fatalf("%s differs", name)
		}
	}
	if len(again) != len(first) || len(reversed) != len(first) || len(first) < 4 {
		t.Fatalf("%d, %d and %d files", len(first), len(again), len(reversed))
	}
}

// TestWhatNobodyWants: once nobody wants the index any more little is done, and
// what was packed before is still known.
func TestWhatNobodyWants(t *testing.T) {
	docs, names := syntheticDocuments(300, 100), NewNames(nil)
	facts := readAll(docs, names)
	m := memo.New(nil)
	Files(context.Background(), m, []Edition{{Lang: "fr", Index: Join(context.Background(), docs, facts, names)}})
	known := len(*packings.In(m))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	x := Join(ctx, docs, facts, names)
	files := Files(ctx, m, []Edition{{Lang: "fr", Index: x}})
	if len(x.shards)+len(files) > 0 {
		t.Errorf("%d shards and %d files were made", len(x.shards), len(files))
	}
	if known == 0 || len(*packings.In(m)) != known {
		t.Errorf("of %d packed chunks %d are known", known, len(*packings.In(m)))
	}
}
