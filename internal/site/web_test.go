package site_test

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"dossier/internal/export"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// atom is a feed as its readers take it apart.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		Lang      string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		ID        string   `xml:"id"`
		Updated   string   `xml:"updated"`
		Published string   `xml:"published"`
		Summary   string   `xml:"summary"`
		Authors   []string `xml:"author>name"`
	} `xml:"entry"`
}

// TestFeed_isWhatReadersExpect: RFC 4287, and what the validator of the W3C asks for besides.
func TestFeed_isWhatReadersExpect(t *testing.T) {
	tree := build(t, publishedAt(t))
	var feed atom
	if err := xml.Unmarshal(tree["en/feed.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Lang != "en" || feed.ID != "https://example.org/d/en/" || feed.Updated != "2025-04-05T00:00:00Z" || feed.Author == "" || len(feed.Entries) != 1 {
		t.Fatalf("%+v\n%s", feed, tree["en/feed.xml"])
	}
	if feed.Links[0].Rel != "self" || feed.Links[0].Href != "https://example.org/d/en/feed.xml" {
		t.Errorf("the feed does not say where it is: %+v", feed.Links)
	}
	e := feed.Entries[0]
	if e.ID != "https://example.org/d/en/briefs/zone/note.html" || e.Published != "2025-03-01T00:00:00Z" || e.Updated != "2025-04-05T00:00:00Z" ||
		e.Summary != "What <was> said." || !slices.Equal(e.Authors, []string{"The desk", "Ada"}) || e.Lang != "" {
		t.Errorf("%+v", e)
	}
	var again struct {
		Version  string `json:"version"`
		Language string `json:"language"`
		Items    []struct {
			ID      string `json:"id"`
			Text    string `json:"content_text"`
			Authors []struct{ Name string }
		}
	}
	if err := json.Unmarshal(tree["en/feed.json"], &again); err != nil {
		t.Fatal(err)
	}
	if again.Version != "https://jsonfeed.org/version/1.1" || again.Language != "en" || len(again.Items) != 1 || again.Items[0].ID != e.ID || len(again.Items[0].Authors) != 2 {
		t.Errorf("%+v", again)
	}
}

// TestFeed_ofNothing: a feed has a date, that of its newest entry, so there is none without
// entries, and no page leads to one.
func TestFeed_ofNothing(t *testing.T) {
	for _, why := range []string{"no address", "no date"} {
		fsys := publishedAt(t)
		if why == "no address" {
			fsys = small(t, "testdata/rights.txtar")
		} else {
			delete(fsys, "briefs/zone/note.en.md")
		}
		tree := build(t, fsys)
		if _, ok := tree["en/feed.xml"]; ok || strings.Contains(string(tree["index.html"]), "atom+xml") && tree["feed.xml"] == nil {
			t.Errorf("%s: there is a feed without entries", why)
		}
	}
}

// headOf lists what the head of a page tells programs.
func headOf(t *testing.T, page []byte) (links, properties map[string][]string, data string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	links, properties = map[string][]string{}, map[string][]string{}
	for n := range doc.Descendants() {
		a := map[string]string{}
		for _, attr := range n.Attr {
			a[attr.Key] = attr.Val
		}
		switch {
		case n.Data == "link":
			key := a["rel"] + a["hreflang"]
			links[key] = append(links[key], a["href"])
		case n.Data == "meta":
			key := a["property"] + a["name"]
			properties[key] = append(properties[key], a["content"])
		case n.Data == "script" && a["type"] == "application/ld+json":
			data = n.FirstChild.Data
		}
	}
	return links, properties, data
}

func TestHead_tellsOtherProgramsWhatThePageIs(t *testing.T) {
	tree := build(t, publishedAt(t))
	const at = "https://example.org/d/"
	links, properties, data := headOf(t, tree["en/briefs/zone/note.html"])
	want := map[string][]string{
		"canonical": {at + "en/briefs/zone/note.html"}, "alternateen": nil, "alternatex-default": nil, // there is no other version
		"manifest": nil, // the script of the search names it, on a host alone
	}
	for key, value := range want {
		if diff := cmp.Diff(value, links[key]); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
	}
	for key, value := range map[string]string{
		"description": "What <was> said.", "og:title": "A brief", "og:type": "article", "og:url": at + "en/briefs/zone/note.html",
		"og:description": "What <was> said.", "article:modified_time": "2025-04-05",
	} {
		if !slices.Equal(properties[key], []string{value}) {
			t.Errorf("%s is %q, want %q", key, properties[key], value)
		}
	}
	var linked struct {
		Graph []struct {
			Type     string `json:"@type"`
			Headline string
			Author   []struct{ Name string }
			BasedOn  []struct {
				Type string `json:"@type"`
			} `json:"isBasedOn"`
			Way []struct {
				Position   int
				Name, Item string
			} `json:"itemListElement"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(data), &linked); err != nil {
		t.Fatal(err)
	}
	report, way := linked.Graph[0], linked.Graph[1]
	if report.Type != "Report" || report.Headline != "A brief" || len(report.Author) != 2 || len(report.BasedOn) != 1 || report.BasedOn[0].Type != "NewsArticle" {
		t.Errorf("%+v", report)
	}
	if way.Type != "BreadcrumbList" || len(way.Way) != 2 || way.Way[0].Item != at+"en/" || way.Way[1].Position != 2 {
		t.Errorf("%+v", way)
	}
}

// TestHead_namesItsOtherLanguages: each version names all of them, itself and the one for
// everybody else among them.
func TestHead_namesItsOtherLanguages(t *testing.T) {
	tree := build(t, publishedAt(t))
	for _, name := range []string{"index.html", "en/index.html"} {
		links, _, _ := headOf(t, tree[name])
		for key, value := range map[string]string{"alternatefr": "", "alternateen": "en/", "alternatex-default": ""} {
			if !slices.Equal(links[key], []string{"https://example.org/d/" + value}) {
				t.Errorf("%s: %s is %q", name, key, links[key])
			}
		}
	}
}

// TestHead_describesEveryPage: search engines show the description, and without one what they
// like.
func TestHead_describesEveryPage(t *testing.T) {
	for name, page := range build(t, publishedAt(t)) {
		if strings.HasSuffix(name, ".html") {
			if _, properties, _ := headOf(t, page); len(properties["description"]) != 1 || properties["description"][0] == "" {
				t.Errorf("%s has no description", name)
			}
		}
	}
}

// TestHead_withoutAnAddress: a site that does not know where it is pays nothing for the web.
func TestHead_withoutAnAddress(t *testing.T) {
	tree := build(t, small(t, "testdata/rights.txtar"))
	links, properties, data := headOf(t, tree["index.html"])
	if data != "" || properties["og:title"] != nil || links["canonical"] != nil {
		t.Errorf("%v %v %s", links, properties, data)
	}
	for _, name := range []string{"sitemap.xml", "robots.txt", "manifest.webmanifest", "feed.json"} {
		if tree[name] != nil {
			t.Errorf("there is a %s", name)
		}
	}
}

func TestSitemap_listsThePagesForPeople(t *testing.T) {
	tree := build(t, publishedAt(t))
	var m struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		List    []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(tree["sitemap.xml"], &m); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, l := range m.List {
		page := strings.TrimPrefix(l.Loc, "https://example.org/d/")
		if page == "" || strings.HasSuffix(page, "/") {
			page += "index.html"
		}
		if tree[page] == nil {
			t.Errorf("%s leads to no page", l.Loc)
		}
		listed[page] = l.LastMod
	}
	for name := range tree {
		if _, ok := listed[name]; !ok && strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, "404.html") {
			t.Errorf("%s is not in the map", name)
		}
	}
	if listed["en/briefs/zone/note.html"] != "2025-04-05" || listed["en/index.html"] != "2025-04-05" || listed["method.html"] != "" {
		t.Errorf("%v", listed)
	}
	if want := "User-agent: *\nAllow: /\n\nSitemap: https://example.org/d/sitemap.xml\n"; string(tree["robots.txt"]) != want {
		t.Errorf("robots.txt is %q", tree["robots.txt"])
	}
}

func TestSitemapIndex_listsTheParts(t *testing.T) {
	got := string(export.SitemapIndex([]string{"https://example.org/sitemap-1.xml"}))
	if !strings.Contains(got, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`) || !strings.Contains(got, "<loc>https://example.org/sitemap-1.xml</loc>") {
		t.Error(got)
	}
}

// TestNotFound_speaksAllLanguages: a host serves one page wherever an address leads nowhere,
// at any depth, so all of its links are absolute.
func TestNotFound_speaksAllLanguages(t *testing.T) {
	tree := build(t, publishedAt(t))
	links, _, data := headOf(t, tree["404.html"])
	if len(links) != 1 || links["icon"][0] != "data:," || data != "" {
		t.Errorf("its head leads to %v", links)
	}
	page := string(tree["404.html"])
	for _, want := range []string{`href="https://example.org/d/"`, `href="https://example.org/d/en/"`, `<section lang="en">`} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %s", want)
		}
	}
	if own := string(tree["en/404.html"]); !strings.Contains(own, `<html lang="en"`) || strings.Contains(own, "<section lang") {
		t.Error("the page of an edition is not in its language alone")
	}
}
