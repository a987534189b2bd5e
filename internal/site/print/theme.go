package print

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/memo"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// Theme is the templates, the style and the words of a site: the built-in ones,
// each replaced by the file of the same name in the dossier's templates/, and with what
// that folder adds to them; see own.go.
type Theme struct {
	diags   []diag.Diagnostic        // what is wrong with it
	builtIn bool                     // the dossier replaces nothing that a page says or how it is made
	files   map[string]*diag.Source  // as they were read, by name inside the theme
	pages   map[string]*pageTemplate // by file name
	words   map[string]func() *Words // by language, read when they are asked for
	assets  map[string][]byte        // by path on the site
	at      map[string]string        // the paths of these by the name inside the theme
	inline  template.CSS             // the style sheet itself, for the page that may be served anywhere
}

// Words returns the words of the interface in a language, nil if the theme has
// none in it.
func (t *Theme) Words(lang string) *Words {
	if words := t.words[lang]; words != nil {
		return words()
	}
	return nil
}

// IsBuiltIn reports whether the dossier replaces nothing of the theme that could be wrong:
// then there is no page that cannot be printed.
func (t *Theme) IsBuiltIn() bool { return t.builtIn }

// indexFolder is the folder of the index in the script of the search.
const indexFolder = "search/"

// Used says which files the pages of a site load besides those that all sites have.
type Used struct {
	Fonts    bool
	Versions bool // the style of changed words
	Desk     bool // the style of the pages of the desk
}

// Assets returns the files that pages load, by path, and the path of the script of the
// search. That looks for its index in a folder of the site.
func (t *Theme) Assets(index string, used Used) (files []Page, script string) {
	for _, name := range slices.Sorted(maps.Keys(t.assets)) {
		data := t.assets[name]
		font := name == t.at[fontFaces] || strings.HasPrefix(name, fontFolder)
		if font && !used.Fonts || name == t.at[revisedStyle] && !used.Versions || name == t.at[deskStyle] && !used.Desk {
			continue
		}
		if name == t.at[searchScript] {
			if folder := index + "/"; folder != indexFolder {
				data = bytes.ReplaceAll(data, []byte(indexFolder), []byte(folder))
				sum := sha256.Sum256(data) // whoever could guess the name could read the folder in the script
				name = "assets/search-" + hex.EncodeToString(sum[:]) + ".js"
			}
			script = name
		}
		files = append(files, Bytes{At: name, Data: data})
	}
	return files, script
}

const layout = "layout.html"

var themes memo.Slot[*Theme]

var filesOfTheme = memo.NewPart("the theme: its files")

// LoadTheme reads the theme. fsys is the folder of the dossier. A template that
// cannot be read is a mistake of its writer and comes back as a diagnostic. If
// nothing differs from the theme that was read last with m, which may be nil, that one is
// returned.
func LoadTheme(fsys fs.FS, m *memo.Memory) (*Theme, []diag.Diagnostic, error) {
	sources, own, err := readTheme(fsys)
	if err != nil {
		return nil, nil, fmt.Errorf("read the theme: %w", err)
	}
	built := len(sources)
	unread, err := readAdded(fsys, sources)
	if err != nil {
		return nil, nil, err
	}
	inVain, err := stylesInVain(fsys, sources)
	if err != nil {
		return nil, nil, err
	}
	unread = append(unread, inVain...)
	last := themes.In(m)
	if last == nil {
		last = new(*Theme)
	}
	if old := *last; old != nil && m.Same(filesOfTheme, maps.EqualFunc(old.files, sources, func(a, b *diag.Source) bool { return a.Text == b.Text })) {
		return old, slices.Concat(old.diags, unread), nil
	}
	if own || len(sources) > built {
		*last = newTheme(sources)
	} else {
		*last = plainTheme()
	}
	return *last, slices.Concat((*last).diags, unread), nil
}

// readTheme reads the files that the theme has of itself, by name: those of the dossier in
// place of the built-in ones. own says that the dossier has one.
func readTheme(fsys fs.FS) (sources map[string]*diag.Source, own bool, err error) {
	sources = map[string]*diag.Source{}
	for _, name := range slices.Sorted(maps.Keys(builtIns())) {
		src := builtIns()[name]
		data, failed := readRegular(fsys, src.Name)
		if !errors.Is(failed, fs.ErrNotExist) {
			src, own, err = diag.NewSource(src.Name, data), true, errors.Join(err, failed)
		}
		sources[name] = src
	}
	return sources, own, err
}

// plainTheme is the theme of the dossiers that replace nothing of it and add nothing. A
// program makes it once, however many of them it builds.
var plainTheme = sync.OnceValue(func() *Theme {
	return newTheme(builtIns())
})

// newTheme makes a theme of its files.
func newTheme(sources map[string]*diag.Source) *Theme {
	t := &Theme{pages: map[string]*pageTemplate{}, words: map[string]func() *Words{}, assets: map[string][]byte{}, at: map[string]string{}, files: sources}
	altered, diags := alterations(sources)
	t.builtIn = len(altered) == 0
	t.diags = append(t.readWords(sources, altered), diags...)
	t.diags = append(t.diags, blocksNobodyUses(sources)...)
	shared := sync.OnceValues(func() (*template.Template, *diag.Diagnostic) { return parseShared(sources) })
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		switch {
		case name == extraStyle:
		case strings.HasPrefix(name, "assets/"):
			data := []byte(sources[name].Text)
			if extra := sources[extraStyle]; extra != nil && name == mainStyle {
				data = slices.Concat(data, []byte("\n"), []byte(extra.Text))
			}
			t.asset(name, data)
		case strings.HasSuffix(name, ".html") && name != layout && !strings.HasPrefix(name, "_"):
			if t.builtIn {
				t.pages[name] = &pageTemplate{parsed: func() *template.Template { return builtInPage(shared, name, sources) }}
				continue
			}
			page, err := parsePage(shared, name, sources)
			if err != nil {
				t.diags = append(t.diags, *err)
				continue
			}
			t.pages[name] = &pageTemplate{parsed: func() *template.Template { return template.Must(page.Clone()) }} // it is never executed
		}
	}
	return t
}

