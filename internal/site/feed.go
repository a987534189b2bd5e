package site

import (
	"cmp"
	"slices"

	"dossier/internal/export"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// inFeed are the briefs in the feed of an edition. Those without a date are not in it, which
// a check reports.
func (p *planner) inFeed(lang string) []*model.Brief {
	return slices.DeleteFunc(p.inEdition(lang), func(b *model.Brief) bool {
		return b.Status != model.Published || b.Date.IsZero() && b.LastMod.IsZero()
	})
}

// feed is the feed of the briefs of an edition.
func (p *planner) feed(lang string) export.Feed {
	f := export.Feed{
		Title: p.siteTitle(lang), Subtitle: p.siteDescription(lang), Lang: lang, Address: p.address(p.inLanguage(lang, homeFile)),
		Atom: p.address(p.feedPath(lang)), JSON: p.address(p.jsonFeedPath(lang)),
	}
	for _, b := range p.inFeed(lang) {
		figures := p.feedFigures(&b.Note)
		entry := export.FeedEntry{
			Title: reveal(b.Title), Address: p.address(p.notePath(&b.Note)), Lang: b.Lang, Summary: b.Summary, Authors: b.Authors,
			Published: b.Date, Updated: b.LastMod, Tags: b.Tags, Content: print.FeedContent(p.theme.Words(b.Lang), b.Summary, figures),
		}
		for _, f := range figures {
			entry.Image = cmp.Or(entry.Image, f.Image)
		}
		f.Entries = append(f.Entries, entry)
	}
	return f
}

// feedFigures are the figures and images of a note, in its order.
func (p *planner) feedFigures(n *model.Note) []print.FeedFigure {
	var list []print.FeedFigure
	w := p.theme.Words(n.Lang)
	for _, c := range n.Doc.Callouts {
		f := print.FeedFigure{Address: p.address(p.notePath(n)) + "#" + c.ID}
		if m := p.findings.Image(n, c); m != nil {
			f.Alt, f.Credit, f.Width, f.Height = m.Alt, m.Credit, m.Width, m.Height
			if m.Published {
				f.Image = p.address(picturePath(m.Path, m.PictureFile))
			}
			list = append(list, f)
			continue
		}
		d := p.findings.Drawn(n, c)
		if d == nil {
			continue
		}
		f.Title = d.Title
		if d.Unit != "" {
			f.Title += " (" + d.Unit + ")"
		}
		if len(d.Columns) > 0 {
			f.Columns = append([]string{""}, d.Columns...)
		}
		for _, r := range d.Rows {
			row := []string{cmp.Or(r.Label, w.When(r.Date))}
			for _, v := range r.Values {
				row = append(row, v.Text)
			}
			f.Rows = append(f.Rows, row)
		}
		for _, e := range d.Events {
			f.Rows = append(f.Rows, []string{w.When(e.Date), e.Title})
		}
		list = append(list, f)
	}
	return list
}
