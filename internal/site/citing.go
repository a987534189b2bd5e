package site

import (
	"context"
	"iter"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/export"
	"dossier/internal/model"
	"dossier/internal/records"
	"dossier/internal/site/print"
)

// CiteView is the box that says how to cite a page.
type CiteView struct {
	Authors   []string
	Title     string
	Lang      string // of the title, "" if it is the page's own
	Container string
	Issued    date.Date
	Address   string
	BibTeX    string
	CSL       string
	Files     []FileView // bibliographies of what the page rests on
}

// FileView is a file of the site in a format for programs.
type FileView struct {
	Format string
	Type   string // its media type
	Link   print.Link
}

// siteBibliography stands for the site where a bibliography is named after a
// page.
const siteBibliography = "data/sources.html"

// dataPath is where the claims of the dossier are, for programs.
const dataPath = "data/dossier.json"

func (p *planner) data(ctx context.Context) []byte {
	var notes []*model.Note
	for _, n := range p.dossier.Notes {
		if n.Shown(p.options.Drafts) {
			notes = append(notes, n)
		}
	}
	return export.Data(ctx, p.dossier, p.findings, notes, export.Pages{Note: p.notePath, Article: articlePath})
}

// forPrograms plans the files of the site that are no pages: bibliographies, the
// data, and what programs of the web look for.
func (p *planner) forPrograms() []print.Page {
	files := append(p.bibliography(siteBibliography, p.siteReferences), print.Export{At: dataPath, Write: p.data},
		print.Export{At: export.SourcesFile, Write: func(context.Context) []byte { return export.Sources(p.dossier, records.LockFile) }})
	for _, b := range p.briefs {
		if b.Status != model.Withdrawn {
			files = append(files, p.bibliography(p.notePath(&b.Note), func(context.Context) iter.Seq[export.Reference] { return p.briefReferences(b) })...)
		}
	}
	return append(files, p.forTheWeb()...)
}

func (p *planner) references() export.References {
	return export.References{Dossier: p.dossier, Page: p.address}
}

// citing makes the box for a page and the metadata of its head.
func (p *planner) citing(r export.Reference, page string) (*CiteView, []print.Meta) {
	one := slices.Values([]export.Reference{r})
	v := &CiteView{
		Authors: r.Authors, Title: reveal(r.Title), Container: reveal(r.Container), Issued: r.Issued, Address: r.URL,
		BibTeX: string(export.BibTeX(one)), CSL: string(export.CSL(one)),
	}
	return v, metadata(r, p.address(page))
}

// metadata describes a page to reference managers: the tags of Highwire Press,
// which Google Scholar asks for, those of Dublin Core, and z:itemType, with which
// Zotero's translator "Embedded Metadata" takes the type as it stands. From
// citation_title alone it would guess a journal article.
func metadata(r export.Reference, address string) []print.Meta {
	var list []print.Meta
	add := func(content string, names ...string) {
		for _, name := range names {
			if content != "" {
				list = append(list, print.Meta{Name: name, Content: content})
			}
		}
	}
	add(reveal(r.Title), "citation_title", "DC.title")
	for _, a := range r.Authors {
		add(reveal(a), "citation_author", "DC.creator")
	}
	if r.Kind == export.Report {
		add("report", "z:itemType")
		add(reveal(r.Container), "citation_technical_report_institution", "DC.publisher")
		add(address, "citation_public_url", "DC.identifier")
	} else {
		add("newspaperArticle", "z:itemType")
		add(reveal(r.Container), "prism.publicationName", "DC.publisher")
		add(r.URL, "citation_public_url", "DC.identifier")
	}
	if !r.Issued.IsZero() {
		day := r.Issued.From
		day.About = false
		add(strings.ReplaceAll(day.String(), "-", "/"), "citation_publication_date")
		add(r.Issued.String(), "DC.date")
	}
	add(r.Lang, "citation_language", "DC.language")
	return list
}

// briefReferences are the brief itself and the articles it cites, in the order
// of their first number.
func (p *planner) briefReferences(b *model.Brief) iter.Seq[export.Reference] {
	references := []export.Reference{p.references().Brief(b, p.notePath(&b.Note))}
	seen := map[*model.Article]bool{}
	for _, c := range p.findings.Cited(&b.Note) {
		if !seen[c.Article] {
			seen[c.Article] = true
			references = append(references, p.references().Article(c.Article, articlePath(c.Article)))
		}
	}
	return slices.Values(references)
}

// siteReferences are all briefs and all articles, or what there is until ctx ends.
func (p *planner) siteReferences(ctx context.Context) iter.Seq[export.Reference] {
	return func(yield func(export.Reference) bool) {
		for _, b := range p.briefs {
			if b.Status == model.Published && !yield(p.references().Brief(b, p.notePath(&b.Note))) {
				return
			}
		}
		for _, a := range p.dossier.Articles {
			if ctx.Err() != nil || !yield(p.references().Article(a, articlePath(a))) {
				return
			}
		}
	}
}

// bibTeXPath and cslPath are where the bibliography of a page is.
func bibTeXPath(page string) string { return strings.TrimSuffix(page, ".html") + ".bib" }
func cslPath(page string) string    { return strings.TrimSuffix(page, ".html") + ".csl.json" }

// bibliography makes the files with the bibliography of a page.
func (p *planner) bibliography(page string, references func(context.Context) iter.Seq[export.Reference]) []print.Page {
	return []print.Page{
		print.Export{At: bibTeXPath(page), Write: func(ctx context.Context) []byte { return export.BibTeX(references(ctx)) }},
		print.Export{At: cslPath(page), Write: func(ctx context.Context) []byte { return export.CSL(references(ctx)) }},
	}
}

// bibliographies leads from a page to the files with the bibliography of one.
func bibliographies(from, page string) []FileView {
	return []FileView{
		{"BibTeX", "application/x-bibtex", print.Link{From: from, To: bibTeXPath(page)}},
		{"CSL-JSON", "application/vnd.citationstyles.csl+json", print.Link{From: from, To: cslPath(page)}},
	}
}
