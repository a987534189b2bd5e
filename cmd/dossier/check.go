package main

import (
	"os"

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
			return a.in(func(root *os.Root) error {
				result, err := a.builder(root).Build(cmd.Context())
				if err != nil {
					return err
				}
				if err := a.report(result.Diagnostics); err != nil {
					return err
				}
				a.summary(result.Summary)
				return nil
			})
		},
	}
	a.dossierFlags(cmd)
	a.internalByDefault(cmd)
	return cmd
}
