package site

import (
	"cmp"
	"context"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/search"
	"dossier/internal/search/register"
	"dossier/internal/text"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SearchFolder holds the index, and SearchData is the id of the element that does
// in a single file. The script of the pages knows both.
const (
	SearchFolder = "search"
	SearchData   = "search-data_"
)

// indexing makes the pages that hold what all others say: the index as files,
// and as pages for people who use no script.
type indexing struct {
	names *search.Names
	pages func(context.Context, []search.Document, []*search.Facts, *memo.Memory) ([]Page, []search.Edition)
}

func (p *planner) indexing() *indexing {
	names := search.NewNames(p.spellings())
	return &indexing{names, func(ctx context.Context, docs []search.Document, facts []*search.Facts, m *memo.Memory) ([]Page, []search.Edition) {
		editions, registers := make([]search.Edition, len(p.editions)), make([][]register.Entry, len(p.editions))
		var wg sync.WaitGroup
		for i, lang := range p.editions {
			theirs, facts := p.ofEdition(lang, docs, facts)
			wg.Go(func() {
				editions[i] = search.Edition{Lang: lang, Index: search.Join(ctx, theirs, facts, names), Labels: p.labels(lang)}
			})
			wg.Go(func() { registers[i] = register.Entries(ctx, theirs, facts, names) })
		}
		if wg.Wait(); ctx.Err() != nil {
			return nil, nil // nobody wants the rest
		}
		var out []Page
		for i, lang := range p.editions {
			out = append(out, later(p.inLanguage(lang, "search.html"), func() Page { return p.register(lang, registers[i]) }))
		}
		files := search.Files(ctx, m, editions)
		for _, name := range slices.Sorted(maps.Keys(files)) {
			out = append(out, Page{Path: path.Join(SearchFolder, name), Bytes: files[name]})
		}
		return out, editions
	}}
}

// ofEdition chooses the pages that are found in an edition: its own, and those
// that it has no version of.
func (p *planner) ofEdition(lang string, docs []search.Document, facts []*search.Facts) ([]search.Document, []*search.Facts) {
	page := func(path string) (edition, page string) {
		if first, rest, ok := strings.Cut(path, "/"); ok && slices.Contains(p.editions[1:], first) {
			return first, rest
		}
		return p.dossier.Settings.Language, path
	}
	own := map[string]bool{}
	for _, d := range docs {
		if edition, name := page(d.Path); edition == lang {
			own[name] = true
		}
	}
	var theirs []search.Document
	var theirFacts []*search.Facts
	for i, d := range docs {
		if edition, name := page(d.Path); edition == lang || !own[name] {
			theirs, theirFacts = append(theirs, d), append(theirFacts, facts[i])
		}
	}
	return theirs, theirFacts
}

// spellings are the names of the records, under each of which the search finds
// all others.
func (p *planner) spellings() []search.Name {
	var list []search.Name
	add := func(key string, name model.Localized, aliases []string) {
		n := search.Name{Key: key}
		for _, lang := range slices.Sorted(maps.Keys(name)) {
			if !slices.Contains(n.Spellings, name[lang]) {
				n.Spellings = append(n.Spellings, name[lang])
			}
		}
		n.Spellings = append(n.Spellings, aliases...)
		list = append(list, n)
	}
	for _, e := range p.dossier.Entities {
		add("entity/"+e.Key, e.Name, e.Aliases)
	}
	for _, place := range p.dossier.Places {
		add("place/"+place.Key, place.Name, place.Aliases)
	}
	return list
}

// searchWords are the words of the search, by key without search_.
const searchWords = "placeholder close more hint none one other partly instead failed all_kinds all_outlets all_dates all_states is_cited is_disputed " +
	"kind_article kind_brief kind_question kind_timeline kind_entity kind_glossary"

func (p *planner) labels(lang string) map[string]string {
	m := map[string]string{}
	for _, key := range strings.Fields(searchWords) {
		m[key] = p.theme.words[lang].must("search_" + key)
	}
	return m
}

// RegisterModel is the model of search.html: the names and subjects of the
// dossier from A to Z, with the passages that have them.
type RegisterModel struct {
	Frame
	Letters []Letter
}

// Letter is the entries that begin with a letter.
type Letter struct {
	Letter  string
	ID      string
	Link    Link
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
	Link     Link
	Passages []RegisterPassage
}

// RegisterPassage is a passage that has the name.
type RegisterPassage struct {
	Name string
	Link Link
}

func (p *planner) register(lang string, entries []register.Entry) Page {
	w := p.theme.words[lang]
	file := p.inLanguage(lang, "search.html")
	m := RegisterModel{Frame: p.frame(lang, file, w.must("register"), w.must("register_intro"))}
	m.At = "search"
	for _, l := range p.editions {
		if l != lang {
			p.edition(&m.Frame, l, p.inLanguage(l, "search.html"))
		}
	}
	entries = slices.Clone(entries)
	p.inWordsOf(lang, entries)
	c := collate.New(language.Make(lang), collate.IgnoreCase, collate.Numeric)
	slices.SortStableFunc(entries, func(a, b register.Entry) int {
		return cmp.Or(c.CompareString(a.Label, b.Label), strings.Compare(a.Label, b.Label))
	})
	for _, e := range entries {
		letter := initial(e.Label)
		if n := len(m.Letters); n == 0 || m.Letters[n-1].Letter != letter {
			id := "letter_" + strconv.Itoa(n+1)
			m.Letters = append(m.Letters, Letter{Letter: letter, ID: id, Link: Link{From: file, To: file, Fragment: id}})
		}
		v := RegisterEntry{Label: visible(e.Label), Also: e.Also}
		for _, at := range e.Places {
			n := len(v.Pages)
			if n == 0 || v.Pages[n-1].Link.To != at.Path {
				page := RegisterPage{Name: visible(cmp.Or(at.Source, beginning(at.Title))), Title: visible(at.Title), Link: Link{From: file, To: at.Path}}
				if at.Lang != lang {
					page.Lang = at.Lang
				}
				v.Pages = append(v.Pages, page)
				n++
			}
			if at.Name != "" {
				v.Pages[n-1].Passages = append(v.Pages[n-1].Passages, RegisterPassage{at.Name, Link{From: file, To: at.Path, Fragment: at.Anchor}})
			}
		}
		last := &m.Letters[len(m.Letters)-1]
		last.Entries = append(last.Entries, v)
	}
	return Page{Path: file, Template: "search.html", Model: m}
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
	if r, _ := utf8.DecodeRuneInString(text.Fold(label)); unicode.IsLetter(r) {
		return strings.ToUpper(string(r))
	}
	return "0–9"
}
