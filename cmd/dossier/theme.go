package main

import (
	"os"

	"dossier/internal/desk"

	"github.com/spf13/cobra"
)

func (a *app) themeCommand() *cobra.Command {
	theme := &cobra.Command{
		Use:   "theme",
		Short: "List what of the pages a dossier can replace, and write it out to be changed",
		Long: `theme list names the parts of the built-in pages that files in templates/ can take
the place of: whole files, and single blocks of those that pages share. theme eject
writes one of them there, to be changed. What you replace you keep: it does not change
with the program. For colours and fonts templates/assets/extra.css is enough; it comes
behind the built-in style.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("%q has no %q; it has list and eject", cmd.CommandPath(), args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	theme.AddCommand(&cobra.Command{
		Use:   "list",
		Args:  noArguments,
		Short: "Name the parts of the theme, and those that the dossier replaces",
		RunE:  func(*cobra.Command, []string) error { return a.in(a.listTheme) },
	}, &cobra.Command{
		Use:   "eject NAME",
		Short: "Write a part of the built-in theme into templates/",
		Args:  takesOne("the name of one part; dossier theme list has them"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.in(func(root *os.Root) error {
				file, err := desk.Eject(root, args[0])
				if err != nil {
					return err
				}
				a.stdout.Printf("%s\n", file)
				return nil
			})
		},
	})
	return theme
}

func (a *app) listTheme(root *os.Root) error {
	parts, err := desk.Theme(root)
	if err != nil {
		return err
	}
	for _, p := range parts {
		line := p.Name
		if p.In != "" {
			line = "  " + p.Name
		}
		if p.Own {
			line += "  (replaced by templates/" + p.File + ")"
		}
		a.stdout.Printf("%s\n", line)
	}
	return nil
}
