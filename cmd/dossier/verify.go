package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"

	"dossier/internal/bundle"
	"dossier/internal/publish"

	"github.com/spf13/cobra"
)

func (a *app) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify PATH",
		Short: "Compare a site, an archive or a single file with its checksums",
		Long: `verify says whether a published folder, a .zip archive or the single .html file that
somebody was handed is as dossier made it: each file is compared with the list of
checksums that came with it. That shows that nothing was changed or lost on the way.
It does not show who made it: whoever changes a file can change the list. Compare
the hash that is printed with the one that the sender tells you by another way.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("%q takes one path", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			verdict, err := verdictOn(args[0])
			if errors.Is(err, bundle.ErrNoList) {
				return usagef("%s: %v", args[0], err)
			}
			if err != nil {
				return err
			}
			for _, part := range []struct {
				what  string
				names []string
			}{{"changed", verdict.Changed}, {"missing", verdict.Missing}, {"not in the list", verdict.Unlisted}} {
				for _, name := range part.names {
					a.stdout.Printf("%s: %s\n", part.what, name)
				}
			}
			a.stdout.Printf("%s compared; sha256 %s\n", count(verdict.Listed, "file"), verdict.Hash)
			if !verdict.Good() {
				a.stderr.Printf("%s is not as it was made\n", args[0])
				return errDossier
			}
			a.stderr.Printf("%s is as it was made; who made it, the hash tells you if they told it to you\n", args[0])
			return nil
		},
	}
}

// verdictOn compares whatever lies at a path.
func verdictOn(name string) (bundle.Verdict, error) {
	info, err := os.Stat(name)
	if err != nil {
		return bundle.Verdict{}, fmt.Errorf("look at %s: %w", name, err)
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return bundle.Verdict{}, fmt.Errorf("open %s: %w", name, err)
		}
		defer root.Close()
		return bundle.VerifyFiles(root.FS(), publish.Manifest, bundle.SumsFile)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return bundle.Verdict{}, fmt.Errorf("read %s: %w", name, err)
	}
	if archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		return bundle.VerifyFiles(archive, bundle.SumsFile)
	}
	return bundle.VerifyPage(data)
}
