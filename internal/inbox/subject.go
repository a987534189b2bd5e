package inbox

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/check"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Subject is what a note cites a sentence for: one of its statements, a position of a
// question, an event, or the note as a whole.
type Subject struct {
	Note   *model.Note
	Anchor string // on the page of the note, "" for the note as a whole
	Says   string // the statement, the answer or the event in words; "" for the note as a whole

	statement string // its key in the dossier
}

// Name is how people find the subject in the files: a statement by its key, crossing/jc1, any
// other by its file and id, content/timeline#first.
func (s Subject) Name() string {
	switch name := strings.TrimSuffix(s.Note.Path, ".md"); {
	case s.statement != "":
		return s.statement
	case s.Anchor != "":
		return name + "#" + s.Anchor
	default:
		return name
	}
}

// compare orders subjects by their names.
func (s Subject) compare(o Subject) int { return strings.Compare(s.Name(), o.Name()) }

// same reports whether two subjects are one, whatever language says it: a translation of a
// note states nothing more.
func (s Subject) same(o Subject) bool {
	return s.Note.Kind == o.Note.Kind && s.Note.ID == o.Note.ID && s.Anchor == o.Anchor
}

// subjectsOf says what each citation of a note is for.
func subjectsOf(f *check.Findings, n *model.Note) map[*model.Cited]Subject {
	of := map[*model.Cited]Subject{}
	switch own := n.Own.(type) {
	case *model.Question:
		for _, p := range own.Positions {
			for _, c := range f.CitedIn(n, p.Section) {
				of[c] = Subject{Note: n, Anchor: p.ID, Says: p.Answer}
			}
		}
	case *model.Timeline:
		for _, e := range own.Events {
			for _, c := range f.CitedIn(n, e.Section) {
				of[c] = Subject{Note: n, Anchor: e.ID, Says: e.Title}
			}
		}
	}
	for _, s := range f.Statements(n) {
		for _, c := range s.Cited {
			if key := s.Key(); key != "" {
				of[c] = Subject{Note: n, Anchor: s.Callout.ID, Says: check.Wording(s), statement: key}
			}
		}
	}
	return of
}

// What says what a sentence is about, and how much of it two sentences about the same have
// in common.
const (
	fewestLetters = 4 // of a word
	ofWord        = 2 // how much a word says
	ofCharacters  = 1 // and characters beside each other, where nothing parts words
	fewestShared  = 3 * ofWord
)

// term is something of a sentence that says what it is about.
type term struct {
	plain  string
	weight int
	at     text.Range // bytes of the passage
}

// about lists what a sentence is about, each once: its longer words but for those that stand
// everywhere, and in scripts that set no spaces characters beside each other: two of those
// that are words themselves, four of those that only spell them. Hiragana is mostly grammar.
func about(passage string, sentence text.Range, lang string) []term {
	little := language.Get(lang).Search().StopWords
	var list []term
	seen := map[string]bool{}
	add := func(at text.Range, weight int) {
		at.From, at.To = at.From+sentence.From, at.To+sentence.From
		if plain := text.Plain(at.Of(passage)); !seen[plain] && !slices.Contains(little, plain) {
			seen[plain] = true
			list = append(list, term{plain, weight, at})
		}
	}
	s := sentence.Of(passage)
	words := text.Read(s).Words
	for i, w := range words {
		switch first := text.FirstRune(w.Of(s)); {
		case w.Has(text.Digits | text.Numbers):
		case !w.Has(text.Single):
			if utf8.RuneCountInString(text.Plain(w.Of(s))) >= fewestLetters {
				add(w.Range, ofWord)
			}
		case unicode.Is(unicode.Hiragana, first):
		default:
			if end := together(s, words[i:], little); end > 0 {
				add(text.Range{From: w.From, To: end}, ofCharacters)
			}
		}
	}
	return list
}

// together is where characters end that say something when they stand beside each other,
// the first of some; 0 if they do not.
func together(s string, words []text.Word, little []string) int {
	n := 4
	if unicode.In(text.FirstRune(words[0].Of(s)), unicode.Han, unicode.Katakana) {
		n = 2
	}
	if len(words) < n {
		return 0
	}
	for i, w := range words[:n] {
		r := text.FirstRune(w.Of(s))
		if !w.Has(text.Single) || i > 0 && !w.Has(text.Attached) || unicode.Is(unicode.Hiragana, r) || slices.Contains(little, w.Of(s)) {
			return 0
		}
	}
	return words[n-1].To
}
