package site

import (
	"maps"
	"path"
	"slices"
	"strings"

	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// images says what is shown of the images of a note.
func (p *planner) images(n *model.Note, from string) map[*markdown.Callout]print.Image {
	images := map[*markdown.Callout]print.Image{}
	for _, c := range n.Doc.Callouts {
		m := p.findings.Image(n, c)
		if m == nil {
			continue
		}
		shown := print.Image{
			Alt: m.Alt, Credit: m.Credit, Licence: m.Licence, Source: m.Source, Taken: m.Taken, SHA256: m.SHA256, Width: m.Width, Height: m.Height,
			Removed: m.Removed, Position: m.Position,
		}
		if m.Published {
			shown.File = print.Link{From: from, To: picturePath(m.Path, m.PictureFile)}
		}
		images[c] = shown
	}
	return images
}

// picturePath is where an image file is published: under its own name and a part of its
// hash, so that no browser shows the picture of another day.
func picturePath(name string, f model.PictureFile) string {
	base := path.Base(name)
	return "media/" + plainName(strings.TrimSuffix(base, path.Ext(base)), false) + "-" + f.SHA256[:8] + "." + f.Type
}

// pictures makes the image files that pages show.
func (p *planner) pictures() []print.Page {
	files := map[string][]byte{}
	for n, c := range p.shownCallouts() {
		if m := p.findings.Image(n, c); m != nil && m.Published {
			files[picturePath(m.Path, m.PictureFile)] = m.Data
		}
	}
	var pages []print.Page
	for _, at := range slices.Sorted(maps.Keys(files)) {
		pages = append(pages, print.Bytes{At: at, Data: files[at]})
	}
	return pages
}
