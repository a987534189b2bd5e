package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dossier/internal/editor"

	"github.com/spf13/cobra"
)

func (a *app) lspCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lsp",
		Short: "Help an editor: mistakes while typing, completion, renaming",
		Long: `lsp is a language server (LSP 3.17) on standard input and output, for editors to
start: it reports what check reports while somebody types, completes citations,
passages, keys and links, shows the passage behind a citation, leads to the line
of its capture, finds what uses it, renames ids and keys and offers the
corrections of fix. It writes nothing. docs/editors.md says how editors start it.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			server := &editor.Server{
				Open: a.openForEditor, Today: today(), Version: version(), Now: time.Now,
			}
			return server.Serve(cmd.Context(), stdio{a.stdin, a.stdout.Stream()})
		},
	}
}

// openForEditor opens the dossier that an editor shows: the one that -C names or this
// folder is in, else the one that the folder of the editor is in.
func (a *app) openForEditor(start string) (string, fs.FS, error) {
	if !isDossier(a.dir) && start != "" {
		a.dir = above(start)
	}
	dir, err := filepath.Abs(a.dir)
	if err != nil {
		return "", nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", nil, err
	}
	return dir, root.FS(), nil
}

// stdio is standard input and output as one stream.
type stdio struct {
	io.Reader
	io.Writer
}

// Close ends the reading; the process ends soon after.
func (s stdio) Close() error {
	if in, ok := s.Reader.(io.Closer); ok {
		return in.Close()
	}
	return nil
}
