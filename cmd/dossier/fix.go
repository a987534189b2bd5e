package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dossier/internal/desk"
	"dossier/internal/diag"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// fixer asks about corrections and makes them.
type fixer struct {
	*app
	yes, dryRun, suggestions bool

	answers *bufio.Reader
	all     bool // the person has said yes to all that follow
}

func (a *app) fixCommand() *cobra.Command {
	f := &fixer{app: a}
	cmd := &cobra.Command{
		Use:   "fix [FILE…]",
		Short: "Show, then make, the corrections that diagnostics offer",
		Long: `fix checks the dossier and shows each correction that a diagnostic offers, for
the files named or for all. On a terminal it asks about each: y makes it, n does
not, a makes it and all that follow, q stops. --yes makes all of them unasked,
--dry-run only shows them.

A correction follows from what is there: the words stand in ¶5, not in ¶4. What
rests on likeness only (the nearest quotation, the nearest key) or is for a person
to judge (whether a line corrects its article) is a suggestion: on a terminal it
is always asked about, and --yes leaves it alone unless --suggestions says
otherwise. Read what is suggested: words that are nearly
those of a source may say something else.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			in, terminal := a.stdin.(*os.File)
			terminal = terminal && term.IsTerminal(int(in.Fd()))
			switch {
			case f.yes && f.dryRun:
				return usagef("--yes and --dry-run are opposites")
			case !f.yes && !f.dryRun && !terminal:
				return usagef("there is no terminal to ask on; use --yes or --dry-run")
			}
			f.answers = bufio.NewReader(a.stdin)
			return a.in(func(root *os.Root) error {
				done := a.working("checking the dossier")
				result, err := a.builder(root).Check(cmd.Context())
				done()
				if err != nil {
					return err
				}
				names, err := a.filesNamed(args)
				if err != nil {
					return err
				}
				if err := f.run(root, result.Diagnostics, names); err != nil {
					return err
				}
				if slices.ContainsFunc(result.Diagnostics, desk.Renames) && !f.dryRun {
					return desk.Relink(cmd.Context(), root)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVarP(&f.yes, "yes", "y", false, "make all corrections without asking")
	cmd.Flags().BoolVarP(&f.dryRun, "dry-run", "n", false, "show the corrections, change nothing")
	cmd.Flags().BoolVar(&f.suggestions, "suggestions", false, "with --yes: also make what is only suggested")
	cmd.Flags().BoolVarP(&a.drafts, "drafts", "D", false, "treat drafts as published")
	a.internalByDefault(cmd)
	return cmd
}

// run shows and makes corrections. What is wrong and has none is for check.
func (f *fixer) run(root *os.Root, diags []diag.Diagnostic, names []string) error {
	chosen := map[string][]diag.Fix{}
	var files []string
	offered, stopped := 0, false
	for _, d := range diag.Fixes(diags) {
		name := d.Fix.At.File()
		if !among(name, names) {
			continue
		}
		offered++
		if err := diag.PrintFix(f.stdout, d); err != nil {
			return fmt.Errorf("show a correction: %w", err)
		}
		wanted, stop, err := f.decide(*d.Fix)
		if err != nil {
			return err
		}
		if wanted {
			if chosen[name] == nil {
				files = append(files, name)
			}
			chosen[name] = append(chosen[name], *d.Fix)
		}
		if stop {
			stopped = true
			break
		}
	}
	made := 0
	for _, name := range files {
		if err := desk.Correct(root, chosen[name]); err != nil {
			return err
		}
		made += len(chosen[name])
	}
	switch {
	case offered == 0:
		f.stderr.Printf("no diagnostic offers a correction\n")
	case f.dryRun:
		f.stderr.Printf("%s, nothing was changed\n", count(offered, "correction"))
	default:
		f.stderr.Printf("%s made in %s", count(made, "correction"), count(len(files), "file"))
		if left := offered - made; left > 0 && !stopped {
			f.stderr.Printf(", %d left alone", left)
			if f.yes && !f.suggestions {
				f.stderr.Printf(": they are suggestions, which --suggestions makes too")
			}
		}
		f.stderr.Printf("\n")
	}
	return nil
}

// decide reports whether to make a correction, and whether it is the last one.
func (f *fixer) decide(fix diag.Fix) (wanted, stop bool, err error) {
	switch {
	case f.dryRun:
		return false, false, nil
	case f.yes:
		return !fix.Suggestion || f.suggestions, false, nil
	case f.all && !fix.Suggestion:
		return true, false, nil
	}
	for {
		f.stderr.Printf("make it? [y]es, [n]o, [a]ll that follow, [q]uit: ")
		answer, err := f.answers.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return false, true, fmt.Errorf("read the answer: %w", err)
		}
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "y", "yes":
			return true, false, nil
		case "n", "no":
			return false, false, nil
		case "a", "all":
			f.all = true
			return true, false, nil
		case "q", "quit":
			return false, true, nil
		}
		if err != nil {
			return false, true, nil
		}
	}
}
