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

	"dossier/internal/capture"
	"dossier/internal/container"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/publish"
)

// longestName is how many bytes the name of a capture may have: systems allow 255, and what
// belongs beside it is named by it, with endings of its own.
const longestName = 255 - len(".pages.zip.yaml")

// add puts a file into content/captures as it is, with what is known of it
// beside it, and returns where it lies. Of files only how one is to be read counts. What cannot become an article is
// reported, and nothing is written, unless it can be read as it is and is wanted
// anyway. A file that lies there already is left
// alone, unless it is another one of the same name: then that is reported.
func add(root *os.Root, name string, data []byte, s load.Sidecar, files Files) (added string, diags []diag.Diagnostic, err error) {
	base := path.Base(name)
	added = path.Join("content/captures", base)
	bad := func(help, format string, args ...any) (string, []diag.Diagnostic, error) {
		return "", []diag.Diagnostic{diag.New(diag.BadPage, diag.FileSpan(name), format, args...).WithHelp("%s", help)}, nil
	}
	format := capture.FormatOf(base)
	if format == nil || strings.HasPrefix(base, ".") || !utf8.ValidString(base) {
		help := "save its text as .txt (UTF-8); captures are " + capture.Files()
		if kin := capture.KinOf(base); kin != nil {
			help = "open it in the program it comes from and save it as " + kin.Endings[0] + ", without macros and password"
		}
		if capture.FormatOf(strings.ToLower(base)) != nil {
			help = "rename it; captures end in " + capture.Endings("or") + ", in small letters, and begin with no dot"
		}
		if small := strings.ToLower(base); small != base && container.KindOf(small, data[:min(len(data), container.Start)]) != nil {
			help = "rename it; the endings of files that hold captures are in small letters"
		}
		if !utf8.ValidString(base) {
			help = "rename it; names of captures are UTF-8"
		}
		return bad(help, "%q is no name of a capture", base)
	}
	if strings.ContainsAny(base, "\n\r") {
		return bad("give it another name", "its name has more than one line, and lists of files have a line for each")
	}
	if len(base) > longestName {
		return bad("give it a shorter name", "its name has %d bytes, and the files that belong beside it need names as well: %d are the most", len(base), longestName)
	}
	reading, _, d := readFile(files.Readings, name, data, files.Anyway)
	if d != nil {
		return "", []diag.Diagnostic{*d}, nil
	}
	if info, err := root.Stat(added); err == nil && !info.Mode().IsRegular() { // out of a pipe nothing may ever come
		return bad("move away what lies there", "%s is no file", added)
	}
	there, err := root.ReadFile(added)
	switch {
	case err == nil && !bytes.Equal(there, data):
		return bad("give the file another name", "%s is another file of the same name; captures are never replaced", added)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", nil, fmt.Errorf("look for %s: %w", added, err)
	}
	text, diags, err := sayMore(root, added, data, err == nil, s, reading.Captured, files)
	if diag.Count(diags, diag.Error) > 0 || err != nil {
		return "", diags, err
	}
	if there == nil {
		if err := publish.WriteFile(root, added, data); err != nil {
			return "", nil, fmt.Errorf("add %s: %w", added, err)
		}
	}
	if text == nil {
		return added, diags, nil
	}
	if err := publish.WriteFile(root, added+".yaml", text); err != nil {
		return "", nil, fmt.Errorf("write down what is known of %s: %w", added, err)
	}
	return added, diags, nil
}

// sayMore returns what is to lie beside a file, nil if nothing is to be written: what was
// recorded of it stays, what is said now is added where nothing was, and what contradicts it
// is refused. saved is when the file says itself that it was captured.
func sayMore(root *os.Root, file string, data []byte, there bool, s load.Sidecar, saved string, files Files) ([]byte, []diag.Diagnostic, error) {
	var receipt model.Receipt
	if there {
		if r := files.receipts()[file]; r.SHA256 == model.HashOf(data) {
			receipt = r
		}
	}
	recorded, diags, err := load.ReadRecorded(root.FS(), file, receipt)
	if len(diags) > 0 || err != nil {
		return nil, diags, err
	}
	if was := recorded.Within(); was != (model.Within{}) && s.Within != (model.Within{}) {
		if was != s.Within {
			return nil, []diag.Diagnostic{diag.New(diag.AttachmentLeft, diag.FileSpan(file),
				"it lies there already, taken out of %s; its bytes are the same in %s, and nothing is recorded of that", was.File, s.Within.File).
				WithHelp("cite the one that is there")}, nil
		}
		s.URL, s.Captured = "", "" // as the file says that it was taken out of before, and somebody may have written it better since
	}
	if diags := recorded.Contradicts(s); len(diags) > 0 {
		return nil, diags, nil
	}
	if s != (load.Sidecar{}) && s.Captured == "" && recorded.Captured() == "" {
		s.Captured = saved // if nothing else is known of it, nothing is written beside it
	}
	text, bad, err := recorded.Completed(s)
	if bad != nil {
		return nil, []diag.Diagnostic{*bad}, nil
	}
	return text, nil, err
}
