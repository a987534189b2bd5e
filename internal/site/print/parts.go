package print

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/language"
	"dossier/templates"
)

// Part is what of the theme a dossier can replace by itself.
type Part struct {
	Name string // of a file below templates/, or of a block
	File string // below templates/, in which the dossier replaces it
	In   string // the built-in file that defines the block; "" if the part is a file
	Text []byte // what the program has
}

// Parts lists the parts of the built-in theme: its files and, behind that which defines
// them, the blocks that pages share. Last comes the style that a dossier may add.
func Parts() []Part {
	var list []Part
	err := fs.WalkDir(templates.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, fontFolder) || path.Ext(name) == ".go" {
			return err
		}
		data := builtIn(name)
		list = append(list, Part{Name: name, File: name, Text: []byte(data)})
		if isPartial(name) {
			list = append(list, blocks(name, data)...)
		}
		return nil
	})
	if err != nil {
		panic("list the theme: " + err.Error()) // it is in the program
	}
	for _, lang := range language.Codes() {
		name := "i18n/" + lang + ".json"
		list = append(list, Part{Name: name, File: name, Text: []byte(builtIn(name))})
	}
	return append(list, Part{Name: extraStyle, File: extraStyle, Text: []byte("/* Comes behind the style of the pages. */\n")})
}

// action is one of the actions of a template that begin something, or that end it.
var action = regexp.MustCompile(`\{\{-?\s*(define|if|range|with|block|end)\b[^}]*\}\}`)

// blocks are those that a file of the theme defines.
func blocks(file, source string) []Part {
	var list []Part
	depth, from, name := 0, 0, ""
	for _, m := range action.FindAllStringSubmatchIndex(source, -1) {
		word := source[m[2]:m[3]]
		if word != "end" {
			if depth++; word == "define" && depth == 1 {
				from, name = m[0], blockDefined.FindStringSubmatch(source[m[0]:m[1]])[1]
			}
			continue
		}
		if depth--; depth == 0 {
			list = append(list, Part{Name: name, File: "_" + name + ".html", In: file, Text: []byte(source[from:m[1]] + "\n")})
		}
	}
	slices.SortFunc(list, func(a, b Part) int { return cmp.Compare(a.Name, b.Name) })
	return list
}
