package text

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDistance_known(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "ab", 2}, {"même", "même", 0}, {"Poutine", "Putin", 2}, {"teh", "the", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3},
	} {
		if got := Distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%s and %s are %d apart, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestOneAway_isDistanceOne(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]rune("abé")), 0, 6)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		if got, want := OneAway(a, b), Distance(a, b) == 1; got != want {
			t.Fatalf("%q and %q: %v", string(a), string(b), got)
		}
	})
}

// TestDiff_leadsFromOneToTheOther holds that the changes spell both lists, and
// that no shorter difference exists: it is as long as the insertions and
// deletions that a distance without replacements would count.
func TestDiff_leadsFromOneToTheOther(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]rune("abc")), 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		var left, right []rune
		kept := 0
		for _, c := range Diff(len(a), len(b), func(i, j int) bool { return a[i] == b[j] }) {
			if c.A >= 0 {
				left = append(left, a[c.A])
			}
			if c.B >= 0 {
				right = append(right, b[c.B])
			}
			if c.A >= 0 && c.B >= 0 {
				kept++
			}
		}
		if string(left) != string(a) || string(right) != string(b) {
			t.Fatalf("%q and %q are spelled %q and %q", string(a), string(b), string(left), string(right))
		}
		if want := longestCommon(a, b); kept != want {
			t.Fatalf("%q and %q keep %d, want %d", string(a), string(b), kept, want)
		}
	})
}

// longestCommon is the length of the longest common subsequence, found by trying
// every subset of a.
func longestCommon(a, b []rune) int {
	most := 0
	for set := range 1 << len(a) {
		n, at := 0, 0
		for i, r := range a {
			if set>>i&1 == 0 {
				continue
			}
			for at < len(b) && b[at] != r {
				at++
			}
			if at == len(b) {
				n = -1
				break
			}
			n, at = n+1, at+1
		}
		most = max(most, n)
	}
	return most
}

func TestRange_sharesAndHolds(t *testing.T) {
	r := Range{2, 5}
	for _, c := range []struct {
		other              Range
		contains, overlaps bool
	}{
		{Range{2, 5}, true, true}, {Range{3, 4}, true, true}, {Range{3, 6}, false, true}, {Range{0, 2}, false, false}, {Range{5, 9}, false, false},
	} {
		if r.Contains(c.other) != c.contains || r.Overlaps(c.other) != c.overlaps {
			t.Errorf("%v and %v: contains %v, overlaps %v", r, c.other, r.Contains(c.other), r.Overlaps(c.other))
		}
	}
	if got := r.Of("abcdefg"); got != "cde" || r.Len() != 3 || r.Empty() {
		t.Errorf("%v is %q", r, got)
	}
}

func TestHasWord_cases(t *testing.T) {
	for _, c := range []struct {
		s, phrase string
		want      bool
	}{
		{"in november last, he said", "last", true},
		{"the lasting peace, at last", "last", true},
		{"the lasting peace", "last", false},
		{"летом прошлого года.", "прошлого года", true},
		{"прошлого годами", "прошлого года", false},
		{"他去年说过", "去年", true},
		{"سال گذشته", "سال گذشته", true},
		{"", "last", false}, {"last", "", false},
	} {
		if got := HasWord(c.s, c.phrase); got != c.want {
			t.Errorf("HasWord(%q, %q) = %t", c.s, c.phrase, got)
		}
	}
}
