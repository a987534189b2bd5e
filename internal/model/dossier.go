// Package model holds what a dossier is made of, as plain data: its terms. What is
// made of these values does not change any more; whoever needs them otherwise
// copies them. Nothing here reads a file, and nothing looks anything up in the
// whole of a dossier: that is for those who load and check it.
//
// # Terms
//
// A capture is a file as it was received; it is never edited. An article is
// the cleaned text of one capture, with a record of custody that accounts for
// every line of the capture (package custody). A passage is a part of an article
// that can be cited: a paragraph, subhead, caption or the title. A citation
// names passages of articles and quotes words of them. A note is Markdown whose
// citations are verified: a brief by an analyst, a question on which articles
// differ, the timeline. A statement is a callout of a note. An outlet is who
// published an article first.
package model

import (
	"dossier/internal/capture"
	"slices"

	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/names"
)

// File is a file with the path that it has on the site.
type File struct {
	Path string
	Data []byte
}

// Dossier is a folder that was read: articles joined with their captures, notes
// parsed. What the notes cite, and whether it is true, is for those who check it.
type Dossier struct {
	Settings Settings
	Outlets  []*Outlet  // by key
	Articles []*Article // by key
	Captures []*Capture // by path

	Notes     []*Note  // by kind, id and language, the default language first; below once more by kind
	Briefs    []*Brief // in the same order
	Questions []*Question
	Timelines []*Timeline
	Entities  []*Entity // by key
	Places    []*Place  // by key
	Terms     []*Term   // by key

	// Copies has, for each article that has copies, its family: the article and those
	// that are copies of it, or of one that is, for they have the same address or
	// share their words. By key; the articles of a family have one list.
	Copies map[*Article][]*Article

	// Versions has, for each article of which there are several captures, all of them;
	// nil if there are none. Accepted are the articles that citations of a key mean, as far
	// as the lock file says so.
	Versions map[*Article]*Versions
	Accepted map[string]*Article

	Translations map[*Article][]*Translation // by language

	Named  map[*Article][][]names.Hit // curated names, by index of the passage
	Owners []NameOwner                // of the names, by index

	Glossary Glossary // of Terms

	Static []File // the dossier's own files, which are published as they are, by path

	// Said is what the data of a page say that it is, its kind and its section, by the key of its article.
	Said map[string][]string
	// Days are those on which files say that they were published, "" if one says none, by the key of its article.
	Days map[string]string

	// Apart are the passages that the file of their article sets apart as the words of
	// somebody else, in a block quotation.
	Apart map[*Passage]bool

	// Doubtful are those that a page may show in other words than were read, by its styles.
	Doubtful map[*Passage]bool

	// Unread are files that are there and are not in the dossier, or in part: what
	// is wrong with them is reported already, and a link to one is no further mistake.
	Unread map[string]bool
	Hidden map[string]bool // files of internal notes, which these readers may not know of

	// Pictures are the image files that notes show, by path.
	Pictures map[string]PictureFile

	// Sizes are those of the files from which texts were read, in bytes, by path.
	Sizes map[string]int

	// Sheets are the pages of the files of articles as pictures, of those that may be published.
	Sheets map[*Article]*capture.Sheets

	Sources Sources // nil once nobody will report anything more

	// WithoutNotes is all of this that is no note: the same value as the last time if nothing of it
	// has changed. It is nil in itself, and once nobody will report anything more.
	WithoutNotes *Dossier

	History  History
	Lock     Lock
	Receipts map[*Article]Receipt // of the file from which each article was made, whether or not it is recorded
	Restated map[*Article]Receipt // those receipts of which the lock file records something else

	// Moved are the files of captures and articles that are known to have another name now than
	// the dossier says somewhere, or may say: the path now, by the path before.
	Moved map[string]string
}

// NamedIn are the curated names in a passage.
func (d *Dossier) NamedIn(p *Passage) []names.Hit {
	if all := d.Named[p.Article]; p.Index < len(all) {
		return all[p.Index]
	}
	return nil
}

// WithoutSources returns the dossier without the files of its articles, for whoever
// prints it and will not report anything more.
func (d *Dossier) WithoutSources() *Dossier {
	smaller := *d
	smaller.Sources, smaller.WithoutNotes = nil, nil
	return &smaller
}

// Settings is dossier.yaml.
type Settings struct {
	Title       Localized
	Description Localized
	TitleAt     diag.Span     // in the settings, as the next
	AboutAt     diag.Span     // of the description
	Language    string        // default language of the interface and of briefs
	BaseURL     string        // where the site is published, with a slash at the end; may be empty
	Rights      Rights        // for articles that do not say
	Reading     []ReadingStep // the order in which briefs are to be read; those left out follow
	Lead        []ReadingStep // the judgments with which the home page begins, treaty/jc1; the others follow
	NoFonts     bool          // pages are set in fonts of the reader's machine
	BottomLine  BottomLine    // without a text if there is none
	Requires    []Role        // whose sign-off a brief needs to be published
	Silence     []Silence

	// Unreadable says that the file, or its language, cannot be read, so that nothing that
	// depends on it may be judged.
	Unreadable bool
}

// ReadingStep is a brief in the order in which a dossier is to be read, or a judgment
// in that in which they lead.
type ReadingStep struct {
	ID string    // of the brief, in whatever language: traite for briefs/traite.md; of the judgment with it before: traite/jc1
	At diag.Span // in the settings
}

// BottomLine is the sentence that answers what the dossier is about.
type BottomLine struct {
	Judgment ReadingStep // that says it, with its evidence
	Text     Localized
	At       diag.Span
}

// Silence is an entry of the settings that leaves out a warning or a note at
// some place, for a reason. Errors cannot be silenced.
type Silence struct {
	Check string    // the name of the code
	Named diag.Span // where that stands in the settings
	Files string    // a path in the dossier, or a pattern: * within a folder, ** across folders
	ID    string    // of a heading, a callout or a line of an article (l9); "" for the whole file
	Line  int       // 1-based; 0 for the whole file
	Why   string    // the reason, never empty
	At    diag.Span // of where: in the settings
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

// All returns the text in every language, each once.
func (l Localized) All() []string {
	var list []string
	for _, lang := range append([]string{""}, language.Codes()...) {
		if s := l[lang]; s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// Records names a file of records.
type Records string

const (
	OutletRecords Records = "content/outlets.yaml"
	EntityRecords Records = "content/entities.yaml"
	PlaceRecords  Records = "content/places.yaml"
	TermRecords   Records = "content/glossary.yaml"
)

// RecordFiles are the files of records, in the order in which links offer them.
var RecordFiles = []Records{OutletRecords, EntityRecords, PlaceRecords, TermRecords}

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
	Printed []Printed // what of it stands on pages, with its place
}

// Sources are the files of the articles as they were read, by their path. Whoever
// reports problems needs them, and pages do not; they take as much memory as all
// words of the captures.
type Sources map[string]*diag.Source

// File is an article as a whole.
func (s Sources) File(a *Article) diag.Span { return diag.Span{Source: s[a.Path]} }

// At is where a passage stands.
func (s Sources) At(p *Passage) diag.Span {
	return diag.Span{Source: s[p.Article.Path], Start: p.Start, End: p.End}
}

// Within is where bytes of a passage stand in the article file: exactly in
// paragraphs and subheads, the whole passage elsewhere.
func (s Sources) Within(p *Passage, from, to int) diag.Span {
	at := s.At(p)
	if p.Kind != custody.Paragraph && p.Kind != custody.Subhead {
		return at
	}
	return diag.Span{Source: at.Source, Start: markdown.Offset(at, from), End: markdown.Offset(at, to)}
}
