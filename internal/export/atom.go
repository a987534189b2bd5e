package export

import (
	"strings"
	"time"

	"dossier/internal/date"

	"github.com/gorilla/feeds"
)

// Feed is what a feed reader shows of a site in one language.
type Feed struct {
	Title    string
	Subtitle string
	Address  string // of the home page, absolute
	Entries  []FeedEntry
}

// FeedEntry is a brief in a feed.
type FeedEntry struct {
	Title     string
	Address   string // absolute
	Summary   string
	Authors   []string
	Published date.Date
	Updated   date.Date // if it is not zero
}

// Atom writes a feed as Atom (RFC 4287). Its dates are those of the entries, so
// that a site built on another day has the same feed; an entry without a date is
// left out, for Atom has no entries without.
func Atom(f Feed) ([]byte, error) {
	feed := &feeds.AtomFeed{
		Xmlns: "http://www.w3.org/2005/Atom", Title: f.Title, Subtitle: f.Subtitle, Id: f.Address, Updated: instant(date.Date{}),
		Link: &feeds.AtomLink{Href: f.Address, Rel: "alternate", Type: "text/html"}, Author: &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: f.Title}},
	}
	for _, e := range f.Entries {
		if e.Published.IsZero() && e.Updated.IsZero() {
			continue
		}
		entry := &feeds.AtomEntry{
			Title: e.Title, Id: e.Address, Updated: instant(e.Updated),
			Links: []feeds.AtomLink{{Href: e.Address, Rel: "alternate", Type: "text/html"}},
		}
		if e.Updated.IsZero() {
			entry.Updated = instant(e.Published)
		}
		if !e.Published.IsZero() {
			entry.Published = instant(e.Published)
		}
		if e.Summary != "" {
			entry.Summary = &feeds.AtomSummary{Content: e.Summary, Type: "text"}
		}
		if len(e.Authors) > 0 {
			entry.Author = &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: strings.Join(e.Authors, ", ")}}
		}
		feed.Updated = max(feed.Updated, entry.Updated) // RFC 3339 in UTC sorts as text
		feed.Entries = append(feed.Entries, entry)
	}
	text, err := feeds.ToXML(feed)
	return []byte(text + "\n"), err
}

// instant is the beginning of a date in UTC; Atom knows no days.
func instant(d date.Date) string {
	from := d.From
	return time.Date(max(from.Year, 1), time.Month(max(from.Month, 1)), max(from.Day, 1), 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
}
