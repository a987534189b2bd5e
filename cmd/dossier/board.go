package main

import (
	"fmt"
	"os"
	"strings"

	"dossier/internal/board"
	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/desk"
	"dossier/internal/model"

	"github.com/spf13/cobra"
)

func (a *app) boardCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "board",
		Short: "Show what waits for the desk",
		Long: `board lists what the board of the preview shows: briefs that are to be read again,
and which of them are overdue today; notes that have changed since somebody signed
or read them, or rest on what was corrected, retracted or changed; sign-offs that
publish_requires: asks for and that are missing; judgments of one origin, and those
against which no passage is cited; gaps, and indicators to be watched. It writes nothing.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.in(func(root *os.Root) error {
				done := a.working("reading the dossier")
				b, err := desk.Board(cmd.Context(), root.FS())
				done()
				if err != nil {
					return err
				}
				today, err := dayOf("")
				if err != nil {
					return err
				}
				a.waiting(b, today)
				return nil
			})
		},
	}
}

// waiting prints what waits.
func (a *app) waiting(b board.Board, today date.Day) {
	empty := true
	list := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		empty = false
		a.stdout.Printf("%s\n", title)
		for _, l := range lines {
			a.stdout.Printf("  %s\n", l)
		}
	}
	var reviews, stale, unsigned []string
	for _, r := range b.Reviews {
		line := r.ReviewBy.String() + " " + r.Path
		if r.ReviewBy.To.Before(today) {
			line += ", overdue"
		}
		reviews = append(reviews, line)
	}
	for _, s := range b.Stale {
		for _, why := range s.Why {
			stale = append(stale, s.Note.Path+" "+becauseOf(why))
		}
	}
	for _, u := range b.Unsigned {
		unsigned = append(unsigned, fmt.Sprintf("%s: %s", u.Note.Path, listed(u.Roles, func(r model.Role) string { return string(r) })))
	}
	list("to be read again", reviews)
	list("stale", stale)
	list("sign-offs missing", unsigned)
	list("judgments of one origin", statements(b.OneOrigin))
	list("judgments against which nothing is cited", statements(b.Unopposed))
	list("gaps", statements(b.Gaps))
	list("indicators", statements(b.Indicators))
	if empty {
		a.stdout.Printf("nothing waits in the notes; what articles wait, dossier inbox says\n")
	}
}

// becauseOf says why a note is stale.
func becauseOf(r board.Reason) string {
	articles := listed(r.Articles, func(a *model.Article) string { return "@" + a.Key })
	switch r.Kind {
	case board.Retracted:
		return "cites what was retracted: " + articles
	case board.Corrected:
		return "cites what was corrected: " + articles
	case board.Since:
		return "quotes words that a later version does not have: " + articles
	case board.Changed:
		return "cites paragraphs that have changed since its citations were accepted: " + articles
	case board.Signature:
		return fmt.Sprintf("was signed by %s on %s; it has changed since: %s", r.Lapsed.By, r.Lapsed.On, r.Lapsed.Said())
	}
	return fmt.Sprintf("was read on %s and changed on %s", r.Read, r.Changed)
}

// statements are lines that name statements by their places.
func statements(list []*model.Statement) []string {
	lines := make([]string, len(list))
	for i, s := range list {
		lines[i] = fmt.Sprintf("%s:%d %s", s.Note.Path, s.Callout.At.Position().Line, strings.Join(strings.Fields(check.Wording(s)), " "))
	}
	return lines
}
