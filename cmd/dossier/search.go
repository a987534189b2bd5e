package main

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/internal/search"
	"dossier/internal/text"

	"github.com/spf13/cobra"
)

func (a *app) searchCommand() *cobra.Command {
	var lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search [WORD…]",
		Short: "Find passages, as the search of the site does",
		Long: `search builds the dossier in memory and prints what its search finds, best
first: the address of a page and of the place on it, and below it the title and
the sentence that stands there. It takes what the search of the site takes: words,
"exact phrases", -words, outlet:jforum, kind:article, date:2025-01, is:cited.
Without words it reads queries from its input, one a line.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.in(func(root *os.Root) error {
				done := a.working("reading the dossier")
				result, err := a.builder(root).Build(cmd.Context())
				done()
				if err != nil {
					return err
				}
				if result.Tree == nil {
					return a.report(result.Diagnostics)
				}
				at, langs := 0, []string{} // the default language comes first
				for _, e := range result.Search {
					langs = append(langs, e.Lang)
				}
				if lang != "" {
					at = slices.Index(langs, lang)
				}
				if at < 0 {
					slices.Sort(langs)
					return usagef("--lang must be %s", strings.Join(langs, " or "))
				}
				index := result.Search[at].Index
				if len(args) > 0 {
					return a.printResults(index, strings.Join(args, " "), asJSON)
				}
				queries := bufio.NewScanner(a.stdin)
				for queries.Scan() {
					if err := a.printResults(index, queries.Text(), asJSON); err != nil {
						return err
					}
				}
				return queries.Err()
			})
		},
	}
	a.dossierFlags(cmd)
	cmd.Flags().StringVar(&lang, "lang", "", "edition of the site to search, "+languages()+" (default that of the dossier)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one object a query")
	return cmd
}

// printResults prints what a query finds.
func (a *app) printResults(index *search.Index, query string, asJSON bool) error {
	r := index.Find(query)
	if asJSON {
		return json.NewEncoder(a.stdout.JSON()).Encode(r)
	}
	for _, word := range slices.Sorted(maps.Keys(r.Instead)) {
		a.stderr.Printf("%q is nowhere; this is %q\n", word, r.Instead[word])
	}
	if r.Partly {
		a.stderr.Printf("no page has all the words; these have some\n")
	}
	switch {
	case r.Common:
		a.stderr.Printf("nothing was looked for: nearly every text has these words; put others beside them\n")
	case len(r.List) == 0:
		a.stderr.Printf("nothing was found\n")
	}
	documents := make(map[string]*search.Document, len(r.List))
	for _, hit := range r.List {
		documents[hit.Path] = nil
	}
	for i, d := range index.Documents() {
		if _, ok := documents[d.Path]; ok {
			documents[d.Path] = &index.Documents()[i]
		}
	}
	for _, hit := range r.List {
		line := hit.Path
		if hit.Anchor != "" {
			line += "#" + hit.Anchor
		}
		a.stdout.Printf("%s\n", line)
		d := documents[hit.Path]
		said, p := d.Title, d.Passages[hit.Passage]
		if p.Name != "" {
			said += ", " + p.Name
		}
		if hit.Passage > 0 { // the first is the title
			said += ": " + sentenceFound(p.Text, d.Lang, query)
		}
		a.stdout.Printf("    %s\n", said)
	}
	return nil
}

// sentenceFound returns the sentence of a passage that has most of the words that are
// looked for, the first of equals.
func sentenceFound(passage, lang, query string) string {
	var words []string
	for _, w := range strings.Fields(query) {
		if w := text.Fold(strings.Trim(w, `"«»“”*`)); w != "" && !strings.ContainsAny(w, ":-") {
			words = append(words, w)
		}
	}
	best, most := "", -1
	for _, r := range text.Sentences(passage, lang) {
		n, folded := 0, text.Fold(r.Of(passage))
		for _, w := range words {
			if strings.Contains(folded, w) {
				n++
			}
		}
		if n > most {
			best, most = r.Of(passage), n
		}
	}
	return strings.Join(strings.Fields(best), " ")
}
