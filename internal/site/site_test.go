package site_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/fixture"
	"dossier/internal/language"
	"dossier/internal/load"
	"dossier/internal/site"
	"dossier/internal/site/print"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// repositorySite is the site of this repository's dossier, printed once for all tests that only
// look at it.
var repositorySite map[string][]byte

// build prints the site of a dossier, the files of over put over those of the
// repository or, if they bring their own settings, by themselves.
func build(t testing.TB, over fstest.MapFS) map[string][]byte {
	t.Helper()
	fsys := over
	if fsys["dossier.yaml"] == nil {
		fsys = repository(t)
		maps.Copy(fsys, over)
	}
	if len(over) > 0 {
		return printed(t, fsys)
	}
	if repositorySite == nil {
		repositorySite = printed(t, fsys)
	}
	return maps.Clone(repositorySite)
}

// printed prints the site of a dossier.
func printed(t testing.TB, fsys fstest.MapFS) map[string][]byte {
	t.Helper()
	d, diags, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, diags := check.Run(d, diags, check.Options{})
	if diag.Count(diags, diag.Error) > 0 {
		var out bytes.Buffer
		if err := diag.PrintText(&out, diags, diag.Ink{}); err != nil {
			t.Fatal(err)
		}
		t.Fatal(out.String())
	}
	theme, diags, err := print.LoadTheme(fsys, nil)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	planned := site.Plan(d, findings, theme, site.Options{}, nil)
	tree, err := planned.Render(context.Background(), print.Order{})
	if err != nil {
		t.Fatal(err)
	}
	countsAreThoseOfPages(t, planned, tree)
	return tree
}

// countsAreThoseOfPages: what a command says of an edition is what its home page says.
func countsAreThoseOfPages(t testing.TB, planned *site.Site, tree map[string][]byte) {
	t.Helper()
	said := regexp.MustCompile(`class="verified">.*</svg> (\pN+)`)
	for i, e := range planned.Editions() {
		home := "index.html"
		if i > 0 {
			home = e.Lang + "/index.html"
		}
		m := said.FindSubmatch(tree[home])
		if m == nil && e.Quotations > 1 || m != nil && text.PlainDigits(string(m[1])) != strconv.Itoa(e.Quotations) {
			t.Errorf("%s says %q quotations, and the commands %d", home, m, e.Quotations)
		}
	}
}

// repository is the dossier of this repository, in memory.
func repository(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	root := os.DirFS("../..")
	for _, pattern := range []string{"dossier.yaml", "content/*.yaml", "content/*.md", "content/questions/*", "content/captures/*", "content/articles/*", "briefs/*"} {
		names, err := fs.Glob(root, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile("../../" + name)
			if err != nil {
				t.Fatal(err)
			}
			fsys[name] = &fstest.MapFile{Data: data}
		}
	}
	return fsys
}

// small is the dossier of a fixture.
func small(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	return fixture.Folder(fixture.Files(t, name))
}

func TestCheckLinks(t *testing.T) {
	tree := build(t, nil)
	if err := print.CheckLinks(tree); err != nil {
		t.Error(err)
	}
	for name, page := range tree {
		if name != "404.html" && regexp.MustCompile(`(?:href|src)="/`).Match(page) {
			t.Errorf("%s has an absolute link", name)
		}
	}
	tree["index.html"] = append(tree["index.html"], `<a href="nowhere.html"></a><a href="sources.html#nothing"></a><p id="x"></p><p id="x"></p>`...)
	tree["assets/own.css"] = []byte(`@import"https://example.org/a.css";@font-face{src:url(../fonts/none.woff2)}p{background:url("data:image/svg+xml,<svg/>")}`)
	err := print.CheckLinks(tree)
	if err == nil || strings.Count(err.Error(), "\n") != 4 {
		t.Errorf("broken links are not all found: %v", err)
	}
}

