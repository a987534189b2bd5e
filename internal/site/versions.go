package site

import (
	gopath "path"
	"slices"

	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/model"
	"dossier/internal/revision"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// VersionsModel is the model of versions.html: the captures of one article, and what its
// outlet changed from one to the next.
type VersionsModel struct {
	print.Frame
	TitleTag string // language of the title, "" if it is the page's own
	Outlet   string
	Original string // web address
	Versions []VersionView
	Steps    []Step // from one version to the next
}

// VersionView is a version in the list.
type VersionView struct {
	Number   int
	ID       string
	Page     print.Link
	Raw      print.Link // as captured
	Cited    string     // how notes cite it
	Accepted bool       // the key of the article means it
	Times    int        // it is cited
	Status   string     // "" if it stands as it was
	File     string
	SHA256   string
	Receipt  ReceiptView
}

// Step is what changed from one version to the next.
type Step struct {
	ID      string
	From    VersionName
	To      VersionName
	Changed int // paragraphs that have other words
	Came    int // paragraphs
	Went    int // paragraphs
	Stayed  int // paragraphs
	Rows    []RevisedRow
	Hidden  bool // of some of it nothing may be shown
}

// Same reports whether not a word has changed.
func (s Step) Same() bool { return s.Changed+s.Came+s.Went == 0 }

// VersionName is a version by its place and its day.
type VersionName struct {
	Number   int
	Captured date.Date
}

// RevisedRow is a passage that is not the same in two versions.
type RevisedRow struct {
	Kind     string // changed | came | went
	Was      string // name of the passage in the earlier version, "" if it has none
	WasLink  print.Link
	Is       string // and in the later one
	IsLink   print.Link
	Lang     string // of the words, "" if it is the page's own
	Revision print.Revised
}

// VersionsLink leads from a version to the page of all.
type VersionsLink struct {
	Link     print.Link
	Number   int
	Of       int
	Captured date.Date
	Accepted bool
}

// versionsPath is where the page of the versions of an article is.
func versionsPath(v *model.Versions) string { return "versions/" + v.Key + ".html" }

// versionPages are the pages of articles that have several versions.
func (p *planner) versionPages() []print.Page {
	var pages []print.Page
	for _, a := range p.dossier.Articles {
		v := p.dossier.Versions[a]
		if v == nil || v.Articles[0] != a {
			continue
		}
		for _, lang := range p.editions {
			pages = append(pages, p.pageBy("versions.html", lang, versionsPath(v), func() any { return p.versionsOf(v, lang) }))
		}
	}
	return pages
}

// versionsLink leads to the page of the versions of an article, nil if it has one only.
func (p *planner) versionsLink(a *model.Article, lang, from string) *VersionsLink {
	v := p.dossier.Versions[a]
	if v == nil {
		return nil
	}
	n := p.versionName(v, a)
	return &VersionsLink{
		Link:   print.Link{From: from, To: p.inLanguage(lang, versionsPath(v))},
		Number: n.Number, Of: len(v.Articles), Captured: n.Captured, Accepted: v.Accepted == a,
	}
}

func (p *planner) versionName(v *model.Versions, a *model.Article) VersionName {
	return VersionName{slices.Index(v.Articles, a) + 1, dayOf(p.dossier.Captured(a))}
}

func (p *planner) versionsOf(v *model.Versions, lang string) VersionsModel {
	path := p.inLanguage(lang, versionsPath(v))
	a := v.Accepted
	w := p.theme.Words(lang)
	m := VersionsModel{
		Frame:    p.theme.Revised(p.frame(lang, path, reveal(a.Title), w.Phrase("versions_intro"))),
		TitleTag: languageUnless(lang, a.Lang), Original: a.OriginalURL,
	}
	if a.Outlet != nil {
		m.Outlet = reveal(a.Outlet.Name)
	}
	p.otherEditions(&m.Frame, lang, versionsPath(v))
	shown := p.shownOf(v)
	for i, a := range v.Articles {
		m.Versions = append(m.Versions, p.versionView(v, a, lang, path))
		if i > 0 {
			m.Steps = append(m.Steps, p.step(v, v.Articles[i-1], a, shown, lang, path))
		}
	}
	return m
}

func (p *planner) versionView(v *model.Versions, a *model.Article, lang, path string) VersionView {
	name := p.versionName(v, a)
	file, hash := a.AsReceived()
	view := VersionView{
		Number: name.Number, ID: print.VersionID(a.Key), Cited: "@" + p.dossier.CitedAs(a), Accepted: v.Accepted == a, Times: p.times(a),
		Page: print.Link{From: path, To: p.articleIn(lang, a)}, Raw: print.Link{From: path, To: p.articleIn(lang, a), Fragment: print.CapturedID},
		File: reveal(gopath.Base(file)), SHA256: hash, Receipt: receiptView(p.dossier.Receipts[a], a),
	}
	if a.Status != model.Current {
		view.Status = string(a.Status)
	}
	return view
}

// step says what changed from one version to the next, as far as their rights allow it to be
// shown: of what notes do not cite, only how much.
func (p *planner) step(v *model.Versions, from, to *model.Article, shown map[string][]text.Range, lang, path string) Step {
	w := p.theme.Words(lang)
	s := Step{ID: print.StepID(to.Key), From: p.versionName(v, from), To: p.versionName(v, to)}
	for _, pair := range revision.Paragraphs(from.Texts(), to.Texts()) {
		row, title := RevisedRow{Lang: languageUnless(lang, to.Lang)}, false
		var was, is *model.Passage
		if pair.A >= 0 {
			was = from.Passages[pair.A]
			row.Was, row.WasLink, title = passageName(w, was), p.passageLink(was, lang, path), was.Kind == custody.Title
		}
		if pair.B >= 0 {
			is = to.Passages[pair.B]
			row.Is, row.IsLink, title = passageName(w, is), p.passageLink(is, lang, path), is.Kind == custody.Title
		}
		switch {
		case was == nil:
			row.Kind, s.Came = "came", s.Came+1
		case is == nil:
			row.Kind, s.Went = "went", s.Went+1
		case was.Text == is.Text:
			if !title {
				s.Stayed++
			}
			continue
		default:
			row.Kind, s.Changed = "changed", s.Changed+1
		}
		row.Revision = print.Revised{Lang: row.Lang, Pieces: revised(was, is, shown)}
		if len(row.Revision.Pieces) == 0 {
			s.Hidden = true
			continue
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// revised is what became of a passage, one of which may be missing: as far as it may be
// shown, with gaps for the rest; nothing if nothing may. What may be shown of one of the two
// may be of the other.
func revised(was, is *model.Passage, shown map[string][]text.Range) []print.RevisedPiece {
	var a, b string
	if was != nil {
		a = was.Text
	}
	if is != nil {
		b = is.Text
	}
	shownA, shownB := slices.Clone(shown[a]), slices.Clone(shown[b])
	pieces := revision.Words(a, b)
	back := revision.Back(pieces)
	for _, r := range slices.Clone(shownA) {
		shownB = append(shownB, revision.Follow(pieces, r))
	}
	for _, r := range slices.Clone(shownB) {
		shownA = append(shownA, revision.Follow(back, r))
	}
	shownA, shownB = bridged(a, shownA), bridged(b, shownB)
	var list []print.RevisedPiece
	anyShown := false
	for _, piece := range pieces {
		words, stretch, shown := b, piece.B, shownB
		if piece.Kind == revision.Out {
			words, stretch, shown = a, piece.A, shownA
		}
		for _, part := range parts(stretch, shown) {
			if part.shown {
				list = append(list, print.RevisedPiece{Text: part.Of(words), Kind: piece.Kind})
				anyShown = true
			} else if n := len(list); n == 0 || list[n-1].Kind != "" {
				list = append(list, print.RevisedPiece{})
			}
		}
	}
	if !anyShown {
		return nil
	}
	return list
}

// shownOf is what may be shown of the passages of an article, by their text: what may be of
// one version, may be of all.
func (p *planner) shownOf(v *model.Versions) map[string][]text.Range {
	shown := map[string][]text.Range{}
	for _, a := range v.Articles {
		for _, passage := range a.Passages {
			stretches, whole := p.findings.Shown(passage)
			if whole {
				stretches = []text.Range{{To: len(passage.Text)}}
			}
			shown[passage.Text] = append(shown[passage.Text], stretches...)
		}
	}
	return shown
}

type part struct {
	text.Range
	shown bool
}

// parts cuts a stretch where what may be shown begins and ends.
func parts(r text.Range, shown []text.Range) []part {
	edges := []int{r.From, r.To}
	for _, x := range shown {
		for _, at := range []int{x.From, x.To} {
			if r.From < at && at < r.To {
				edges = append(edges, at)
			}
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var list []part
	for i := 0; i+1 < len(edges); i++ {
		r := text.Range{From: edges[i], To: edges[i+1]}
		list = append(list, part{r, slices.ContainsFunc(shown, r.Overlaps)})
	}
	return list
}
