package figures

import (
	"math"
	"testing"
)

// TestRoughly_inEachLanguage: what stands before a number says how near it is, and other words say nothing.
func TestRoughly_inEachLanguage(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		rough      Rough
	}{
		{"en", "about 60 boats", About},
		{"en", "more than a dozen boats", Above},
		{"en", "nearly 60 boats", Below},
		{"en", "the 60 boats", 0},
		{"en", "another 60 boats", 0},
		{"en", "almost $60 for a boat", Below},
		{"fr", "une vingtaine de bateaux", About},
		{"fr", "plus de soixante bateaux", Above},
		{"fr", "moins de 60 bateaux", Below},
		{"fr", "les 60 bateaux", 0},
		{"de", "rund 60 Boote", About},
		{"de", "mehr als 60 Boote", Above},
		{"de", "knapp sechzig Boote", Below},
		{"de", "die 60 Boote", 0},
		{"es", "unos 60 barcos", About},
		{"es", "más de 60 barcos", Above},
		{"es", "casi sesenta barcos", Below},
		{"es", "los 60 barcos", 0},
		{"it", "circa 60 barche", About},
		{"it", "oltre 60 barche", Above},
		{"it", "quasi 60 barche", Below},
		{"pt", "cerca de 60 barcos", About},
		{"pt", "mais de 60 barcos", Above},
		{"pt", "quase 60 barcos", Below},
		{"pl", "około 60 łodzi", About},
		{"pl", "ponad 60 łodzi", Above},
		{"pl", "prawie 60 łodzi", Below},
		{"nl", "ongeveer 60 boten", About},
		{"nl", "meer dan 60 boten", Above},
		{"nl", "bijna 60 boten", Below},
		{"ru", "около 60 лодок", About},
		{"ru", "более 60 лодок", Above},
		{"ru", "почти шестьдесят лодок", Below},
		{"ru", "все 60 лодок", 0},
		{"uk", "близько 60 човнів", About},
		{"uk", "понад 60 човнів", Above},
		{"uk", "майже 60 човнів", Below},
		{"fa", "حدود ۶۰ قایق", About},
		{"fa", "بیش از ۶۰ قایق", Above},
		{"fa", "کمتر از ۶۰ قایق", Below},
		{"fa", "این ۶۰ قایق", 0},
		{"ar", "أكثر من 60 قاربا", Above},
		{"ar", "أقل من 60 قاربا", Below},
		{"ar", "هذه 60 قاربا", 0},
		{"zh", "大约60艘船", About},
		{"zh", "超过60艘船", Above},
		{"zh", "不到60艘船", Below},
		{"zh", "这60艘船", 0},
	} {
		found := In(c.text, c.lang)
		if len(found) != 1 {
			t.Fatalf("%s: %q has %d numbers", c.lang, c.text, len(found))
		}
		if rough := Roughly(c.text, found[0], c.lang); rough != c.rough {
			t.Errorf("%s: the number of %q is rough as %b, not %b", c.lang, c.text, rough, c.rough)
		}
	}
}

// TestInUnit_isOfOneKind: a unit is so many of another of its kind, one of itself, and none of another kind.
func TestInUnit_isOfOneKind(t *testing.T) {
	for _, c := range []struct {
		of, in string
		first  float64 // 0 if there is none
	}{
		{"kilometre", "mile", 0.6214},
		{"mile", "kilometre", 1.6093},
		{"week", "day", 7},
		{"acre", "hectare", 0.4047},
		{"tonne", "barrel", 7.33},
		{"euro", "euro", 1},
		{"", "euro", 1},
		{"dollar", "euro", 0},
		{"week", "metre", 0},
	} {
		factors := append(InUnit(c.of, c.in), 0)
		if math.Abs(factors[0]-c.first) > 1e-3 {
			t.Errorf("one %s is %v of %s, not %v", c.of, factors[0], c.in, c.first)
		}
	}
}

// TestIn_joinedWords: numbers in words that Persian writes together are one number each.
func TestIn_joinedWords(t *testing.T) {
	for s, value := range map[string]float64{"سی\u200cوپنج متر": 35, "هفده\u200cهزار بشکه": 17000} {
		if found := In(s, "fa"); len(found) != 1 || found[0].Values[0] != value {
			t.Errorf("%q has %v, not %v", s, found, value)
		}
	}
}
