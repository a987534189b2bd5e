package export

import (
	"bytes"
	"encoding/json"

	"dossier/internal/date"
)

// Linked is what search engines and other programs are told of a page, in the words of
// schema.org.
type Linked struct {
	Type        string // Report, NewsArticle or WebSite; "" if the page is a list
	Address     string // absolute
	Name        string
	Description string
	Lang        string // BCP 47
	Site        string // name of the dossier
	Home        string // absolute address of its home page in that language
	Within      Crumb  // the page that lists this one; zero if that is the home page
	Authors     []string
	Outlet      string // that published an article; the dossier itself publishes the rest
	Published   date.Date
	Modified    date.Date
	Image       string // absolute address of the card, "" if there is none
	Status      string // "" if it stands as it was published
	Correction  string // says that it has been corrected; "" if it has not
	BasedOn     []LinkedSource
	Claims      []LinkedClaim
}

// Crumb is a page on the way from the home page to another.
type Crumb struct{ Name, Address string }

// LinkedSource is an article that a page rests on.
type LinkedSource struct {
	Address string // of the original, or else of its page
	Title   string
	Outlet  string // "" if unknown
	Lang    string
}

// LinkedClaim is a statement of a page, with the place where it stands.
type LinkedClaim struct{ Address, Text string }

type (
	linkedThing struct {
		Type string `json:"@type"`
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	linkedAuthor struct { // a person or a body: who writes it down does not say which
		Name string `json:"name"`
	}
	linkedSource struct {
		Type      string       `json:"@type"`
		URL       string       `json:"url,omitempty"`
		Name      string       `json:"headline,omitempty"`
		Lang      string       `json:"inLanguage,omitempty"`
		Publisher *linkedThing `json:"publisher,omitempty"`
	}
	linkedClaim struct {
		Type string `json:"@type"`
		ID   string `json:"@id"`
		Text string `json:"text"`
	}
	linkedComment struct {
		Type string `json:"@type"`
		Text string `json:"text"`
	}
	linkedPage struct {
		Type        string         `json:"@type"`
		ID          string         `json:"@id"`
		URL         string         `json:"url"`
		Name        string         `json:"name,omitempty"`
		Headline    string         `json:"headline,omitempty"`
		Description string         `json:"description,omitempty"`
		Lang        string         `json:"inLanguage"`
		Image       string         `json:"image,omitempty"`
		Authors     []linkedAuthor `json:"author,omitempty"`
		Publisher   *linkedThing   `json:"publisher,omitempty"`
		Published   string         `json:"datePublished,omitempty"`
		Modified    string         `json:"dateModified,omitempty"`
		Status      string         `json:"creativeWorkStatus,omitempty"`
		Correction  *linkedComment `json:"correction,omitempty"`
		Part        *linkedThing   `json:"isPartOf,omitempty"`
		BasedOn     []linkedSource `json:"isBasedOn,omitempty"`
		Claims      []linkedClaim  `json:"hasPart,omitempty"`
	}
	linkedCrumb struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
	linkedCrumbs struct {
		Type string        `json:"@type"`
		List []linkedCrumb `json:"itemListElement"`
	}
)

// JSON writes it as JSON-LD that may stand in a script element of a page: < and > are
// escaped. A page is never rated: what a reader should believe is for the reader to judge.
func (l Linked) JSON() []byte {
	page := linkedPage{
		Type: l.Type, ID: l.Address, URL: l.Address, Description: l.Description, Lang: l.Lang, Image: l.Image,
		Published: l.Published.Machine(), Modified: l.Modified.Machine(), Status: l.Status,
	}
	for _, a := range l.Authors {
		page.Authors = append(page.Authors, linkedAuthor{a})
	}
	if l.Type == "WebSite" {
		page.Name = l.Name
		return printed(struct {
			Context string `json:"@context"`
			linkedPage
		}{"https://schema.org", page})
	}
	page.Headline, page.Part = l.Name, &linkedThing{"WebSite", l.Site, l.Home}
	page.Publisher = &linkedThing{"Organization", l.Site, l.Home}
	if l.Outlet != "" {
		page.Publisher = &linkedThing{Type: "Organization", Name: l.Outlet}
	}
	if l.Correction != "" {
		page.Correction = &linkedComment{"CorrectionComment", l.Correction}
	}
	for _, s := range l.BasedOn {
		source := linkedSource{Type: "NewsArticle", URL: s.Address, Name: s.Title, Lang: s.Lang}
		if s.Outlet != "" {
			source.Publisher = &linkedThing{Type: "Organization", Name: s.Outlet}
		}
		page.BasedOn = append(page.BasedOn, source)
	}
	for _, c := range l.Claims {
		page.Claims = append(page.Claims, linkedClaim{"Claim", c.Address, c.Text})
	}
	way := linkedCrumbs{Type: "BreadcrumbList"}
	for _, c := range []Crumb{{l.Site, l.Home}, l.Within, {l.Name, l.Address}} {
		if c.Name != "" {
			way.List = append(way.List, linkedCrumb{"ListItem", len(way.List) + 1, c.Name, c.Address})
		}
	}
	return printed(struct {
		Context string `json:"@context"`
		Graph   [2]any `json:"@graph"`
	}{"https://schema.org", [2]any{page, way}})
}

func printed(v any) []byte {
	var out bytes.Buffer
	if err := json.NewEncoder(&out).Encode(v); err != nil {
		panic("export: " + err.Error()) // plain texts only
	}
	return bytes.TrimSpace(out.Bytes())
}
