package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"dossier/internal/publish"
	"dossier/internal/records"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// ThemePart is a part of the theme, and whether a dossier has its own.
type ThemePart struct {
	print.Part
	Own bool // the file that replaces it is there, and says something else
}

// Theme lists what of the built-in pages a dossier can replace.
func Theme(root *os.Root) ([]ThemePart, error) {
	var list []ThemePart
	for _, p := range print.Parts() {
		data, err := root.ReadFile(themeFile(p.File))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read the theme: %w", err)
		}
		list = append(list, ThemePart{p, err == nil && !bytes.Equal(data, p.Text)})
	}
	return list, nil
}

// Eject writes a part of the built-in theme into a dossier, to be changed there. It
// returns the file, which must not be there yet.
func Eject(root *os.Root, name string) (file string, err error) {
	parts := print.Parts()
	i := slices.IndexFunc(parts, func(p print.Part) bool { return p.Name == name })
	if i < 0 {
		var names []string
		for _, p := range parts {
			names = append(names, p.Name)
		}
		if near := text.Nearest(name, names); near != "" {
			return "", mistakef("the theme has no part of this name: %s; did you mean %s?", name, near)
		}
		return "", mistakef("the theme has no part of this name: %s; dossier theme list names them", name)
	}
	if _, err := root.Stat(records.SettingsFile); err != nil {
		return "", fmt.Errorf("this folder is no dossier: %w", err)
	}
	file = themeFile(parts[i].File)
	if _, err := root.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return "", taken(file)
	}
	if err := root.MkdirAll(path.Dir(file), 0o777); err != nil {
		return "", fmt.Errorf("make the folder of %s: %w", file, err)
	}
	return file, publish.WriteFile(root, file, parts[i].Text)
}

func themeFile(name string) string { return path.Join("templates", name) }