// readWords makes the words of all languages ready to be read: most sites need those of
// one or two. Words that a dossier replaces are read at once, so that mistakes are told.
func (t *Theme) readWords(sources map[string]*diag.Source, altered []string) (diags []diag.Diagnostic) {
	for _, lang := range language.Codes() {
		src := sources["i18n/"+lang+".json"]
		t.words[lang] = sync.OnceValue(func() *Words {
			words, err := parseWords(lang, []byte(builtIn("i18n/"+lang+".json")), []byte(src.Text))
			if err != nil {
				return nil
			}
			words.altered = toldAltered(lang, altered)
			return words
		})
		if !slices.Contains(altered, src.Name) {
			continue
		}
		if _, err := parseWords(lang, []byte(builtIn("i18n/"+lang+".json")), []byte(src.Text)); err != nil {
			diags = append(diags, diag.New(diag.BadTemplate, diag.Span{Source: src}, "the words cannot be read: %v", err).
				WithHelp("the file is one JSON object of texts"))
		}
	}
	return diags
}

// asset adds a file under a name that changes with its bytes, so that no
// browser shows a page with the style of another day.
func (t *Theme) asset(name string, data []byte) {
	if name == fontFaces {
		data = t.withFonts(data)
	}
	data = smaller(name, data)
	sum := sha256.Sum256(data)
	ending := path.Ext(name)
	published := strings.TrimSuffix(name, ending) + "-" + hex.EncodeToString(sum[:4]) + ending
	t.assets[published], t.at[name] = data, published
	if name == mainStyle {
		t.inline = template.CSS(data) // the theme is trusted
	}
}

// Files of the theme that pages load by name; see own.go for the style sheet.
const (
	fontFaces     = "assets/typefaces.css" // names the fonts of the folder
	figureStyle   = "assets/figures.css"
	revisedStyle  = "assets/versions.css"
	deskStyle     = "assets/desk.css"
	previewScript = "assets/previews.js"
	searchOpener  = "assets/opener.js"
	searchScript  = "assets/search.js"
	icon          = "assets/favicon.svg"
	iconPNG       = "assets/icon.png"
	fontFolder    = "assets/fonts/"
)

// withFonts puts the names under which the fonts are published into the style sheet
// that names them.
func (t *Theme) withFonts(style []byte) []byte {
	inAssets := func(name string) string { return strings.TrimPrefix(name, "assets/") }
	for name, published := range t.at {
		if strings.HasPrefix(name, fontFolder) {
			style = bytes.ReplaceAll(style, []byte("("+inAssets(name)+")"), []byte("("+inAssets(published)+")"))
		}
	}
	return style
}

// smaller leaves comments and spaces out of a style sheet or a script. What the
// minifier cannot read is published as it is.
func smaller(name string, data []byte) []byte {
	var out bytes.Buffer
	var err error
	switch path.Ext(name) {
	case ".css":
		err = css.Minify(minify.New(), &out, bytes.NewReader(data), nil)
	case ".js":
		err = (&js.Minifier{Version: 2022}).Minify(minify.New(), &out, bytes.NewReader(data), nil)
	default:
		return data
	}
	if err != nil {
		return data
	}
	return out.Bytes()
}

// parseShared parses what the templates of all pages share: the layout, and the files of the theme
// whose names begin with an underscore.
func parseShared(sources map[string]*diag.Source) (*template.Template, *diag.Diagnostic) {
	shared := template.New("").Option("missingkey=error").Funcs(functions())
	files := []string{layout}
	for _, file := range slices.Sorted(maps.Keys(sources)) {
		if isPartial(file) && builtIn(file) != "" {
			files = append(files, file)
		}
	}
	return shared, parseFiles(shared, files, sources)
}

// parsePage parses the template of a page into a copy of what all share. The partials that the
// dossier adds come last: a block that they define takes the place of the built-in one.
func parsePage(shared func() (*template.Template, *diag.Diagnostic), name string, sources map[string]*diag.Source) (*template.Template, *diag.Diagnostic) {
	whole, wrong := shared()
	if wrong != nil {
		return nil, wrong
	}
	page := template.Must(whole.Clone()) // none of them was executed
	files := []string{name}
	for _, file := range slices.Sorted(maps.Keys(sources)) {
		if isPartial(file) && builtIn(file) == "" {
			files = append(files, file)
		}
	}
	if wrong := parseFiles(page, files, sources); wrong != nil {
		return nil, wrong
	}
	return page, nil
}

// parseFiles parses files of a theme into a template, and returns the first mistake.
func parseFiles(into *template.Template, files []string, sources map[string]*diag.Source) *diag.Diagnostic {
	for _, file := range files {
		if _, err := into.New(file).Parse(sources[file].Text); err != nil {
			return new(templateError(err, sources[file]))
		}
	}
	return nil
}

// builtInPage parses a template of which nothing is replaced. That is done when the first
// page of its kind is printed in a language: a check prints none, and few sites have all.
func builtInPage(shared func() (*template.Template, *diag.Diagnostic), name string, sources map[string]*diag.Source) *template.Template {
	page, err := parsePage(shared, name, sources)
	if err != nil {
		panic(fmt.Sprintf("parse the built-in theme: %s", err.Message)) // it is a part of the program
	}
	return page
}
