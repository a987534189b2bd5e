package clean

import (
	"strings"
	"testing"

	"dossier/internal/language"
	"dossier/internal/text"
)

// TestLexicon_policyOfEveryLanguage: what a language adds to the rules of policy
// is for a rule that there is, and for as many lists as it has.
func TestLexicon_policyOfEveryLanguage(t *testing.T) {
	lists := map[string]int{}
	sections("lexicon/policy.txt", func(_, line string) {
		name, neutral, _ := strings.Cut(line, ":")
		lists[name] = strings.Count(neutral, ",") + 1
	})
	if len(lists) < 20 {
		t.Fatalf("only %d rules", len(lists))
	}
	for _, l := range language.With(language.Cleaning) {
		for _, rule := range l.Cleaning().Policy {
			if len(rule.Entries) != lists[rule.Key] {
				t.Errorf("the cleaning.txt of %s has %d lists for the rule %q, which has %d", l.Code, len(rule.Entries), rule.Key, lists[rule.Key])
			}
		}
	}
	for _, rule := range lexica().policy {
		for _, list := range rule.lists {
			if len(list) == 0 {
				t.Errorf("a rule of %s has a list without any stem, and speaks of no line", rule.family)
			}
		}
	}
}

// TestFurniture_isNoHeadline: a headline may begin with the word of a button.
func TestFurniture_isNoHeadline(t *testing.T) {
	for line, want := range map[string]string{"구독 신청 안내": "subscribe", "구독 경제가 항구를 바꾼다": ""} {
		if family, _ := furniture(text.FoldedWords(line)); family != want {
			t.Errorf("%q is %q, not %q", line, family, want)
		}
	}
}

// TestLang_ofNearLanguages: a text is in the language that it is said to be in, if it is near to the one that its
// words are of: the same words tell both.
func TestLang_ofNearLanguages(t *testing.T) {
	croatian := strings.Join([]string{
		"Novi most bit će otvoren",
		"Načelnik je u utorak rekao da će novi most biti otvoren u svibnju. Kazao je da su radovi počeli prije dvije godine.",
		"Građani se nadaju da će most smanjiti gužve, ali neki kažu da je cijena bila previsoka.\n",
	}, "\n\n")
	malay := strings.Join([]string{
		"Jambatan baharu akan dibuka",
		"Datuk Bandar berkata jambatan itu akan dibuka pada bulan Mei dan tidak akan ditutup. Kerja pembinaan bermula dua tahun lalu.",
		"Penduduk berharap jambatan itu dapat mengurangkan kesesakan, tetapi ada yang berkata harga besi terlalu tinggi.\n",
	}, "\n\n")
	for _, c := range []struct{ raw, said, want string }{
		{croatian, "", "hr"}, {croatian, "hr", "hr"}, {croatian, "bs", "bs"}, {croatian, "sr", "sr"}, {croatian, "en", "hr"}, {croatian, "fi", "hr"},
		{malay, "", "id"}, {malay, "ms", "ms"}, {malay, "fr", "id"},
	} {
		if a, _ := Clean([]byte(c.raw), Options{Lang: c.said}); a.Lang != c.want || len(a.Blocks) != 2 {
			t.Errorf("%.20q, said to be in %q: in %q with %d paragraphs, want %q", c.raw, c.said, a.Lang, len(a.Blocks), c.want)
		}
	}
}

// TestLang_isUnknown: words that a language has by chance do not name it, and letters that one language alone has do.
func TestLang_isUnknown(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"Kowalski 12, Nguyen 9, García 7, Haddad 5.\n\nLindqvist 4, Tanaka 3, Okafor 3, Papadopoulos 2.\n", ""},
		{"Bāka saņems jaunu lampu\n\nOstas valde otrdien nolēma, ka bāka pirms ziemas saņems jaunu lampu, jo vecā nodziest vējā.\n", ""},
		{"Çatı onarılıyor\n\nBelediye çarşının geçen kış çöken çatısını yaz sonuna kadar onaracağını açıkladı.\n", "tr"},
	} {
		if a, _ := Clean([]byte(c.raw), Options{}); a.Lang != c.want {
			t.Errorf("%.20q is in %q, want %q", c.raw, a.Lang, c.want)
		}
	}
}

