package dossier

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// briefFile is a brief as its own file tells it.
type briefFile struct {
	noteFile
	brief Brief
}

// noteName splits a path into id and language: briefs/sub/name.en.md is the
// English translation of sub/name. A note without a language is in the default
// one.
func noteName(file, folder, defaultLanguage string) (id, lang string) {
	id = strings.TrimSuffix(strings.TrimPrefix(file, folder+"/"), ".md")
	lang = strings.TrimPrefix(path.Ext(id), ".")
	if slices.Contains(Languages, lang) {
		return strings.TrimSuffix(id, "."+lang), lang
	}
	return id, defaultLanguage
}

// readBrief reads a file of briefs/. Its language is set when it joins the
// others, for it depends on the settings.
func readBrief(src *diag.Source) *briefFile {
	r := &reading{src: src}
	f := &briefFile{brief: Brief{Note: Note{Kind: BriefNote, Path: src.Name, Status: Draft}}}
	b := &f.brief
	rec, body := r.frontMatter("the brief")
	if rec != nil {
		b.Title = f.show(rec.must("title", "the title of the brief"))
		b.Question = f.show(rec.text("question"))
		b.Summary = f.show(rec.text("summary"))
		b.Status = rec.status()
		b.Internal = rec.internal()
		b.Authors = rec.texts("authors")
		f.show(strings.Join(b.Authors, "; "), rec.place("authors"))
		b.Date = rec.date("date")
		b.LastMod = rec.date("lastmod")
		b.ReviewBy = rec.date("review_by")
		b.Tags = rec.texts("tags")
		f.show(strings.Join(b.Tags, "; "), rec.place("tags"))
		if n := rec.take("reviewed"); n != nil {
			if s := rec.sub(n, "reviewed"); s != nil {
				b.Reviewed.By = f.show(s.must("by", "who read the brief"))
				b.Reviewed.On = s.date("on")
				s.done()
			}
		}
		rec.done()
	}
	f.text(&b.Note, r, body)
	return f
}
