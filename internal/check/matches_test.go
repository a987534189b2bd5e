package check

import (
	"path"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// matchesByDefinition tries everything that a ** may stand for.
func matchesByDefinition(pattern, file []string) bool {
	if len(pattern) == 0 {
		return len(file) == 0
	}
	if pattern[0] == "**" {
		for i := range len(file) + 1 {
			if matchesByDefinition(pattern[1:], file[i:]) {
				return true
			}
		}
		return false
	}
	if len(file) == 0 {
		return false
	}
	yes, err := path.Match(pattern[0], file[0])
	return err == nil && yes && matchesByDefinition(pattern[1:], file[1:])
}

func TestMatches_isAsDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := rapid.SliceOfN(rapid.SampledFrom([]string{"**", "*", "a", "b", "a*", "[ab]", "[", `\*`}), 1, 7).Draw(t, "pattern")
		file := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "ab", "*"}), 1, 8).Draw(t, "file")
		if got, want := matches(pattern, file), matchesByDefinition(pattern, file); got != want {
			t.Fatalf("%s matches %s: %v, want %v", strings.Join(pattern, "/"), strings.Join(file, "/"), got, want)
		}
	})
}

// TestMatches_endsSoon does not end if every way to share out the folders is tried.
func TestMatches_endsSoon(t *testing.T) {
	pattern := strings.Split(strings.Repeat("**/a/", 40)+"x", "/")
	file := strings.Split(strings.Repeat("a/", 4000)+"n.md", "/")
	if matches(pattern, file) {
		t.Error("a path without x is of a pattern that ends in x")
	}
}