func TestBrief_showsItsEvidence(t *testing.T) {
	tree := build(t, nil)
	page := string(tree["briefs/defense.html"])
	for _, want := range []string{
		`<a class="cite cite-supports" id="r_1" href="#thanhnien-l9"`,
		`<div class="card card-supports" id="thanhnien-l9">`, `<span class="also" id="e_1"></span>`,
		`<li id="p_1" value="1">`, `<mark>ne devrait pas inclure de clause de défense bilatérale</mark><mark> comme ceux conclus`, // the whole sentence
		`<a href="../articles/thanhnien.html#l9">¶8</a>`,
		`<a href="../articles/thanhnien.html#raw_9">`,
		`<a class="cite cite-contradicts"`,
		`<a href="../en/briefs/defense.html" lang="en" hreflang="en"><span class="code" aria-hidden="true">en</span><span class="unseen">Read in English</span></a>`,
		`<th scope="col">Article</th>`,
		`id="fn:1"`,
		`<section class="callout callout-judgment" id="jc1">`,
		"<strong>Très probable\u00a0: de 80 à 95\u00a0%.</strong>",
		`<span class="sureness">Confiance modérée.</span>`,
		`<strong>Origines` + "\u00a0" + `:</strong> 2 articles, aucune origine identifiée, 2 indéterminées.</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("briefs/defense.html has no %s", want)
		}
	}
	english := string(tree["en/briefs/defense.html"])
	for _, want := range []string{
		`<html lang="en">`, `<blockquote lang="fr">`, `Our translation:`, `../articles/thanhnien.html#l9`, `../../en/sources.html`, `../../briefs/defense.html`,
	} {
		if !strings.Contains(english, strings.Replace(want, "../../en/", "../", 1)) {
			t.Errorf("en/briefs/defense.html has no %s", want)
		}
	}
	article := string(tree["articles/thanhnien.html"])
	for _, want := range []string{
		`id="l9"`, `id="raw_9"`, `<del>Téhéran ne sera plus la capitale de <span class="nb">l’Iran ?</span></del>`, `<code>foreign-headline</code>`,
		`href="../briefs/defense.html#r_1"`, `5286253bffd7567a64698f1049d50000e7bdb2dfff89523b0391808424672335`,
		`à la main : la seule ligne qui place la rencontre au Kremlin`,
	} {
		if !strings.Contains(article, strings.ReplaceAll(want, "main :", "main\u00a0:")) {
			t.Errorf("articles/thanhnien.html has no %s", want)
		}
	}
}

// TestRights builds one dossier under each of the rights and looks for words
// that may not be shown.
func TestRights(t *testing.T) {
	const (
		cited      = "La digue a tenu toute la nuit"
		sameSens   = "malgré la tempête qui soufflait"
		elsewhere  = "Les grues seront livrées en mai"
		droppedRaw = "Partager cet article"
	)
	for rights, want := range map[string]struct{ card, page []string }{
		"full":    {card: []string{cited, sameSens}, page: []string{cited, sameSens, elsewhere, droppedRaw}},
		"excerpt": {card: []string{cited, sameSens}, page: []string{cited, sameSens}},
		"link":    {card: []string{cited, sameSens}},
		"":        {card: []string{cited, sameSens}, page: []string{cited, sameSens}}, // the default is excerpt
	} {
		fsys := small(t, "testdata/rights.txtar")
		if rights != "" {
			settings := fsys["dossier.yaml"]
			settings.Data = append(settings.Data, "rights: "+rights+"\n"...)
		}
		tree := build(t, fsys)
		for page, shown := range map[string][]string{"briefs/note.html": want.card, "articles/port.html": want.page} {
			text := strings.NewReplacer("<mark>", "", "</mark>", "", "<del>", "", "</del>", "").Replace(string(tree[page]))
			for _, words := range []string{cited, sameSens, elsewhere, droppedRaw} {
				if has := strings.Contains(text, words); has != slices.Contains(shown, words) {
					t.Errorf("rights %q: %s shows «%s»: %v", rights, page, words, has)
				}
			}
		}
		if err := print.CheckLinks(tree); err != nil {
			t.Errorf("rights %q: %v", rights, err)
		}
	}
}

