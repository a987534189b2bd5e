package search

import (
	"slices"
	"testing"
)

// TestNamesAndSubjects_areNoSmallWords holds that what begins a sentence or a title for
// being a preposition is in no register.
func TestNamesAndSubjects_areNoSmallWords(t *testing.T) {
	for _, c := range []struct {
		lang, title, text string
		names, subjects   []string
	}{
		{"fr", "La position contre la guerre", "Selon Moscou, le port ouvre. Contre Téhéran, rien. Avant Paris.", []string{"Moscou", "Téhéran", "Paris"}, []string{"position", "guerre"}},
		{"en", "The harbour before the storm", "Before Moscow, about Tehran. About Paris they say little.", []string{"Moscow", "Tehran", "Paris"}, []string{"harbour", "storm"}},
		{"ru", "Указ против войны", "Перед Москвой порт. Против Тегерана ничего. Согласно Киеву да.", []string{"Москвой", "Тегерана", "Киеву"}, nil},
		{"uk", "Указ проти війни", "Перед Києвом порт. Проти Тегерана нічого. Згідно з Москвою так.", []string{"Києвом", "Тегерана", "Москвою"}, nil},
		{"de", "Die Haltung gegen den Krieg", "Laut Moskau öffnet der Hafen. Gegen Teheran nichts. Trotz Paris.", []string{"Moskau", "Hafen", "Teheran", "Paris"}, nil},
		{"es", "La postura contra la guerra", "Según Moscú, abre. Contra Teherán, nada. Ante Madrid.", []string{"Moscú", "Teherán", "Madrid"}, []string{"postura", "guerra"}},
		{"it", "La posizione contro la guerra", "Secondo Mosca, apre. Contro Teheran, niente. Dopo Roma.", []string{"Mosca", "Teheran", "Roma"}, []string{"posizione", "guerra"}},
		{"pt", "A posição contra a guerra", "Segundo Moscovo, abre. Contra Teerão, nada. Após Lisboa.", []string{"Moscovo", "Teerão", "Lisboa"}, nil},
		{"nl", "Het standpunt tegen de oorlog", "Volgens Moskou opent hij. Tegen Teheran niets. Sinds Berlijn.", []string{"Moskou", "Teheran", "Berlijn"}, []string{"oorlog"}},
		{"pl", "Stanowisko przeciw wojnie", "Według Moskwy działa. Przeciw Teheranowi nic. Wobec Kijowa.", []string{"Moskwy", "Teheranowi", "Kijowa"}, nil},
		{"tr", "Savaşa karşı tutum", "Göre Moskova. Karşı Tahran. Rağmen Ankara.", []string{"Moskova", "Tahran", "Ankara"}, nil},
		{"el", "Η στάση κατά του πολέμου", "Σύμφωνα με τη Μόσχα. Κατά Τεχεράνης τίποτε. Μετά Αθήνα.", []string{"Μόσχα", "Τεχεράνης", "Αθήνα"}, nil},
		{"vi", "Lập trường chống chiến tranh", "Theo Moscow, cảng mở. Chống Tehran. Trước Paris.", []string{"Moscow", "Tehran", "Paris"}, nil},
	} {
		d := Document{Path: "p.html", Lang: c.lang, Title: c.title, Passages: []Passage{{Text: c.title, Field: Title}, {Text: c.text, Field: Body}}}
		facts := NewReader(nil).Read(d)
		var names, subjects []string
		for _, n := range facts.ProperNames() {
			if n.Passage == 1 {
				names = append(names, n.Text)
			}
		}
		for _, s := range facts.Subjects() {
			subjects = append(subjects, s.Form)
		}
		if !slices.Equal(names, c.names) || !slices.Equal(subjects, c.subjects) {
			t.Errorf("%s: the names %q, the subjects %q; want %q, %q", c.lang, names, subjects, c.names, c.subjects)
		}
	}
}
