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
		{"МОСКВА, 12 мар — РИА Новости. Фарватер закрыт.", "ria-novosti", ""},
		{"Frankfurt am Main (dpa) - Der Kanal ist gesperrt.", "dpa", ""},
		{"Madrid, 5 de marzo (EFE).- El canal está cerrado.", "efe", ""},
		{"【北京＝共同】水路が閉鎖された。", "kyodo", ""},
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

		{"Agence France-Presse (AFP) a nommé mardi un directeur.", "", ""},
		{"The Associated Press (AP) named a new editor.", "", ""},
		{"She joined the wire (AFP) – the largest of all – as a girl.", "", ""},
		{"خبرگزاری جمهوری اسلامی (ایرنا) روز سه\u200cشنبه مدیر تازه\u200cای گرفت.", "", ""},
		{"法新社（AFP）任命了新社长。", "", ""},
		{"ТАСС – старейшее агентство России.", "", ""},
		{"Директор агентства /ТАСС/ ушёл в отставку.", "", ""},
		{"Reuters: we will appeal.", "", ""},
		{"John Doe (Reuters): Mr President, will the port open?", "", ""},
		{"Der Leuchtturm (Bild) bekommt eine neue Lampe.", "", ""},
		{"Ada Moss (BBC) won the prize.", "", ""},
		{"新华社记者电话采访了船长。", "", ""},
		{"共同電力会社は12日、発表した。", "", ""},
		{"【共同研究】大学と企業が水路を調べた。", "", ""},
		{"He works for the agency (AFP).", "", ""},
		{"Der Vater starb, wie auf dem Foto zu sehen (Bild).", "", ""},
		{"The photograph shows the ship. (Getty Images)", "", ""},
		{"“It is the best thriller of the year.” – The Guardian", "", ""},
	} {
		if got := strings.Join(Opening(c.text), " "); got != c.opening {
			t.Errorf("%s: the dateline names %q, want %q", c.text, got, c.opening)
		}
		if got := strings.Join(Closing(c.text), " "); got != c.closing {
			t.Errorf("%s: behind the text stands %q, want %q", c.text, got, c.closing)
		}
	}
}

// TestPeopleWithTheNamesOfAgencies shows which lines that say who wrote a text name an agency and which somebody of its name.
func TestPeopleWithTheNamesOfAgencies(t *testing.T) {
	for line, want := range map[string]string{
		"By AP": "ap", "By AP News": "ap", "By Ada Moss, AP": "ap", "By Reuters Staff": "reuters", "Von AFP": "afp", "Par AP": "ap", "Автор: ТАСС": "tass",
		"Por Efe": "efe", "By Bloomberg News": "bloomberg", "Tass, 5 March 2026": "tass",
		"By AP Herbert": "", "By Efe Yılmaz": "", "Tass Saada": "", "By Michael Bloomberg, 5 March 2026": "", "Por Lusa Pereira": "", "Irna Wati": "", "Par Paul Getty": "",
	} {
		if got := strings.Join(Line(line), " "); got != want {
			t.Errorf("%s: names %q, want %q", line, got, want)
		}
	}
}
