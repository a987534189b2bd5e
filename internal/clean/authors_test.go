package clean_test

import (
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/language"
)

// TestAuthors_areWhoABylineSaysWroteIt cleans a text with a line below its headline or
// behind its end, and reads whom it takes for its authors.
func TestAuthors_areWhoABylineSaysWroteIt(t *testing.T) {
	const paragraph = "The bell of the chapel is rung at eight from Monday on, the council decided after a debate that lasted until midnight."
	for _, c := range []struct{ above, behind, want string }{
		{"By Ann Perrin", "", "Ann Perrin"},
		{"By Ann Perrin and Luc Moreau", "", "Ann Perrin; Luc Moreau"},
		{"By Ann Perrin, Northern Post", "", "Ann Perrin"},
		{"By Associated Press", "", ""},
		{"Photos by Ann Perrin", "", ""},
		{"Translated by Ann Perrin", "", ""},
		{"", "Автор: Мария Седова", "Мария Седова"},
		{"", "Propos recueillis par Ann Perrin", "Ann Perrin"},
		{"", "Interview by Ann Perrin and Luc Moreau", "Ann Perrin; Luc Moreau"},
		{"", "Беседовала Мария Седова.", "Мария Седова"},
		{"", "Das Gespräch führte Anne Perrin.", "Anne Perrin"},
		{"", "Interview by telephone", ""},
		{"", "Rozmawiali Jan Kos i Anna Lis oraz ich koledzy.", ""},
		{"", "Mit ihm sprach Anne Perrin am Dienstag.", ""},
		{"", "Editor: Ann Perrin", ""},
		{"Ann Perrin", "", "Ann Perrin"},
		{"Ann Perrin\n\n12 March 2024", "", "Ann Perrin"},
		{"Ann Perrin, 12 March 2024, 10:15 am", "", "Ann Perrin"},
		{"12 March 2024 | Ann Perrin and Luc Moreau", "", "Ann Perrin; Luc Moreau"},
		{"", "Ann Perrin", "Ann Perrin"},
		{"Northern Council\n\n12 March 2024", "", ""},
		{"12 March 2024 | Staff Writers", "", ""},
		{"12 March 2024 | Bell Chapel", "", ""},
		{"Last Updated 12 March 2024", "", ""},
		{"12 March 2024 | 4 Min Read", "", ""},
		{"Associated Press\n\n12 March 2024", "", ""},
		{"", "Photos by Ann Perrin", ""},
		{"", "autor: Anna Perrin", "Anna Perrin"},
		{"", "Autoare: Ana Pop", "Ana Pop"},
		{"Anne Perrin · 12.02.2024, 17:03 Uhr · Lesezeit: 3 Min.", "", "Anne Perrin"},
	} {
		raw := strings.Join([]string{"The bell is rung at eight", c.above, paragraph, paragraph[:60] + "they said, and nobody asked why it had to be that hour.", c.behind}, "\n\n") + "\n"
		a, _ := clean.Clean([]byte(raw), clean.Options{})
		if got := strings.Join(a.Authors, "; "); got != c.want {
			t.Errorf("%q above the text and %q behind it: authors %q, want %q", c.above, c.behind, got, c.want)
		}
	}
}

// TestAuthors_besideTheDay reads the author in a line with the day, in a language without capitals.
func TestAuthors_besideTheDay(t *testing.T) {
	raw := "레스항 보수 공사 시작\n\n입력 2024.03.14 10:20 김민수 기자\n\n레스항 3부두의 보수 공사가 14일 시작됐다고 항만공사가 밝혔다. 공사는 8개월 동안 이어진다.\n"
	if a, _ := clean.Clean([]byte(raw), clean.Options{}); strings.Join(a.Authors, "; ") != "김민수" {
		t.Errorf("authors %q", a.Authors)
	}
}

