package check

import (
	"strings"
	"testing"
)

// TestMonthCut: a year belongs to its month, with the word that a language sets between them; a
// number that counts something does not.
func TestMonthCut(t *testing.T) {
	for _, c := range []struct{ lang, words, want string }{
		{"en", "The harbour opens in May| 2024 again", "May 2024"},
		{"en", "The harbour opened in May| of 1789", "May of 1789"},
		{"es", "El puerto abre en mayo| de 2024", "mayo de 2024"},
		{"es", "El puerto abre en mayo de| 2024", "mayo de 2024"},
		{"el", "Το λιμάνι ανοίγει στα τέλη Μαΐου| του 2024", "Μαΐου του 2024"},
		{"fa", "بندر در ژانویه| سال ۲۰۲۵ باز شد", "ژانویه سال ۲۰۲۵"},
		{"fr", "En mai| 1200 tonnes de blé ont été chargées", ""},
		{"fr", "En mai de| 2024", ""},
		{"fr", "Le port ouvre en mai| 20245", ""},
		{"fr", "Le maire de| 2024", ""},
		{"", "The harbour opens in May| 2024", ""},
	} {
		edge := strings.Index(c.words, "|")
		s := strings.Replace(c.words, "|", "", 1)
		if got := monthCut(s, edge, c.lang).Of(s); got != c.want {
			t.Errorf("%s: %q cuts %q, not %q", c.lang, c.words, got, c.want)
		}
	}
}
