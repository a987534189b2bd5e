package editor_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"

	"dossier/internal/date"
	"dossier/internal/editor"
	"dossier/internal/fixture"

	"github.com/google/go-cmp/cmp"
	"github.com/sourcegraph/jsonrpc2"
)

// client is an editor that shows the dossier of testdata/dossier.txtar.
type client struct {
	t     *testing.T
	dir   string
	conn  *jsonrpc2.Conn
	files fstest.MapFS
	told  chan published
	text  map[string]string // what is open

	version int // of what was written last
}

type published struct {
	URI         string
	Version     int
	Diagnostics []struct {
		Range    span
		Severity int
		Code     string
		Message  string
	}
}

type place struct{ Line, Character int }

type span struct{ Start, End place }

type edit struct {
	Range   span
	NewText string
}

func start(t *testing.T) *client {
	t.Helper()
	c := &client{
		t: t, dir: t.TempDir(), files: fixture.Folder(fixture.Files(t, "testdata/dossier.txtar")),
		told: make(chan published, 100), text: map[string]string{},
	}
	near, far := net.Pipe()
	server := &editor.Server{
		Open:    func(string) (string, fs.FS, error) { return c.dir, c.files, nil },
		Today:   date.Day{Year: 2025, Month: 7, Day: 1},
		Version: "test", Now: time.Now,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(context.Background(), far) }()
	c.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(near, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(
		func(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) (any, error) {
			if r.Method != "textDocument/publishDiagnostics" {
				t.Errorf("the server says %s", r.Method)
				return nil, nil
			}
			var p published
			err := json.Unmarshal(*r.Params, &p)
			c.told <- p
			return nil, err
		}))
	c.ask("initialize", map[string]any{"rootUri": c.uri("")}, nil)
	c.notify("initialized", struct{}{})
	t.Cleanup(func() {
		c.ask("shutdown", nil, nil)
		c.notify("exit", nil)
		if err := <-ended; err != nil && !errors.Is(err, io.EOF) {
			t.Error(err)
		}
	})
	return c
}

func (c *client) uri(file string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(c.dir, file))}).String()
}

func (c *client) ask(method string, params, result any) {
	c.t.Helper()
	if err := c.conn.Call(context.Background(), method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatal(err)
	}
}

// write puts a text into the editor, without saving it. ‸ is the cursor; it returns where
// that is.
func (c *client) write(file, text string) place {
	before, after, _ := strings.Cut(text, "‸")
	c.version++
	if _, open := c.text[file]; open {
		c.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": c.uri(file), "version": c.version}, "contentChanges": []any{map[string]string{"text": before + after}}})
	} else {
		c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": c.uri(file), "version": c.version, "text": before + after}})
	}
	c.text[file] = before + after
	return placeOf(before)
}

// placeOf is where a text ends: its line and its column in units of UTF-16.
func placeOf(before string) place {
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return place{strings.Count(before, "\n"), len(utf16.Encode([]rune(last)))}
}

func (c *client) at(file string, p place) map[string]any {
	return map[string]any{"textDocument": map[string]string{"uri": c.uri(file)}, "position": map[string]int{"line": p.Line, "character": p.Character}}
}

// note is a brief with a text. It has 5 lines before it.
func note(body string) string {
	return "---\ntitle: Une note\nstatus: published\n---\n\n" + body + "\n"
}

// of returns what the server says of a file as it was written last.
func (c *client) of(file string) published {
	c.t.Helper()
	for {
		if p := <-c.told; p.URI == c.uri(file) && p.Version == c.version {
			return p
		}
	}
}

// lines are the labels of completions that begin with a text.
func (c *client) completions(file, text string) (labels []string, edits []edit) {
	c.t.Helper()
	var items []struct {
		Label    string
		TextEdit edit
	}
	c.ask("textDocument/completion", c.at(file, c.write(file, text)), &items)
	for _, i := range items {
		labels, edits = append(labels, i.Label), append(edits, i.TextEdit)
	}
	return labels, edits
}

// applied is a text with an edit made.
func applied(text string, e edit) string {
	units := func(p place) int {
		at := 0
		for range p.Line {
			at += strings.IndexByte(text[at:], '\n') + 1
		}
		rest := text[at:]
		for n := 0; n < p.Character; {
			for i, r := range rest {
				if i > 0 {
					rest = rest[i:]
					break
				}
				n += len(utf16.Encode([]rune{r}))
				at += len(string(r))
				if len(rest) == len(string(r)) {
					rest = ""
				}
			}
		}
		return at
	}
	return text[:units(e.Range.Start)] + e.NewText + text[units(e.Range.End):]
}

