package webpage_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"dossier/internal/webpage"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestPages runs the fixtures: a page, and behind it what is read from it.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d fixtures (%v); the collection should not shrink", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(webpage.Read(archive.Files[0].Data))
			if os.Getenv("UPDATE") != "" {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want.txt", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func describe(p *webpage.Page, r *webpage.Refusal) string {
	if r != nil {
		return fmt.Sprintf("refused: %s\nhelp: %s\n", r.Reason, r.Help)
	}
	var b strings.Builder
	for _, f := range [][2]string{
		{"title", p.Title},
		{"outlet", p.Outlet},
		{"sources", strings.Join(p.Sources, ", ")},
		{"authors", strings.Join(p.Authors, "; ")},
		{"published", p.Published},
		{"from", p.PublishedFrom},
		{"language", p.Lang},
		{"address", p.URL},
		{"read as", p.Charset},
		{"hosts", strings.Join(p.Hosts, " ")},
	} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", f[0], f[1])
		}
	}
	fmt.Fprintf(&b, "scripts %d, frames %d, pixels %d\n\n%s", p.Scripts, p.Frames, p.Pixels, p.Text)
	for i, l := range p.Left {
		if i == 0 {
			b.WriteString("\nleft out:\n")
		}
		fmt.Fprintf(&b, "%s: %s\n", l.Rule, l.Text)
	}
	if len(p.Doubtful) > 0 {
		fmt.Fprintf(&b, "doubtful: %v\n", p.Doubtful)
	}
	return b.String()
}

const page = `<!doctype html><html lang="fr"><head><title>L’été à Orléans</title></head><body><article>
<h1>L’été à Orléans</h1>
<p>Le maire a présenté mardi le programme de l’été, qui coûtera moins cher que l’an dernier, où la fête avait été annulée.</p>
<p>Les élus de l’opposition regrettent la fin du festival, « une perte » pour les commerçants du centre, d’après leur communiqué.</p>
</article></body></html>`

// TestRead_longTitle holds that a title is held against the headings of a page no further
// than titles go.
func TestRead_longTitle(t *testing.T) {
	long := strings.Repeat("word | - ", 50_000)
	headings := strings.Repeat("<h1>A heading of the page</h1>", 300)
	raw := "<!doctype html><html><head><title>" + long + `</title><meta property="og:title" content="` + long + `"></head><body>` + headings +
		page[strings.Index(page, "<article>"):]
	p, refusal := webpage.Read([]byte(raw))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	if len(p.Title) > 2000 {
		t.Errorf("the title has %d bytes", len(p.Title))
	}
}

// TestEncodings reads one page in every form in which browsers and servers
// leave it, declared, not declared and declared wrongly.
func TestEncodings(t *testing.T) {
	declared := func(charset string) string {
		return strings.Replace(page, "<head>", `<head><meta charset="`+charset+`">`, 1)
	}
	cases := map[string]struct {
		raw  []byte
		want string
	}{
		"UTF-8":                           {[]byte(page), "utf-8"},
		"UTF-8 with a mark":               {[]byte("\ufeff" + page), "utf-8"},
		"UTF-8 that says it is Latin-1":   {[]byte(declared("iso-8859-1")), "utf-8"},
		"windows-1252, declared":          {windows1252(declared("windows-1252")), "windows-1252"},
		"windows-1252, not declared":      {windows1252(page), "windows-1252"},
		"windows-1252 as Latin-1":         {windows1252(declared("iso-8859-1")), "windows-1252"},
		"windows-1252 that says UTF-8":    {windows1252(declared("utf-8")), "windows-1252"},
		"UTF-16 with a mark":              {utf16LE("\ufeff" + page), "utf-16le"},
		"UTF-16, not declared":            {utf16LE(page), "utf-16le"},
		"UTF-16 big endian, not declared": {swapped(utf16LE(page)), "utf-16be"},
	}
	for name, c := range cases {
		p, refusal := webpage.Read(c.raw)
		if refusal != nil {
			t.Errorf("%s: refused: %s", name, refusal.Reason)
			continue
		}
		if p.Charset != c.want {
			t.Errorf("%s: read as %s, want %s", name, p.Charset, c.want)
		}
		if p.Title != "L’été à Orléans" || !strings.Contains(p.Text, "l’opposition regrettent la fin du festival, « une perte »") {
			t.Errorf("%s: the words are not there: %q", name, p.Text)
		}
	}
}

