package export_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/export"
	"dossier/internal/found"

	"github.com/google/go-cmp/cmp"
)

func day(t *testing.T, s string) date.Date {
	t.Helper()
	d, ok := date.Parse(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

// references are of all kinds, with whatever could break a format in each field.
func references(t *testing.T) []export.Reference {
	nasty := `« L’été » à 100 % : {a} \b $c$ #d_e & ~f^ "g" <h> |i| “j” – k…`
	return []export.Reference{
		{Key: "thanhnien", Kind: export.Newspaper, Title: "Poutine reçoit Pezeshkian", Container: "Thanh Niên", Issued: day(t, "2025-01-17"), URL: "https://thanhnien.vn/x_y.htm?a=1&b=%C3%A9#z", Lang: "fr", Note: "translated from vi; capture SHA-256 52"},
		{Key: "sans-date", Kind: export.Newspaper, Title: nasty, Container: nasty, Lang: "fr", Note: nasty},
		{Key: "braces", Kind: export.Newspaper, Title: "}a{ b", Lang: "fr"},
		{Key: "span", Kind: export.Newspaper, Title: "T", Issued: day(t, "2025-01-13/2025-01-17"), Lang: "de"},
		{Key: "about", Kind: export.Newspaper, Title: "T", Issued: day(t, "2024-10~"), Lang: "zz"},
		{Key: "brief:defense:military:en", Kind: export.Report, Title: "What they said", Container: "The Russia–Iran partnership", Authors: []string{"la rédaction du dossier, à Paris", "Anna and Ben"}, Issued: day(t, "2026-11"), URL: "https://example.org/d/en/briefs/a.html", Lang: "en"},
	}
}

// item is what pandoc reads back.
type item struct {
	ID, Type, Title, URL, Language, Note string
	Container                            string `json:"container-title"`
	Publisher                            string
	Author                               []struct{ Literal, Family, Given string }
	Issued                               *struct {
		DateParts [][]int `json:"date-parts"`
		Circa     any
	}
}

// pandoc reads a bibliography as people do who cite a dossier.
func pandoc(t *testing.T, from string, data []byte) map[string]item {
	t.Helper()
	cmd := exec.Command("pandoc", "--from="+from, "--to=csljson")
	cmd.Stdin = bytes.NewReader(data)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pandoc --from=%s: %v (make needs installs pandoc)\n%s\n%s", from, err, stderr.String(), data)
	}
	var list []item
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	items := map[string]item{}
	for _, i := range list {
		items[i.ID] = i
	}
	return items
}

func TestBibliographies_areReadBackByPandoc(t *testing.T) {
	if testing.Short() {
		t.Skip("pandoc is a program of its own; make quick leaves that out")
	}
	want := references(t)
	for from, data := range map[string][]byte{"csljson": export.CSL(slices.Values(want)), "biblatex": export.BibTeX(slices.Values(want))} {
		got := pandoc(t, from, data)
		if len(got) != len(want) {
			t.Errorf("%s: %d of %d references", from, len(got), len(want))
		}
		for _, r := range want {
			i := got[r.Key]
			same := func(what, got, want string) {
				t.Helper()
				// pandoc writes markup of its own into what it read, and other spaces.
				plain := strings.NewReplacer("<span class=\"nocase\">", "", "</span>", "", "&lt;", "<", "&gt;", ">", "&amp;", "&", "“g”", `"g"`)
				if diff := cmp.Diff(found.Fold(want), found.Fold(plain.Replace(got))); diff != "" {
					t.Errorf("%s: %s of %s: %s", from, what, r.Key, diff)
				}
			}
			same("type", i.Type, string(r.Kind))
			if r.Key == "braces" && from == "biblatex" {
				same("title", i.Title, "a b") // LaTeX knows names of braces that pandoc drops
			} else {
				same("title", i.Title, r.Title)
			}
			same("URL", i.URL, r.URL)
			same("note", i.Note, r.Note)
			if r.Kind == export.Report {
				same("publisher", i.Publisher, r.Container)
			} else {
				same("container", i.Container, r.Container)
			}
			if len(i.Author) != len(r.Authors) {
				t.Errorf("%s: %s has %d authors: %+v", from, r.Key, len(i.Author), i.Author)
				continue
			}
			for n, a := range i.Author {
				same("author", a.Literal+a.Family, r.Authors[n])
			}
			if (i.Issued == nil) != r.Issued.IsZero() {
				t.Errorf("%s: the date of %s is %+v", from, r.Key, i.Issued)
			}
		}
		if d := got["thanhnien"].Issued.DateParts; len(d) != 1 || cmp.Diff(d[0], []int{2025, 1, 17}) != "" {
			t.Errorf("%s: %v", from, d)
		}
		if d := got["span"].Issued.DateParts; len(d) != 2 || cmp.Diff(d[1], []int{2025, 1, 17}) != "" {
			t.Errorf("%s: %v", from, d)
		}
		if got["about"].Issued.Circa == nil {
			t.Errorf("%s: an approximate date is taken for an exact one", from)
		}
	}
}
