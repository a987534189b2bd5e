package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/diag"
)

func FuzzCitation(f *testing.F) {
	for _, s := range []string{
		"[@a, ¶8: «b « c » d»; contra @e, p. 3: “f” = \"g\" (4)]", "[@a", "[@a: «b]", "[mais voir @a, caption 2]", "[@a, ¶99999999999999999999]", "[@a: \"\\\"\"]",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if !strings.HasPrefix(s, "[") {
			return
		}
		looksLikeCitation(s)
		items, end, bad := scanCitation(s)
		if end < 0 || end > len(s) || end == 0 {
			t.Fatalf("reading %q goes on at %d", s, end)
		}
		if bad != nil {
			if bad.from < 0 || bad.to < bad.from || bad.from > len(s) {
				t.Fatalf("%q: the problem stands at %d–%d", s, bad.from, bad.to)
			}
			return
		}
		for _, it := range items {
			if it.key == "" || it.from > it.to || it.to > len(s) || !utf8.ValidString(it.quote) {
				t.Fatalf("%q has the item %+v", s, it)
			}
		}
	})
}

func FuzzArticle(f *testing.F) {
	f.Add("1. Un\n\n## # Deux\n\n- trois &amp; \\*")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
		// What is read is written so that it reads the same.
		blocks, places := ReadArticle(diag.NewSource("a.md", []byte(s)), 0)
		again, _ := ReadArticle(diag.NewSource("a.md", WriteArticle(blocks)), 0)
		if len(blocks) != len(again) {
			t.Fatalf("%q: %d blocks, then %d", s, len(blocks), len(again))
		}
		for i := range blocks {
			if blocks[i] != again[i] {
				t.Fatalf("%q: %+v, then %+v", s, blocks[i], again[i])
			}
			if at := Offset(places[i], len(blocks[i].Text)/2); at < places[i].Start || at > places[i].End {
				t.Fatalf("%q: offset %d outside of %d–%d", s, at, places[i].Start, places[i].End)
			}
		}
	})
}

func FuzzSlug(f *testing.F) {
	f.Add("Élysée & Bourbon — « été » 2025")
	f.Fuzz(func(t *testing.T, s string) {
		slug := Slug(strings.ToValidUTF8(s, ""))
		if !isID(slug) || strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") {
			t.Fatalf("%q has the id %q", s, slug)
		}
		if again := Slug(slug); again != slug {
			t.Fatalf("%q, then %q", slug, again)
		}
	})
}
