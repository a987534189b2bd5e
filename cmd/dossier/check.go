package main

import (
	"os"

	"dossier/internal/diag"

	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Load and verify everything, write nothing",
		Long: `check runs a build up to its pages; those are printed only if the dossier has templates
of its own, or with --strict, and thrown away. It verifies the custody of
every article against its capture, every quotation against its article, every
link and every id, and prints all problems it finds with their place and a
remedy. If some notes are for readers of the house, it looks at both sites, the
public one and theirs, unless --audience names one.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.in(func(root *os.Root) error {
				done := a.working("checking the dossier")
				defer done()
				result, err := a.builder(root).Check(cmd.Context())
				if err != nil {
					return err
				}
				diags, left := result.Diagnostics, result.Hidden
				if left > 0 && !cmd.Flags().Changed("audience") {
					house := a.builder(root)
					house.Internal = true
					theirs, err := house.Check(cmd.Context())
					if err != nil {
						return err
					}
					diags, left = ofBoth(diags, theirs.Diagnostics), 0
				}
				done()
				if err := a.report(diags); err != nil {
					return err
				}
				a.summary(result.Summary)
				if left > 0 {
					a.stderr.Printf("%s for readers of the house not looked at\n", count(left, "note"))
				}
				return nil
			})
		},
	}
	a.dossierFlags(cmd)
	return cmd
}

// ofBoth joins what is wrong with the site for everybody and with that for readers of the
// house. A silence is unused only if neither site needs it.
func ofBoth(public, house []diag.Diagnostic) []diag.Diagnostic {
	type saying struct {
		code, file, message string
		from, to            int
	}
	of := func(d diag.Diagnostic) saying {
		return saying{d.Code.Name, d.At.File(), d.Message, d.At.Start, d.At.End}
	}
	said := func(list []diag.Diagnostic) map[saying]bool {
		all := make(map[saying]bool, len(list))
		for _, d := range list {
			all[of(d)] = true
		}
		return all
	}
	inPublic, inHouse := said(public), said(house)
	var all []diag.Diagnostic
	for _, d := range public {
		if d.Code != diag.SilenceUnused || inHouse[of(d)] {
			all = append(all, d)
		}
	}
	for _, d := range house {
		if d.Code != diag.SilenceUnused && !inPublic[of(d)] {
			all = append(all, d)
		}
	}
	diag.Sort(all)
	return all
}
