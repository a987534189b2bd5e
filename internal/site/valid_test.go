package site_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestFeed_validates holds an Atom feed against what the W3C's validator reports: the "must" of
// RFC 4287 §4, and its own recommendations.
func TestFeed_validates(t *testing.T) {
	fsys := publishedAt(t)
	fsys["briefs/zone/same-day.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Another\nstatus: published\ndate: 2025-04-05\n---\n\nIt held [@port: «La digue a tenu toute la nuit»].\n")}
	fsys["briefs/zone/and-again.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: A third & <last>\nstatus: published\ndate: 2025-04-05\ntags: [a, b]\n---\n\nIt held [@port: «La digue a tenu toute la nuit»].\n")}
	tree := build(t, fsys)
	data := tree["en/feed.xml"]
	for _, fault := range feedFaults(t, data) {
		t.Errorf("%s\n%s", fault, data)
	}
	for from, to := range map[string]string{ // each of them is seen
		`rel="self"`:                      `rel="related"`,
		`<id>https://`:                    `<id>`,
		`04-05T00:00:01Z`:                 `04-05T00:00:00Z`,
		`<title>Another`:                  `<title>`,
		`T00:00:00Z</updated>`:            `</updated>`,
		`/briefs/zone/same-day.html</id>`: `/briefs/zone/note.html</id>`,
	} {
		if broken := strings.Replace(string(data), from, to, 1); broken == string(data) || len(feedFaults(t, []byte(broken))) == 0 {
			t.Errorf("%q in the place of %q is not seen", to, from)
		}
	}
}

