package figures

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/language"
	"dossier/internal/text"
)

// TestMeasure_everyLanguage: the same units are known in each language, and a number that stands
// beside no unit counts nothing that is known.
func TestMeasure_everyLanguage(t *testing.T) {
	for _, c := range []struct{ lang, text, key string }{
		{"ar", "رست السفينة على بعد 12 ميلا", "mile"},
		{"ar", "كلف الميناء 12 ليرة", "lira"},
		{"fr", "Le port coûta 12 millions de francs", "franc"},
		{"de", "Das Schiff wartete 12 Wochen", "week"},
		{"el", "Το πλοίο περίμενε 12 εβδομάδες", "week"},
		{"el", "Το λιμάνι κόστισε 12 ευρώ", "euro"},
		{"el", "Ήρθαν 12 ψαράδες", ""},
		{"en", "The ship waited 12 weeks", "week"},
		{"es", "El barco esperó 12 semanas", "week"},
		{"fa", "کشتی 12 کیلومتر دورتر بود", "kilometre"},
		{"fr", "Le bateau attendit 12 semaines", "week"},
		{"he", "הספינה המתינה 12 שבועות", "week"},
		{"he", "הנמל עלה 12 דולר", "dollar"},
		{"he", "באו 12 דייגים", ""},
		{"it", "La nave attese 12 settimane", "week"},
		{"ja", "船は12週間待った", "week"},
		{"ja", "船は12キロメートル進んだ", "kilometre"},
		{"ja", "漁師が12人来た", ""},
		{"pl", "Statek czekał 12 tygodni", "week"},
		{"pl", "Statek był 12 mil dalej", "mile"},
		{"pl", "Przyszło 12 rybaków", ""},
		{"pt", "O barco esperou 12 semanas", "week"},
		{"pt", "O barco estava a 12 milhas", "mile"},
		{"pt", "Vieram 12 pescadores", ""},
		{"ru", "Судно ждало 12 недель", "week"},
		{"tr", "Gemi 12 hafta bekledi", "week"},
		{"tr", "Gemi 12 mil uzaktaydı", "mile"},
		{"tr", "12 balıkçı geldi", ""},
		{"uk", "Судно чекало 12 тижнів", "week"},
		{"vi", "Tàu đợi 12 tuần", "week"},
		{"vi", "Tàu ở cách 12 dặm", "mile"},
		{"vi", "Có 12 ngư dân đến", ""},
		{"zh", "船等了12个星期", "week"},
	} {
		found := In(c.text, c.lang)
		if len(found) != 1 {
			t.Fatalf("%s: %q has %d numbers", c.lang, c.text, len(found))
		}
		if key := Measure(c.text, found[0], c.lang); key != c.key {
			t.Errorf("%s: the number of %q counts %q, not %q", c.lang, c.text, key, c.key)
		}
	}
}

// TestMeasure_everyEntry: no unit is passed over for the character with which it begins, whatever
// its case, and behind a short word.
func TestMeasure_everyEntry(t *testing.T) {
	for _, l := range language.With(language.Units) {
		for _, list := range l.Units().Measures {
			for _, entry := range list.Entries {
				for _, words := range language.Alternatives(entry) {
					words = strings.ReplaceAll(words, "*", "")
					for _, s := range []string{"12 " + words, "12 " + strings.ToUpper(words), "12’" + words, "12 De " + words} {
						f := Figure{Range: text.Range{To: len("12")}}
						if Measure(s, f, l.Code) == "" && entryMatches(s[len("12"):], l.Code) {
							t.Errorf("%s: nothing is known of what %q counts", l.Code, s)
						}
					}
				}
			}
		}
	}
}

// entryMatches holds a text against every unit.
func entryMatches(behind, lang string) bool {
	return slices.ContainsFunc(measuresOf(lang), func(m measure) bool { return beginningLength(m.unit(), behind) > 0 })
}
