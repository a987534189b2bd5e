package site_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

// publishedAt is a dossier whose settings say where its site is.
func publishedAt(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := small(t, "testdata/rights.txtar")
	fsys["dossier.yaml"].Data = slices.Concat(fsys["dossier.yaml"].Data, []byte("base_url: https://example.org/d/\n"))
	fsys["briefs/zone/note.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: A brief\nstatus: published\nauthors: [The desk, Ada]\ndate: 2025-03\nlastmod: 2025-04-05\nsummary: What <was> said.\n---\n\nIt held [@port: «La digue a tenu toute la nuit»].\n")}
	fsys["briefs/sans-date.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Sans date\nstatus: published\n---\n\nTexte.\n")}
	return fsys
}

// meta returns the metadata of a page's head.
func meta(t *testing.T, page []byte) map[string][]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for n := range doc.Descendants() {
		if n.Data != "meta" {
			continue
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		found[attr["name"]] = append(found[attr["name"]], attr["content"])
	}
	return found
}

// TestCiting_givesReferenceManagersTheRightType: Zotero's translator for embedded
// metadata takes z:itemType as it stands, and reads the other names listed here.
func TestCiting_givesReferenceManagersTheRightType(t *testing.T) {
	tree := build(t, publishedAt(t))
	for page, want := range map[string]map[string][]string{
		"en/briefs/zone/note.html": {
			"z:itemType": {"report"}, "citation_title": {"A brief"}, "citation_author": {"The desk", "Ada"}, "DC.creator": {"The desk", "Ada"},
			"citation_technical_report_institution": {"Le port"}, "citation_publication_date": {"2025/03"}, "DC.date": {"2025-03"},
			"citation_public_url": {"https://example.org/d/en/briefs/zone/note.html"}, "citation_language": {"en"},
		},
		"articles/port.html": {
			"z:itemType": {"newspaperArticle"}, "citation_title": {"Le port rouvre"}, "citation_technical_report_institution": nil,
			"DC.language": {"fr"}, "citation_journal_title": nil,
		},
		"index.html": {"z:itemType": nil, "citation_title": nil},
	} {
		got := meta(t, tree[page])
		for name, values := range want {
			if !slices.Equal(got[name], values) {
				t.Errorf("%s: %s is %q, want %q", page, name, got[name], values)
			}
		}
	}
}

// boxes returns the texts of the box that says how to cite a page.
func boxes(t *testing.T, page []byte) (bib, csl string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for n := range doc.Descendants() {
		if n.Data == "pre" && n.FirstChild != nil && n.FirstChild.Data == "code" && n.Parent.Data == "details" {
			texts = append(texts, n.FirstChild.FirstChild.Data)
		}
	}
	if len(texts) != 2 {
		t.Fatalf("%d boxes", len(texts))
	}
	return texts[0], texts[1]
}

func TestBibliographies_areReadByPandoc(t *testing.T) {
	if testing.Short() {
		t.Skip("pandoc is a program of its own; make quick leaves that out")
	}
	tree := build(t, publishedAt(t))
	briefBib, briefCSL := boxes(t, tree["en/briefs/zone/note.html"])
	articleBib, articleCSL := boxes(t, tree["articles/port.html"])
	for name, c := range map[string]struct {
		from, text string
		want       []string // ids, sorted
	}{
		"the site":              {"biblatex", string(tree["data/sources.bib"]), []string{"brief:note", "brief:sans-date", "brief:zone:note:en", "port"}},
		"the site, CSL":         {"csljson", string(tree["data/sources.csl.json"]), []string{"brief:note", "brief:sans-date", "brief:zone:note:en", "port"}},
		"a brief":               {"biblatex", string(tree["en/briefs/zone/note.bib"]), []string{"brief:zone:note:en", "port"}},
		"a brief, CSL":          {"csljson", string(tree["en/briefs/zone/note.csl.json"]), []string{"brief:zone:note:en", "port"}},
		"a brief's box":         {"biblatex", briefBib, []string{"brief:zone:note:en"}},
		"a brief's box, CSL":    {"csljson", briefCSL, []string{"brief:zone:note:en"}},
		"an article's box":      {"biblatex", articleBib, []string{"port"}},
		"an article's box, CSL": {"csljson", articleCSL, []string{"port"}},
	} {
		cmd := exec.Command("pandoc", "--from="+c.from, "--to=csljson")
		cmd.Stdin = strings.NewReader(c.text)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("pandoc: %v (make needs installs it)\n%s", err, c.text)
		}
		var items []struct{ ID, Type string }
		if err := json.Unmarshal(out, &items); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, i := range items {
			ids = append(ids, i.ID)
			want := "article-newspaper"
			if strings.HasPrefix(i.ID, "brief:") {
				want = "report"
			}
			if i.Type != want {
				t.Errorf("%s: %s is of type %s", name, i.ID, i.Type)
			}
		}
		slices.Sort(ids)
		if !slices.Equal(ids, c.want) {
			t.Errorf("%s holds %q, want %q", name, ids, c.want)
		}
	}
}

