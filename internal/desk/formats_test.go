package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/capture"
	"dossier/internal/desk"
	"dossier/internal/diag"
	"dossier/internal/load"
)

// TestAdd_eachFormat adds the example of each format to a dossier and cleans it.
// The article records the file as received under the name of its format, with the
// facts that the row promises, and a check finds nothing wrong with it. All of that reads the
// file once.
func TestAdd_eachFormat(t *testing.T) {
	for _, format := range capture.Formats() {
		name, readings := format.Name+format.Endings[0], &capture.Readings{}
		dir := t.TempDir()
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		if err := os.WriteFile(filepath.Join(dir, "dossier.yaml"), []byte("title: Essai\nlanguage: fr\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		added, diags, err := desk.AddFiles(context.Background(), root, desk.Files{
			Names: []string{"../capture/testdata/" + name}, Readings: readings,
			Open: func(name string) (desk.File, error) { return os.Open(name) },
		})
		if err != nil || len(diags) > 0 {
			t.Fatalf("%s: %v, %v", format.Name, diags, err)
		}
		var made []desk.Cleaned
		recorded, diags, err := desk.Clean(context.Background(), root.FS(), desk.CleanOptions{
			Names: added, Readings: readings,
			Each: func(c desk.Cleaned) error { made = append(made, c); return c.Save(root) },
		})
		if err != nil || diag.Count(diags, diag.Error) > 0 || len(made) != 1 {
			t.Fatalf("%s: %d articles, %v, %v", format.Name, len(made), diags, err)
		}
		lock, err := recorded.Bytes()
		if says := format.Name == "mhtml"; err != nil || strings.Contains(string(lock), `"captured_at":"`) != says {
			t.Errorf("%s: when it was captured, as the file says itself, is recorded: %t, want %t, %v", format.Name, !says, says, err)
		}
		article := string(made[0].Data)
		isRecorded := strings.Contains(article, "\n"+format.Name+": {file: "+name+", sha256: ")
		if isRecorded != format.Derived {
			t.Errorf("%s: is the file recorded? %v, in\n%s", format.Name, isRecorded, article)
		}
		for _, fact := range format.Facts {
			if !fact.List && !strings.Contains(article, ", "+fact.Name+": ") {
				t.Errorf("%s: the fact %s is not recorded", format.Name, fact.Name)
			}
		}
		if _, diags, err = load.Load(context.Background(), root.FS(), load.Options{Readings: readings}); err != nil || diag.Count(diags, diag.Error) > 0 {
			t.Errorf("%s: a check finds %v, %v", format.Name, diags, err)
		}
		if n := readings.Count(); n != 1 {
			t.Errorf("%s: the file is read %d times", format.Name, n)
		}
	}
}
