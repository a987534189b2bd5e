package site

import (
	gopath "path"
	"slices"
	"strconv"

	"dossier/internal/capture"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// SheetView is a page of the file from which an article was read, as a picture with boxes
// around the words that are quoted.
type SheetView struct {
	ID            string
	Name          string // p. 12, as a passage says where it stands
	File          print.Link
	Width, Height int // pixels
	Boxes         []BoxView
	Passages      []print.Passing // that stand on it, and are quoted
}

// BoxView is a box around words, in pixels from the upper left of the picture.
type BoxView struct{ X, Y, Width, Height int }

// sheetID is the anchor of a page on the page of its article.
func sheetID(page int) string { return "page-" + strconv.Itoa(page) + "_" }

// sheetPath is where the picture of a page is published.
func sheetPath(a *model.Article, page int) string {
	return "media/" + plainName(gopath.Base(a.Received.Path), false) + "-" + a.Received.Pictures[:8] + "-" + strconv.Itoa(page) + ".png"
}

// quotedPlaces are where the quoted words of a passage stand on pages; all of its words if it
// is not, byte for byte, a line of the text.
func (p *planner) quotedPlaces(passage *model.Passage, quoted []text.Range) []capture.Place {
	a := passage.Article
	line := a.Capture.Lines[passage.Line-1].Text
	var places []capture.Place
	for _, r := range quoted {
		if passage.Text != line {
			r.From, r.To = 0, len(line)
		}
		for _, box := range p.dossier.Sheets[a].Boxes(passage.Line, r.From, r.To) {
			if !slices.Contains(places, box) {
				places = append(places, box)
			}
		}
	}
	return places
}

// sheets are the pages on which words stand that notes quote, in their order.
func (p *planner) sheets(a *model.Article, w *print.Words, uses []passageUse, path string) []SheetView {
	drawn := p.dossier.Sheets[a]
	if drawn == nil {
		return nil
	}
	views := make([]SheetView, len(drawn.Pages))
	for _, use := range uses {
		passage, named := a.Passages[use.Passage], -1 // the page at which it was named last
		for _, box := range p.quotedPlaces(passage, use.Quoted) {
			v := &views[box.Page-1]
			v.Boxes = append(v.Boxes, BoxView{box.X, box.Y, box.Width, box.Height})
			if named != box.Page {
				v.Passages = append(v.Passages, print.Passing{Name: passageName(w, passage), Link: print.Here(path, print.PassageID(passage.Line))})
				named = box.Page
			}
		}
	}
	var shown []SheetView
	for i, v := range views {
		if len(v.Boxes) > 0 {
			size := drawn.Pages[i]
			v.ID, v.Name, v.Width, v.Height = sheetID(i+1), "p. "+strconv.Itoa(i+1), size.Width, size.Height
			v.File = print.Link{From: path, To: sheetPath(a, i+1)}
			shown = append(shown, v)
		}
	}
	return shown
}

// sheetOf links to the page on which the quoted words of an exhibit stand, the zero link if
// there is no picture of it.
func (p *planner) sheetOf(c *model.Cited, path string) print.Link {
	if p.dossier.Sheets[c.Article] == nil || c.Passage == nil || len(c.Words) == 0 {
		return print.Link{}
	}
	places := p.quotedPlaces(c.Passage, c.Words)
	if len(places) == 0 {
		return print.Link{}
	}
	return print.Link{From: path, To: p.articleFrom(path, c.Article), Fragment: sheetID(places[0].Page)}
}

// sheetFiles makes the pictures of the pages that are shown.
func (p *planner) sheetFiles() []print.Page {
	var files []print.Page
	for _, a := range p.dossier.Articles {
		drawn := p.dossier.Sheets[a]
		if drawn == nil {
			continue
		}
		w := p.theme.Words(p.dossier.Settings.Language)
		for _, v := range p.sheets(a, w, p.usesOf(a, w, ""), "") {
			for i, picture := range drawn.PNG {
				if v.ID == sheetID(i+1) {
					files = append(files, print.Bytes{At: v.File.To, Data: picture})
				}
			}
		}
	}
	return files
}