// TestDiagnostics_whileTyping: what is wrong in a text that nobody has saved is told at
// its place, in units of UTF-16, whatever stands before it, and is taken back when it is mended.
func TestDiagnostics_whileTyping(t *testing.T) {
	c := start(t)
	for _, before := range []string{"", "Le port ", "بندر 🚢 دوباره باز شد ", "𝒜👩‍👩‍👧 "} {
		c.write("briefs/note.md", note(before+"[@prot, ¶1: «a rouvert mardi 4 mars»]."))
		p := c.of("briefs/note.md")
		want := span{placeOf(note(before + "[@")[:len(note(before+"[@"))-1]), placeOf(note(before + "[@prot")[:len(note(before+"[@prot"))-1])}
		if len(p.Diagnostics) != 1 || p.Diagnostics[0].Code != "unknown-article" || p.Diagnostics[0].Range != want || p.Diagnostics[0].Severity != 1 {
			t.Errorf("%q gives %+v, want unknown-article at %+v", before, p, want)
		}
		c.write("briefs/note.md", note(before+"[@port, ¶1: «a rouvert mardi 4 mars»]."))
		if p := c.of("briefs/note.md"); len(p.Diagnostics) != 0 {
			t.Errorf("mended, %+v is told", p)
		}
	}
}

// TestCompletion: what is offered, and what the text is when the first is taken.
func TestCompletion(t *testing.T) {
	c := start(t)
	for name, test := range map[string]struct {
		file, text string
		label      string // one that is offered
		becomes    string // when it is taken, "" if that is not looked at
	}{
		"articles":        {"briefs/note.md", note("Le port a rouvert [@po‸"), "port", note("Le port a rouvert [@port")},
		"passages":        {"briefs/note.md", note("Le port [@port, ¶1: «prefecture annonce‸"), "", note("Le port [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars, a annoncé la préfecture»")},
		"all passages":    {"briefs/note.md", note("Le port [@quai: «‸"), "¶1 Le quai numéro trois attend toujours ses nouvelles", ""},
		"a citation":      {"briefs/note.md", note("بندر 🚢 «attend ses grues‸"), "", note("بندر 🚢 [@quai, ¶1: «Le quai numéro trois attend toujours ses nouvelles grues, dit le syndicat»]")},
		"files":           {"briefs/note.md", note("Voir [le port](‸"), "../content/articles/port.md", note("Voir [le port](../content/articles/port.md")},
		"ids of a file":   {"briefs/note.md", note("Voir [ici](#‸\n\n## La suite"), "la-suite", note("Voir [ici](#la-suite\n\n## La suite")},
		"keys":            {"briefs/note.md", "---\ntitle: Une note\nsta‸\n---\n", "status", "---\ntitle: Une note\nstatus: \n---\n"},
		"values":          {"briefs/note.md", "---\ntitle: Une note\nstatus: ‸\n---\n", "withdrawn", "---\ntitle: Une note\nstatus: withdrawn\n---\n"},
		"keys below keys": {"briefs/note.md", "---\ntitle: Une note\nreviewed:\n  ‸\n---\n", "by", "---\ntitle: Une note\nreviewed:\n  by: \n---\n"},
		"settings":        {"dossier.yaml", "title: Le port\nlanguage: fr\nrights: ‸\n", "excerpt", ""},
		"silences":        {"dossier.yaml", "title: Le port\nlanguage: fr\nsilence:\n  - check: uncited\n    w‸\n", "where", ""},
		"records":         {"content/outlets.yaml", "courrier: {name: Le Courrier}\nquai:\n  ‸\n", "grade", ""},
	} {
		labels, edits := c.completions(test.file, test.text)
		at := slices.Index(labels, test.label)
		if test.label == "" && len(labels) > 0 {
			at = 0
		}
		if at < 0 {
			t.Errorf("%s: %q is not among %q", name, test.label, labels)
			continue
		}
		if got := applied(c.text[test.file], edits[at]); test.becomes != "" && got != test.becomes {
			t.Errorf("%s: %s", name, cmp.Diff(test.becomes, got))
		}
		if test.file != "briefs/note.md" { // the next test has a sound dossier again
			c.write(test.file, string(c.files[test.file].Data))
		}
	}
}

// TestHover shows the sentence behind a citation, who says it and where it stands.
func TestHover(t *testing.T) {
	c := start(t)
	var h struct{ Contents struct{ Value string } }
	c.ask("textDocument/hover", c.at("briefs/note.md", c.write("briefs/note.md", note("Le port [@port, ¶1: «a rouv‸ert mardi 4 mars» (2)]."))), &h)
	for _, want := range []string{"**Le port de Brest rouvre**", "Le Courrier", "¶1", "(2)", "> Le port de Brest a rouvert mardi 4 mars, a annoncé la préfecture.", "`content/captures/port.txt`, line 3"} {
		if !strings.Contains(h.Contents.Value, want) {
			t.Errorf("%q is not in %q", want, h.Contents.Value)
		}
	}
}

