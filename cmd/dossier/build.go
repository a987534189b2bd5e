package main

import (
	"fmt"
	"os"
	"path/filepath"

	"dossier/internal/build"

	"github.com/spf13/cobra"
)

func (a *app) buildCommand() *cobra.Command {
	var dest string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check, then write the site into public/",
		Long: `build checks the dossier and, if there is no error, brings the site into
public/: files that differ are written, files that earlier builds wrote and that
are no longer part of the site are removed, files of others stay. If there is an
error nothing is touched and the last good site stays.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.in(func(_ *os.Root, builder *build.Builder) error {
				result, err := builder.Build(cmd.Context())
				if err != nil {
					return err
				}
				if err := a.report(result.Diagnostics); err != nil {
					return err
				}
				if dest == "" {
					dest = filepath.Join(a.dir, "public")
				}
				written, err := publish(result, dest)
				if err != nil {
					return err
				}
				a.summary(result.Summary)
				fmt.Fprintf(a.stderr, "%s: %s written, %d unchanged, %d removed\n",
					dest, count(written.Written, "file"), written.Unchanged, written.Removed)
				return nil
			})
		},
	}
	a.dossierFlags(cmd)
	cmd.Flags().StringVarP(&dest, "dest", "d", "", "folder to publish into (default public/ in the dossier)")
	return cmd
}

func publish(result build.Result, dest string) (build.Written, error) {
	if err := os.MkdirAll(dest, 0o755); err != nil {
		return build.Written{}, fmt.Errorf("make the folder %s: %w", dest, err)
	}
	root, err := os.OpenRoot(dest)
	if err != nil {
		return build.Written{}, fmt.Errorf("open the folder %s: %w", dest, err)
	}
	defer root.Close()
	written, err := result.Publish(root)
	if err != nil {
		return written, fmt.Errorf("publish into %s: %w", dest, err)
	}
	return written, nil
}
