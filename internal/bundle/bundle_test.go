package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
)

// page is a page of a site as small as can be.
func page(title, body string) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>%s</title><link rel="stylesheet" href="%s/style.css"><script src="%s/search.js" defer></script></head>
<body><a class="skip" href="#main_">Aller au contenu</a><main class="main" id="main_" tabindex="-1">%s</main></body></html>`, title, root(title), root(title), body)
}

// root is the way from a page to the assets; titles name the folder, as in a/b.
func root(title string) string { return strings.Repeat("../", strings.Count(title, "/")) + "assets" }

func small() Site {
	return Site{
		Start: "start.html", Home: "index.html", Title: "Dossier <d’essai>", DataID: "data_",
		Tree: map[string][]byte{
			"start.html":         page("start", `<h1>Début</h1><code id="content-hash_"></code><a href="index.html">Ouvrir</a>`),
			"index.html":         page("index", `<svg><title>Dessin</title></svg><a href="briefs/note.html#e_1">1</a> <a href="https://example.org/x">ailleurs</a>`),
			"briefs/note.html":   page("briefs/note", `<p id="e_1" aria-labelledby="h_ main_">«&nbsp;mots&nbsp;»</p><h2 id="h_">Note</h2><a href="../articles/un.html#l3">¶1</a> <a href="../articles/un.html">un</a> <a href="#h_">ici</a>`),
			"articles/un.html":   page("articles/un", `<p id="l3">Un</p><a href="../captures/un.txt" type="text/plain">capture</a> <a href="deux.html#l3">deux</a>`),
			"articles/deux.html": page("articles/deux", `<p id="l3">Deux</p>`),
			"captures/un.txt":    []byte("Un\n"),
			"assets/style.css":   []byte("p{margin:0}"),
			"assets/search.js":   []byte("let a=1"),
			"404.html":           []byte("nowhere"),
		},
		Data: func() ([]byte, error) { return []byte(`{"a":"</script>"}`), nil },
	}
}

func made(t *testing.T, s Site) string {
	t.Helper()
	data, err := s.HTML()
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.HTML()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same site gives other bytes (%v)", err)
	}
	return string(data)
}

// TestHTML: ids get the path of their page in front, links inside the site
// lead to them, links to files become words, and others stay.
func TestHTML(t *testing.T) {
	text := made(t, small())
	for _, want := range []string{
		`<div class="sheet" lang="fr" data-title="start" id="start">`,
		`data-title="index" id="index" data-home="">`,
		`<a class="skip" href="#briefs/note:main_">`,
		`<div class="main" id="briefs/note:main_"`,
		`<p id="briefs/note:e_1" aria-labelledby="briefs/note:h_ briefs/note:main_">`,
		`<a href="#briefs/note:e_1">1</a>`,
		`<a href="#articles/un:l3">¶1</a> <a href="#articles/un">un</a> <a href="#briefs/note:h_">ici</a>`,
		`<span>capture</span> <a href="#articles/deux:l3">deux</a>`,
		`<a href="https://example.org/x">ailleurs</a>`,
		`<code id="start:content-hash_">` + small().Hash() + `</code>`,
		`<title>Dossier &lt;d’essai&gt;</title>`,
		`<style>p{margin:0}</style>`,
		`<script type="application/json" id="data_">{"a":"\u003c/script>"}</script>`,
		`default-src 'none'; style-src 'sha256-`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, no := range []string{"nowhere", "<noscript>", "packed-pages_\">", `href="assets`, `src="`} {
		if strings.Contains(text, no) {
			t.Errorf("the page has %s", no)
		}
	}
	if strings.Index(text, `id="start"`) > strings.Index(text, `id="index"`) || strings.Index(text, `id="index"`) > strings.Index(text, `id="articles/un"`) {
		t.Error("the start page does not come first, and then the home page")
	}
}

