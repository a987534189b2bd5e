package note

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/records"
)

// readBrief reads a file of briefs.
func readBrief(src *diag.Source) *File {
	f := &File{}
	b := model.Brief{Note: model.Note{Kind: model.BriefNote, Status: model.Draft}}
	f.read(src, &b.Note, "the brief", func(rec *frontmatter.Record) {
		b.Title = f.show(rec.Need("title", "the title of the brief"))
		b.Question = f.show(rec.Text("question"))
		b.Summary = f.show(rec.Text("summary"))
		b.Status = statusOf(rec)
		b.Internal = isInternal(rec)
		b.Processing = f.show(rec.Text("processing"))
		b.Aliases = records.Addresses(rec, "aliases")
		b.Authors = rec.Texts("authors")
		f.show(strings.Join(b.Authors, "; "), rec.Place("authors"))
		b.Date, b.LastMod = dates(rec)
		b.ReviewBy = rec.Date("review_by")
		b.Tags = f.tags(rec)
		for s := range rec.Records("corrections", "a correction") {
			c := model.Correction{On: s.Date("on")}
			shown := len(f.printed)
			if was, at := s.Text("was"); was != "" { // a note without has what was signed before there were any
				c.Was = f.show(was, at)
			}
			c.Text = f.show(s.Need("text", "what was wrong, and what is right"))
			for i := range f.printed[shown:] {
				f.printed[shown+i].Wrong = c.Was
			}
			if c.On.IsZero() {
				s.Bad(s.At, "write on: and the day on which it was corrected", "a correction lacks its day")
			}
			b.Corrections = append(b.Corrections, c)
		}
		if n := rec.Take("reviewed"); n != nil {
			if s := rec.Sub(n, "reviewed"); s != nil {
				b.Reviewed.By = f.show(s.Need("by", "who read the brief"))
				b.Reviewed.On = s.Date("on")
				s.Done()
			}
		}
	}, nil)
	f.Copy = func() (*model.Note, func(*model.Dossier)) {
		b := b
		b.Own = &b
		return &b.Note, func(d *model.Dossier) { d.Briefs = append(d.Briefs, &b) }
	}
	return f
}
