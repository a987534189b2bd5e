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
		"Načelnik je u utorak rekao da će novi most biti otvoren u maju. Kazao je da su radovi počeli prije dvije godine.",
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