// TestHTML_refuses: what would not work in one file is said and nothing is made.
func TestHTML_refuses(t *testing.T) {
	for body, want := range map[string]string{
		`<p id="x"></p><p id="x"></p>`:         `the id "index:x" stands twice`,
		`<a href="gone.html">x</a>`:            `a link leads to "gone", which is not in the file`,
		`<a href="briefs/note.html#no">x</a>`:  `a link leads to "briefs/note:no", which is not in the file`,
		`<img src="a.png" alt="">`:             `<img src="a.png"> would leave the file`,
		`<a href="javascript:void(0)">x</a>`:   `"javascript:void(0)" leads nowhere people can go`,
		`<form action="https://e.org"></form>`: `<form action="https://e.org"> would leave the file`,
	} {
		s := small()
		s.Tree["index.html"] = page("index", body)
		if data, err := s.HTML(); err == nil || !strings.Contains(err.Error(), want) || data != nil {
			t.Errorf("%s gives the error %v, want %q", body, err, want)
		}
	}
	for asset, text := range map[string]string{"assets/style.css": "</style>", "assets/search.js": "'</script>'"} {
		s := small()
		s.Tree[asset] = []byte(text)
		if _, err := s.HTML(); err == nil || !strings.Contains(err.Error(), asset+" cannot stand inside a page") {
			t.Errorf("%s with %s gives the error %v", asset, text, err)
		}
	}
}

// unpacked are the pages that a file holds packed, by path, as its script opens
// them.
func unpacked(t *testing.T, text string) map[string]string {
	t.Helper()
	m := regexp.MustCompile(`<script type="application/json" id="packed-pages_">(.*)</script>`).FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	var data struct {
		Pages  []string
		Size   int
		Chunks [][]byte
	}
	if err := json.Unmarshal([]byte(m[1]), &data); err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for i, chunk := range data.Chunks {
		all, err := io.ReadAll(flate.NewReader(bytes.NewReader(chunk)))
		if err != nil {
			t.Fatal(err)
		}
		for n, sheet := range strings.Split(string(all), "\x00") {
			path := data.Pages[i*data.Size+n]
			pages[path] = strings.ReplaceAll(sheet, "\x02", path+":")
		}
	}
	if len(pages) != len(data.Pages) {
		t.Fatalf("%d pages are packed, and %d named", len(pages), len(data.Pages))
	}
	return pages
}

// TestHTML_packed: where the sections are too many, pages that can wait are packed; a
// page stays as it is, wherever it stands.
func TestHTML_packed(t *testing.T) {
	s := small()
	for i := range 100 {
		s.Tree[fmt.Sprintf("articles/a%03d.html", i)] = page(fmt.Sprintf("articles/a%03d", i), `<p id="l1">Mots</p><a href="#l1">¶1</a> <a href="un.html#l3">un</a>`)
	}
	s.Tree["articles/été.html"] = page("articles/été", `<p id="l1">Mots</p><a href="#l1">¶1</a>`)
	s.Tree["articles/odd.html"] = page("articles/odd", "<p id=\"l1\">\x02</p>")
	s.PackFirst, s.Notice = func(path string) bool { return strings.HasPrefix(path, "articles/") }, "Ouvrez avec <JavaScript>."
	whole := made(t, s)
	if unpacked(t, whole) != nil || strings.Contains(whole, "<noscript>") {
		t.Error("pages are packed where all can be sections")
	}
	sections := func(text string) map[string]string {
		found := map[string]string{}
		for sheet := range strings.SplitSeq(text[strings.Index(text, "<main>")+7:strings.Index(text, "</main>")], "\n<div class=\"sheet\"") {
			id := regexp.MustCompile(` id="([^"]*)"`).FindStringSubmatch(sheet)[1]
			found[id] = strings.TrimSpace(strings.TrimPrefix(sheet, `<div class="sheet"`))
		}
		return found
	}
	all := sections(whole)
	s.most = 3000
	text := made(t, s)
	pages, kept := unpacked(t, text), sections(text)
	if !strings.Contains(text, `<noscript><p class="notice">Ouvrez avec &lt;JavaScript&gt;.</p></noscript>`) {
		t.Error("nothing tells people without script that pages are packed")
	}
	for id, want := range all {
		got, packed := pages[id]
		if late := strings.HasPrefix(id, "articles/") && id != "articles/odd"; packed != late {
			t.Errorf("%s: packed %v", id, packed)
		}
		if !packed {
			got = kept[id]
		}
		if got = strings.TrimSpace(strings.TrimPrefix(got, `<div class="sheet"`)); got != want {
			t.Errorf("%s is\n%s\nand was\n%s", id, got, want)
		}
	}
	if len(pages)+len(kept) != len(all) || len(pages) != 103 {
		t.Errorf("%d pages are packed and %d are sections, of %d", len(pages), len(kept), len(all))
	}
	s.most = 300
	if kept := sections(made(t, s)); len(kept) != 3 || kept["start"] == "" || kept["index"] == "" {
		t.Errorf("of a file for 300 bytes of sections %d pages remain", len(kept))
	}
	s.Tree["briefs/note.html"] = page("briefs/note", `<a href="../articles/un.html#no">x</a>`)
	if _, err := s.HTML(); err == nil {
		t.Error("a link to a packed page need not lead anywhere")
	}
}