func feedFaults(t *testing.T, data []byte) (faults []string) {
	t.Helper()
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"type,attr"`
	}
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Title   string   `xml:"title"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Author  []string `xml:"author>name"`
		Links   []link   `xml:"link"`
		Entries []struct {
			Title   string `xml:"title"`
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
			Links   []link `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	fault := func(bad bool, format string, args ...any) {
		if bad {
			faults = append(faults, fmt.Sprintf(format, args...))
		}
	}
	absolute := func(s string) bool { u, err := url.Parse(s); return err == nil && u.IsAbs() && u.Host != "" }
	moment := func(s string) bool { _, err := time.Parse(time.RFC3339, s); return err == nil }
	has := func(list []link, rel string) bool {
		return slices.ContainsFunc(list, func(l link) bool { return l.Rel == rel && absolute(l.Href) && l.Type != "" })
	}
	fault(feed.Title == "" || len(feed.Author) == 0 || feed.Author[0] == "", "the feed has no title or no author")
	fault(!absolute(feed.ID) || !moment(feed.Updated), "the id or the moment of the feed: %s, %s", feed.ID, feed.Updated)
	fault(!has(feed.Links, "self") || !has(feed.Links, "alternate"), "the feed does not say where it is and what it is of")
	ids, moments := map[string]bool{}, map[string]bool{}
	for _, e := range feed.Entries {
		fault(e.Title == "" || !absolute(e.ID) || !moment(e.Updated), "the title, the id or the moment of an entry: %+v", e)
		fault(!has(e.Links, "alternate") || len(e.Links) != 1, "an entry without content needs one link to it: %+v", e)
		fault(ids[e.ID], "an id stands twice: %s", e.ID)
		fault(moments[e.Updated], "two entries with the same value for atom:updated: %s", e.Updated)
		fault(e.Updated > feed.Updated, "an entry is newer than the feed: %s", e.Updated)
		ids[e.ID], moments[e.Updated] = true, true
	}
	return faults
}

// TestJSONFeed_validates holds a feed against what version 1.1 requires of it
// (jsonfeed.org/version/1.1).
func TestJSONFeed_validates(t *testing.T) {
	data := string(build(t, publishedAt(t))["en/feed.json"])
	for _, fault := range jsonFeedFaults(t, data) {
		t.Errorf("%s\n%s", fault, data)
	}
	for from, to := range map[string]string{ // each of them is seen
		`version/1.1`:           `version/2`,
		`"title": "`:            `"titel": "`,
		`"content_text"`:        `"content"`,
		`"id": "https`:          `"no": "https`,
		`03-01T00:00:00Z`:       `03-01`,
		`"name": "Ada"`:         `"label": "Ada"`,
		`"feed_url": "https://`: `"feed_url": "`,
		`"url": "https://`:      `"url": "`,
	} {
		if broken := strings.Replace(data, from, to, 1); broken == data || len(jsonFeedFaults(t, broken)) == 0 {
			t.Errorf("%q in the place of %q is not seen", to, from)
		}
	}
}

func jsonFeedFaults(t *testing.T, data string) (faults []string) {
	t.Helper()
	type object = map[string]any
	var feed object
	if err := json.Unmarshal([]byte(data), &feed); err != nil {
		t.Fatal(err)
	}
	fault := func(bad bool, what string) {
		if bad {
			faults = append(faults, what)
		}
	}
	authors := func(of object) {
		list, _ := of["authors"].([]any)
		for _, a := range list {
			author, _ := a.(object)
			fault(author["name"] == nil && author["url"] == nil && author["avatar"] == nil, "an author has nothing")
		}
	}
	addresses := func(of object, keys ...string) {
		for _, key := range keys {
			s, _ := of[key].(string)
			u, err := url.Parse(s)
			fault(of[key] != nil && (err != nil || !u.IsAbs()), key+" is no address: "+s)
		}
	}
	fault(feed["version"] != "https://jsonfeed.org/version/1.1", "the version")
	fault(feed["title"] == nil || feed["title"] == "", "the feed has no title")
	addresses(feed, "home_page_url", "feed_url", "icon", "favicon")
	authors(feed)
	items, ok := feed["items"].([]any)
	fault(!ok || len(items) == 0, "the feed has no items")
	seen := map[any]bool{}
	for _, i := range items {
		item, _ := i.(object)
		id, ok := item["id"].(string)
		fault(!ok || id == "" || seen[id], "the id of an item is none, or stands twice: "+id)
		seen[id] = true
		fault(item["content_html"] == nil && item["content_text"] == nil, "an item has no content")
		addresses(item, "url", "external_url", "image", "banner_image")
		authors(item)
		for _, key := range []string{"date_published", "date_modified"} {
			s, is := item[key].(string)
			_, err := time.Parse(time.RFC3339, s)
			fault(is && err != nil, key+" is no moment: "+s)
		}
	}
	return faults
}

// TestSitemap_validates holds a map against the schema of sitemaps.org, 0.9.
func TestSitemap_validates(t *testing.T) {
	data := build(t, publishedAt(t))["sitemap.xml"]
	var m struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Children []struct {
				XMLName xml.Name
				Text    string `xml:",chardata"`
			} `xml:",any"`
		} `xml:"url"`
		Other []struct{ XMLName xml.Name } `xml:",any"`
	}
	if err := xml.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.URLs) == 0 || len(m.URLs) > 50_000 || len(data) > 50<<20 || len(m.Other) > 0 {
		t.Errorf("%d addresses, %d bytes, other elements: %v", len(m.URLs), len(data), m.Other)
	}
	day := regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
	seen := map[string]bool{}
	for _, u := range m.URLs {
		var names []string
		for _, c := range u.Children {
			names = append(names, c.XMLName.Local)
			switch c.XMLName.Local {
			case "loc":
				a, err := url.Parse(c.Text)
				if err != nil || a.Host != "example.org" || len(c.Text) < 12 || len(c.Text) > 2048 || seen[c.Text] {
					t.Errorf("the address %q: %v", c.Text, err)
				}
				seen[c.Text] = true
			case "lastmod":
				if !day.MatchString(c.Text) {
					t.Errorf("%q is no date of the W3C's profile", c.Text)
				}
			}
		}
		if list := strings.Join(names, " "); list != "loc" && list != "loc lastmod" {
			t.Errorf("an address has the elements %q", list)
		}
	}
}

// required are the properties that a thing of schema.org has on our pages, as those who read
// JSON-LD ask for them.
var required = map[string]string{
	"WebSite": "name url", "Report": "@id url headline inLanguage publisher isPartOf",
	"NewsArticle": "headline", "Organization": "name", "Claim": "@id text", "BreadcrumbList": "itemListElement", "ListItem": "position name item",
	"CorrectionComment": "text",
}

// TestLinkedData_hasWhatItNeeds: every thing is of a known kind and has what it needs, every
// address is absolute, every date a date. Nothing is rated, and no claim is reviewed that nobody
// has made.
func TestLinkedData_hasWhatItNeeds(t *testing.T) {
	seen := map[string]int{}
	for name, page := range build(t, publishedAt(t)) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		_, _, data := headOf(t, page)
		if data == "" {
			continue
		}
		var root map[string]any
		if err := json.Unmarshal([]byte(data), &root); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if root["@context"] != "https://schema.org" {
			t.Errorf("%s: the context is %v", name, root["@context"])
		}
		thing(t, name, root, seen)
	}
	for _, kind := range []string{"WebSite", "Report", "NewsArticle", "BreadcrumbList", "ListItem", "Organization"} {
		if seen[kind] == 0 {
			t.Errorf("no page has a %s", kind)
		}
	}
}

// thing checks a value of JSON-LD, and those in it.
func thing(t *testing.T, page string, v any, seen map[string]int) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for i, x := range v {
			if m, ok := x.(map[string]any); ok && m["@type"] == "ListItem" && m["position"] != float64(i+1) {
				t.Errorf("%s: place %d of a list says that it is %v", page, i+1, m["position"])
			}
			thing(t, page, x, seen)
		}
	case map[string]any:
		if kind, ok := v["@type"].(string); ok {
			seen[kind]++
			properties, known := required[kind]
			if !known {
				t.Errorf("%s has a %s", page, kind)
			}
			for _, p := range strings.Fields(properties) {
				if v[p] == nil || v[p] == "" {
					t.Errorf("%s: a %s has no %s", page, kind, p)
				}
			}
		}
		for key, x := range v {
			s, _ := x.(string)
			switch key {
			case "url", "@id", "item", "image":
				if u, err := url.Parse(s); err != nil || !u.IsAbs() {
					t.Errorf("%s: %s is %q", page, key, s)
				}
			case "datePublished", "dateModified":
				if !regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`).MatchString(s) {
					t.Errorf("%s: %s is %q", page, key, s)
				}
			}
			thing(t, page, x, seen)
		}
	}
}

