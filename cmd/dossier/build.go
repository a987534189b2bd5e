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
				if err := a.mayPublishInto(dest); err != nil {
					return err
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

// mayPublishInto refuses folders in which a site would lie among the sources it
// is made of, or over everything else.
func (a *app) mayPublishInto(dest string) error {
	to, err := filepath.Abs(dest)
	if err != nil {
		return fmt.Errorf("find the folder %s: %w", dest, err)
	}
	dossier, err := filepath.Abs(a.dir)
	if err != nil {
		return fmt.Errorf("find the dossier %s: %w", a.dir, err)
	}
	if to == filepath.Dir(to) {
		return usagef("--dest %s is the root of the file system; name a folder of its own", dest)
	}
	if up, err := filepath.Rel(to, dossier); err == nil && filepath.IsLocal(up) {
		return usagef("--dest %s holds the dossier itself; name a folder of its own", dest)
	}
	for _, source := range []string{"content", "briefs", "templates"} {
		if in, err := filepath.Rel(filepath.Join(dossier, source), to); err == nil && filepath.IsLocal(in) {
			return usagef("--dest %s lies in %s/, among the sources; name a folder of its own", dest, source)
		}
	}
	return nil
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
