package main

import (
	"context"
	"errors"
	"os"
	"slices"

	"dossier/internal/desk"
	"dossier/internal/inbox"

	"github.com/spf13/cobra"
)

func (a *app) inboxCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "inbox [NAME…]",
		Short: "Show what articles that no note cites have to do with the rest",
		Long: `inbox says of each article that no note cites, or of those named, whose copy or
version it is, whom it credits, which judgments and questions its figures, words
and names touch, which days of the timeline it names, and which names in it no
record has. Each line says where. It points to sentences that a person should
read, and writes nothing. NAME is the key of an article, its file or its capture.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.in(func(root *os.Root) error {
				done := a.working("reading the dossier")
				list, err := desk.Inbox(cmd.Context(), root.FS(), args)
				done()
				if none, ok := errors.AsType[*desk.NoArticle](err); ok {
					return usageError{none}
				}
				if err != nil {
					return err
				}
				a.newcomers(list)
				if len(list) == 0 {
					a.stdout.Printf("every article is cited\n")
				}
				return nil
			})
		},
	}
}

// newcomers prints what some articles touch.
func (a *app) newcomers(list []inbox.Newcomer) {
	for _, n := range list {
		a.stdout.Printf("%s: %s\n", n.Article.Path, n.Article.Title)
		for _, l := range n.Lines {
			a.stdout.Printf("  %s\n", l.Said)
		}
	}
}

// newlyAdded prints what articles touch that were just made, if they can be looked at.
func (a *app) newlyAdded(ctx context.Context, root *os.Root, articles []string) error {
	if len(articles) == 0 {
		return nil
	}
	list, err := desk.Inbox(ctx, root.FS(), articles)
	if _, ok := errors.AsType[*desk.NoArticle](err); ok {
		return nil
	}
	if err != nil {
		return err
	}
	const few = 4
	for i := range list {
		list[i].Lines = list[i].Lines[:min(len(list[i].Lines), few)]
	}
	a.newcomers(slices.DeleteFunc(list, func(n inbox.Newcomer) bool { return len(n.Lines) == 0 }))
	return nil
}
