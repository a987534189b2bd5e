package site

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/internal/model"
	"dossier/internal/search"
	"dossier/internal/search/register"
	"dossier/internal/site/print"
)

// searchFolder holds the index, and SearchData is the id of the element that does
// in a single file. The script of the pages knows both.
const (
	searchFolder = "search"
	SearchData   = "search-data_"
)

// index makes the pages that hold what all others say: the index as files, and
// as pages for people who use no script.
func (p *planner) index() print.Index {
	names := search.NewNames(p.spellings())
	return print.Index{Names: names, Pages: func(ctx context.Context, said print.Said) ([]print.Page, []search.Edition, error) {
		keep, memory := said.Out, said.Memory // so that the facts are let go of once they are joined
		editions, registers := make([]search.Edition, len(p.editions)), make([][]register.Entry, len(p.editions))
		var wg sync.WaitGroup
		for i, lang := range p.editions {
			theirs, facts := p.ofEdition(lang, said.Documents, said.Facts)
			wg.Go(func() {
				editions[i] = search.Edition{Lang: lang, Index: search.Join(ctx, theirs, facts, names), Labels: p.labels(lang)}
			})
			wg.Go(func() { registers[i] = register.Entries(ctx, theirs, facts, names) })
		}
		if wg.Wait(); ctx.Err() != nil {
			return nil, nil, nil // what was joined is incomplete
		}
		var out []print.Page
		for i, lang := range p.editions {
			out = append(out, p.page(lang, registerFile, func() any { return p.register(lang, registers[i]) }))
		}
		if keep != nil {
			return out, nil, search.Write(ctx, editions, func(name string, data []byte) error { return keep(path.Join(p.folder, name), data) })
		}
		files := search.Files(ctx, memory, editions)
		for _, name := range slices.Sorted(maps.Keys(files)) {
			out = append(out, print.Bytes{At: path.Join(p.folder, name), Data: files[name]})
		}
		return out, editions, nil
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
const searchWords = "placeholder close more hint none common partly instead failed all_kinds all_outlets all_dates all_states is_cited is_disputed"

// searchKinds are the kinds of pages that the search finds besides notes.
const searchKinds = "article entity glossary"

// labels returns the words that the script of the search shows, by key.
func (p *planner) labels(lang string) map[string]any {
	keys := strings.Fields(searchWords)
	for _, name := range strings.Fields(searchKinds) {
		keys = append(keys, "kind_"+name)
	}
	for _, k := range p.kinds {
		keys = append(keys, "kind_"+k.Noun)
	}
	labels := map[string]any{"results": p.theme.Words(lang).Forms("search_results")}
	for _, key := range keys {
		labels[key] = p.theme.Words(lang).Phrase("search_" + key)
	}
	return labels
}
