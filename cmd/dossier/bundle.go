package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dossier/internal/bundle"
	"dossier/internal/load"
	"dossier/internal/publish"

	"github.com/spf13/cobra"
)

// mailLimit is what most mail hosts take, in bytes.
const mailLimit = 20 << 20

func (a *app) bundleCommand() *cobra.Command {
	var output string
	var seal sealing
	cmd := &cobra.Command{
		Use:   "bundle",
		Short: "Write the whole site into one file, to be sent",
		Long: `bundle builds the dossier and writes the site into one file that needs no server
and no network: an .html file in which each page is a section, or a .zip archive
of the site with a start page and checksums. Where the sections would take more
than ten megabytes, articles are packed, and open with JavaScript. The same
dossier gives the same bytes. With --encrypt the .html file is encrypted, titles and
index too, and opens in a browser with a passphrase, without a network: AES-256-GCM,
its key by PBKDF2 with a million rounds; other bytes each time. In the folder of
the dossier, an earlier bundle is the only file that is overwritten.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ending := filepath.Ext(output)
			if ending != ".html" && ending != ".zip" {
				return usagef("--output must name an .html or a .zip file, not %q", output)
			}
			if seal.asked() && ending != ".html" {
				return usagef("--encrypt makes an .html file; an archive is encrypted by other programs")
			}
			return a.in(func(root *os.Root) error { return a.bundle(cmd.Context(), root, output, seal) })
		},
	}
	a.dossierFlags(cmd)
	seal.flags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write, ending in .html or .zip")
	return cmd
}

// bundle builds the dossier in a folder and writes it into one file.
func (a *app) bundle(ctx context.Context, root *os.Root, output string, seal sealing) error {
	if err := keepsSources(root, output); err != nil {
		return err
	}
	passphrase, err := a.passphrase(seal)
	if err != nil {
		return err
	}
	builder := a.builder(root)
	builder.Bundle = true
	done := a.working("building the site")
	result, err := builder.Build(ctx)
	done()
	if err != nil {
		return err
	}
	if err := a.report(result.Diagnostics); err != nil {
		return err
	}
	site := result.Bundled()
	pack := site.HTML
	if filepath.Ext(output) == ".zip" {
		pack = site.Zip
	}
	data, err := pack()
	if err != nil {
		return err
	}
	if seal.asked() {
		if data, err = sealed(data, passphrase, result.SealWords()); err != nil {
			return err
		}
	}
	if err := writeFile(output, data); err != nil {
		return err
	}
	a.summary(result.Summary)
	a.stderr.Printf("%s: %d bytes, content %s\n", output, len(data), site.Hash())
	if page, err := bundle.VerifyPage(bytes.NewReader(data), int64(len(data))); err == nil {
		a.stderr.Printf("dossier verify prints of it: sha256 %s\n", page.Hash)
	}
	if len(data) > mailLimit {
		a.stderr.Printf("it is larger than most mail hosts take (%d bytes)\n", mailLimit)
	}
	return nil
}

// keepsSources refuses to write where a file of the dossier would be lost: into a folder
// of sources, by whatever way it is named, and over a file inside the dossier that is no
// bundle.
func keepsSources(root *os.Root, output string) error {
	home, err := root.Stat(".")
	if err != nil {
		return fmt.Errorf("look at the dossier: %w", err)
	}
	dir, err := filepath.Abs(filepath.Dir(output))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", output, err)
	}
	inside := false
	for below := ""; dir != below && !inside; below, dir = dir, filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err != nil {
			return fmt.Errorf("write %s: %w", output, err)
		}
		if keepsHistory(dir) {
			return usagef("%s would be written into %s, where the history of other files is kept; name a file elsewhere", output, dir)
		}
		for _, folder := range append(load.Folders(), ofPrograms...) {
			if sources, err := root.Stat(folder); err == nil && os.SameFile(info, sources) {
				return usagef("%s would be written among the sources of the dossier, in %s; name a file elsewhere", output, folder)
			}
		}
		inside = os.SameFile(info, home)
	}
	file, err := os.Lstat(output)
	if !inside || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && file.Mode().IsRegular() {
		if data, err := os.ReadFile(output); err == nil && bundle.Made(data) {
			return nil
		}
	}
	return usagef("%s is a file in the dossier that is no bundle; move it away, or name another file", output)
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
