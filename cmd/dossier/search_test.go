//go:build !race

// The whole dossier of this repository is read: make test runs this without the detector.

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/internal/search"
)

// TestJudgedQueries asks the search of this repository's dossier what people look
// for. testdata/judged.txt says which articles they want to see.
func TestJudgedQueries(t *testing.T) {
	data, err := os.ReadFile("testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	var queries []string
	var wanted [][]string
	for line := range strings.Lines(string(data)) {
		if query, keys, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " →"); ok && !strings.HasPrefix(line, "#") {
			queries, wanted = append(queries, query), append(wanted, strings.Fields(keys))
		}
	}
	if len(queries) < 150 {
		t.Fatalf("only %d queries", len(queries))
	}
	var stdout, stderr bytes.Buffer
	// Articles alone are judged, so articles alone are asked for.
	asked := make([]string, len(queries))
	for i, q := range queries {
		asked[i] = "kind:article " + q + " "
	}
	if code := run([]string{"search", "-C", "../..", "--json"}, strings.NewReader(strings.Join(asked, "\n")), &stdout, &stderr); code != 0 {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	expected, found := 0, 0
	answers := json.NewDecoder(&stdout)
	for i, query := range queries {
		var r search.Results
		if err := answers.Decode(&r); err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, hit := range r.List[:min(len(r.List), 10)] {
			keys = append(keys, strings.TrimSuffix(strings.TrimPrefix(hit.Path, "articles/"), ".html"))
		}
		for _, key := range wanted[i] {
			expected++
			if slices.Contains(keys, key) {
				found++
			} else {
				t.Logf("%s: not %s, but %v", query, key, keys)
			}
		}
		if len(wanted[i]) == 0 && len(keys) > 0 {
			t.Errorf("%s finds %v, and nothing has it", query, keys)
		}
	}
	t.Logf("%d queries, %d of %d articles found", len(queries), found, expected)
	if found*100 < expected*95 {
		t.Errorf("%d of %d articles found, which is less than 95 in 100", found, expected)
	}
}
