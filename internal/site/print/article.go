package print

import (
	"cmp"
	"html"
	"html/template"
	"iter"
	"strconv"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/search"
)

// Article is the text of an article and the lines of its capture, as its page
// shows them.
type Article struct {
	Path     string // of the page
	Words    *Words // of the language of the page
	Lang     string // of the article
	Bytes    int    // about how long the article is
	Passages iter.Seq[Passage]
	Lines    iter.Seq[Line]
}

// Passage is a passage of an article.
type Passage struct {
	Kind       custody.Class // Paragraph, Subhead or Caption
	Standfirst bool
	Name       string     // such as ¶8
	Line       int        // of the capture, on which it begins, 1-based
	Lang       string     // "" if it is the article's
	Credits    []string   // of the photograph, if it is a caption
	Segments   Segments   // none if the words may not be shown
	Translated string     // the same in the language of the page; "" if nobody has translated it
	Uses       []Use      // the notes that cite it
	Around     []string   // what the words around those they quote do to them
	Days       []OtherDay // of other calendars, that it names
	Disputed   bool       // one of them cites it as what contradicts
	Times      int        // how often notes cite it
	Share      int        // how much of it they quote, in per cent
}

// OtherDay is a day that a source names in a calendar which the page's readers need not
// know, and that day in theirs.
type OtherDay struct {
	Written string
	Lang    string // of what is written, "" if it is the page's own
	Day     date.Date
}

// Line is a line of a capture that holds words.
type Line struct {
	Number   int // 1-based
	Class    custody.Class
	Segments Segments // none if the words may not be shown
	Passage  string   // name of the passage that begins on it and has an id; "" if there is none
	Rule     string   // that decided what became of it; "" if none did
	Why      string   // the reason, if a person decided; "" if not
}

// Use is a note that cites a passage, with the numbers under which it does.
type Use struct {
	Title   string
	Lang    string // "" if it is the page's own
	Link    Link
	Numbers []NumberLink

	Translations []Use // that cite the passage too
}

// NumberLink leads to a number in the text of a note.
type NumberLink struct {
	Number int
	Link   Link
}

// ArticleText is an article that is printed once somebody asks for it: a page that is
// as it was needs no text.
type ArticleText struct {
	number uint64 // stands for the text in the digest of its page
	print  func() printedArticle
}

type printedArticle struct {
	text, lines template.HTML
	found       []search.Passage
}

// Text is the passages.
func (t *ArticleText) Text() template.HTML { return t.print().text }

// Lines is the lines of the capture.
func (t *ArticleText) Lines() template.HTML { return t.print().lines }

// Found is the passages as the search reads them.
func (t *ArticleText) Found() []search.Passage { return t.print().found }

func (a Article) print() printedArticle {
	w := articleWriter{article: a}
	if a.Lang != a.Words.Lang {
		w.lang = a.Lang
	}
	w.page = a.Words.among(w.lang, "")
	var printed printedArticle
	w.out.Grow(2 * a.Bytes)
	for p := range a.Passages {
		w.passage(p)
		if len(p.Segments) > 0 {
			printed.found = append(printed.found, p.found())
			if p.Translated != "" {
				printed.found = append(printed.found, search.Passage{
					Anchor: translatedID(p.Line), Name: a.Words.Phrase("translation_passage", p.Name), Text: p.Translated, Lang: a.Words.Lang, Field: search.Body,
				})
			}
		}
	}
	printed.text = w.taken()
	w.out.Grow(2 * a.Bytes)
	for l := range a.Lines {
		w.line(l)
	}
	printed.lines = w.taken()
	return printed
}

// found is the passage as the search reads it.
func (p Passage) found() search.Passage {
	field := search.Body
	if p.Standfirst || p.Kind == custody.Subhead {
		field = search.Summary
	}
	return search.Passage{
		Anchor: PassageID(p.Line), Name: p.Name, Text: p.Segments.Text(), Lang: p.Lang, Field: field, Cited: len(p.Uses) > 0, Disputed: p.Disputed,
	}
}

// articleWriter prints one article.
type articleWriter struct {
	article Article
	lang    string // of the article, "" if it is the page's own
	page    string // attributes of an element with words of the page among those of the article

	out strings.Builder
}

func (w *articleWriter) put(texts ...string) {
	for _, s := range texts {
		w.out.WriteString(s)
	}
}

// here is a link to a place on the page.
func (w *articleWriter) here(id string) string {
	return html.EscapeString(Here(w.article.Path, id).String())
}

// phrase is a phrase of the interface, with its arguments filled in.
func (w *articleWriter) phrase(key string, args ...any) string {
	return html.EscapeString(w.article.Words.Phrase(key, args...))
}

// naming is a phrase of the interface that holds a name.
func (w *articleWriter) naming(key, name string) string {
	phrase, err := w.article.Words.Naming(key, w.article.Words.Name(name))
	if err != nil {
		return key
	}
	return string(phrase)
}

// taken returns what was printed since the last call.
func (w *articleWriter) taken() template.HTML {
	s := w.out.String()
	w.out.Reset()
	return trusted(s)
}