// TestZip: the archive holds the site with a start page and checksums, and
// nothing that only a host needs; two of the same site do not differ.
func TestZip(t *testing.T) {
	s := small()
	one, err := s.Zip()
	if err != nil {
		t.Fatal(err)
	}
	two, _ := s.Zip()
	if !bytes.Equal(one, two) {
		t.Error("the same site gives another archive")
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case f.Name == "start.html":
			if !bytes.Contains(data, []byte(`<code id="content-hash_">`+s.Hash()+`</code>`)) {
				t.Error("the start page does not show the hash of the content")
			}
		case f.Name == "README.txt":
			if !strings.Contains(string(data), s.Title) || !strings.Contains(string(data), s.Hash()) {
				t.Errorf("README.txt is %s", data)
			}
		case f.Name != "SHA256SUMS" && !bytes.Equal(data, s.Tree[f.Name]):
			t.Errorf("%s is %q", f.Name, data)
		}
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
	if want := "README.txt SHA256SUMS articles/deux.html articles/un.html assets/search.js assets/style.css briefs/note.html captures/un.txt index.html start.html"; strings.Join(names, " ") != want {
		t.Errorf("the archive holds %v", names)
	}
	s.Tree["captures/un.txt"] = []byte("Deux\n")
	if s.Hash() == small().Hash() {
		t.Error("another content has the same hash")
	}
}

// TestTexts reads texts of a page as single.js does.
func TestTexts(t *testing.T) {
	texts, err := Texts([]byte(`<div id="b_1"><div class="prose"><section><p><strong>Jugement</strong> <a class="anchor" href="#jc1">#jc1</a></p>
<p>Oui <span class="cites"><a>1</a></span>.</p></section><p class="definition">Mot : sens</p></div><div class="evidence"><p class="words">x</p></div></div>
<div class="passage" id="l3"><a class="number">¶1</a><p class="words"><span class="label">Légende</span> Un  <mark>mot</mark> <span class="credit">Photo</span></p></div>
<div class="passage" id="l5"><h2>Titre</h2></div><p id="bare">rien</p>`))
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"b_1": "Jugement Oui.", "l3": "Un mot", "l5": "Titre"} {
		if texts[id] != want {
			t.Errorf("%s says %q, want %q", id, texts[id], want)
		}
	}
	if text, ok := texts["bare"]; ok {
		t.Errorf("an element without words says %q", text)
	}
}

func TestMade(t *testing.T) {
	zipped, err := small().Zip()
	if err != nil {
		t.Fatal(err)
	}
	var other bytes.Buffer
	z := zip.NewWriter(&other)
	if _, err := z.Create("README.txt"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file string
		made bool
	}{
		"the one page":    {made(t, small()), true},
		"the archive":     {string(zipped), true},
		"another archive": {other.String(), false},
		"another page":    {"<!doctype html>\n<html lang=\"en\">\n<head>", false},
		"a text":          {"Text", false},
		"nothing":         {"", false},
	} {
		if Made([]byte(c.file)) != c.made {
			t.Errorf("%s: Made is %v", name, !c.made)
		}
	}
}

// TestHTML_holdsPictures: what a page shows is in the file.
func TestHTML_holdsPictures(t *testing.T) {
	s := small()
	s.Tree["media/quay.png"] = []byte("picture")
	s.Tree["index.html"] = page("index", `<img src="media/quay.png" alt="the quay">`)
	if want := `src="data:image/png;base64,cGljdHVyZQ=="`; !strings.Contains(made(t, s), want) {
		t.Errorf("the file lacks %s", want)
	}
}
