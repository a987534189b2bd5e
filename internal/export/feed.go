package export

import (
	"encoding/xml"
	"time"

	"dossier/internal/date"
)

// Feed is what a feed reader shows of a site in one language.
type Feed struct {
	Title    string
	Subtitle string
	Lang     string // BCP 47
	Address  string // of the home page, absolute
	Atom     string // of the feed in the two forms, absolute
	JSON     string
	Entries  []FeedEntry
}

// FeedEntry is a note in a feed. It has a date: the forms of feeds have no entries
// without.
type FeedEntry struct {
	Title     string
	Address   string // absolute
	Lang      string // BCP 47
	Summary   string
	Authors   []string
	Published date.Date
	Updated   date.Date // zero if it is as it was published
	Tags      []string
	Content   string // markup of all that the entry shows, "" if the summary is all
	Image     string // address of its first image, "" if it has none
}

// dates are the moments of an entry as feeds write them. One that is older than its
// first publication has not been updated.
func (e FeedEntry) dates() (published, updated string) {
	published, updated = instant(e.Published), instant(e.Updated)
	return published, max(published, updated) // RFC 3339 in UTC sorts as text
}

// The types below are the elements of Atom (RFC 4287 §4).
type (
	atomFeed struct {
		XMLName  xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
		Lang     string       `xml:"xml:lang,attr"`
		Title    string       `xml:"title"`
		Subtitle string       `xml:"subtitle,omitempty"`
		ID       string       `xml:"id"`
		Updated  string       `xml:"updated"`
		Links    []atomLink   `xml:"link"`
		Authors  []atomPerson `xml:"author"`
		Entries  []atomEntry  `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		Lang       string         `xml:"xml:lang,attr,omitempty"` // if it is not that of the feed
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Published  string         `xml:"published,omitempty"`
		Updated    string         `xml:"updated"`
		Link       atomLink       `xml:"link"`
		Authors    []atomPerson   `xml:"author"`
		Summary    string         `xml:"summary,omitempty"`
		Content    *atomContent   `xml:"content"`
		Categories []atomCategory `xml:"category"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
)

// Atom writes a feed as Atom (RFC 4287). Its dates are those of the entries, so that a
// site built on another day has the same feed.
func Atom(f Feed) []byte {
	feed := atomFeed{
		Lang: f.Lang, Title: f.Title, Subtitle: f.Subtitle, ID: f.Address, Authors: []atomPerson{{f.Title}},
		Links: []atomLink{{"self", "application/atom+xml", f.Atom}, {"alternate", "text/html", f.Address}},
	}
	moments := map[string]bool{}
	for _, e := range f.Entries {
		entry := atomEntry{Title: e.Title, ID: e.Address, Link: atomLink{"alternate", "text/html", e.Address}, Summary: e.Summary}
		entry.Published, entry.Updated = e.dates()
		if e.Content != "" {
			entry.Content = &atomContent{"html", e.Content}
		}
		if e.Lang != f.Lang {
			entry.Lang = e.Lang
		}
		for _, author := range e.Authors {
			entry.Authors = append(entry.Authors, atomPerson{author})
		}
		for _, tag := range e.Tags {
			entry.Categories = append(entry.Categories, atomCategory{tag})
		}
		// Readers sort by it, and the validator of the W3C wants no moment twice.
		for moments[entry.Updated] {
			entry.Updated = later(entry.Updated)
		}
		moments[entry.Updated] = true
		feed.Updated = max(feed.Updated, entry.Updated)
		feed.Entries = append(feed.Entries, entry)
	}
	return xmlFile(feed)
}

// The types below are the form of a JSON Feed (jsonfeed.org/version/1.1).
type (
	jsonFeed struct {
		Version     string           `json:"version"`
		Title       string           `json:"title"`
		Description string           `json:"description,omitempty"`
		Language    string           `json:"language"`
		Home        string           `json:"home_page_url"`
		Feed        string           `json:"feed_url"`
		Authors     []jsonFeedAuthor `json:"authors"`
		Items       []jsonFeedItem   `json:"items"`
	}
	jsonFeedAuthor struct {
		Name string `json:"name"`
	}
	jsonFeedItem struct {
		ID        string           `json:"id"`
		URL       string           `json:"url"`
		Title     string           `json:"title"`
		Text      string           `json:"content_text"` // an item has a text or markup, even if that is empty
		HTML      string           `json:"content_html,omitempty"`
		Image     string           `json:"image,omitempty"`
		Published string           `json:"date_published,omitempty"`
		Modified  string           `json:"date_modified,omitempty"`
		Authors   []jsonFeedAuthor `json:"authors,omitempty"`
		Tags      []string         `json:"tags,omitempty"`
		Language  string           `json:"language,omitempty"`
	}
)

// JSONFeed writes a feed as JSON Feed 1.1.
func JSONFeed(f Feed) []byte {
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Description: f.Subtitle, Language: f.Lang, Home: f.Address, Feed: f.JSON,
		Authors: []jsonFeedAuthor{{f.Title}},
	}
	for _, e := range f.Entries {
		item := jsonFeedItem{ID: e.Address, URL: e.Address, Title: e.Title, Text: e.Summary, HTML: e.Content, Image: e.Image, Tags: e.Tags}
		item.Published, item.Modified = e.dates()
		if e.Lang != f.Lang {
			item.Language = e.Lang
		}
		for _, author := range e.Authors {
			item.Authors = append(item.Authors, jsonFeedAuthor{author})
		}
		feed.Items = append(feed.Items, item)
	}
	var j indented
	j.value("", feed)
	return append(j.out.Bytes(), '\n')
}

// instant is the beginning of a date in UTC; feeds know no days. It is "" for no date.
func instant(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	from := d.From
	return time.Date(max(from.Year, 1), time.Month(max(from.Month, 1)), max(from.Day, 1), 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
}

// later is a second after an instant: a day has room for all of its entries.
func later(moment string) string {
	t, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		panic("export: " + err.Error()) // it was written by instant
	}
	return t.Add(time.Second).Format(time.RFC3339)
}
