package print

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/templates"
)

// alterations lists the files of the theme that a dossier replaces, and says so.
// Whoever reads a page is told, in words that cannot be replaced, for templates, styles
// and words can make a page say anything of what was verified.
func alterations(sources map[string]*diag.Source) (files []string, diags []diag.Diagnostic) {
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		if src := sources[name]; src.Text != builtIn(name) && !isPicture(name) && !isEjected(name, src.Text) {
			files = append(files, src.Name)
			does := "replaces"
			if builtIn(name) == "" {
				does = "adds"
			}
			diags = append(diags, diag.New(diag.ThemeOverridden, diag.FileSpan(src.Name), "the dossier %s %s: %s", does, src.Name, altersWhat(name)).
				WithHelp("look at the pages as a reader does, then silence this check with the reason; every page names the file"))
		}
	}
	return files, diags
}

// toldAltered is what pages say of that in a language, "" if nothing is replaced.
func toldAltered(lang string, files []string) string {
	if len(files) == 0 {
		return ""
	}
	own, err := parseWords(lang, []byte(builtIn("i18n/"+lang+".json")))
	if err != nil {
		return "" // the program's own words are read by its tests
	}
	return own.Phrase("altered", strings.Join(files, own.Phrase("comma")))
}

// isEjected reports a block that was written out and not changed yet.
func isEjected(name, text string) bool {
	return isPartial(name) && builtIn(name) == "" &&
		slices.ContainsFunc(Parts(), func(p Part) bool { return p.File == name && string(p.Text) == text })
}

// isPicture reports a file of the theme that says nothing: the sign of the site.
func isPicture(name string) bool { return path.Ext(name) == ".svg" || path.Ext(name) == ".png" }

// altersWhat says what a file of the theme decides.
func altersWhat(name string) string {
	switch {
	case strings.HasPrefix(name, "i18n/"):
		return "the words that say what was verified may say something else"
	case path.Ext(name) == ".css":
		return "a style can hide words and add others"
	case path.Ext(name) == ".js":
		return "a script can show anything"
	}
	return "its pages may say something else of what was verified"
}

// builtIns are the files of the theme that come with the program, by name. To read them copies them: that is done once,
// however many dossiers a program builds.
var builtIns = sync.OnceValue(func() map[string]*diag.Source {
	all := map[string]*diag.Source{}
	add := func(name string, data []byte) { all[name] = diag.NewSource(path.Join("templates", name), data) }
	err := fs.WalkDir(templates.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.FS, name)
		add(name, data)
		return err
	})
	if err != nil {
		panic(fmt.Sprintf("read the built-in theme: %v", err)) // it is a part of the program
	}
	for _, lang := range language.Codes() {
		add("i18n/"+lang+".json", language.Get(lang).File("interface.json"))
	}
	return all
})

// builtIn is the text of one of them, "" if there is none of that name.
func builtIn(name string) string {
	if src := builtIns()[name]; src != nil {
		return src.Text
	}
	return ""
}
