package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Load and verify everything, write nothing",
		Long: `check runs a whole build and throws the pages away. It verifies the custody of
every article against its capture, every quotation against its article, every
link and every id, and prints all problems it finds with their place and a
remedy.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			root, err := a.open()
			if err != nil {
				return err
			}
			defer root.Close()
			builder, err := a.builder(root)
			if err != nil {
				return err
			}
			result, err := builder.Build(cmd.Context())
			if err != nil {
				return err
			}
			if err := a.report(result.Diagnostics); err != nil {
				return err
			}
			s := result.Summary
			fmt.Fprintf(a.stderr, "%s, %s, %s verified word for word\n",
				count(s.Articles, "article"), count(s.Briefs, "brief"), count(s.Quotations, "quotation"))
			return nil
		},
	}
	a.dossierFlags(cmd)
	return cmd
}
