package keys_test

import (
	"fmt"
	"testing"

	"dossier/internal/keys"
)

type key struct {
	File  string
	Lines int
}

var (
	whole = keys.NewKey[key]("a text")
	part  = keys.NewPart("the weather")
)

func TestAPartIsLeftOutWhileATestAsksForIt(t *testing.T) {
	k := key{"a", 3}
	look := func() string { return fmt.Sprint(whole.Of(k), part.Same(false), part.Same(true)) }
	const all = "{a 3} false true"
	if got := look(); got != all {
		t.Errorf("nothing is left out: %s", got)
	}
	got := map[string]string{}
	for _, p := range keys.Parts() {
		keys.Without(p, func() { got[p.String()] = look() })
	}
	want := map[string]string{"a text: File": "{ 3} false true", "a text: Lines": "{a 0} false true", "the weather": "{a 3} true true"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("left out one by one: %v, want %v", got, want)
	}
	if got := look(); got != all {
		t.Errorf("afterwards: %s", got)
	}
}

func TestPartsHaveNamesOfTheirOwn(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("two parts have one name")
		}
	}()
	keys.NewPart("the weather")
}
