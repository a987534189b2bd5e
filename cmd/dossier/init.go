package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"dossier/internal/build"

	"github.com/spf13/cobra"
)

// skeleton is what a new dossier begins with.
//
//go:embed all:skeleton
var skeleton embed.FS

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a new dossier",
		Long: `init makes a dossier in a folder, which it creates if need be: settings, a capture
with its article and a brief as an example, and a workflow that publishes it on
GitHub Pages. In a folder that holds other files it writes only if none of them
would be overwritten.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("%q takes one folder, got %q as well", cmd.CommandPath(), args[1])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				a.dir = args[0]
			}
			if err := os.MkdirAll(a.dir, 0o755); err != nil {
				return fmt.Errorf("make the folder: %w", err)
			}
			return a.in(func(root *os.Root, _ *build.Builder) error {
				if err := layOut(root); err != nil {
					return err
				}
				fmt.Fprintf(a.stderr, "a dossier with an example is in %s; README.md there says how to go on\n", a.dir)
				return nil
			})
		},
	}
}

// layOut writes the files of the skeleton, all or none: none if one is there.
func layOut(root *os.Root) error {
	var names, taken []string
	err := fs.WalkDir(skeleton, "skeleton", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name = strings.TrimPrefix(name, "skeleton/")
		names = append(names, name)
		if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			taken = append(taken, name)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the skeleton: %w", err)
	}
	if len(taken) > 0 {
		return usagef("%s would be overwritten; nothing was written", strings.Join(taken, ", "))
	}
	for _, name := range names {
		data, err := skeleton.ReadFile(path.Join("skeleton", name))
		if err != nil {
			return fmt.Errorf("read the skeleton: %w", err)
		}
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return fmt.Errorf("make the folder of %s: %w", name, err)
		}
		if err := root.WriteFile(name, data, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}
