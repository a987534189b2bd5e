package main

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/internal/desk"
	"dossier/internal/language"
	"dossier/internal/publish"

	"github.com/spf13/cobra"
)

// skeleton is what a new dossier begins with in every language.
//
//go:embed all:skeleton
var skeleton embed.FS

func (a *app) initCommand() *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a new dossier",
		Long: `init makes a dossier in a folder, which it creates if need be: settings, a capture
with its article and a brief as an example, and a workflow that publishes it on
GitHub Pages, all of it in one language. In a folder that holds other files
it writes only if none of them would be overwritten.`,
		Args: takesOneAtMost("one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if lang == "" {
				lang = terminalLanguage()
			}
			if !language.IsInterface(lang) {
				return usagef("--lang must be %s, not %q", languages(), lang)
			}
			if len(args) == 1 {
				a.dir = args[0]
			}
			if err := os.MkdirAll(a.dir, 0o755); err != nil {
				return fmt.Errorf("make the folder: %w", err)
			}
			return a.open(func(root *os.Root) error {
				if err := layOut(root, lang); err != nil {
					return err
				}
				if _, err := a.cleaned(cmd.Context(), root, desk.CleanOptions{Tool: tool("init"), Each: func(desk.Cleaned) error { return nil }}); err != nil {
					return err
				}
				a.stderr.Printf("a dossier with an example is in %s; README.md there says how to go on\n", a.dir)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", "language of the dossier, "+languages()+" (default that of the terminal, or en)")
	return cmd
}

// terminalLanguage is the language of the terminal if a dossier can be in it, else English
// (locale(7): the first of the variables that is set counts).
func terminalLanguage() string {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	if lang := locale[:min(2, len(locale))]; language.IsInterface(lang) {
		return lang
	}
	return "en"
}

// languages names the languages that a dossier or a note can be in.
func languages() string {
	codes := language.Codes()
	slices.Sort(codes)
	return strings.Join(codes, " or ")
}

// layOut writes the files of the skeleton, all or none: none if one is there.
func layOut(root *os.Root, lang string) error {
	common, err := fs.Sub(skeleton, "skeleton")
	if err != nil {
		return fmt.Errorf("read the skeleton: %w", err)
	}
	own, err := language.Get(lang).Skeleton()
	if err != nil {
		return fmt.Errorf("read the skeleton: %w", err)
	}
	files, err := desk.SchemaFiles() // by where they go
	if err != nil {
		return err
	}
	var taken []string
	for name := range files {
		switch _, err := root.Lstat(name); {
		case errors.Is(err, fs.ErrNotExist):
		case name == desk.EditorSettings: // somebody's own, for a folder that is more than a dossier
			delete(files, name)
		default:
			taken = append(taken, name)
		}
	}
	for _, part := range []fs.FS{common, own} {
		err := fs.WalkDir(part, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(part, name)
			if err != nil {
				return err
			}
			files[name] = append([]byte(desk.SchemaLine(name)), text...)
			if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
				taken = append(taken, name)
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("read the skeleton: %w", err)
		}
	}
	if len(taken) > 0 {
		return usagef("%s would be overwritten; nothing was written", strings.Join(taken, ", "))
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := publish.WriteFile(root, name, files[name]); err != nil {
			return err
		}
	}
	return nil
}
