package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/publish"
	"dossier/internal/webpage"
)

// Add puts a file into content/captures as it is, with what is known of it
// beside it, and returns where it lies. What cannot become an article is
// reported, and nothing is written. A file that lies there already is left
// alone, unless it is another one of the same name: then that is reported.
func Add(root *os.Root, name string, data []byte, s dossier.Sidecar) (capture string, diags []diag.Diagnostic, err error) {
	base := path.Base(name)
	capture = path.Join("content/captures", base)
	bad := func(help, format string, args ...any) (string, []diag.Diagnostic, error) {
		return "", []diag.Diagnostic{diag.New(diag.BadPage, diag.FileSpan(name), format, args...).WithHelp("%s", help)}, nil
	}
	switch ext := path.Ext(base); {
	case len(data) > dossier.MaxCapture:
		return bad("leave out of it what is not the article", "the file has more than %d MiB", dossier.MaxCapture>>20)
	case ext == ".html" || ext == ".htm":
		if _, refusal := webpage.Read(data); refusal != nil {
			return bad(refusal.Help, "%s", refusal.Reason)
		}
	case ext != ".txt" || strings.HasPrefix(base, "."):
		help := "save its text as .txt (UTF-8), or the page it comes from as .html"
		if lower := strings.ToLower(ext); lower == ".txt" || lower == ".html" || lower == ".htm" {
			help = "rename it; captures end in .txt or .html, in small letters, and begin with no dot"
		}
		return bad(help, "%q is no name of a capture", base)
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		return bad("save it as UTF-8 text", "the file is not UTF-8 text")
	case len(bytes.TrimSpace(data)) == 0:
		return bad("capture it again", "the file is empty")
	}
	there, err := root.ReadFile(capture)
	switch {
	case err == nil && !bytes.Equal(there, data):
		return bad("give the file another name", "%s is another file of the same name; captures are never replaced", capture)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", nil, fmt.Errorf("look for %s: %w", capture, err)
	case err != nil:
		if err := publish.WriteFile(root, capture, data); err != nil {
			return "", nil, fmt.Errorf("add %s: %w", capture, err)
		}
	}
	text, err := dossier.WriteSidecar(s)
	if err != nil || text == nil {
		return capture, nil, err
	}
	if err := publish.WriteFile(root, capture+".yaml", text); err != nil {
		return "", nil, fmt.Errorf("write down what is known of %s: %w", capture, err)
	}
	return capture, nil, nil
}
