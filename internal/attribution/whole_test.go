package attribution

import (
	"strings"
	"testing"
)

// TestWhatStandsAroundATextCredits shows which sources a dateline and what stands behind the last
// sentence give a text to, and which lines say no such thing.
func TestWhatStandsAroundATextCredits(t *testing.T) {
	for _, c := range []struct{ text, opening, closing string }{
		{"LONDON, March 5 (Reuters) - The channel was shut on Tuesday.", "reuters", ""},
		{"WASHINGTON (AP) — The channel was shut.", "ap", ""},
		{"Paris (AFP) Le chenal a été fermé.", "afp", ""},
		{"Berlin/Nur (dpa). Der Kanal ist gesperrt.", "dpa", ""},
		{"(ANSA) - ROMA, 5 MAR - Il canale è chiuso.", "ansa", ""},
		{"(رويترز) - أغلقت سلطات الميناء الممر.", "reuters", ""},
		{"МОСКВА, 12 марта. /ТАСС/. Фарватер закрыт.", "tass", ""},
		{"بوشهر - ایرنا - شورای بندر تصمیم گرفت.", "irna", ""},
		{"Reuters - The channel was shut.", "reuters", ""},
		{"新华社北京3月12日电（记者陈静）航道关闭。", "xinhua", ""},
		{"【ローマ共同】水路が閉鎖された。", "kyodo", ""},
		{"The channel was shut. (AFP)", "", "afp"},
		{"Le chenal a été fermé mardi. (avec AFP)", "", "afp"},
		{"Der Kanal ist gesperrt. (dpa/AP)", "", "dpa ap"},
		{"Kanał zamknięto we wtorek. (PAP)", "", "pap"},
		{"The channel was shut. — Reuters", "", "reuters"},
		{"航道关闭。（新华社）", "", "xinhua"},

		{"He told the agency (Reuters) that the channel was shut.", "", ""},
		{"The owner (whom Reuters could not reach) has not answered.", "", ""},
		{"Reuters has left the town.", "", ""},
		{"The channel was shut, he told AP.", "", ""},
		{"Mehr - das ist alles, was er wollte.", "", ""},
		{"The town bought the paper (The New Nur Guardian and Post).", "", ""},
		{"The channel was shut (see page 4).", "", ""},
	} {
		if got := strings.Join(Opening(c.text), " "); got != c.opening {
			t.Errorf("%s: the dateline names %q, want %q", c.text, got, c.opening)
		}
		if got := strings.Join(Closing(c.text), " "); got != c.closing {
			t.Errorf("%s: behind the text stands %q, want %q", c.text, got, c.closing)
		}
	}
}
