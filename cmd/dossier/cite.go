package main

import (
	"fmt"
	"os"
	"strings"

	"dossier/internal/desk"

	"github.com/spf13/cobra"
)

func (a *app) citeCommand() *cobra.Command {
	var asJSON bool
	var limit int
	var article string
	cmd := &cobra.Command{
		Use:   "cite WORDS…",
		Short: "Find a passage and print a citation ready to paste",
		Long: `cite finds the passages that have some of the words and prints a citation of
each, best first, one a line: those with more of the words, then those with the
rarer ones. Accents and inflection are forgiven in what is looked for; what is
printed quotes the article word for word and verifies as it stands.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return usagef("%q takes the words to look for", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 1 {
				return usagef("--limit must be 1 or more, not %d", limit)
			}
			return a.in(func(root *os.Root) error {
				done := a.working("reading the dossier")
				list, wrong, err := desk.Cite(cmd.Context(), root.FS(), strings.Join(args, " "), article)
				done()
				if err != nil {
					return err
				}
				if err := a.printCitations(list[:min(len(list), limit)], asJSON); err != nil {
					return fmt.Errorf("print the citations: %w", err)
				}
				switch {
				case len(list) == 0:
					a.stderr.Printf("no passage has any of these words\n")
				case len(list) > limit:
					a.stderr.Printf("%d of %s; --limit shows more\n", limit, count(len(list), "passage"))
				}
				return a.report(wrong)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a list of objects: citation, words, article, place, file, line …")
	cmd.Flags().IntVarP(&limit, "limit", "n", 5, "how many to print")
	cmd.Flags().StringVar(&article, "article", "", "look in the article with this key only")
	return cmd
}

func (a *app) printCitations(list []desk.Citation, asJSON bool) error {
	if asJSON {
		return a.printJSON(append([]desk.Citation{}, list...))
	}
	for _, c := range list {
		if _, err := fmt.Fprintln(a.stdout, c.Citation); err != nil {
			return err
		}
	}
	return nil
}
