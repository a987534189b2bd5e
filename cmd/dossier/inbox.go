package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path"
	"slices"
	"strings"

	"dossier/internal/capture"
	"dossier/internal/desk"
	"dossier/internal/inbox"
	"dossier/internal/model"
	"dossier/internal/text"

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
				list, err := desk.Inbox(cmd.Context(), root.FS(), args, nil)
				done()
				if err != nil {
					return err
				}
				a.newcomers(list, math.MaxInt)
				unread := slices.DeleteFunc(slices.Clone(list), func(n inbox.Newcomer) bool { return !n.Unread })
				if len(unread) > 0 {
					a.stdout.Printf("names that no record has were not looked for in %s, in whose script nothing tells them from other words\n", count(len(unread), "article"))
				}
				if len(list) == 0 {
					a.stdout.Printf("no article waits: each one is cited, or there is none\n")
				}
				return nil
			})
		},
	}
}

// newcomers prints what some articles touch, of each at most so many lines.
func (a *app) newcomers(list []inbox.Newcomer, most int) {
	for _, n := range list {
		a.stdout.Printf("%s: %s\n", n.Article.Path, n.Article.Title)
		lines := touches(n)
		for _, l := range lines[:min(len(lines), most)] {
			a.stdout.Printf("  %s\n", l)
		}
	}
}

// newlyAdded prints what articles touch that were just made, if they can be looked at.
func (a *app) newlyAdded(ctx context.Context, root *os.Root, articles []string, k *capture.Readings) error {
	if len(articles) == 0 {
		return nil
	}
	list, err := desk.Inbox(ctx, root.FS(), articles, k)
	if _, ok := errors.AsType[*desk.Mistake](err); ok {
		return nil
	}
	if err != nil {
		return err
	}
	const few = 4
	a.newcomers(slices.DeleteFunc(list, func(n inbox.Newcomer) bool { return len(touches(n)) == 0 }), few)
	return nil
}

// touches says in a line each what an article touches, the most telling of a kind first.
func touches(n inbox.Newcomer) []string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	if v := n.Version; v != nil {
		before := ""
		if v.Before != "" {
			before = "; the one before is @" + v.Before
		}
		when := "captured " + v.Captured
		switch {
		case v.Captured == "" && v.Received == "":
			when += "on a day that nobody has noted"
		case v.Captured == "":
			when = "received " + v.Received
		}
		add("version %d of %d of @%s, %s%s", v.Number, v.Of, v.Key, when, before)
	}
	if len(n.Copies) > 0 {
		add("one of a family of copies, with %s", listed(n.Copies, func(a *model.Article) string { return "@" + a.Key }))
	}
	var credits []string
	for _, u := range n.Article.Upstream {
		name := u.Name
		if u.Line > 0 {
			name += fmt.Sprintf(" (%s, line %d)", path.Base(n.Article.Capture.Path), u.Line)
		}
		credits = append(credits, name)
	}
	if len(credits) > 0 {
		add("credits %s", listed(credits, strings.Clone))
	}
	for _, t := range n.Touches {
		here, there := t.Here.Passage.Name(), "@"+t.There.Passage.Article.Key+", "+t.There.Passage.Name()
		of := listed(t.Of, inbox.Subject.Name)
		switch t.Kind {
		case inbox.Differs:
			both := ""
			if len(t.Here.Others) > 0 {
				both = "; both say " + stretches(t.Here, t.Here.Others)
			}
			add("says %s (%s); the passages of %s say %s (%s)%s", stretches(t.Here, t.Here.Numbers), here, of, stretches(t.There, t.There.Numbers), there, both)
		case inbox.Agrees:
			alone := ""
			switch {
			case len(t.Here.Others) > 0:
				alone = "; it alone says " + stretches(t.Here, t.Here.Others)
			case len(t.There.Others) > 0:
				alone = "; they alone say " + stretches(t.There, t.There.Others)
			}
			add("says %s (%s), as the passages of %s do (%s)%s", stretches(t.Here, t.Here.Numbers), here, of, there, alone)
		case inbox.Speaks:
			add("speaks of %s (%s), as the passages of %s do (%s)", stretches(t.Here, t.Here.Words), here, of, there)
		}
	}
	for _, m := range n.Names {
		add("names %s (%s), as do the passages of %s", m.Entity.Key, m.Passage.Name(), listed(m.Subjects, inbox.Subject.Name))
	}
	for _, d := range n.Days {
		add("names %s (%s), the day of %s in the timeline", d.Date, d.Passage.Name(), listed(d.Events, func(e *model.Event) string { return e.ID }))
	}
	if len(n.Unknown) > 0 {
		add("names that no record has: %s", listed(n.Unknown, func(m inbox.Mention) string { return m.Text() + " (" + m.Passage.Name() + ")" }))
	}
	return lines
}

// stretches are some words of a sentence.
func stretches(s inbox.Sentence, at []text.Range) string {
	return listed(at, func(r text.Range) string { return r.Of(s.Passage.Text) })
}

// listed names some things, and counts those that are too many.
func listed[T any](things []T, name func(T) string) string {
	const most = 8
	var names []string
	for _, t := range things[:min(len(things), most)] {
		names = append(names, name(t))
	}
	more := ""
	if n := len(things) - most; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ") + more
}
