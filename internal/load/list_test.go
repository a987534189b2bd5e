package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
	"dossier/internal/load"
)

// TestLoad_namesThatAreNoText holds that a file, or a folder, whose name no text can have stops
// nothing, and is told with what to do.
func TestLoad_namesThatAreNoText(t *testing.T) {
	const name = "b\xff"
	d, diags, err := load.Load(t.Context(), fstest.MapFS{
		"dossier.yaml":                        {Data: []byte("title: Quay\nlanguage: en\n")},
		"content/captures/" + name + ".txt":   {Data: []byte("The quay was closed.\n")},
		"content/captures/" + name + "/a.txt": {Data: []byte("The quay was closed.\n")},
		"content/captures/quay.txt":           {Data: []byte("The quay was closed on Monday.\n")},
	}, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, one := range diags {
		if one.Code == diag.NotRead && strings.Contains(one.Message, "UTF-8") {
			told++
		}
	}
	if told != 2 || len(d.Captures) != 1 {
		t.Errorf("%d told and %d captures read; 2 and 1 are wanted: %v", told, len(d.Captures), diags)
	}
}
