package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Rights says how much of an article a public site shows.
type Rights string

const (
	Full    Rights = "full"    // the whole article
	Excerpt Rights = "excerpt" // cited passages with their sentence
	Link    Rights = "link"    // title, outlet and address only
)

// Capture is a raw file as it was received.
type Capture struct {
	Path    string // in the dossier
	SHA256  string // hex
	Source  *diag.Source
	Lines   []custody.Line
	Article *Article // nil if it has not been cleaned
}

// Received is the file from which the text of a capture was read. It lies beside
// the text, and nothing of it but the text is ever published.
type Received struct {
	Path   string // in the dossier
	SHA256 string // hex
	Reader int    // number of the reader that made the text
	Facts  []capture.Fact

	Pictures string // hex hash of the pictures of its pages, "" if there are none
}

// Status says whether an article still stands.
type Status string

const (
	Current   Status = "current"
	Corrected Status = "corrected"
	Retracted Status = "retracted"
)

// ArticleFolder holds the articles, each as KEY.md.
const ArticleFolder = "content/articles"

// Article is the cleaned text of a capture.
type Article struct {
	Key            string
	Path           string // in the dossier
	Title          string
	TitleBasis     string    // line | meta | derived | hand
	Short          Localized // what pages call it, if the name of its outlet does not say it
	Outlet         *Outlet
	OutletMissing  bool // it names an outlet, and the dossier has none of that key
	Published      date.Date
	PublishedBasis string
	Lang           string
	TranslatedFrom string
	Authors        []string // none: unknown
	OriginalURL    string
	Archived       string    // address of an archived copy of that page, "" if none is named
	Supersedes     string    // the key of the earlier version of the same article, if the front matter names it
	Aliases        []Address // at which its page was before
	Upstream       []attribution.Credit
	Standfirst     int // how many leading paragraphs are the standfirst
	Status         Status
	StatusLine     int     // of the capture, on which the outlet says so, 1-based; 0 if the record does not say
	Labels         []Label // what the desk says that the text is, beside what it says itself
	Rights         Rights
	Capture        *Capture
	Received       *Received // the file the capture was read from, nil if it was captured as text
	Record         custody.Record

	// Unsaved says that the article was cleaned in memory, for a preview with
	// drafts: its capture has no article in the folder yet.
	Unsaved bool

	// Proven says that record and paragraphs account for the whole capture.
	// What is not proven has no passages and cannot be cited.
	Proven   bool
	Passages []*Passage // title, subheads, paragraphs and captions in the order of their lines
}

// Find returns the n-th passage of a kind, 1-based.
func (a *Article) Find(kind custody.Class, n int) *Passage {
	for _, p := range a.Passages {
		if p.Kind == kind && p.Number == n {
			return p
		}
	}
	return nil
}

// Texts returns the texts of the passages.
func (a *Article) Texts() []string {
	list := make([]string, len(a.Passages))
	for i, p := range a.Passages {
		list[i] = p.Text
	}
	return list
}

// OnLines are the passages by the line of the capture on which they begin, which no two share.
func (a *Article) OnLines() map[int]*Passage {
	on := make(map[int]*Passage, len(a.Passages))
	for _, p := range a.Passages {
		on[p.Line] = p
	}
	return on
}

// Count returns how many passages of a kind the article has.
func (a *Article) Count(kind custody.Class) int {
	n := 0
	for _, p := range a.Passages {
		if p.Kind == kind {
			n++
		}
	}
	return n
}

// Passage is a part of an article that can be cited.
type Passage struct {
	Article *Article
	Index   int           // among the passages of the article
	Kind    custody.Class // Paragraph, Subhead, Caption or Title
	Number  int           // 1-based among the passages of its kind
	Line    int           // raw line it starts on, 1-based
	Last    int           // raw line it ends on
	Locator string        // where in the file as received it stands, as its reader says: 00:12:31, p. 12; "" if that is not told
	Text    string
	Start   int   // byte of the article file at which it begins
	End     int   // and before which it ends
	Seams   []int // bytes of Text at which words of the line were cut out

	// What was found out about the text when it was asked for; there are many passages.
	folded  atomic.Pointer[string]
	lang    atomic.Pointer[string]
	fromDay atomic.Int32 // whether it counts years from the day of the article: 1 if it does, -1 if not, 0 if nobody has asked
}

// Name says which passage it is, for messages.
func (p *Passage) Name() string {
	switch p.Kind {
	case custody.Paragraph:
		return "¶" + strconv.Itoa(p.Number)
	case custody.Title:
		return "title"
	default:
		return fmt.Sprintf("%s %d", p.Kind, p.Number)
	}
}

// Stretch returns the words of a stretch of the text, with […] where words of the capture
// were cut out of it.
func (p *Passage) Stretch(r text.Range) string {
	var out strings.Builder
	from := r.From
	for _, seam := range p.Seams {
		if r.From <= seam && seam <= r.To {
			out.WriteString(strings.TrimSpace(p.Text[from:seam]) + " […] ")
			from = seam
		}
	}
	out.WriteString(strings.TrimSpace(p.Text[from:r.To]))
	return strings.TrimSpace(out.String())
}

// Damaged are words of a passage that the record of its article marks as garbled, and how they are.
type Damaged struct {
	text.Range
	Kind string
}

// Damaged returns the garbled words of the text. Of a record that names the same words twice the second are
// those behind the first.
func (p *Passage) Damaged() []Damaged {
	var list []Damaged
	from := map[string]int{} // where words are looked for that were there before
	for _, d := range p.Article.Record.Damage {
		if d.Line < p.Line || d.Line > p.Last {
			continue
		}
		if i := strings.Index(p.Text[from[d.Words]:], d.Words); i >= 0 {
			r := text.Range{From: from[d.Words] + i, To: from[d.Words] + i + len(d.Words)}
			from[d.Words] = r.To
			list = append(list, Damaged{r, d.Kind})
		}
	}
	return list
}

// Folded returns the text in the form in which quotations are compared.
func (p *Passage) Folded() string {
	known := p.folded.Load()
	if known == nil {
		folded := found.Fold(p.Text)
		known = &folded
		p.folded.Store(known)
	}
	return *known
}

// LetGo forgets the text, once nobody will ask for it any more.
func (p *Passage) LetGo() {
	p.Text = ""
	p.folded.Store(nil)
}

// Lang is the language of the text: that of the article, unless the paragraph is in another
// script and language, as in an article that stands in two.
func (p *Passage) Lang() string {
	known := p.lang.Load()
	if known == nil {
		known = &p.Article.Lang // as of most
		if lang := factuality.LanguageOf(p.Text, p.Article.Lang); lang != *known {
			known = &lang
		}
		p.lang.Store(known)
	}
	return *known
}

// CountsFromDay reports whether the text counts years from the day of the article:
// « en novembre dernier » in January is of the year before. The words of all languages
// are looked for, since an article may quote another.
func (p *Passage) CountsFromDay() bool {
	if known := p.fromDay.Load(); known != 0 {
		return known > 0
	}
	lower, counts := strings.ToLower(p.Text), int32(-1)
	if slices.ContainsFunc(relativeYears(), func(word string) bool { return text.HasWord(lower, word) }) {
		counts = 1
	}
	p.fromDay.Store(counts)
	return counts > 0
}

// relativeYears are the words of all languages that count years, in small letters.
var relativeYears = sync.OnceValue(func() []string {
	var words []string
	for _, l := range language.With(language.Evidence) {
		for _, w := range l.Evidence().RelativeYears {
			words = append(words, strings.ToLower(w))
		}
	}
	return words
})
