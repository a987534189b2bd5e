package check

import (
	"path"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// wikiLinks reports links as other programs write them, [[name]]. They name a file and
// not its path, so that the correction is known where one file alone has the name.
func (v *checker) wikiLinks(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, l := range n.Doc.WikiLinks {
		if l.Shows {
			diags = append(diags, diag.New(diag.ForeignMark, l.At, "this shows no file: it is printed as it stands").
				WithHelp("show a picture with > [!image]; link to a note with [words](name.md)"))
			continue
		}
		d := diag.New(diag.ForeignMark, l.At, "this is no link: it is printed as it stands").
			WithHelp("write [words](path of the file, from this one), or cite a passage, [@key, ¶1: «words»]")
		if to := v.linker.named(n, l); to != "" {
			d = d.WithHelp("write %s", to).WithFix(l.At, to)
		}
		diags = append(diags, d)
	}
	return diags
}

// named returns the link to the only note or article of that name, "" if there is none.
func (l *linker) named(from *model.Note, w markdown.WikiLink) string {
	target, heading, _ := strings.Cut(w.Target, "#")
	target = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(target), ".md"))
	to, title := "", ""
	take := func(file, called string) bool {
		if name := strings.ToLower(strings.TrimSuffix(file, ".md")); name != target && !strings.HasSuffix(name, "/"+target) {
			return true
		}
		again := to != ""
		to, title = file, called
		return !again
	}
	for _, file := range l.paths {
		switch {
		case l.notes[file] != nil && !take(file, l.notes[file].Title), l.articles[file] != nil && !take(file, l.articles[file].Title):
			return ""
		}
	}
	if to == "" {
		return ""
	}
	words, fragment := title, ""
	if w.Words != "" {
		words = w.Words
	}
	if heading != "" {
		if l.notes[to] == nil {
			return ""
		}
		for _, h := range l.notes[to].Doc.Headings {
			if strings.EqualFold(h.Text, strings.TrimSpace(heading)) || h.ID == heading {
				fragment = "#" + h.ID
			}
		}
		if fragment == "" {
			return ""
		}
	}
	return "[" + strings.NewReplacer("[", `\[`, "]", `\]`).Replace(words) + "](" + markdown.RelativePath(path.Dir(from.Path), to) + fragment + ")"
}
