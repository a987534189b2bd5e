package main

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/internal/search"

	"github.com/spf13/cobra"
)

func (a *app) searchCommand() *cobra.Command {
	var lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search [WORD…]",
		Short: "Find passages, as the search of the site does",
		Long: `search builds the dossier in memory and prints what its search finds, best
first: a page and the place on it a line. It takes what the search of the site
takes: words, "exact phrases", -words, outlet:jforum, kind:article,
date:2025-01, is:cited. Without words it reads queries from its input, one a
line.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.in(func(root *os.Root) error {
				result, err := a.builder(root).Build(cmd.Context())
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
					return a.printResults(index.Find(strings.Join(args, " ")), asJSON)
				}
				queries := bufio.NewScanner(a.stdin)
				for queries.Scan() {
					if err := a.printResults(index.Find(queries.Text()), asJSON); err != nil {
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

// printResults prints what a query found.
func (a *app) printResults(r search.Results, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(a.stdout.JSON()).Encode(r)
	}
	for _, word := range slices.Sorted(maps.Keys(r.Instead)) {
		a.stderr.Printf("%q is nowhere; this is %q\n", word, r.Instead[word])
	}
	if r.Partly {
		a.stderr.Printf("no page has all the words; these have some\n")
	}
	if len(r.List) == 0 {
		a.stderr.Printf("nothing was found\n")
	}
	for _, hit := range r.List {
		line := hit.Path
		if hit.Anchor != "" {
			line += "#" + hit.Anchor
		}
		a.stdout.Printf("%s\n", line)
	}
	return nil
}
