package print_test

import (
	"strings"
	"testing"

	"dossier/internal/site/print"

	"github.com/google/go-cmp/cmp"
)

// TestFunctions_areAnAllowList holds the functions of sprig, and our own, against a
// list.
func TestFunctions_areAnAllowList(t *testing.T) {
	want := strings.Fields(`add coalesce compact concat contains default dict draw empty first get has hasKey hasPrefix hasSuffix
		join last list lower max min mul nospace replace rest reverse sign splitList sub ternary trim trimAll trimPrefix trimSuffix
		unbroken uniq upper without`)
	if diff := cmp.Diff(want, print.FunctionNames()); diff != "" {
		t.Error(diff)
	}
	// Each function of the list gives one result, however often and wherever it
	// is called. A function without an example here fails the test.
	examples := map[string]string{
		"add": "add 1 2", "coalesce": `coalesce "" "é"`, "compact": `compact (list "a" "")`, "concat": `concat (list 1) (list 2)`,
		"contains": `contains "é" "été"`, "default": `default "x" ""`, "dict": `dict "b" 2 "a" 1`, "draw": `draw .Picture`, "empty": `empty ""`, "first": `first (list 1 2)`,
		"get": `get (dict "a" 1) "a"`, "has": `has 1 (list 1)`, "hasKey": `hasKey (dict "a" 1) "a"`, "hasPrefix": `hasPrefix "a" "ab"`,
		"hasSuffix": `hasSuffix "b" "ab"`, "join": `join ", " (list "é" "a")`, "last": `last (list 1 2)`, "list": `list 1 2`, "lower": `lower "ÉTÉ"`,
		"max": "max 1 2", "min": "min 1 2", "mul": "mul 2 3", "nospace": `nospace "a b"`, "replace": `replace "a" "é" "banane"`, "rest": `rest (list 1 2)`,
		"reverse": `reverse (list 1 2)`, "sign": `sign "supports"`, "splitList": `splitList "," "a,b"`, "sub": "sub 3 1", "ternary": `ternary 1 2 true`, "trim": `trim " é "`,
		"trimAll": `trimAll "«»" "«a»"`, "trimPrefix": `trimPrefix "a" "ab"`, "trimSuffix": `trimSuffix "b" "ab"`, "unbroken": `unbroken "a !"`, "uniq": `uniq (list 1 1)`,
		"upper": `upper "été"`, "without": `without (list 1 2) 1`,
	}
	for _, name := range print.FunctionNames() {
		results := map[string]bool{}
		for range 200 {
			out, err := print.Evaluate("{{" + examples[name] + "}}")
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			results[out] = true
		}
		if len(results) != 1 {
			t.Errorf("%s gives %d results: %v", name, len(results), results)
		}
	}
}