func (w *articleWriter) passage(p Passage) {
	class := string(p.Kind)
	if p.Standfirst {
		class += " standfirst"
	}
	name, words := html.EscapeString(p.Name), p.Segments.Text()
	of, own, page := string(w.article.Words.within(cmp.Or(p.Lang, w.lang), p.Lang, words)), w.article.Words.among(w.lang, words), w.page
	if p.Lang != "" {
		own, page = w.article.Words.among(p.Lang, words), w.article.Words.among(p.Lang, "")
	}
	w.put(`<div class="passage `, class, `" id="`, PassageID(p.Line), `">`)
	switch p.Kind {
	case custody.Paragraph:
		comma := w.phrase("comma")
		w.put(`<a class="number"`, w.page, ` href="`, w.here(LineID(p.Line)), `" aria-label="`, name, comma, w.phrase("capture"), comma, w.phrase("line", p.Line),
			`">`, name, `</a><p class="words"`, of, `>`)
		w.segments(p.Segments, page)
		w.put(`</p>`)
	case custody.Subhead:
		w.put(`<h2`, of, `>`)
		w.segments(p.Segments, page)
		w.put(`</h2>`)
	default:
		w.put(`<p class="words"`, of, `><span class="label"`, own, `>`, name, `</span> `)
		w.segments(p.Segments, page)
		for _, credit := range p.Credits {
			w.put(` <span class="credit"`, own, `>`, w.naming("photo_credit", credit), `</span>`)
		}
		w.put(`</p>`)
	}
	w.translated(p)
	w.margin(p)
	w.put("</div>\n")
}

// translated puts a passage in the language of the page beside it.
func (w *articleWriter) translated(p Passage) {
	if p.Translated == "" {
		return
	}
	w.put("\n", `<div class="translated" id="`, translatedID(p.Line), `"`, w.page, `><p class="words"`, string(w.article.Words.Of("", p.Translated)), `>`,
		html.EscapeString(p.Translated), `</p></div>`)
}

// margin says beside a passage who cites it, in one line that unfolds.
func (w *articleWriter) margin(p Passage) {
	w.put("\n", `<div class="margin"`, w.page, `>`)
	if p.Kind != custody.Paragraph {
		w.put(`<a class="line" href="`, w.here(LineID(p.Line)), `">`, w.phrase("line_short", p.Line), `</a>`)
	}
	if len(p.Uses) > 0 {
		words := w.article.Words
		w.put(`<details class="uses"><summary><svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">`,
			`<rect class="whole" x="0" y="0" width="100" height="8"/><rect class="part" x="0" y="0" width="`, strconv.Itoa(p.Share), `" height="8"/></svg> `,
			html.EscapeString(words.Count("times_cited", p.Times)+words.Phrase("comma")+words.Count("in_pages", len(p.Uses))), `</summary><ul>`)
		for _, use := range p.Uses {
			w.use(use)
		}
		w.put(`</ul></details>`)
	}
	for _, said := range p.Around {
		w.put(` <p class="around">`, html.EscapeString(said), `</p>`)
	}
	for _, d := range p.Days {
		words := w.article.Words
		day := html.EscapeString(words.When(d.Day))
		if machine := d.Day.Machine(); machine != "" {
			day = `<time datetime="` + machine + `">` + day + `</time>`
		}
		w.put(` <p class="around"><span`, string(words.Of(d.Lang, d.Written)), `>`, html.EscapeString(d.Written), `</span> = `, day, `</p>`)
	}
	w.put("</div>\n")
}

func (w *articleWriter) use(use Use) {
	w.put(`<li class="use"><span class="page-name"`, string(w.article.Words.Of(use.Lang, use.Title)), `>`, html.EscapeString(use.Title), `</span>`)
	w.numbers(use.Numbers)
	for _, t := range use.Translations {
		w.put(` <abbr class="label" title="`, html.EscapeString(w.article.Words.LanguageName(t.Lang)), `">`, html.EscapeString(strings.ToUpper(t.Lang)), `</abbr>`)
		w.numbers(t.Numbers)
	}
	w.put(`</li>`)
}

func (w *articleWriter) numbers(list []NumberLink) {
	for _, n := range list {
		number := w.article.Words.Digits(n.Number)
		w.put(` <a class="cite" href="`, html.EscapeString(n.Link.String()), `" aria-label="`, w.phrase("source_number", n.Number), `">`,
			number, `</a>`)
	}
}

// segments prints a stretch of the article's words. Without any, the words may
// not be shown; page are the attributes of the words of the page that say so.
func (w *articleWriter) segments(list Segments, page string) {
	if len(list) == 0 {
		w.put(`<span class="hidden-text"`, page, `>`, w.phrase("not_shown"), `</span>`)
	}
	for _, s := range list {
		s.write(&w.out)
	}
}

func (w *articleWriter) line(l Line) {
	value, number, words := strconv.Itoa(l.Number), w.article.Words.Digits(l.Number), l.Segments.Text()
	w.put(`<li id="`, LineID(l.Number), `" value="`, value, `" class="raw raw-`, string(l.Class), `"><span class="line-number">`, number,
		`</span> <span class="line-text"`, string(w.article.Words.Of(w.lang, words)), `>`)
	dropped := len(l.Segments) > 0 && l.Class == custody.Dropped
	if dropped {
		w.put(`<del>`)
	}
	w.segments(l.Segments, w.article.Words.among(w.lang, words))
	if dropped {
		w.put(`</del>`)
	}
	w.put(`</span> <span class="line-class">`)
	if l.Passage != "" {
		w.put(`<a href="`, w.here(PassageID(l.Number)), `">`, html.EscapeString(l.Passage), `</a>`)
	} else {
		w.put(w.phrase("class_" + string(l.Class)))
	}
	if l.Rule != "" {
		w.put(` <code>`, html.EscapeString(l.Rule), `</code>`)
	}
	if l.Why != "" {
		w.put(`<br><span>`, w.naming("by_hand", l.Why), `</span>`)
	}
	w.put("</span></li>\n")
}