// TestAuthors_aloneWithoutCapitals reads a name that stands alone beside the day where no name has
// a capital, by what it begins with, unless the text tells of its bearer.
func TestAuthors_aloneWithoutCapitals(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"老磨坊冬天重新开放\n\n2023年11月14日 10:20\n\n陈国栋\n\n奥尔拉镇的老磨坊在关闭三年后将于冬天重新开放，镇政府周二宣布了这一消息。\n", "陈国栋"},
		{"老磨坊冬天重新开放\n\n2023年11月14日 10:20\n\n文化版\n\n奥尔拉镇的老磨坊在关闭三年后将于冬天重新开放，镇政府周二宣布了这一消息。\n", ""},
		{"老磨坊冬天重新开放\n\n2023年11月14日 10:20\n\n陈国栋\n\n奥尔拉镇的老磨坊将于冬天重新开放，镇长陈国栋周二宣布了这一消息，磨坊已关闭三年。\n", ""},
		{"הטחנה הישנה תיפתח בחורף\n\n14 בנובמבר 2023\n\nיעל גולן\n\nהטחנה הישנה של אורלה תיפתח שוב בחורף אחרי שלוש שנים, כך הודיעה העירייה ביום שלישי.\n", "יעל גולן"},
		{"הטחנה הישנה תיפתח בחורף\n\n14 בנובמבר 2023\n\nחדשות מקומיות\n\nהטחנה הישנה של אורלה תיפתח שוב בחורף אחרי שלוש שנים, כך הודיעה העירייה ביום שלישי.\n", ""},
		{"الطاحونة القديمة تفتح في الشتاء\n\nرانيا القاسم\n\n14 نوفمبر 2023\n\nأعلنت بلدية أورلا يوم الثلاثاء أن الطاحونة القديمة ستفتح أبوابها في الشتاء بعد ثلاث سنوات من الإغلاق.\n", "رانيا القاسم"},
		{"آسیاب قدیمی زمستان باز شد\n\nنگار رستمی\n\n۲۳ آبان ۱۴۰۲\n\nشهرداری اورلا روز دوشنبه اعلام کرد که آسیاب قدیمی پس از سه سال در زمستان دوباره باز شد.\n", "نگار رستمی"},
		{"Die alte Mühle öffnet im Winter\n\nBad Orlingen, 14. November 2023\n\nDie Mühle am Fluss öffnet nach drei Jahren wieder, teilte die Gemeinde am Dienstag mit.\n", ""},
		{"Le vieux moulin rouvrira cet hiver\n\nSaint-Orlan\n14 novembre 2023\n\nLe vieux moulin rouvrira après trois ans de fermeture, a annoncé mardi la commune.\n", ""},
		{"Le vieux moulin rouvrira cet hiver\n\nLe Mans\n14 novembre 2023\n\nLe vieux moulin rouvrira après trois ans de fermeture, a annoncé mardi la commune.\n", ""},
		{"老磨坊冬天重新开放\n\n2023年11月14日 10:20\n\n马德里\n\n奥尔拉镇的老磨坊在关闭三年后将于冬天重新开放，镇政府周二宣布了这一消息。\n", ""},
		{"老磨坊冬天重新开放\n\n2023年11月14日 10:20\n\n石家庄\n\n奥尔拉镇的老磨坊在关闭三年后将于冬天重新开放，镇政府周二宣布了这一消息。\n", ""},
		{"堤防工事が完成\n\n2023年11月14日 10:20\n\n高橋川\n\n県は14日、市内を流れる川の堤防工事が完成したと発表した。工事には六年かかった。\n", ""},
		{"堤防工事が完成\n\n2023年11月14日 10:20\n\n高橋翔太\n\n県は14日、市内を流れる川の堤防工事が完成したと発表した。工事には六年かかった。\n", "高橋翔太"},
		{"등대에 새 등을 단다\n\n2023.11.14 10:20\n\n김서연\n\n항만위원회는 화요일 겨울이 오기 전에 등대에 새 등을 달기로 했다. 지금의 등은 폭풍이 올 때마다 꺼진다.\n", "김서연"},
		{"등대에 새 등을 단다\n\n2023.11.14 10:20\n\n박물관\n\n항만위원회는 화요일 겨울이 오기 전에 등대에 새 등을 달기로 했다. 지금의 등은 폭풍이 올 때마다 꺼진다.\n", ""},
		{"등대에 새 등을 단다\n\n2023.11.14 10:20\n\n문화부\n\n항만위원회는 화요일 겨울이 오기 전에 등대에 새 등을 달기로 했다. 지금의 등은 폭풍이 올 때마다 꺼진다.\n", ""},
		{"Le vieux moulin rouvrira cet hiver\n\nAnne Orlan\n14 novembre 2023\n\nLe vieux moulin rouvrira après trois ans de fermeture, a annoncé mardi la commune.\n", "Anne Orlan"},
	} {
		if a, _ := clean.Clean([]byte(c.raw), clean.Options{}); strings.Join(a.Authors, "; ") != c.want {
			t.Errorf("%.40q: authors %q, want %q", c.raw, a.Authors, c.want)
		}
	}
}