// TestLang_ofShortTexts: where two languages have as many stop words, the better known one is named, and what is rare in a
// sentence or two is so by chance.
func TestLang_ofShortTexts(t *testing.T) {
	for raw, want := range map[string]string{
		"La policía detuvo\n\nLa policía detuvo a tres hombres en el puerto. Nadie resultó herido.\n":                                     "es",
		"Noćni trajekt ponovno\n\nNoćni trajekt ponovno plovi od ponedjeljka, rekao je gradonačelnik. Kreće u devet i putuje dva sata.\n": "hr",
		"Noćni trajekt ponovno plovi\n\nTrajekt ponovno plovi od ponedjeljka. Kreće u devet i putuje dva sata.\n":                         "hr",
		"Noćni trajekt ponovo\n\nNoćni trajekt ponovo plovi od nedjelje. Niko ne čeka na obali, saopćio je grad.\n":                       "bs",
		"Полицията задържа трима\n\nПолицията задържа трима мъже на пристанището. Няма пострадали.\n":                                     "bg",
		"Книжарницата затваря\n\nКнижарницата затваря. Отворила е през 1952 г. и е продала хиляди книги.\n":                               "bg",
		"A polícia deteve\n\nA polícia deteve três homens no porto. Ninguém ficou ferido.\n":                                              "pt",
		"Anne Roux gagne\n\nAnne Roux gagne la course. Marthe Gil termine deuxième.\n":                                                    "fr",
	} {
		if a, _ := Clean([]byte(raw), Options{}); a.Lang != want {
			t.Errorf("%.30q is in %q, want %q", raw, a.Lang, want)
		}
	}
}

// TestTitle_inEncodedWords: a headline that a program of mail has encoded is read, and taken from the text if that has it.
func TestTitle_inEncodedWords(t *testing.T) {
	const head = "From: port@example.org\nTo: reader@example.org\nSubject: =?utf-8?Q?Le_phare_re=C3=A7oit_?=\n =?utf-8?Q?une_lampe?=\nDate: Tue, 12 Mar 2024 07:02:11 +0000\n\n"
	const body = "Le conseil du port a décidé mardi que le phare recevrait une lampe neuve avant l’hiver, car l’ancienne s’éteint à chaque tempête.\n"
	for raw, basis := range map[string]string{head + body: "meta", head + "Le phare reçoit une lampe\n\n" + body: "line"} {
		a, _ := Clean([]byte(raw), Options{})
		if a.Title != "Le phare reçoit une lampe" || a.TitleBasis != basis || len(a.Blocks) != 1 {
			t.Errorf("title %q of %s, %d paragraphs; want one of %s", a.Title, a.TitleBasis, len(a.Blocks), basis)
		}
	}
}

// TestID_ofThai: nothing parts the words of a title in Thai letters, so its first letters make the name.
func TestID_ofThai(t *testing.T) {
	a := Article{Title: "สะพานไม้เก่าแก่เปิดให้เดินอีกครั้ง", Lang: "th"}
	if id := a.ID(); len(id) < 10 || len(id) > longestID || id == "article" {
		t.Errorf("the name is %q", id)
	}
}

// TestAuthors_ofDatelines: the dateline of an agency names who reports, and no word of a sentence is taken for a name.
func TestAuthors_ofDatelines(t *testing.T) {
	for raw, want := range map[string]string{
		"등대에 새 등이 켜진다\n\n(목포=연합뉴스) 한바다·나보라 기자 = 항만 위원회는 겨울이 오기 전에 등대의 등을 새것으로 바꾸기로 했다고 화요일 밝혔다.\n": "한바다 나보라",
		"港口灯塔将换新灯\n\n新华社舟山3月12日电（记者林海、周岸）港口委员会周二决定，灯塔将在冬天之前换上新灯，因为旧灯每逢风暴就会熄灭。\n":                   "林海 周岸",
		"등대에 새 등이 켜진다\n\n(목포=연합뉴스) 항만 위원회는 겨울이 오기 전에 등대의 등을 새것으로 바꾸기로 했다고 화요일 밝혔다.\n":              "",
		"港口灯塔将换新灯\n\n新华社舟山3月12日电 港口委员会（记者协会成员）周二决定，灯塔将在冬天之前换上新灯，因为旧灯每逢风暴就会熄灭。\n":                   "",
	} {
		if a, _ := Clean([]byte(raw), Options{}); strings.Join(a.Authors, " ") != want {
			t.Errorf("%.30q is by %q, want %q", raw, a.Authors, want)
		}
	}
}
