package dossier

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// briefFile is a brief as its own file tells it.
type briefFile struct {
	*Brief
	printed []printedField    // what of the front matter stands on a page
	front   []diag.Diagnostic // about the front matter: errors whatever the status, which may be what is wrong
	diags   []diag.Diagnostic // about the text
}

// printedField is a text of the front matter that stands on a page.
type printedField struct {
	text string
	at   diag.Span
}

// briefName splits a path into id and language: briefs/sub/name.en.md is the
// English translation of sub/name. A brief without a language is in the
// default one.
func briefName(file, defaultLanguage string) (id, lang string) {
	id = strings.TrimSuffix(strings.TrimPrefix(file, "briefs/"), ".md")
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
	f := &briefFile{Brief: &Brief{Path: src.Name, Status: Draft, Links: map[*markdown.Link]*Target{}}}
	rec, body := r.frontMatter("the brief")
	if rec != nil {
		show := func(text string, at diag.Span) string {
			f.printed = append(f.printed, printedField{text, at})
			return text
		}
		f.Title = show(rec.must("title", "the title of the brief"))
		f.Question = show(rec.text("question"))
		f.Summary = show(rec.text("summary"))
		f.Status = BriefStatus(rec.word("status", string(Draft), string(Review), string(Published), string(Withdrawn)))
		f.Authors = rec.texts("authors")
		show(strings.Join(f.Authors, "; "), rec.place("authors"))
		f.Date = rec.date("date")
		f.LastMod = rec.date("lastmod")
		f.ReviewBy = rec.date("review_by")
		f.Tags = rec.texts("tags")
		show(strings.Join(f.Tags, "; "), rec.place("tags"))
		if n := rec.take("reviewed"); n != nil {
			if s := rec.sub(n, "reviewed"); s != nil {
				f.Reviewed.By = show(s.must("by", "who read the brief"))
				f.Reviewed.On = s.date("on")
				s.done()
			}
		}
		rec.done()
	}
	f.Body = body
	doc, diags := markdown.Parse(src, body)
	f.Doc = doc
	f.front, f.diags = r.diags, diags
	for _, p := range f.printed {
		if strings.Contains(p.text, "[@") {
			f.front = append(f.front, diag.New(diag.MalformedCitation, p.at, "there is a citation in the front matter, where it would be printed as it stands").
				WithHelp("cite in the text; what the front matter quotes must be quoted there too"))
		}
	}
	for _, c := range doc.Callouts {
		if c.Kind == "" {
			f.diags = append(f.diags, diag.New(diag.UnknownKey, c.WordAt, "%q is no kind of callout", c.Word).
				WithHelp("write judgment, assumption, alternative, gap or indicator (jugement, hypothese, alternative, lacune, indicateur)"))
		}
	}
	return f
}
