package load_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/language"
	"dossier/internal/load"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"
)

// TestShapes_allowWhatIsRead: the schemas allow the YAML of every sound dossier that lies
// in this repository, and none of it with a key misspelt; and each kind of files is among it.
func TestShapes_allowWhatIsRead(t *testing.T) {
	folders := []fs.FS{os.DirFS("../.."), os.DirFS("../../cmd/dossier/testdata/port"), os.DirFS("../../cmd/dossier/testdata/languages")}
	for _, l := range language.With(language.Interface) {
		own, err := l.Skeleton()
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, own)
	}
	fixtures, err := filepath.Glob("../note/testdata/*.txtar") // of each kind of notes
	if err != nil || len(fixtures) == 0 {
		t.Fatal("no fixtures of notes: ", err)
	}
	for _, name := range fixtures {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		note := archive.Files[0]
		folders = append(folders, fstest.MapFS{note.Name: {Data: note.Data}})
	}
	seen := map[string]int{}
	for _, shape := range load.Shapes() {
		schema := compiled(t, shape)
		for _, folder := range folders {
			for _, top := range []string{"dossier.yaml", "content", "briefs"} {
				err := fs.WalkDir(folder, top, func(name string, entry fs.DirEntry, err error) error {
					if err != nil || entry.IsDir() || !shape.Covers(name) {
						if entry == nil {
							return nil // the folder has none of them
						}
						return err
					}
					data, err := fs.ReadFile(folder, name)
					if err != nil {
						return err
					}
					if shape.Front {
						_, data, _ = bytes.Cut(data, []byte("---\n"))
						data, _, _ = bytes.Cut(data, []byte("\n---"))
					}
					var doc yaml.Node
					if err := yaml.Load(data, &doc); err != nil {
						return err
					}
					if len(doc.Content) == 0 {
						return nil
					}
					seen[shape.Name]++
					value := plain(doc.Content[0])
					if err := schema.Validate(value); err != nil {
						t.Errorf("%s: %v", name, err)
					}
					misspell(value)
					if schema.Validate(value) == nil {
						t.Errorf("%s: a key that nobody reads is allowed", name)
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, shape := range load.Shapes() {
		if seen[shape.Name] == 0 && !slices.Contains([]string{"sidecar"}, shape.Name) {
			t.Errorf("no file is a %s", shape.Name)
		}
	}
}

// TestShapes_sayWhatEachKeyIs looks at a few keys whose kinds are known.
func TestShapes_sayWhatEachKeyIs(t *testing.T) {
	shapes := map[string]load.FileShape{}
	for _, s := range load.Shapes() {
		shapes[s.Name] = s
	}
	for _, test := range []struct {
		kind, document string
		allowed        bool
	}{
		{"settings", `{"title": "x", "language": "fr", "silence": [{"check": "uncited", "where": "a.md", "why": "x"}]}`, true},
		{"settings", `{"title": {"fr": "x", "en": "y"}, "language": "klingon"}`, false},
		{"settings", `{"title": "x", "silence": [{"check": "uncited", "reason": "x"}]}`, false},
		{"outlets", `{"jc": {"name": "Le Courrier", "grade": "B", "country": "FR"}}`, true},
		{"outlets", `{"jc": {"name": "Le Courrier", "grade": "G"}}`, false},
		{"outlets", `{"jc": {"grade": "B"}}`, false},
		{"sidecar", `{"url": "https://example.org/", "captured_at": "2025-01-17"}`, true},
		{"sidecar", `{"adress": "https://example.org/"}`, false},
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(test.document))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled(t, shapes[test.kind]).Validate(value); (err == nil) != test.allowed {
			t.Errorf("%s of %s: %v", test.document, test.kind, err)
		}
	}
}

func compiled(t *testing.T, shape load.FileShape) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(shape.Fields.Schema())
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// plain is YAML as an editor hands it to a schema: dates are texts.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := []any{}
		for _, c := range n.Content {
			l = append(l, plain(c))
		}
		return l
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return json.Number(fmt.Sprint(f))
		}
	case "!!bool":
		return n.Value == "true"
	}
	return n.Value
}

// misspell gives a key another name: that of a record, not that of an entry.
func misspell(value any) {
	m := value.(map[string]any)
	for key, inside := range m {
		if entry, ok := inside.(map[string]any); ok {
			m = entry
			key = "name"
		}
		m[key+"x"] = "x"
		return
	}
}