// TestPieces_leadToTheWords: behind what a note shows stands the way to it, to the words that
// are cited, with the archived copy.
func TestPieces_leadToTheWords(t *testing.T) {
	fsys := publishedAt(t)
	article := fsys["content/articles/port.md"]
	article.Data = []byte(strings.Replace(string(article.Data), "lang: fr\n", "lang: fr\noriginal_url: https://example.net/port?a=1&b=2\narchived: https://example.com/copy/port\n", 1))
	tree := build(t, fsys)
	const robust = ` rel="noopener noreferrer nofollow" data-originalurl="https://example.net/port?a=1&amp;b=2" data-versionurl="https://example.com/copy/port"`
	for _, c := range [][2]string{
		{"en/briefs/zone/note.html", `<a href="https://example.net/port?a=1&amp;b=2#:~:text=La%20digue%20a%20tenu,la%20temp%C3%AAte%20qui%20soufflait"` + robust},
		{"en/briefs/zone/note.html", `</a> · <a href="https://example.com/copy/port" rel="noopener noreferrer nofollow">archived copy</a>`},
		{"articles/port.html", `<a href="https://example.net/port?a=1&amp;b=2"` + robust},
		{"en/articles/port.html", `<a href="https://example.com/copy/port" rel="noopener noreferrer nofollow">archived copy</a>`},
	} {
		if name, want := c[0], c[1]; !strings.Contains(string(tree[name]), want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
}
