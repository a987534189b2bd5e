package print

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What a dossier may add to the theme, besides files that take the place of built-in ones:
// a style behind ours, and partials, whose blocks take the place of ours of the same name.
const (
	mainStyle  = "assets/style.css"
	extraStyle = "assets/extra.css"
)

// isPartial reports a file of blocks that pages share.
func isPartial(name string) bool {
	return strings.HasPrefix(name, "_") && path.Ext(name) == ".html"
}

// readAdded adds to the sources of the theme the files of templates/ that add to it, and
// tells of those that nothing reads.
func readAdded(fsys fs.FS, sources map[string]*diag.Source) (unread []diag.Diagnostic, err error) {
	err = fs.WalkDir(fsys, "templates", func(file string, entry fs.DirEntry, err error) error {
		name := strings.TrimPrefix(file, "templates/")
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fmt.Errorf("list %s: %w", file, err)
		case strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || sources[name] != nil:
			return nil
		case path.Ext(name) == ".go": // the program's own templates are a package as well
			return nil
		case name != extraStyle && !isPartial(name):
			unread = append(unread, nothingReads(file, name, sources))
			return nil
		}
		data, err := readRegular(fsys, file)
		if err != nil {
			return fmt.Errorf("read the theme: %w", err)
		}
		sources[name] = diag.NewSource(file, data)
		return nil
	})
	return unread, err
}

// readRegular reads a file. A pipe is not opened: nothing may ever come out of it.
func readRegular(fsys fs.FS, file string) ([]byte, error) {
	info, err := fs.Stat(fsys, file)
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "read", Path: file, Err: errors.New("it is not a regular file")}
	}
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(fsys, file)
}

// nothingReads tells of a file of templates/ that has no effect.
func nothingReads(file, name string, sources map[string]*diag.Source) diag.Diagnostic {
	d := diag.New(diag.NotRead, diag.FileSpan(file), "no page reads this file")
	if lang, ok := strings.CutPrefix(name, "i18n/"); ok {
		return d.WithHelp("there are words for %s, and not for %s", strings.Join(language.Codes(), ", "), strings.TrimSuffix(lang, ".json"))
	}
	known := append(slices.Sorted(maps.Keys(sources)), extraStyle)
	if near := text.Nearest(name, known); near != "" {
		return d.WithHelp("did you mean templates/%s?", near)
	}
	if i := slices.IndexFunc(known, func(other string) bool { return path.Base(other) == path.Base(name) }); i >= 0 {
		return d.WithHelp("move it to templates/%s", known[i])
	}
	return d.WithHelp("dossier theme list says what can stand here; a file whose name begins with _ may define blocks; files of your own lie in static/")
}

// A block, and where it is used, in the text of a template.
var (
	blockDefined = regexp.MustCompile(`\{\{-?\s*(?:define|block)\s+"([^"]+)"`)
	blockUsed    = regexp.MustCompile(`\{\{-?\s*(?:template|block)\s+"([^"]+)"`)
)

// blocksNobodyUses tells of partials of the dossier of which no page uses anything.
func blocksNobodyUses(sources map[string]*diag.Source) (diags []diag.Diagnostic) {
	used := map[string]bool{}
	for _, src := range sources {
		for _, m := range blockUsed.FindAllStringSubmatch(src.Text, -1) {
			used[m[1]] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		if !isPartial(name) || builtIn(name) != "" {
			continue
		}
		for _, m := range blockDefined.FindAllStringSubmatchIndex(sources[name].Text, -1) {
			block := sources[name].Text[m[2]:m[3]]
			if used[block] {
				continue
			}
			d := diag.New(diag.NotRead, diag.Span{Source: sources[name], Start: m[2], End: m[3]}, "no page uses a block %q", block)
			if near := text.Nearest(block, slices.Sorted(maps.Keys(used))); near != "" {
				diags = append(diags, d.WithHelp("did you mean %q?", near))
			} else {
				diags = append(diags, d.WithHelp("dossier theme list names the blocks of the built-in pages"))
			}
		}
	}
	return diags
}
