package main

import (
	"os"
	"strings"

	"dossier/internal/desk"
	"dossier/internal/model"
	"dossier/internal/text"

	"github.com/spf13/cobra"
)

func (a *app) acceptCommand() *cobra.Command {
	var name, day string
	cmd := &cobra.Command{
		Use:   "accept [FILE…]",
		Short: "Record that a person has looked at the citations as they stand",
		Long: `accept writes dossier.lock: for each citation of the briefs, questions and
timelines named, or of all, the hash of the quoted words and of the paragraph
they stand in; for each article named, or all, the receipt of its capture and
what was decided about it by hand. Of an article with several versions the one
named is the one that citations of its key mean from then on. When an article changes later, check says
which citations rest on a paragraph that is not the one that was read, which
capture was replaced and which decision is new. A note with an error cannot be
accepted. With --as the file says who has looked at the citations of those notes, and
when, and so do their pages. The file belongs into git, as go.sum does; with the first citation,
notes name those that nobody has accepted yet.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := nameOf(name)
			if err != nil {
				return err
			}
			on, err := dayOf(day)
			if err != nil {
				return err
			}
			return a.in(func(root *os.Root) error {
				names, err := a.filesNamed(args)
				if err != nil {
					return err
				}
				var only func(string) bool
				if len(names) > 0 {
					only = func(file string) bool { return among(file, names) }
				}
				done := a.working("reading the dossier")
				result, err := desk.Accept(cmd.Context(), root.FS(), tool("accept"), model.AcceptedBy{By: name, On: on.String()}, only)
				done()
				if err != nil {
					return err
				}
				if err := a.report(result.Diagnostics); err != nil {
					return err
				}
				if len(args) > 0 && len(result.Notes)+result.Articles == 0 {
					return usagef("%s is no brief, question, timeline or article", args[0])
				}
				if err := result.Save(root); err != nil {
					return err
				}
				for _, n := range result.Notes {
					a.accepted(n)
				}
				a.moved(result)
				if result.Articles > 0 {
					a.stdout.Printf("%s recorded, with what was decided by hand\n", count(result.Articles, "capture"))
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&name, "as", "", "who has looked at the citations")
	cmd.Flags().StringVar(&day, "on", "", "the day, such as 2025-01-17 (default today)")
	return cmd
}

// nameOf is the name of a person as it is written down.
func nameOf(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	for h := range text.FindHidden(name) {
		return "", usagef("the name has a character that nobody sees: U+%04X %s", h.Rune, h.What)
	}
	return name, nil
}

// moved prints which versions keys of articles mean from now on.
func (a *app) moved(result desk.Accepted) {
	for _, v := range result.Versions {
		a.stdout.Printf("@%s means the version %s from now on, and no longer %s\n", v.Key, v.Now, v.Was)
		for _, c := range v.Lost {
			a.stdout.Printf("  %s:%d: « %s » does not stand there; dossier fix cites the version that has it\n", c.Note.Path, c.Item.At.Position().Line, c.Item.Quote)
		}
	}
}

// accepted prints what is in the lock file for a note, and what is new in it.
func (a *app) accepted(n desk.Acceptance) {
	a.stdout.Printf("%s: %s accepted", n.Note.Path, count(n.Same+len(n.New)+len(n.Changed), "citation"))
	for _, part := range []struct {
		n    int
		what string
	}{{len(n.New), "new"}, {len(n.Changed), "in a changed passage"}, {n.Removed, "no longer there"}} {
		if part.n > 0 {
			a.stdout.Printf(", %d %s", part.n, part.what)
		}
	}
	a.stdout.Printf("\n")
	for _, c := range n.Changed {
		a.stdout.Printf("  %s:%d: @%s, %s\n", n.Note.Path, c.Item.At.Position().Line, c.Item.Named(), c.Passage.Name())
	}
}