func TestUnpublishedBriefsLeaveNoTrace(t *testing.T) {
	fsys := small(t, "testdata/rights.txtar")
	const secret = "zq7-canary-9f31"
	for name, status := range map[string]string{"brouillon": "draft", "relecture": "review", "retire": "withdrawn"} {
		fsys["briefs/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Titre " + name + "\nsummary: " + secret + "\nquestion: " + secret + "\nauthors: [" + secret + "]\ntags: [" + secret + "]\nstatus: " + status + "\n---\n\n<!-- " + secret + " -->\n\n" + secret + " [@port: «La digue a tenu toute la nuit»]\n")}
	}
	fsys["briefs/note.md"].Data = append(fsys["briefs/note.md"].Data, "\n<!-- "+secret+" -->\n"...)
	tree := build(t, fsys)
	for name, page := range tree {
		if bytes.Contains(page, []byte(secret)) {
			t.Errorf("%s holds words of a brief that is not published", name)
		}
		for _, title := range []string{"Titre brouillon", "Titre relecture"} {
			if bytes.Contains(page, []byte(title)) {
				t.Errorf("%s holds the title of a brief that is not published", name)
			}
		}
	}
	if !bytes.Contains(tree["briefs/retire.html"], []byte("retirée")) {
		t.Error("a withdrawn brief leaves no page that says so")
	}
}

func TestWords_areWholeInEveryLanguage(t *testing.T) {
	keys := map[string][]string{}
	verb := regexp.MustCompile(`%[a-z]`)
	verbs := map[string]string{}
	codes := language.Codes()
	for _, lang := range codes {
		var words map[string]any
		if err := json.Unmarshal(language.Get(lang).File("interface.json"), &words); err != nil {
			t.Fatal(err)
		}
		for key, value := range words {
			if strings.HasPrefix(key, "months") { // where they differ from those of dates.txt
				continue
			}
			keys[lang] = append(keys[lang], key)
			s, plain := value.(string)
			if !plain {
				continue
			}
			used := fmt.Sprint(verb.FindAllString(s, -1))
			if first, ok := verbs[key]; ok && first != used {
				t.Errorf("%q is filled in differently: %s and %s", key, first, used)
			}
			verbs[key] = used
			if lang == "fr" && regexp.MustCompile(`[^\x{00a0}\x{202f}][;!?»]|[^\x{00a0}]:( |$)|« `).MatchString(s) {
				t.Errorf("%q lacks a no-break space: %q", key, s)
			}
		}
		slices.Sort(keys[lang])
	}
	for _, lang := range codes[1:] {
		if diff := cmp.Diff(keys[codes[0]], keys[lang]); diff != "" {
			t.Errorf("%s and %s have not the same words:\n%s", codes[0], lang, diff)
		}
	}
}

func TestTemplateError_hasAPlace(t *testing.T) {
	for name, want := range map[string]string{
		"{{define \"content\"}}\n{{.Nothing}}{{end}}":           "templates/home.html:2:1: error[bad-template]",
		"{{define \"content\"}}\n\n{{if}}{{end}}":               "templates/home.html:3:1: error[bad-template]",
		"{{define \"content\"}}{{now}}{{end}}":                  "templates/home.html:1:1: error[bad-template]",
		"{{define \"content\"}}\n{{.T \"no such key\"}}{{end}}": "templates/home.html:2:1: error[bad-template]",
	} {
		fsys := small(t, "testdata/rights.txtar")
		fsys["templates/home.html"] = &fstest.MapFile{Data: []byte(name)}
		_, _, diags := themed(t, fsys)
		var out bytes.Buffer
		if err := diag.PrintText(&out, diags, diag.Ink{}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), want) {
			t.Errorf("%q gives\n%swant %s", name, out.String(), want)
		}
		if strings.Contains(name, "now") { // the example in docs/diagnostics.md
			example, err := os.ReadFile("testdata/bad-template.txt")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(example), out.String()); diff != "" {
				t.Error(diff)
			}
		}
	}
}

