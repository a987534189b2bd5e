package dossier

import (
	"sync"

	"dossier/internal/clean"
	"dossier/internal/copies"
	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/found"
	"dossier/internal/language"
)

// Dossier is a folder that was read, resolved and verified. It is immutable.
type Dossier struct {
	Settings Settings
	Outlets  []*Outlet  // by key
	Articles []*Article // by key
	Captures []*Capture // by path
	Briefs   []*Brief   // by id, then language, the default language first

	Questions []*Question // as the briefs
	Timelines []*Timeline // one per language, the default language first
	Entities  []*Entity   // by key
	Places    []*Place    // by key
	Terms     []*Term     // by key

	// Copies lists, for each article that has any, the other articles that are
	// copies of it, or of one that is: they have the same address, or share
	// their words. By key.
	Copies map[*Article][]*Article

	named  map[*Article][]passageNames // curated names, by passage
	owners []owner                     // of the names, by index

	terms termIndex

	// Uses lists, for each passage, the citations of published notes.
	Uses map[*Passage][]*Cited

	// Silenced are the warnings and notes that the settings leave out.
	Silenced []diag.Diagnostic

	Lock Lock // the citations that a person has accepted
}

// Rights says how much of an article a public site shows.
type Rights string

const (
	Full    Rights = "full"    // the whole article
	Excerpt Rights = "excerpt" // cited passages with their sentence
	Link    Rights = "link"    // title, outlet and address only
)

// Settings is dossier.yaml.
type Settings struct {
	Title       Localized
	Description Localized
	Language    string        // default language of the interface and of briefs
	BaseURL     string        // where the site is published, with a slash at the end; may be empty
	Rights      Rights        // for articles that do not say
	Reading     []ReadingStep // the order in which briefs are to be read; those left out follow
	Silence     []Silence
}

// Localized is a text in several languages. A text that says no language has
// the key "".
type Localized map[string]string

// In returns the text in a language, or else the one that says no language, the
// one in the language given as fallback, or any there is.
func (l Localized) In(lang, fallback string) string {
	for _, key := range append([]string{lang, "", fallback}, language.Codes()...) {
		if s, ok := l[key]; ok {
			return s
		}
	}
	return ""
}

// Tag returns the language of what In returns, "" if it is the one asked for
// or says none.
func (l Localized) Tag(lang, fallback string) string {
	if _, ok := l[lang]; ok || l[""] != "" {
		return ""
	}
	for _, key := range append([]string{fallback}, language.Codes()...) {
		if _, ok := l[key]; ok {
			return key
		}
	}
	return ""
}

// Outlet is who published an article.
type Outlet struct {
	Key     string
	Name    string
	Domains []string
	Kind    string    // such as "daily", "aggregator"; the dossier's own words
	Country string    // ISO 3166-1 alpha-2
	Grade   string    // Admiralty reliability A–F
	Why     string    // the reason for the grade
	By      string    // who graded it
	On      date.Date // when
}

// Capture is a raw file as it was received.
type Capture struct {
	Path    string // in the dossier
	SHA256  string // hex
	Source  *diag.Source
	Lines   []custody.Line
	Article *Article // nil if it has not been cleaned
}

// Status says whether an article still stands.
type Status string

const (
	Current   Status = "current"
	Corrected Status = "corrected"
	Retracted Status = "retracted"
)

// Article is the cleaned text of a capture.
type Article struct {
	Key            string
	Path           string // in the dossier
	Source         *diag.Source
	Title          string
	TitleBasis     string // line | meta | derived | hand
	Outlet         *Outlet
	Published      date.Date
	PublishedBasis string
	Lang           string
	TranslatedFrom string
	Authors        []string // none: unknown
	OriginalURL    string
	Upstream       []clean.Credit
	Standfirst     int // how many leading paragraphs are the standfirst
	Status         Status
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

	words copies.Text // to compare it with others
}

// Paragraph returns the paragraph with the given number, nil if there is none.
func (a *Article) Paragraph(n int) *Passage { return a.Find(custody.Paragraph, n) }

// Find returns the n-th passage of a kind, 1-based.
func (a *Article) Find(kind custody.Class, n int) *Passage {
	for _, p := range a.Passages {
		if p.Kind == kind && p.Number == n {
			return p
		}
	}
	return nil
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
	Kind    custody.Class // Paragraph, Subhead, Caption or Title
	Number  int           // 1-based among the passages of its kind
	Line    int           // raw line it starts on, 1-based
	Last    int           // raw line it ends on
	Text    string
	At      diag.Span // in the article file
	Seams   []int     // bytes of Text at which words of the line were cut out

	folding  sync.Once
	folded   string
	counting sync.Once
	values   map[float64]bool
	relative bool // it counts years from the day of the article
}

// fold returns the text in the form in which quotations are compared.
func (p *Passage) fold() string {
	p.folding.Do(func() { p.folded = found.Fold(p.Text) })
	return p.folded
}

// figures returns the numbers of the text, in digits and in words, and whether it
// counts years from the day of the article.
func (p *Passage) figures() (values map[float64]bool, fromDay bool) {
	p.counting.Do(func() {
		p.values = map[float64]bool{}
		for _, f := range figures.In(p.Text, p.Article.Lang) {
			for _, x := range f.Values {
				p.values[x] = true
			}
		}
		p.relative = relative().MatchString(p.Text)
	})
	return p.values, p.relative
}