func windows1252(s string) []byte {
	var out []byte
	for _, r := range s {
		switch {
		case r == '’':
			out = append(out, 0x92)
		case r < 0x100:
			out = append(out, byte(r))
		default:
			panic(string(r))
		}
	}
	return out
}

func utf16LE(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func swapped(b []byte) []byte {
	out := bytes.Clone(b)
	for i := 0; i+1 < len(out); i += 2 {
		out[i], out[i+1] = out[i+1], out[i]
	}
	return out
}

// TestRefusals gives files that are no article, each with the reason that is
// said.
func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"a PDF":        {"%PDF-1.7\n1 0 obj", "PDF"},
		"a picture":    {"\x89PNG\r\n\x1a\n\x00\x00", "PNG"},
		"an archive":   {"PK\x03\x04\x14\x00", "ZIP"},
		"NUL bytes":    {strings.Repeat("a\x00\x00b", 100), "NUL"},
		"empty":        {" \n", "empty"},
		"cut off":      {page[:len(page)-60], "cut off"},
		"too many":     {"<html><body>" + strings.Repeat("<i>", 500_000) + "</body></html>", "elements"},
		"too deep":     {"<html><body>" + strings.Repeat("<div>", 20_000) + "</body></html>", "markup"},
		"no article":   {`<html><body><ul><li><a href="/a">Un</a><li><a href="/b">Deux</a></ul></body></html>`, "no article"},
		"consent wall": {`<html><head><title>Journal</title></head><body><div><h2>Nous respectons votre vie privée</h2><p>Avec nos 842 partenaires, nous utilisons des cookies pour mesurer l’audience, personnaliser la publicité et améliorer nos services, sur la base de votre consentement ou de notre intérêt légitime.</p><p>Vous pouvez accepter ou refuser les cookies à tout moment en cliquant sur le lien au bas de chaque page de notre site, ou vous abonner pour lire sans publicité.</p><button>Tout accepter</button></div></body></html>`, "cookies"},
	} {
		p, refusal := webpage.Read([]byte(c.raw))
		switch {
		case refusal == nil:
			t.Errorf("%s: read as an article: %q", name, p.Text)
		case !strings.Contains(refusal.Reason, c.want):
			t.Errorf("%s: the reason is %q, want it to speak of %s", name, refusal.Reason, c.want)
		case refusal.Help == "":
			t.Errorf("%s: no remedy", name)
		}
	}
}

// FuzzRead holds that any bytes are read or refused, and that the text is text.
func FuzzRead(f *testing.F) {
	f.Add([]byte(page))
	f.Add(utf16LE(page))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, refusal := webpage.Read(raw)
		if (p == nil) == (refusal == nil) {
			t.Fatal("neither read nor refused, or both")
		}
		if p != nil && (strings.ContainsRune(p.Text, 0) || strings.ToValidUTF8(p.Text, "") != p.Text) {
			t.Fatalf("the text is none: %q", p.Text)
		}
	})
}

// TestRead_embeddedFiles holds that a page is read as if the pictures embedded in it
// were not there, however large they are.
func TestRead_embeddedFiles(t *testing.T) {
	page := func(picture string) []byte {
		return []byte(`<!doctype html><html lang="en"><head><title>The pool opens</title><style>h1{background:url(` + picture + `)}</style></head><body><article>
<h1>The pool opens</h1><p>The pool will open in June, once the new lifeguards have been trained, the council said on Tuesday.</p>
<img src="` + picture + `" alt=""><p>The price of a ticket stays what it was last year, and children under six do not pay at all.</p></article></body></html>`)
	}
	small, refusal := webpage.Read(page("data:image/png;base64,iVBORw0KGgo="))
	if refusal != nil {
		t.Fatal(refusal)
	}
	large, refusal := webpage.Read(page("data:image/png;base64," + strings.Repeat("iVBORw0KGgo+/", 1<<20)))
	if refusal != nil || large.Text != small.Text {
		t.Errorf("with large pictures it is read as %+v, %+v", large, refusal)
	}
	if _, refusal = webpage.Read(page(strings.Repeat("x y ", 4<<20))); refusal == nil || !strings.Contains(refusal.Reason, "MiB") {
		t.Errorf("a page that is large itself is read, or refused for %+v", refusal)
	}
}