// TestTemplateError_namesTheFieldThatWasMeant: in the model of the page, and in what it is made of.
func TestTemplateError_namesTheFieldThatWasMeant(t *testing.T) {
	for template, want := range map[string]string{
		"{{define \"content\"}}\n{{.PageTitel}}{{end}}":              "did you mean .PageTitle?",
		"{{define \"content\"}}\n{{(index .Briefs 0).Titel}}{{end}}": "did you mean .Title?",
	} {
		fsys := small(t, "testdata/rights.txtar")
		fsys["templates/home.html"] = &fstest.MapFile{Data: []byte(template)}
		_, _, d := themed(t, fsys)
		if len(d) != 1 || d[0].At.Position().Line != 2 || d[0].Help != want || !strings.Contains(d[0].Message, "while printing index.html") {
			t.Errorf("%s: %+v", template, d)
		}
	}
}

// themed prints a dossier with its theme, and returns what is told of the parts that the
// theme replaces and, apart from that, what is wrong with it: then nothing is printed.
func themed(t *testing.T, fsys fstest.MapFS) (tree map[string][]byte, replaced, wrong []diag.Diagnostic) {
	t.Helper()
	d, loaded, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, _ := check.Run(d, loaded, check.Options{})
	theme, diags, err := print.LoadTheme(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range diags {
		if d.Code == diag.ThemeOverridden {
			replaced = append(replaced, d)
		} else {
			wrong = append(wrong, d)
		}
	}
	if len(wrong) > 0 {
		return nil, replaced, wrong
	}
	tree, err = site.Plan(d, findings, theme, site.Options{}, nil).Render(context.Background(), print.Order{})
	if mistake, ok := errors.AsType[*print.TemplateError](err); ok {
		return nil, replaced, []diag.Diagnostic{mistake.Diagnostic}
	}
	if err != nil {
		t.Fatal(err)
	}
	return tree, replaced, nil
}

// TestTheme_ofOneBlock: a style, a block and a word are replaced without all that stands
// around them, and the pages name the files.
func TestTheme_ofOneBlock(t *testing.T) {
	fsys := publishedAt(t)
	for name, text := range map[string]string{
		"templates/assets/extra.css": "h1 { color: red }",
		"templates/_own.html":        `{{define "cite"}}<p class="own">{{.C.Title}}</p>{{end}}`,
		"templates/i18n/en.json":     `{"colophon": "Fait chez nous."}`,
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, _, wrong := themed(t, fsys)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	style := ""
	for name, data := range tree {
		if strings.HasPrefix(name, "assets/style-") {
			style = string(data)
		}
	}
	if !strings.Contains(style, "h1{color:red}") || len(style) < 5_000 {
		t.Errorf("the style is %q", style)
	}
	page := string(tree["en/briefs/zone/note.html"])
	for _, want := range []string{`<p class="own">`, "Fait chez nous.", "templates/_own.html", "templates/assets/extra.css", "templates/i18n/en.json"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(page, "cite-this") {
		t.Error("the block that is replaced is printed")
	}
}

// TestTheme_whatAStyleLoadsInVain is told where it is written, whatever machine it is written
// on: a host tells capitals apart.
func TestTheme_whatAStyleLoadsInVain(t *testing.T) {
	fsys := small(t, "testdata/rights.txtar")
	fsys["static/fonts/Mine.woff2"] = &fstest.MapFile{Data: []byte("x")}
	fsys["static/sign.png"] = &fstest.MapFile{Data: []byte("x")}
	fsys["templates/assets/extra.css"] = &fstest.MapFile{Data: []byte(`/* url("../fonts/never.woff2") */
@font-face { font-family: Mine; src: url("../fonts/Mine.woff2") }
.sign { background: url( ../sign.png ) }
.drawn { background: url('data:image/png;base64,AAAA'); filter: url(#blur) }
.a { src: url("../fonts/mine.woff2") }
.b { src: url(fonts/Mine.woff2?v=2) }
.c { background: url('/sign.png') }
.d { background: url("https://fonts.example.org/mine.woff2") }
.e { background: url("../none.png") }
@import "more.css";
@import url("https://fonts.example.org/mine.css");
`)}
	_, diags, err := print.LoadTheme(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Code != diag.StyleInVain })
	var out bytes.Buffer
	if err := diag.PrintText(&out, diags, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/style-in-vain.txt"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Error(diff)
	}
}

// TestTheme_whatNothingReads is told, with what may have been meant.
func TestTheme_whatNothingReads(t *testing.T) {
	for name, want := range map[string]string{
		"templates/breif.html":       "templates/breif.html:1:1: note: no page reads this file: did you mean templates/brief.html?",
		"templates/style.css":        "templates/style.css:1:1: note: no page reads this file: move it to templates/assets/style.css",
		"templates/assets/more.css":  "templates/assets/more.css:1:1: note: no page reads this file: dossier theme list",
		"templates/i18n/xx.json":     "templates/i18n/xx.json:1:1: note: no page reads this file: there are words for fr, ",
		"templates/_own.html":        "templates/_own.html:1:11: note: no page uses a block \"citee\": did you mean \"cite\"?",
		"templates/_note.html":       "",
		"templates/_used.html":       "",
		"templates/.editor/swap":     "",
		"templates/assets/extra.css": "",
	} {
		fsys := small(t, "testdata/rights.txtar")
		data := `{{define "citee"}}x{{end}}`
		if name == "templates/_note.html" {
			data = language.Get("fr").Code // nothing that is a template
		}
		if name == "templates/_used.html" {
			data = `{{define "cite"}}{{template "x" .}}{{end}}{{define "x"}}x{{end}}`
		}
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
		_, diags, err := print.LoadTheme(fsys, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for _, d := range diags {
			if d.Code == diag.NotRead {
				p := d.At.Position()
				got += fmt.Sprintf("%s:%d:%d: %s: %s: %s", d.At.File(), p.Line, p.Column, d.Severity, d.Message, d.Help)
			}
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s gives %q, want %q", name, got, want)
		}
	}
}

// TestTheme_whatIsReplacedIsTold holds that every page names the files of the theme
// that a dossier replaces, in words that the dossier cannot replace, and that a file
// which says what the built-in one says replaces nothing.
func TestTheme_whatIsReplacedIsTold(t *testing.T) {
	fsys := small(t, "testdata/rights.txtar")
	own := language.Get("fr").File("interface.json")
	fsys["templates/i18n/fr.json"] = &fstest.MapFile{Data: own}
	_, diags, err := print.LoadTheme(fsys, nil)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	fsys["templates/i18n/fr.json"] = &fstest.MapFile{Data: bytes.ReplaceAll(own, []byte("La rédaction de ce dossier"), []byte("Nul"))}
	fsys["templates/layout.html"] = &fstest.MapFile{Data: []byte("<html><body>{{template \"content\" .}}</body></html>")}
	tree, replaced, wrong := themed(t, fsys)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	var out bytes.Buffer
	if err := diag.PrintText(&out, replaced, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("testdata/theme-overridden.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(example), out.String()); diff != "" {
		t.Error(diff)
	}
	for name, page := range tree {
		if strings.HasSuffix(name, ".html") && !strings.Contains(string(page), "La rédaction de ce dossier a remplacé des parties des pages") {
			t.Errorf("%s does not say what is replaced", name)
		}
	}
}

// TestMethod_saysWhatIsChecked holds that the page of method names every check
// that can fail a build, in the language of the page, with its count.
func TestMethod_saysWhatIsChecked(t *testing.T) {
	tree := build(t, nil)
	for file, lang := range map[string]string{"method.html": "fr", "en/method.html": "en"} {
		doc, err := html.Parse(bytes.NewReader(tree[file]))
		if err != nil || tree[file] == nil {
			t.Fatalf("%s: %v", file, err)
		}
		page := string(tree[file])
		for _, c := range diag.Codes() {
			if c.Severity > diag.Note && !c.Capture && !strings.Contains(page, "<code>"+c.Name+"</code> <span>") {
				t.Errorf("%s does not say in its language what %s looks for; write it into the checks.json of the language", file, c.Name)
			}
		}
		for _, want := range []string{"80–95<", "ICD 203", map[string]string{"fr": "Elle ne prouve pas qu’ils fondent", "en": "It does not prove that they carry"}[lang]} {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not say %q", file, want)
			}
		}
		rows := 0
		for n := range doc.Descendants() {
			if n.Data == "svg" && n.Attr[0].Val == "scale" {
				rows++
			}
		}
		if rows != 7 {
			t.Errorf("%s draws %d degrees", file, rows)
		}
	}
}
