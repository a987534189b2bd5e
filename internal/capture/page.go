package capture

import (
	"dossier/internal/attribution"
	"dossier/internal/webpage"
)

// readPage reads all lines of a saved web page, or of one in an archive under the name
// of a page.
func readPage(raw []byte) (*Reading, *Refusal) { return pageBy(webpage.Read, raw) }

// pageBy reads a page, or the one in an archive, by a reader of pages.
func pageBy(read func([]byte) (*webpage.Page, *webpage.Refusal), raw []byte) (*Reading, *Refusal) {
	if isMHTML(raw) {
		return mhtmlBy(read, raw)
	}
	return reading(read(raw))
}

// pageAnyway reads a page as it is which its reader refuses, and says what kind of page
// it is; nil if it cannot be read, or if its reader does not refuse it.
func pageAnyway(raw []byte) (r *Reading, refused string) {
	r, _ = pageBy(func(page []byte) (*webpage.Page, *webpage.Refusal) {
		var p *webpage.Page
		if p, refused = webpage.ReadAnyway(page); p == nil {
			return nil, &webpage.Refusal{}
		}
		return p, nil
	}, raw)
	return r, refused
}

func reading(p *webpage.Page, refusal *webpage.Refusal) (*Reading, *Refusal) {
	if refusal != nil {
		return nil, &Refusal{refusal.Reason, refusal.Help}
	}
	r := &Reading{
		Text: p.Text, Title: p.Title, Outlet: p.Outlet, Authors: p.Authors, Published: p.Published, PublishedBasis: p.PublishedFrom,
		Lang: p.Lang, URL: p.URL, Captured: p.Captured, Charset: p.Charset,
		Facts: []Fact{
			{Name: "scripts", Number: p.Scripts}, {Name: "frames", Number: p.Frames}, {Name: "pixels", Number: p.Pixels},
			{Name: "hosts", List: p.Hosts},
		},
	}
	for _, id := range p.Sources {
		r.Credits = append(r.Credits, attribution.Credit{Name: id})
	}
	r.Kinds = p.Kinds
	r.Apart, r.Doubtful, r.Joined, r.Verbatim, r.Behind = p.Apart, p.Doubtful, p.Wrapped, p.Verbatim, p.Behind
	for _, l := range p.Left {
		r.Left = append(r.Left, Left{l.Line, pageRules + l.Rule})
	}
	return r, nil
}
