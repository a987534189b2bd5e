package main

import (
	"fmt"
	"os"
	"path/filepath"

	"dossier/internal/publish"

	"github.com/spf13/cobra"
)

// mailLimit is what most mail hosts take, in bytes.
const mailLimit = 20 << 20

func (a *app) bundleCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "bundle",
		Short: "Write the whole site into one file, to be sent",
		Long: `bundle builds the dossier and writes the site into one file that needs no server
and no network: an .html file in which each page is a section, or a .zip archive
of the site with a start page and checksums. Where the sections would take more
than ten megabytes, articles are packed, and open with JavaScript. The same
dossier gives the same bytes.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ending := filepath.Ext(output)
			if ending != ".html" && ending != ".zip" {
				return usagef("--output must name an .html or a .zip file, not %q", output)
			}
			return a.in(func(root *os.Root) error {
				builder := a.builder(root)
				builder.Bundle = true
				result, err := builder.Build(cmd.Context())
				if err != nil {
					return err
				}
				if err := a.report(result.Diagnostics); err != nil {
					return err
				}
				site := result.Bundled()
				pack := site.HTML
				if ending == ".zip" {
					pack = site.Zip
				}
				data, err := pack()
				if err != nil {
					return err
				}
				if err := writeFile(output, data); err != nil {
					return err
				}
				a.summary(result.Summary)
				a.stderr.Printf("%s: %d bytes, content %s\n", output, len(data), site.Hash())
				if len(data) > mailLimit {
					a.stderr.Printf("it is larger than most mail hosts take (%d bytes)\n", mailLimit)
				}
				return nil
			})
		},
	}
	a.dossierFlags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write, ending in .html or .zip")
	return cmd
}

// writeFile puts a file in its place in one step.
func writeFile(name string, data []byte) error {
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer folder.Close()
	return publish.WriteFile(folder, filepath.Base(name), data)
}
