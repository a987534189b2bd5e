package model

import "testing"

func TestLocalized_fallsBack(t *testing.T) {
	for name, c := range map[string]struct {
		text           Localized
		lang, fallback string
		want, tag      string
	}{
		"in the language asked for":       {Localized{"fr": "Traité", "en": "Treaty"}, "en", "fr", "Treaty", ""},
		"in the fallback":                 {Localized{"fr": "Traité"}, "en", "fr", "Traité", "fr"},
		"in neither, so in any":           {Localized{"en": "Treaty"}, "de", "fr", "Treaty", "en"},
		"without a language, for all":     {Localized{"": "OTAN"}, "en", "fr", "OTAN", ""},
		"without one before the fallback": {Localized{"": "OTAN", "fr": "Alliance"}, "en", "fr", "OTAN", ""},
		"in none":                         {nil, "en", "fr", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.text.In(c.lang, c.fallback); got != c.want {
				t.Errorf("In gives %q, want %q", got, c.want)
			}
			if got := c.text.Tag(c.lang, c.fallback); got != c.tag {
				t.Errorf("Tag gives %q, want %q", got, c.tag)
			}
		})
	}
}
