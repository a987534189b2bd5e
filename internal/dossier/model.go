package dossier

import (
	"dossier/internal/clean"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
)

// Dossier is a folder that was read, resolved and verified. It is immutable.
type Dossier struct {
	Settings Settings
	Outlets  []*Outlet  // by key
	Articles []*Article // by key
	Captures []*Capture // by path
	Briefs   []*Brief   // by id, then language, the default language first

	// Uses lists, for each passage, the citations of published briefs.
	Uses map[*Passage][]*Cited
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
	Language    string // default language of the interface and of briefs
	BaseURL     string // where the site is published, with a slash at the end; may be empty
	Rights      Rights // for articles that do not say
}

// Localized is a text in several languages; the default language's is always
// there if any is.
type Localized map[string]string

// In returns the text in a language, or else the one in the language given as
// fallback.
func (l Localized) In(lang, fallback string) string {
	if s, ok := l[lang]; ok {
		return s
	}
	return l[fallback]
}

// Outlet is who published an article.
type Outlet struct {
	Key     string
	Name    string
	Domains []string
	Kind    string // such as "daily", "aggregator"; the dossier's own words
	Country string // ISO 3166-1 alpha-2
	Grade   string // Admiralty reliability A–F
	Why     string // the reason for the grade
}

// Capture is a raw file as it was received.
type Capture struct {
	Path    string // in the dossier
	SHA256  string // hex
	Source  *diag.Source
	Lines   []clean.Line
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
	Published      Date
	PublishedBasis string
	Lang           string
	TranslatedFrom string
	OriginalURL    string
	Upstream       []clean.Credit
	Standfirst     int // how many leading paragraphs are the standfirst
	Status         Status
	Rights         Rights
	Capture        *Capture
	Record         clean.Record

	// Proven says that record and paragraphs account for the whole capture.
	// What is not proven has no passages and cannot be cited.
	Proven   bool
	Passages []*Passage // title, subheads, paragraphs and captions in the order of their lines
}

// Paragraph returns the paragraph with the given number, nil if there is none.
func (a *Article) Paragraph(n int) *Passage { return a.Find(clean.Paragraph, n) }

// Find returns the n-th passage of a kind, 1-based.
func (a *Article) Find(kind clean.Class, n int) *Passage {
	for _, p := range a.Passages {
		if p.Kind == kind && p.Number == n {
			return p
		}
	}
	return nil
}

// Count returns how many passages of a kind the article has.
func (a *Article) Count(kind clean.Class) int {
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
	Kind    clean.Class // Paragraph, Subhead, Caption or Title
	Number  int         // 1-based among the passages of its kind
	Line    int         // raw line it starts on, 1-based
	Last    int         // raw line it ends on
	Text    string
	At      diag.Span // in the article file
	Seams   []int     // bytes of Text at which words of the line were cut out
}

// BriefStatus is how far a brief has come.
type BriefStatus string

const (
	Draft     BriefStatus = "draft"
	Review    BriefStatus = "review"
	Published BriefStatus = "published"
	Withdrawn BriefStatus = "withdrawn"
)

// Brief is a note by an analyst, in one language.
type Brief struct {
	ID       string // path under briefs/ without language and ending
	Path     string
	Lang     string
	Title    string
	Question string
	Summary  string
	Status   BriefStatus
	Authors  []string
	Date     Date
	LastMod  Date
	Reviewed Reading
	ReviewBy Date
	Tags     []string
	Doc      *markdown.Document
	Cited    []*Cited                   // by number of the item
	Links    map[*markdown.Link]*Target // only links that lead somewhere
	Body     int                        // byte at which the Markdown begins
}

// Reading is who has read a brief before it was published, and when.
type Reading struct {
	By string
	On Date
}

// Cited is an item of a citation with what it points to.
type Cited struct {
	Item    *markdown.Item
	Of      *markdown.Citation
	Brief   *Brief
	Article *Article    // nil if the key is unknown
	Passage *Passage    // nil if it could not be resolved
	Words   found.Match // the quoted words in the passage; nil if there are none
	Context [2]int      // byte range of the whole sentences around them
}

// Target is what a link in a note leads to; exactly one of the first four
// fields is set.
type Target struct {
	Article  *Article
	Brief    *Brief
	Outlets  bool // the page of sources
	External string
	Fragment string // id on the target page, without #
	Captured bool   // the fragment is a line of the capture
}
