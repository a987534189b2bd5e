package site

import (
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/search"
)

// The text of an article and the lines of its capture are the places that all
// evidence leads to: their ids and what stands beside them are no matter of
// taste, so they are printed here and not by a template. They are also nearly all
// of a site's bytes, and html/template works out anew for each value how it is to
// be escaped.

// rows prints the text and the captured lines of one article.
type rows struct {
	planner *planner
	article *model.Article
	path    string // of the page
	words   *Words // of the language of the page
	// Attributes for words of the page among those of the article, and the other
	// way round; "" if both are in one language.
	lang, tag string

	out strings.Builder
}

func (p *planner) rows(a *model.Article, path string) *rows {
	lang := p.dossier.Settings.Language
	r := &rows{planner: p, article: a, path: path, words: p.theme.words[lang]}
	if a.Lang != lang {
		r.lang, r.tag = ` lang="`+html.EscapeString(lang)+`"`, ` lang="`+html.EscapeString(a.Lang)+`"`
	}
	return r
}

func (r *rows) put(texts ...string) {
	for _, s := range texts {
		r.out.WriteString(s)
	}
}

// here prints a link to a place on the page.
func (r *rows) here(fragment string) string {
	return html.EscapeString(Link{From: r.path, To: r.path, Fragment: fragment}.String())
}

func (r *rows) word(key string) string { return html.EscapeString(r.words.must(key)) }

// room makes room for about what the words of the article take, printed.
func (r *rows) room() { r.out.Grow(2 * len(r.article.Capture.Source.Text)) }

// taken returns what was printed since the last call.
func (r *rows) taken() template.HTML {
	s := r.out.String()
	r.out.Reset()
	return trusted(s)
}

// printedText is the text of an article and the lines of its capture.
type printedText struct {
	text, lines template.HTML
	found       []search.Passage // as the search reads the text
	citedIn     []UseView        // the briefs that cite any of the passages, each once
}

// textBasis is all that the text of an article depends on.
type textBasis struct {
	Article *model.Article
	Words   *Words
	Uses    uint64 // a digest of them
}

var printedTexts = memo.NewTable[textBasis, *printedText]("the text of an article")

// printed prints the text and the lines of an article, or gives what was printed
// of them before: most changes touch few articles.
func (p *planner) printed(a *model.Article, path string) *printedText {
	r := p.rows(a, path)
	if p.options.Memory == nil { // the digest of the uses would be made for nothing
		return r.print()
	}
	return printedTexts.Get(p.options.Memory, textBasis{a, r.words, r.uses()}, r.print)
}

func (r *rows) print() *printedText {
	t := &printedText{}
	t.text, t.found, t.citedIn = r.text()
	t.lines = r.lines()
	return t
}

// uses returns a number that differs if notes make something else of the article.
func (r *rows) uses() uint64 {
	d := digester{}
	d.SetSeed(seed)
	for i, passage := range r.article.Passages {
		cited := r.planner.dossier.Uses[passage]
		if len(cited) == 0 {
			continue
		}
		shown, _ := dossier.Shown(r.planner.dossier, passage)
		d.number(uint64(i))
		d.plain(r.planner.usesOf(passage, r.path))
		d.plain(shown)
		for _, c := range cited {
			d.plain(c.Words)
			d.plain(c.Item.Signal)
		}
	}
	return d.Sum64()
}

// text prints the passages and returns them as the search reads them, with the
// briefs that cite any of them, each once.
func (r *rows) text() (text template.HTML, found []search.Passage, citedIn []UseView) {
	r.room()
	paragraphs := 0
	for _, passage := range r.article.Passages {
		if passage.Kind == custody.Title {
			continue
		}
		standfirst := false
		if passage.Kind == custody.Paragraph {
			paragraphs++
			standfirst = paragraphs <= r.article.Standfirst
		}
		segments, shown := r.planner.shownSegments(passage)
		uses := r.planner.usesOf(passage, r.path)
		r.passage(passage, standfirst, segments, uses)
		for _, use := range uses {
			for _, use := range append([]UseView{use}, use.Translations...) {
				if !slices.ContainsFunc(citedIn, func(u UseView) bool { return u.Link == use.Link }) {
					citedIn = append(citedIn, use)
				}
			}
		}
		if !shown {
			continue
		}
		field := search.Body
		if standfirst || passage.Kind == custody.Subhead {
			field = search.Summary
		}
		found = append(found, search.Passage{
			Anchor: lineAnchor(passage.Line), Name: r.planner.passageName(passage, r.words.Lang), Text: textOf(segments), Field: field, Cited: len(uses) > 0,
			Disputed: slices.ContainsFunc(r.planner.dossier.Uses[passage], func(c *model.Cited) bool { return c.Item.Signal == markdown.Contradicts }),
		})
	}
	return r.taken(), found, citedIn
}

