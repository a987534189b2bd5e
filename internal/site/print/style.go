package print

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/internal/css"
	"dossier/internal/diag"
	"dossier/internal/text"
)

// stylesInVain tells of what the styles of the dossier load and no page gets. A browser says
// nothing of it to a reader, who sees another font or no picture.
func stylesInVain(fsys fs.FS, sources map[string]*diag.Source) (diags []diag.Diagnostic, err error) {
	files := sync.OnceValues(func() ([]string, error) { return filesOf(fsys, "static") })
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		src := sources[name]
		if path.Ext(name) != ".css" || src.Text == builtIn(name) {
			continue
		}
		for _, l := range css.Loads(src.Text) {
			message, help, err := inVain(files, name, src.Text[l.From:l.To], sources)
			if l.Import && name == extraStyle {
				message = "a browser reads @import at the head of a style alone, and this one comes behind the built-in style"
				help = "write the rules themselves here, and put the files that they load into static/"
			}
			if err != nil {
				return nil, err
			}
			if message != "" {
				diags = append(diags, diag.New(diag.StyleInVain, diag.Span{Source: src, Start: l.From, End: l.To}, "%s", message).WithHelp("%s", help))
			}
		}
	}
	return diags, nil
}

// inVain says why a style gets nothing from an address, "" if it gets something.
func inVain(files func() ([]string, error), style, address string, sources map[string]*diag.Source) (message, help string, err error) {
	u, failed := url.Parse(strings.TrimSpace(address))
	switch {
	case failed != nil:
		return "this is no address", "write the path of a file of static/, from assets/: ../fonts/mine.woff2", nil
	case u.Scheme == "data" || u.Path == "" && u.Host == "" && u.Scheme == "":
		return "", "", nil // it holds what it loads, or names a part of the page
	case u.Scheme != "" || u.Host != "":
		help = "put the file into static/ and name it from assets/: ../" + path.Base(u.Path)
		return "pages load nothing from elsewhere, so this style gets nothing from here", help, nil
	case strings.HasPrefix(u.Path, "/"):
		return "an address that begins at the root of a host leads nowhere below a path and from disk", "name it from assets/: .." + u.Path, nil
	}
	file := path.Join(path.Dir(style), u.Path)
	if style == fontFaces && sources[file] != nil {
		return "", "", nil // the fonts of the theme, which are published by another name
	}
	names, err := files()
	if err != nil {
		return "", "", err
	}
	near := namesake(names, path.Join("static", file))
	if near == path.Join("static", file) {
		return "", "", nil
	}
	help = "a file of your own lies in static/, and the style lies in assets/: static/fonts/mine.woff2 is ../fonts/mine.woff2"
	if near != "" {
		up := strings.Repeat("../", strings.Count(path.Dir(style), "/")+1)
		help = "did you mean " + up + strings.TrimPrefix(near, "static/") + "?"
	}
	return fmt.Sprintf("the site has no file %s", file), help, nil
}

// filesOf lists the files of a folder, exactly as they are named there; none if there is no folder.
func filesOf(fsys fs.FS, dir string) (names []string, err error) {
	err = fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list %s: %w", dir, err)
	}
	return names, nil
}

// namesake is the one of some files that has this name, or whose name is nearest, "" if there
// is none. What a machine takes for the same name, one in other capitals, a host does not.
func namesake(files []string, name string) string {
	if slices.Contains(files, name) {
		return name
	}
	if i := slices.IndexFunc(files, func(other string) bool { return path.Base(other) == path.Base(name) }); i >= 0 {
		return files[i]
	}
	return text.Nearest(name, files)
}
