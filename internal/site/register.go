package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/search/register"
	"dossier/internal/site/print"
	"dossier/internal/text"

	"golang.org/x/text/collate"
)

// registerFile is the name of the page of the register, and of its template.
const registerFile = "search.html"

// RegisterModel is the model of search.html: the names and subjects of the
// dossier from A to Z, with the passages that have them.
type RegisterModel struct {
	print.Frame
	Letters []Letter
}

// Letter is the entries that begin with a letter.
type Letter struct {
	Letter  string
	ID      string
	Link    print.Link
	Entries []RegisterEntry
}

// RegisterEntry is a name or a subject.
type RegisterEntry struct {
	Label string
	Also  []string
	Pages []RegisterPage
}

// RegisterPage is a page that has the name, with the passages that do.
type RegisterPage struct {
	Name     string // short: who published it, or how its title begins
	Title    string
	Lang     string // "" if it is the page's own
	Link     print.Link
	Passages []RegisterPassage
}

// RegisterPassage is a passage that has the name.
type RegisterPassage struct {
	Name string
	Link print.Link
}

func (p *planner) register(lang string, entries []register.Entry) RegisterModel {
	w := p.theme.Words(lang)
	file := p.inLanguage(lang, registerFile)
	m := RegisterModel{Frame: p.frame(lang, file, w.Phrase("register"), w.Phrase("register_intro"))}
	m.At = "search"
	p.otherEditions(&m.Frame, lang, registerFile)
	entries = slices.Clone(entries)
	p.inWordsOf(lang, entries)
	c := collate.New(language.Get(lang).Tag(), collate.IgnoreCase, collate.Numeric)
	slices.SortStableFunc(entries, func(a, b register.Entry) int {
		return cmp.Or(c.CompareString(a.Label, b.Label), strings.Compare(a.Label, b.Label))
	})
	for _, e := range entries {
		letter := initial(e.Label)
		if n := len(m.Letters); n == 0 || m.Letters[n-1].Letter != letter {
			id := "letter_" + strconv.Itoa(n+1)
			m.Letters = append(m.Letters, Letter{Letter: letter, ID: id, Link: print.Here(file, id)})
		}
		v := RegisterEntry{Label: reveal(e.Label), Also: e.Also}
		for _, at := range e.Places {
			n := len(v.Pages)
			if n == 0 || v.Pages[n-1].Link.To != at.Path {
				v.Pages = append(v.Pages, RegisterPage{
					Name: reveal(cmp.Or(at.Source, beginning(at.Title))), Title: reveal(at.Title), Lang: languageUnless(lang, at.Lang),
					Link: print.Link{From: file, To: at.Path},
				})
				n++
			}
			if at.Name != "" {
				v.Pages[n-1].Passages = append(v.Pages[n-1].Passages, RegisterPassage{at.Name, print.Link{From: file, To: at.Path, Fragment: at.Anchor}})
			}
		}
		last := &m.Letters[len(m.Letters)-1]
		last.Entries = append(last.Entries, v)
	}
	return m
}

// inWordsOf puts the name that a record has in a language before its others.
func (p *planner) inWordsOf(lang string, entries []register.Entry) {
	names := map[string]string{}
	for _, e := range p.dossier.Entities {
		names["entity/"+e.Key] = e.Name.In(lang, p.dossier.Settings.Language)
	}
	for _, place := range p.dossier.Places {
		names["place/"+place.Key] = place.Name.In(lang, p.dossier.Settings.Language)
	}
	for i, e := range entries {
		if name := names[e.Record]; name != "" && name != e.Label {
			others := append([]string{e.Label}, e.Also...)
			entries[i].Label, entries[i].Also = name, slices.DeleteFunc(others, func(s string) bool { return s == name })
		}
	}
}

// beginning returns the first words of a title, as many as a list has room for.
func beginning(title string) string {
	const room = 40 // runes
	if utf8.RuneCountInString(title) <= room {
		return title
	}
	shown, runes := "", 0
	for _, word := range strings.Fields(title) {
		if runes += utf8.RuneCountInString(word) + 1; runes > room && shown != "" {
			break
		}
		shown += word + " "
	}
	return strings.TrimRight(shown, " ,;:–—-«") + "\u00a0…"
}

// initial is the letter under which a label stands, 0–9 for what begins with none.
func initial(label string) string {
	if r := text.FirstRune(text.Fold(label)); unicode.IsLetter(r) {
		return strings.ToUpper(string(r))
	}
	return "0–9"
}