// TestAuthors_inLinksToNotes reads the names of a note's field that lead to notes of their own.
func TestAuthors_inLinksToNotes(t *testing.T) {
	raw := "# The mill opens again\n\n## Metadata\n- Author: [[Ann Perrin]] and [[Luc Moreau]]\n- Full Title: The mill opens again\n- Category: #articles\n- Published Date: 2023-11-14\n\n" +
		"## Full Document\nThe old mill by the river opens again after three years, the council said.\n"
	german := "HD\tDie Mühle öffnet wieder\nBY\tVon Jan Pohl\nWC\t28 Wörter\nPD\t4 Februar 2025\nSN\tTalbote\n\nLP\tDie alte Mühle am Fluss öffnet nach drei Jahren wieder, teilte die Gemeinde am Dienstag mit.\n"
	if a, _ := clean.Clean([]byte(german), clean.Options{}); strings.Join(a.Authors, "; ") != "Jan Pohl" {
		t.Errorf("authors %q", a.Authors)
	}
	a, _ := clean.Clean([]byte(raw), clean.Options{})
	if got := strings.Join(a.Authors, "; "); got != "Ann Perrin; Luc Moreau" || a.Published != "2023-11-14" {
		t.Errorf("authors %q, published %q", got, a.Published)
	}
}

// TestAuthors_namedAsAWordForBy holds that a first name which is a word for by in another language stays.
func TestAuthors_namedAsAWordForBy(t *testing.T) {
	for author, want := range map[string]string{"Par Lindstrom": "Par Lindstrom", "Par Anne Holm": "Anne Holm"} {
		raw := "Title: The mill opens again\nAuthor: " + author + "\nDate: 2023-11-14\n\nThe old mill by the river opens again after three years, the council said.\n"
		if a, _ := clean.Clean([]byte(raw), clean.Options{}); strings.Join(a.Authors, "; ") != want {
			t.Errorf("of %q the authors are %q, want %q", author, a.Authors, want)
		}
	}
}

// TestFields_haveMarks holds that the proof knows each name that the data have for a field
// whose value is a headline or the text, which is what may be cut out before it.
func TestFields_haveMarks(t *testing.T) {
	looked := 0
	for _, l := range language.With(language.Cleaning) {
		for name, kind := range l.Cleaning().Fields {
			if kind != "title" && kind != "text" {
				continue
			}
			looked++
			for _, form := range []string{name + ": ", strings.ToLower(name) + ": ", name + " : ", "- " + name + "："} {
				if custody.FieldMark(form+"x") != form {
					t.Errorf("%s: custody.FieldMark(%q) is %q", l.Code, form+"x", custody.FieldMark(form+"x"))
				}
			}
		}
	}
	if looked < 20 {
		t.Errorf("%d names of fields", looked)
	}
}

// TestSigns_initialsAreOfNoLanguage holds that the initials of an author are no words of another
// language, in which the page was written first.
func TestSigns_initialsAreOfNoLanguage(t *testing.T) {
	raw := []byte("Harbour council delays dredging again\n\nBy J. K. Holm\n\n" +
		"The council of Orla put off the dredging of its eastern basin on Monday, after a dispute over what it would cost the town.\n")
	a, _ := clean.Clean(raw, clean.Options{})
	if signs := a.Signs(raw); len(signs) > 0 {
		t.Errorf("the text is said to be translated: %+v", signs)
	}
}