// TestPlaces: from a citation to the line of the capture, from a link to its file, from a
// passage to all that cites it.
func TestPlaces(t *testing.T) {
	c := start(t)
	type found struct {
		URI   string
		Range span
	}
	var list []found
	c.ask("textDocument/definition", c.at("briefs/note.md", c.write("briefs/note.md", note("Le port [@port, ¶2: «La dig‸ue n'a pas cédé»], voir [la suite](#suite).\n\n## Suite {#suite}"))), &list)
	if len(list) != 2 || list[0].URI != c.uri("content/captures/port.txt") || list[0].Range.Start != (place{5, 0}) || list[1].URI != c.uri("content/articles/port.md") {
		t.Errorf("the citation leads to %+v", list)
	}
	var one found
	c.ask("textDocument/definition", c.at("briefs/note.md", place{5, 55}), &one)
	if one.URI != c.uri("briefs/note.md") || one.Range.Start.Line != 7 {
		t.Errorf("the link leads to %+v", one)
	}
	c.ask("textDocument/references", c.at("briefs/note.md", place{5, 25}), &list)
	if len(list) != 2 || list[0].URI != c.uri("briefs/autre.md") || list[1].URI != c.uri("briefs/note.md") {
		t.Errorf("the passage is cited at %+v", list)
	}
	c.ask("textDocument/references", c.at("briefs/note.md", place{7, 13}), &list)
	if len(list) != 1 || list[0].Range.Start.Line != 5 {
		t.Errorf("the id is used at %+v", list)
	}
}

// TestRename: an id in its note, in links and in the settings; a key in citations, links
// and the lock, with the file.
func TestRename(t *testing.T) {
	c := start(t)
	const hash = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
	c.write("dossier.lock", "# Written by dossier\nbriefs/note.md @port "+hash+" "+hash+"\n"+
		`capture {"file":"content/captures/port.txt","sha256":"`+strings.Repeat("0", 64)+`","article":"port"}`+"\n")
	c.write("dossier.yaml", "title: Le port\nlanguage: fr\nlead: [autre/suite]\nsilence:\n  - {check: undated, where: content/articles/port.md, why: vu par la rédaction}\n")
	asked := c.at("briefs/autre.md", place{7, 16})
	asked["newName"] = "digue"
	var byFile struct{ Changes map[string][]edit }
	c.ask("textDocument/rename", asked, &byFile)
	for file, n := range map[string]int{"briefs/autre.md": 1, "briefs/note.md": 1, "dossier.yaml": 1} {
		if len(byFile.Changes[c.uri(file)]) != n {
			t.Errorf("the id: %s has the edits %+v", file, byFile.Changes[c.uri(file)])
		}
	}
	asked = c.at("briefs/note.md", place{5, 22})
	asked["newName"] = "brest"
	var changes struct {
		DocumentChanges []struct {
			Kind           string
			OldURI, NewURI string
			TextDocument   struct{ URI string }
			Edits          []edit
		}
	}
	c.ask("textDocument/rename", asked, &changes)
	edits, moved := map[string]int{}, ""
	for _, d := range changes.DocumentChanges {
		edits[d.TextDocument.URI] += len(d.Edits)
		if d.Kind == "rename" {
			moved += d.OldURI + " → " + d.NewURI
		}
	}
	if moved != c.uri("content/articles/port.md")+" → "+c.uri("content/articles/brest.md") || edits[c.uri("briefs/note.md")] != 2 || edits[c.uri("briefs/autre.md")] != 1 || edits[c.uri("dossier.lock")] != 2 || edits[c.uri("dossier.yaml")] != 1 {
		t.Errorf("the key: %+v, %s", edits, moved)
	}
	asked["newName"] = "Not a key"
	if err := c.conn.Call(context.Background(), "textDocument/rename", asked, nil); err == nil {
		t.Error("a name that cannot be a key is taken")
	}
}

// TestActions: the correction that a diagnostic offers mends the text.
func TestActions(t *testing.T) {
	c := start(t)
	p := c.write("briefs/note.md", note("بندر 🚢 [@port, ‸¶2: «a rouvert mardi 4 mars»]."))
	var list []struct {
		Title string
		Edit  struct{ Changes map[string][]edit }
	}
	c.ask("textDocument/codeAction", map[string]any{"textDocument": map[string]string{"uri": c.uri("briefs/note.md")}, "range": span{p, p}}, &list)
	if len(list) != 1 || len(list[0].Edit.Changes[c.uri("briefs/note.md")]) != 1 {
		t.Fatalf("%+v is offered", list)
	}
	if got, want := applied(c.text["briefs/note.md"], list[0].Edit.Changes[c.uri("briefs/note.md")][0]), note("بندر 🚢 [@port, ¶1: «a rouvert mardi 4 mars»]."); got != want {
		t.Error(cmp.Diff(want, got))
	}
}
