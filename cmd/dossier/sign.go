package main

import (
	"os"
	"slices"
	"strings"

	"dossier/internal/desk"
	"dossier/internal/model"

	"github.com/spf13/cobra"
)

func (a *app) signCommand() *cobra.Command {
	var name, role, day string
	var roles []string
	for _, r := range model.Roles {
		roles = append(roles, string(r))
	}
	known := strings.Join(roles, ", ")
	cmd := &cobra.Command{
		Use:   "sign NOTE --as NAME",
		Short: "Record that somebody answers for a note as it is",
		Long: `sign writes into dossier.lock that somebody has read a note, in which role, and
what was read: its words, the degrees of its statements, what it cites, the
passages that are cited and the captures they come from, each as a hash. When
one of them changes, check says which, and the sign-off no longer counts. An
author of a brief cannot be its reviewer. publish_requires: in dossier.yaml names
the roles without which no brief is published. It proves no identity: who may
write into the repository may sign. Roles: ` + known + `.`,
		Args: takesOne("one note, such as briefs/treaty.md"),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := nameOf(name)
			if err != nil {
				return err
			}
			if name == "" {
				return usagef("say who signs: --as NAME")
			}
			if !slices.Contains(roles, role) {
				return usagef("--role must be %s, not %q", known, role)
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
				done := a.working("reading the dossier")
				signed, err := desk.Sign(cmd.Context(), root.FS(), names[0], name, model.Role(role), on)
				done()
				if err != nil {
					return err
				}
				if err := a.report(signed.Diagnostics); err != nil {
					return err
				}
				if err := signed.Save(root); err != nil {
					return err
				}
				a.stdout.Printf("%s: signed by %s as %s on %s, with %s\n", names[0], name, role, on, count(signed.Citations, "citation"))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&name, "as", "", "who signs")
	cmd.Flags().StringVar(&role, "role", roles[0], "in which role: "+known)
	cmd.Flags().StringVar(&day, "on", "", "the day, such as 2025-01-17 (default today)")
	return cmd
}