// TestTheDataFollowsTheRights: the file for programs says no more of an article
// than its page.
func TestTheDataFollowsTheRights(t *testing.T) {
	const (
		cited     = "La digue a tenu toute la nuit"
		sentence  = "malgré la tempête qui soufflait"
		paragraph = "Les grues seront livrées en mai"
		uncited   = "selon la capitainerie"
	)
	for rights, shown := range map[string][]string{"full": {cited, sentence, paragraph}, "excerpt": {cited, sentence}, "link": {cited}} {
		fsys := small(t, "testdata/rights.txtar")
		fsys["dossier.yaml"].Data = slices.Concat(fsys["dossier.yaml"].Data, []byte("rights: "+rights+"\n"))
		data := string(build(t, fsys)["data/dossier.json"])
		for _, words := range []string{cited, sentence, paragraph, uncited, "Partager"} {
			if has := strings.Contains(data, words); has != slices.Contains(shown, words) {
				t.Errorf("rights %s: «%s» is in the data: %v", rights, words, has)
			}
		}
	}
}

// TestTheDataLeadsFromClaimsToCaptures follows the ids of the file for programs
// from every statement of this repository's dossier down to the hash of a
// capture, and to pages that exist.
func TestTheDataLeadsFromClaimsToCaptures(t *testing.T) {
	tree := build(t, nil)
	var data struct {
		Format   string
		Articles []struct {
			Key, Page string
			Capture   struct{ File, SHA256 string }
		}
		Passages []struct{ ID, Article, Text string }
		Notes    []struct {
			Kind, ID, Page string
			Citations      []struct {
				Number                      int
				Article, Passage, Quotation string
			}
			Statements []struct {
				Kind, Text string
				Likelihood *struct {
					From int `json:"from_percent"`
				}
				Citations []int
				Origins   []struct{ Articles []string }
			}
		}
	}
	if err := json.Unmarshal(tree["data/dossier.json"], &data); err != nil {
		t.Fatal(err)
	}
	articles, passages := map[string]bool{}, map[string]string{}
	for _, a := range data.Articles {
		articles[a.Key] = true
		if tree[a.Page] == nil || len(a.Capture.SHA256) != 64 || tree["captures/"+a.Capture.File] == nil {
			t.Errorf("%+v", a)
		}
	}
	for _, p := range data.Passages {
		passages[p.ID] = p.Article
		if !articles[p.Article] || p.Text == "" {
			t.Errorf("%+v", p)
		}
	}
	judgments := 0
	for _, n := range data.Notes {
		if tree[n.Page] == nil {
			t.Errorf("%s has no page %q", n.ID, n.Page)
		}
		for i, c := range n.Citations {
			if c.Number != i+1 || c.Passage != "" && passages[c.Passage] != c.Article {
				t.Errorf("%s: %+v", n.ID, c)
			}
		}
		for _, s := range n.Statements {
			if s.Kind != "judgment" {
				continue
			}
			judgments++
			if s.Text == "" || s.Likelihood == nil || len(s.Citations) == 0 || len(s.Origins) == 0 || s.Citations[0] > len(n.Citations) {
				t.Errorf("%s: %+v", n.ID, s)
			}
		}
	}
	if data.Format != "dossier-data/1" || judgments == 0 || len(passages) == 0 {
		t.Errorf("%s, %d judgments, %d passages", data.Format, judgments, len(passages))
	}
}
