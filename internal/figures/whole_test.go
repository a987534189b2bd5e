package figures

import (
	"slices"
	"testing"
)

func TestWhole_hasAllThatBelongs(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "Half a million people fled.", []string{"Half a million"}},
		{"en", "It fell to minus 20 degrees, or 5‰.", []string{"minus 20 degrees", "5‰"}},
		{"en", "Between 10 and 20 ships, up to 30 boats", []string{"Between 10 and 20", "up to 30"}},
		{"en", "They paid US$ 5 million for 7 cranes.", []string{"US$ 5 million", "7"}},
		{"en", "One point five million were displaced.", []string{"point five million"}},
		{"en", "up by 5 percentage points to 41.5 per cent", []string{"5 percentage points", "41.5 per cent"}},
		{"en", "from 5% to 10%", []string{"5% to 10%"}},
		{"fr", "cent vingt mille hommes et un accord", []string{"cent vingt mille"}},
		{"fr", "de 10 à 20 %, environ 30 km", []string{"10 à 20 %", "environ 30 km"}},
		{"fr", "un pont, une gare, un quai", nil},
		{"de", "rund 5 Millionen Euro", []string{"rund 5 Millionen Euro"}},
		{"xx", "a rise of 5 %", []string{"5 %"}},
	} {
		var got []string
		for _, r := range Whole(c.text, c.lang) {
			got = append(got, r.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
