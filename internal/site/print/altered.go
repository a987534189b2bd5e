package print

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/templates"
)

// alter notes what of the theme the dossier replaces. Whoever reads a page is told,
// in words that cannot be replaced, for templates, styles and words can make a page
// say anything of what was verified.
func (t *Theme) alter(sources map[string]*diag.Source) []diag.Diagnostic {
	var diags []diag.Diagnostic
	var files []string
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		if src := sources[name]; !bytes.Equal(src.Text, builtIn(name)) && !isPicture(name) {
			files = append(files, src.Name)
			diags = append(diags, diag.New(diag.ThemeOverridden, diag.FileSpan(src.Name), "the dossier replaces %s: %s", src.Name, altersWhat(name)).
				WithHelp("look at the pages as a reader does, then silence this check with the reason; every page names the file"))
		}
	}
	if len(files) == 0 {
		return nil
	}
	for lang, words := range t.words {
		own, err := parseWords(lang, builtIn("i18n/"+lang+".json"))
		if err != nil {
			continue // the program's own words are read by its tests
		}
		if sentence, err := own.T("altered", strings.Join(files, ", ")); err == nil {
			words.altered = sentence
		}
	}
	return diags
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

// builtIn is a file of the theme that comes with the program.
func builtIn(name string) []byte {
	if lang, ok := strings.CutPrefix(name, "i18n/"); ok {
		return language.Get(strings.TrimSuffix(lang, ".json")).File("interface.json")
	}
	data, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		return nil
	}
	return data
}
