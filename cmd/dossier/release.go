package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/desk"
	"dossier/internal/language"
	"dossier/internal/model"

	"github.com/spf13/cobra"
)

func (a *app) releaseCommand() *cobra.Command {
	var messages, reasons []string
	var day string
	var dry bool
	cmd := &cobra.Command{
		Use:   "release",
		Short: "Record what the dossier says, so that readers see what has changed",
		Long: `release compares what the published notes say with what they said at the
release before, and appends the difference to dossier.history: judgments that are
new, more or less likely, more or less sure, worded otherwise or made no more,
positions, figures, corrections, and articles that their outlets have corrected
or retracted. The site then has a page of changes and feeds of them, and says at
each judgment what became of it. A judgment that is more or less likely or sure
than it was, or is not made any more, needs its reason:

  dossier release -m 'A second treaty text' --why 'briefs/treaty.md#jc1=The text was published.'

Messages are in the language of the dossier, or begin with another: -m en='…'. What
reasons and messages quote must stand in an article of the dossier. The file belongs
into git; nobody changes it by hand.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			o := desk.Releasing{Reasons: map[string]string{}}
			var err error
			if o.On, err = dayOf(day); err != nil {
				return err
			}
			for _, s := range reasons {
				at, why, _ := strings.Cut(s, "=")
				if why = strings.Join(strings.Fields(why), " "); why == "" {
					return usagef("--why takes the place of a change and the reason, briefs/treaty.md#jc1=REASON, not %q", s)
				}
				o.Reasons[strings.TrimSpace(at)] = why
			}
			if o.Message, err = messagesOf(messages); err != nil {
				return err
			}
			return a.in(func(root *os.Root) error {
				done := a.working("reading the dossier")
				released, err := desk.Release(cmd.Context(), root.FS(), o)
				done()
				if err != nil {
					return err
				}
				if err := a.report(released.Diagnostics); err != nil {
					return err
				}
				if len(released.Diagnostics) > 0 { // judgments without an id, which are no errors elsewhere
					a.stderr.Printf("\nnothing is released: %s without an id\n", count(len(released.Diagnostics), "judgment"))
					return errDossier
				}
				a.listChanges(released)
				switch {
				case len(released.Changes) == 0, dry:
					return nil
				case len(released.Unexplained) > 0:
					return unexplained(released)
				}
				if err := released.Save(root); err != nil {
					return err
				}
				a.stdout.Printf("dossier.history: released on %s\n", released.On)
				return nil
			})
		},
	}
	cmd.Flags().StringArrayVarP(&messages, "message", "m", nil, "what readers should know of the release; LANGUAGE=… in another language")
	cmd.Flags().StringArrayVar(&reasons, "why", nil, "PLACE=REASON of a change")
	cmd.Flags().StringVar(&day, "on", "", "the day, such as 2025-01-17 (default today)")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "list what has changed, and write nothing")
	return cmd
}

// messagesOf reads messages, each in the language that it begins with, if it does.
func messagesOf(list []string) (model.Localized, error) {
	messages := model.Localized{}
	for _, m := range list {
		lang, text, ok := strings.Cut(m, "=")
		if !ok || !slices.Contains(language.Codes(), lang) {
			lang, text = "", m
		}
		if messages[lang] = strings.Join(strings.Fields(text), " "); messages[lang] == "" {
			return nil, usagef("--message takes what readers should know, and not %q", m)
		}
	}
	return messages, nil
}

// dayOf reads a day; today if it is empty.
func dayOf(day string) (date.Day, error) {
	if day == "" {
		day = time.Now().Format(time.DateOnly)
	}
	on, ok := date.Parse(day)
	if !ok || on.Machine() != day || len(day) != len(time.DateOnly) {
		return date.Day{}, usagef("--on must be a day such as 2025-01-17, not %q", day)
	}
	return on.From, nil
}

// listChanges prints what has changed since the last release.
func (a *app) listChanges(r desk.Released) {
	switch {
	case len(r.Changes) == 0:
		a.stdout.Printf("nothing has changed since the last release\n")
	case r.First:
		counts := map[model.Saying]int{}
		for _, c := range r.Changes {
			counts[c.Now.What]++
		}
		var parts []string
		for _, what := range model.Sayings {
			if counts[what] > 0 {
				parts = append(parts, count(counts[what], string(what)))
			}
		}
		a.stdout.Printf("the first release: %s\n", strings.Join(parts, ", "))
	default:
		for _, m := range r.Moves {
			a.stdout.Printf("%s: was %s\n", m.To, m.From)
		}
		for _, c := range r.Changes {
			turn := " " + strings.ReplaceAll(string(c.Turn()), "_", " ")
			if c.About().What == model.SaidCorrection && c.Was.What == "" {
				turn = "" // it says so itself
			}
			a.stdout.Printf("%s: %s%s\n", c.About().At, c.About().What, turn)
		}
	}
}

// unexplained asks for the reasons that are missing.
func unexplained(r desk.Released) error {
	var b strings.Builder
	fmt.Fprintf(&b, "nothing is released: say why %s changed:", count(len(r.Unexplained), "thing"))
	for _, c := range r.Unexplained {
		fmt.Fprintf(&b, "\n  --why '%s=…'", c.About().At)
	}
	for _, c := range r.Unexplained {
		if about := c.About(); about.What == model.SaidNote && c.Now.What == "" {
			fmt.Fprintf(&b, "\n%s is not published any more: if it has another name now, write the address of its page among the aliases: of the file", about.At)
		}
	}
	return usagef("%s", b.String())
}
