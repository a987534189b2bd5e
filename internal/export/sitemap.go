package export

import (
	"encoding/xml"

	"dossier/internal/date"
)

// MostLocations is how many pages a map of a site may have (sitemaps.org/protocol.html).
const MostLocations = 50_000

// Location is a page in the map of a site.
type Location struct {
	Address string    // absolute
	Changed date.Date // zero if it is not known
}

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

type sitemapEntry struct {
	Address string `xml:"loc"`
	Changed string `xml:"lastmod,omitempty"`
}

// Sitemap writes the map of a site, of at most MostLocations pages. Of a date it gives the
// day on which it begins: maps know no spans and nothing approximate.
func Sitemap(list []Location) []byte {
	m := struct {
		XMLName xml.Name       `xml:"urlset"`
		Space   string         `xml:"xmlns,attr"`
		Entries []sitemapEntry `xml:"url"`
	}{Space: sitemapSpace}
	for _, l := range list {
		day := l.Changed.From
		day.About = false
		e := sitemapEntry{Address: l.Address}
		if !l.Changed.IsZero() {
			e.Changed = day.String()
		}
		m.Entries = append(m.Entries, e)
	}
	return xmlFile(m)
}

// SitemapIndex writes the list of the parts of a map that is too large for one file.
func SitemapIndex(addresses []string) []byte {
	m := struct {
		XMLName xml.Name       `xml:"sitemapindex"`
		Space   string         `xml:"xmlns,attr"`
		Entries []sitemapEntry `xml:"sitemap"`
	}{Space: sitemapSpace}
	for _, a := range addresses {
		m.Entries = append(m.Entries, sitemapEntry{Address: a})
	}
	return xmlFile(m)
}

// xmlFile writes a value of plain texts, of which nothing cannot be written.
func xmlFile(v any) []byte {
	text, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		panic("export: " + err.Error())
	}
	return []byte(xml.Header + string(text) + "\n")
}
