package frontmatter

import (
	"bytes"
	"fmt"
	"testing"

	"dossier/internal/diag"
)

// read reads a file with front matter of which the keys title, tags and status are
// known, and returns what is wrong in it: line, column and message.
func read(text string) []string {
	f := &File{Source: diag.NewSource("note.md", []byte(text))}
	if rec, _ := f.FrontMatter("the note"); rec != nil {
		rec.Need("title", "what it is about")
		rec.Texts("tags")
		rec.Word("status", "draft", "published")
		rec.Date("date")
		rec.Done()
	}
	var list []string
	for _, d := range f.Diags {
		at := d.At.Position()
		list = append(list, fmt.Sprintf("%d:%d %s", at.Line, at.Column, d.Message))
	}
	return list
}

func TestFrontMatter_saysWhatItRefusesAndWhere(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string // "" if it is accepted
	}{
		"plain":            {"---\ntitle: The port\ntags: [port, trade]\nstatus: published\ndate: 2025-01\n---\ntext\n", ""},
		"CRLF":             {"---\r\ntitle: The port\r\n---\r\n", ""},
		"no front matter":  {"# The port\n", "1:1 the file has no front matter"},
		"no end":           {"---\ntitle: The port\n", "1:1 the front matter never ends"},
		"no mapping":       {"---\n- The port\n---\n", "2:1 the note must be a list of keys and values"},
		"missing key":      {"---\ntags: [port]\n---\n", `2:1 the note has no "title"`},
		"decimal comma":    {"---\n{title: 51,41}\n---\n", `2:12 a comma ends the value of title, so that 41 is read as a key of its own`},
		"unknown key":      {"---\ntitle: é\ntitel: x\n---\n", `3:1 the note has no key "titel"`},
		"duplicate key":    {"---\ntitle: a\ntitle: b\n---\n", `3:1 the key "title" stands twice`},
		"anchor":           {"---\ntitle: &a The port\n---\n", "2:8 anchors (&name) are not allowed"},
		"tag":              {"---\ntitle: !!str 12\n---\n", "2:8 tags (!!str) are not allowed"},
		"second colon":     {"---\ntitle: The port: closed\n---\n", "2:16 the YAML cannot be read: a second colon makes this line ambiguous"},
		"tab":              {"---\ntitle: x\ntags:\n\t- port\n---\n", "4:1 the YAML cannot be read: a tab stands where spaces must"},
		"no-break space":   {"---\ntitle: x\nstatus:\u00a0published\ndate: 2025\n---\n", "3:8 this blank is no space, so that the line is no key and value"},
		"no space at all":  {"---\ntitle:\u202fx\n---\n", "2:7 this blank is no space, so that the line is no key and value"},
		"wide colon":       {"---\ntitle：x\n---\n", "2:6 this is no colon to YAML"},
		"blank in front":   {"---\ntitle: x\ntags:\n\u00a0- a\n---\n", "4:1 this blank is no space, so that the line is not indented"},
		"blank in a value": {"---\ntitle: What\u00a0port?\ntags: [a,\u00a0b]\n---\n", ""},
		"never closed":     {"---\ntitle: \"The port\nstatus: draft\n---\n", "2:8 the value that begins with this quotation mark does not end on its line"},
		"closed too late":  {"---\ntitle: 'The port\nstatus: 'draft'\n---\n", "2:8 the value that begins with this quotation mark does not end on its line"},
		"of two lines":     {"---\ntitle: \"The port\n  of Kazan\"\nstatus: draft\n---\n", ""},
		"wrong elsewhere":  {"---\ntitle: \"The port\n  of Kazan\"\nstatus: a: b\n---\n", "4:10 the YAML cannot be read: a second colon makes this line ambiguous"},
		"wrong behind it":  {"---\ntitle: \"a\\\\\"\nstatus: a: b\n---\n", "3:10 the YAML cannot be read: a second colon makes this line ambiguous"},
		"item not closed":  {"---\ntags:\n  - \"a\n  - \"b\"\n---\n", "3:5 the value that begins with this quotation mark does not end on its line"},
		"blanks in a text": {"---\ntitle: |\n  注：a\n  \u00a0b\nstatus: a: b\n---\n", "5:10 the YAML cannot be read: a second colon makes this line ambiguous"},
		"blanks in front":  {"---\ntitle: x\ntags:\n\u00a0\u00a0- a\n\u00a0\u00a0- b\n---\n", "4:1 this blank is no space, so that the line is not indented"},
		"open list":        {"---\ntitle: x\ntags: [a, \"]b\"\nstatus: draft\n---\n", "3:7 the value that begins with this bracket does not end before the next key"},
		"open map":         {"---\ntags:\n  - {a: b\n  - {a: c}\n---\n", "3:5 the value that begins with this bracket does not end before the next key"},
		"wrong behind":     {"---\ntags: [\n  [a], # [\n  b\n]\nstatus: a: b\n---\n", "6:10 the YAML cannot be read: a second colon makes this line ambiguous"},
		"list for a value": {"---\ntitle: [a, b]\n---\n", `2:8 the note: "title" must be a single value`},
		"no word of a set": {"---\ntitle: x\nstatus: publishd\n---\n", `3:9 the note: "status" cannot be "publishd"`},
		"no date":          {"---\ntitle: x\ndate: 17/01/2025\n---\n", `3:7 the note: "17/01/2025" is no date`},
		"glued comment":    {"---\ntitle: Port #3\n---\n", `2:8 YAML ends this value before "#3"`},
	} {
		t.Run(name, func(t *testing.T) {
			var want []string
			if c.want != "" {
				want = []string{c.want}
			}
			if got := read(c.text); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestFrontMatter_bodyBeginsBehindIt(t *testing.T) {
	const text = "---\ntitle: é\n---\nThe body.\n"
	f := &File{Source: diag.NewSource("note.md", []byte(text))}
	if _, body := f.FrontMatter("the note"); text[body:] != "The body.\n" {
		t.Errorf("the body is %q", text[body:])
	}
}

func TestRecord_spansAreBytesOfTheFile(t *testing.T) {
	f := &File{Source: diag.NewSource("note.md", []byte("---\ntitle: \"Été: à Brest\"\n---\n"))}
	rec, _ := f.FrontMatter("the note")
	if title, at := rec.Text("title"); title != "Été: à Brest" || at.Text() != title {
		t.Errorf("%q stands at %q", title, at.Text())
	}
}

func TestWriter_keepsWhatItDoesNotTouch(t *testing.T) {
	old := diag.NewSource("a.md", []byte("---\ntitle: By hand # looked at twice\nstandfirst: 1\nlines:\n  - {line: 2, is: dropped}\n---\n"))
	w := NewWriter(old)
	w.Keep("title", "By the program")
	w.Keep("lang", "fr")
	w.Set("standfirst", nil)
	w.Set("lines", List([]string{"4"}, func(line string) *Value { return Flow("line", line, "is", "meta", "why", "") }))
	got, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	want := "title: By hand # looked at twice\nlines:\n  - {line: 4, is: meta}\nlang: fr\n"
	if !bytes.Equal(got, []byte(want)) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