func (r *rows) passage(passage *model.Passage, standfirst bool, segments []Segment, uses []UseView) {
	class := string(passage.Kind)
	if standfirst {
		class += " standfirst"
	}
	name := html.EscapeString(r.planner.passageName(passage, r.words.Lang))
	r.put(`<div class="passage `, class, `" id="`, lineAnchor(passage.Line), `">`)
	switch passage.Kind {
	case custody.Paragraph:
		r.put(`<a class="number"`, r.lang, ` href="`, r.here(lineAnchor(passage.Line)), `">`, name, `</a><p class="words">`)
		r.segments(segments)
		r.put(`</p>`)
	case custody.Subhead:
		r.put(`<h2>`)
		r.segments(segments)
		r.put(`</h2>`)
	default:
		r.put(`<p class="words"><span class="label"`, r.lang, `>`, name, `</span> `)
		r.segments(segments)
		for _, c := range r.article.Record.Captions {
			if c.Line == passage.Line && c.Credit != "" {
				r.put(` <span class="credit"`, r.lang, `>`, html.EscapeString(r.words.must("photo_credit", c.Credit)), `</span>`)
			}
		}
		r.put(`</p>`)
	}
	r.put("\n", `<p class="margin"`, r.lang, `><a class="line" href="`, r.here(rawAnchor(passage.Line)), `">`, html.EscapeString(r.words.must("line_short", passage.Line)), `</a>`)
	if len(uses) > 0 {
		r.put(` <span class="uses"><span class="label">`, r.word("cited_in"), `</span>`)
		for _, use := range uses {
			r.use(use)
		}
		r.put(`</span>`)
	}
	r.put("</p>\n</div>\n")
}

func (r *rows) use(use UseView) {
	r.put(` <span class="use"><span class="page-name"`)
	if use.Lang != "" {
		r.put(` lang="`, html.EscapeString(use.Lang), `"`)
	}
	r.put(`>`, html.EscapeString(use.Title), `</span>`)
	r.numbers(use.Numbers)
	for _, t := range use.Translations {
		r.put(` <abbr class="label" title="`, html.EscapeString(r.words.LanguageName(t.Lang)), `">`, html.EscapeString(strings.ToUpper(t.Lang)), `</abbr>`)
		r.numbers(t.Numbers)
	}
	r.put(`</span>`)
}

func (r *rows) numbers(list []NumberLink) {
	for _, n := range list {
		number := strconv.Itoa(n.Number)
		r.put(` <a class="cite" href="`, html.EscapeString(n.Link.String()), `" aria-label="`, number, `, `, html.EscapeString(r.words.must("source_number", n.Number)), `">`, number, `</a>`)
	}
}

// segments prints a stretch of the article's words. Without any, the words may
// not be shown.
func (r *rows) segments(list []Segment) {
	if len(list) == 0 {
		r.put(`<span class="hidden-text"`, r.lang, `>`, r.word("not_shown"), `</span>`)
	}
	for _, s := range list {
		words := html.EscapeString(s.Text)
		switch {
		case s.Gap:
			words = ` <span class="gap">[…]</span> `
		case s.Cut:
			words = `<del class="cut">` + words + `</del>`
		case s.Damage != "":
			words = `<span class="damage" title="` + html.EscapeString(s.Damage) + `">` + words + `</span>`
		}
		if s.Quoted {
			words = `<mark>` + words + `</mark>`
		}
		r.put(words)
	}
}

// lines prints the lines of the capture that hold words, with what became of
// each.
func (r *rows) lines() template.HTML {
	r.room()
	for _, l := range capturedLines(r.article) {
		if l.Text != "" {
			r.line(l)
		}
	}
	return r.taken()
}

func (r *rows) line(l capturedLine) {
	number := strconv.Itoa(l.Number)
	r.put(`<li id="`, rawAnchor(l.Number), `" value="`, number, `" class="raw raw-`, string(l.class), `"><span class="line-number">`, number,
		`</span> <span class="line-text"`, r.tag, `>`)
	segments, shown := r.lineSegments(l)
	dropped := shown && l.class == custody.Dropped
	if dropped {
		r.put(`<del>`)
	}
	r.segments(segments)
	if dropped {
		r.put(`</del>`)
	}
	r.put(`</span> <span class="line-class">`)
	if l.passage != nil && l.class != custody.Title {
		r.put(`<a href="`, r.here(lineAnchor(l.Number)), `">`, html.EscapeString(r.planner.passageName(l.passage, r.words.Lang)), `</a>`)
	} else {
		r.put(r.word("class_" + string(l.class)))
	}
	if l.decision != nil {
		if l.decision.Rule != "" {
			r.put(` <code>`, html.EscapeString(l.decision.Rule), `</code>`)
		}
		if l.decision.Why != "" {
			r.put(`<br><span>`, html.EscapeString(r.words.must("by_hand", l.decision.Why)), `</span>`)
		}
	}
	r.put("</span></li>\n")
}

// lineSegments returns what the rights of the article allow to be shown of a
// line.
func (r *rows) lineSegments(l capturedLine) (list []Segment, shown bool) {
	full := r.article.Rights == model.Full
	switch {
	case full && l.passage != nil && l.passage.Text == l.Text:
		return r.planner.shownSegments(l.passage)
	case full || l.class == custody.Title:
		return rawSegments(l.Text, l.Number, r.article.Record.Cuts), true
	case l.passage != nil:
		return r.planner.shownSegments(l.passage)
	}
	return nil, false
}
