package dossier

import (
	"path"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
)

// briefFile is a brief as its own file tells it.
type briefFile struct {
	noteFile
	brief model.Brief
}

// noteName splits a path into id and language: briefs/sub/name.en.md is the
// English translation of sub/name. A note without a language is in the default
// one.
func noteName(file, folder, defaultLanguage string) (id, lang string) {
	id = strings.TrimSuffix(strings.TrimPrefix(file, folder+"/"), ".md")
	lang = strings.TrimPrefix(path.Ext(id), ".")
	if language.IsInterface(lang) {
		return strings.TrimSuffix(id, "."+lang), lang
	}
	return id, defaultLanguage
}

// readBrief reads a file of briefs/. Its language is set when it joins the
// others, for it depends on the settings.
func readBrief(src *diag.Source) *briefFile {
	r := &frontmatter.File{Source: src}
	f := &briefFile{brief: model.Brief{Note: model.Note{Kind: model.BriefNote, Path: src.Name, Status: model.Draft}}}
	b := &f.brief
	rec, body := r.FrontMatter("the brief")
	if rec != nil {
		b.Title = f.show(rec.Need("title", "the title of the brief"))
		b.Question = f.show(rec.Text("question"))
		b.Summary = f.show(rec.Text("summary"))
		b.Status = statusOf(rec)
		b.Internal = isInternal(rec)
		b.Authors = rec.Texts("authors")
		f.show(strings.Join(b.Authors, "; "), rec.Place("authors"))
		b.Date = rec.Date("date")
		b.LastMod = rec.Date("lastmod")
		b.ReviewBy = rec.Date("review_by")
		b.Tags = rec.Texts("tags")
		f.show(strings.Join(b.Tags, "; "), rec.Place("tags"))
		if n := rec.Take("reviewed"); n != nil {
			if s := rec.Sub(n, "reviewed"); s != nil {
				b.Reviewed.By = f.show(s.Need("by", "who read the brief"))
				b.Reviewed.On = s.Date("on")
				s.Done()
			}
		}
		rec.Done()
	}
	f.text(&b.Note, r, body)
	return f
}
