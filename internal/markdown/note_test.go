package markdown_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/markdown"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

// printNote prints a note the way a page does, with marks that a test can see.
func printNote(text string) (string, []diag.Diagnostic, *markdown.Document, error) {
	doc, diags := markdown.Parse(diag.NewSource("a.md", []byte(text)), 0)
	blocks, err := doc.HTML(markdown.Printer{
		Link: func(l *markdown.Link) (string, bool, bool) {
			return "#target", false, strings.HasPrefix(l.Destination, "ok")
		},
		Citation:       func(c *markdown.Citation) string { return fmt.Sprintf("<sup>%d</sup>", len(c.Items)) },
		CalloutFoot:    func(*markdown.Callout) string { return "" },
		CalloutTitle:   func(c *markdown.Callout) string { return "<p>" + html.EscapeString(c.Word) + "</p>" },
		CalloutDegrees: func(*markdown.Callout) string { return "<p>degrees</p>\n" },
		CalloutField:   func(f string) string { return "<strong>" + html.EscapeString(f) + "</strong> " },
		CodeLabel:      "Code",
		Footnote:       func(number int) string { return fmt.Sprintf("note %d", number) },
	})
	return strings.Join(blocks, ""), diags, doc, err
}

// TestNotes runs the fixtures of testdata/notes: a note, the HTML it prints,
// and what is read of it.
func TestNotes(t *testing.T) {
	files, err := filepath.Glob("testdata/notes/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page, diags, doc, err := printNote(string(archive.Files[0].Data))
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := diag.PrintText(&out, diags, diag.Ink{}); err != nil {
				t.Fatal(err)
			}
			got := []txtar.File{archive.Files[0], {Name: "page.html", Data: []byte(page)}, {Name: "read", Data: []byte(shown(doc))}, {Name: "problems", Data: append([]byte{}, out.Bytes()...)}}
			if os.Getenv("UPDATE") != "" {
				archive.Files = got
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(archive.Files, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shown writes what is read of a note, a line each.
func shown(doc *markdown.Document) string {
	var read strings.Builder
	for _, c := range doc.Citations {
		for _, it := range c.Items {
			p := it.At.Position()
			fmt.Fprintf(&read, "%d:%d %s @%s %s%d «%s» =%q (%d) scope %d\n", p.Line, p.Column, it.Signal, it.Key, it.Locator.Kind, it.Locator.Number, it.Quote, it.Translation, it.Grade, c.Scope)
		}
	}
	for _, q := range doc.Quotations {
		p := q.At.Position()
		fmt.Fprintf(&read, "%d:%d quotation «%s» open=%v scope %d\n", p.Line, p.Column, q.Words, q.Open, q.Scope)
	}
	for _, h := range doc.Headings {
		fmt.Fprintf(&read, "heading %d #%s %s\n", h.Level, h.ID, h.Text)
	}
	for _, l := range doc.Links {
		p := l.At.Position()
		fmt.Fprintf(&read, "%d:%d link %s (%s) image=%v\n", p.Line, p.Column, l.Destination, l.Text, l.Image)
	}
	for _, c := range doc.Callouts {
		var terms []string
		for _, t := range c.Terms {
			terms = append(terms, t.Text)
		}
		fmt.Fprintf(&read, "callout %s #%s %q\n", c.Kind, c.ID, terms)
	}
	return read.String()
}

// allowed are the elements and attributes that a note can bring onto a page.
var allowed = map[string][]string{
	"p": {"class"}, "h2": {"id", "class"}, "h3": {"id", "class"}, "h4": {"id", "class"}, "h5": {"id", "class"}, "h6": {"id", "class"}, "em": nil, "strong": {"class"}, "del": nil, "code": {"class"},
	"pre": {"tabindex", "role", "aria-label"}, "blockquote": nil, "ul": nil, "ol": {"start"}, "li": {"id"}, "hr": nil, "br": nil,
	"a": {"href", "rel", "class", "role"}, "img": {"src", "alt", "loading"}, "sup": {"id"}, "section": {"class", "id"}, "div": {"class", "role"},
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"class", "scope"}, "td": {"class", "data-column"}, "html": nil, "head": nil, "body": nil,
	"bdi": {"class"},
}

// harmless reports what in a printed note is not on the list.
func harmless(page string) error {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return err
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			return fmt.Errorf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attributes, ok := allowed[n.Data]
		if !ok {
			return fmt.Errorf("<%s>", n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "dir" && (a.Val == "rtl" || a.Val == "ltr") {
				continue // of the first letter of a block
			}
			if !slices.Contains(attributes, a.Key) {
				return fmt.Errorf("<%s %s>", n.Data, a.Key)
			}
			if (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(a.Val, "#") {
				return fmt.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	return nil
}

func FuzzNote(f *testing.F) {
	files, err := filepath.Glob("testdata/notes/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
		page, diags, doc, err := printNote(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := harmless(page); err != nil {
			t.Fatalf("%q prints %v:\n%s", text, err, page)
		}
		for _, d := range diags {
			if d.At.Start < 0 || d.At.End > len(text) || d.At.Start > d.At.End {
				t.Fatalf("%q: %s stands at %d–%d", text, d.Code.Name, d.At.Start, d.At.End)
			}
		}
		for _, c := range doc.Citations {
			if len(c.Items) == 0 && len(diags) == 0 {
				t.Fatalf("%q has an empty citation", text)
			}
			for _, it := range c.Items {
				if key := it.KeyAt.Text(); len(diags) == 0 && key != it.Key {
					t.Fatalf("%q: the key %q stands where %q is", text, it.Key, key)
				}
			}
		}
	})
}

// TestParse_mostCallouts: a note may have so many callouts, and lines that only look like one do
// not count.
func TestParse_mostCallouts(t *testing.T) {
	const most = 5000
	callouts := strings.Repeat("> [!gap]\n> Text\n\n", most) + "[!gap]\n\n"
	for text, want := range map[string]string{
		callouts:                            "",
		callouts + "- > [!gap]\n  > Text\n": "the note has more than 5000 callouts",
	} {
		_, diags := markdown.Parse(diag.NewSource("a.md", []byte(text)), 0)
		said := ""
		for _, d := range diags {
			if d.Code == diag.BadText {
				said = d.Message
			}
		}
		if said != want {
			t.Errorf("%d bytes: %q is said, want %q", len(text), said, want)
		}
	}
}
