package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual as pages for man",
		Long: `man writes the manual of this version into a folder, one page a command, as man
reads them: dossier.1, dossier-build.1 and so on.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("%q takes the folder to write into", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return fmt.Errorf("make the folder: %w", err)
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			day := madeOn()
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Date: &day, Source: "dossier " + version(), Manual: "dossier"}, args[0])
		},
	}
}

// madeOn is the day of the commit that the program was made of, so that the same program
// writes the same manual; the first of all days if it is not known.
func madeOn() time.Time {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if t, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
				return t.UTC()
			}
		}
	}
	return time.Unix(0, 0).UTC()
}
