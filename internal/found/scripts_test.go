//go:build !race

package found

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/factuality"
	"dossier/internal/text"
)

// foreign are sentences in languages that have no lists of what quotations hide.
var foreign = map[string][]string{
	"zh": {"市长星期二说，码头上很安静，船只按时离开了北方的港口。", "工会确认，它的成员在星期天投票之后恢复了工作。"},
	"ja": {"市長は火曜日に、埠頭は静かで船は時間どおりに北の港を出たと述べた。", "組合は、日曜日の投票のあとに組合員が仕事に戻ったことを確認した。"},
	"pl": {"Burmistrz nie powiedział we wtorek, że nabrzeże jest ciche, a statki wypływają o czasie z północnego portu.", "Związek potwierdził, że jego 1200 członków wróciło do pracy po niedzielnym głosowaniu."},
	"pt": {"O presidente da câmara não disse na terça-feira que o cais está calmo e que os navios saem a horas do porto do norte.", "O sindicato confirmou que os seus 1200 membros voltaram ao trabalho depois da votação de domingo."},
	"el": {"Ο δήμαρχος δεν είπε την Τρίτη ότι η προβλήτα είναι ήσυχη και ότι τα πλοία φεύγουν στην ώρα τους από το βόρειο λιμάνι.", "Το σωματείο επιβεβαίωσε ότι τα 1200 μέλη του επέστρεψαν στη δουλειά μετά την ψηφοφορία της Κυριακής."},
	"vi": {"Thị trưởng hôm thứ Ba không nói rằng bến cảng yên tĩnh và tàu rời cảng phía bắc đúng giờ.", "Công đoàn xác nhận 1200 thành viên đã trở lại làm việc sau cuộc bỏ phiếu hôm Chủ nhật."},
	"hi": {"महापौर ने मंगलवार को नहीं कहा कि घाट शांत है और जहाज़ उत्तरी बंदरगाह से समय पर निकलते हैं।", "संघ ने पुष्टि की कि उसके 1200 सदस्य रविवार के मतदान के बाद काम पर लौट आए।"},
}

// sentencesOfScripts are texts by language: the sentences with which package
// factuality is measured, without their marks, and those of foreign.
func sentencesOfScripts(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../factuality/testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no sentences", err)
	}
	all := map[string][]string{}
	maps.Copy(all, foreign)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		for line := range strings.Lines(string(data)) {
			if line = strings.NewReplacer("«", "", "»", "").Replace(strings.TrimSpace(line)); line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "[") {
				all[lang] = append(all[lang], line)
			}
		}
	}
	return all
}

// pieces are what a quotation is changed in: words, or characters where no spaces
// are set.
func pieces(s string) (list []string, joint string) {
	if strings.ContainsFunc(s, text.IsUnspaced) {
		for _, r := range s {
			list = append(list, string(r))
		}
		return list, ""
	}
	return strings.Fields(s), " "
}

// TestNoMutatedQuotationIsAccepted_inAnyScript changes stretches of sentences in
// seventeen languages and more and seven scripts: a word left out, two that change places, a
// letter that is another. None may be found where its original stands.
func TestNoMutatedQuotationIsAccepted_inAnyScript(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 2))
	for lang, sentences := range sentencesOfScripts(t) {
		tried := 0
		for range 1500 {
			s := sentences[random.IntN(len(sentences))]
			list, joint := pieces(s)
			if len(list) < 6 {
				continue
			}
			n := 5 + random.IntN(len(list)-5)
			at := random.IntN(len(list) - n + 1)
			part := append([]string(nil), list[at:at+n]...)
			i := 1 + random.IntN(n-3)
			switch random.IntN(3) {
			case 0:
				part = append(part[:i], part[i+1:]...)
			case 1:
				part[i], part[i+1] = part[i+1], part[i]
			default:
				part[i] = anotherLetter(random, part[i], s)
			}
			mutated := strings.Join(part, joint)
			if strings.Contains(Fold(s), Fold(mutated)) {
				continue // nothing was changed
			}
			tried++
			if shown, found := find(mutated, s, lang); found {
				t.Fatalf("%s: «%s» is found as «%s»", lang, mutated, shown)
			}
		}
		if tried < 300 {
			t.Errorf("%s: only %d were tried", lang, tried)
		}
	}
}

// TestWordsInsideAClause holds where words of scripts without spaces begin and end: in
// a clause of a language whose denials are known, in no number, in no run of katakana,
// and never behind what denies them.
func TestWordsInsideAClause(t *testing.T) {
	const zh = "委员会周二晚间投票决定重建东侧防波堤，但不同意延长，费用为一千一百万。"
	const ja = "評議会はホームページで再建を決めたと述べなかった。"
	for _, c := range []struct {
		lang, passage, words string
		want                 bool
	}{
		{"zh", zh, "投票决定重建东侧防波堤", true},
		{"zh", zh, "决定重建", true},
		{"zh", zh, "费用为一千一百万", true},
		{"zh", zh, "费用为一千一百", false},
		{"zh", zh, "百万", false},
		{"zh", zh, "同意延长", false},
		{"zh", zh, "不同意延长", true},
		{"zh", zh, "决定修建", false},
		{"th", "เขาไม่ได้ลงนามในสัญญา", "ลงนามในสัญญา", false}, // its denials are not known
		{"ja", ja, "ホームペー", false},
		{"ja", ja, "再建を決めたと述べ", false},
	} {
		if _, got := find(c.words, c.passage, c.lang); got != c.want {
			t.Errorf("%s: «%s» is found: %t", c.lang, c.words, got)
		}
	}
}

// anotherLetter changes a letter of a word to another one of its sentence.
func anotherLetter(random *rand.Rand, word, sentence string) string {
	var letters []rune
	for _, r := range sentence {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
	}
	r := []rune(word)
	r[random.IntN(len(r))] = letters[random.IntN(len(letters))]
	return string(r)
}

// TestNoMutatedQuotationIsAccepted_thatSaysTheContrary changes sentences of every language as
// somebody would who wants them to say something else: each denial left out, each digit another,
// two names that change places. None may be found where its original stands.
func TestNoMutatedQuotationIsAccepted_thatSaysTheContrary(t *testing.T) {
	for lang, sentences := range sentencesOfScripts(t) {
		tried := 0
		for _, s := range sentences {
			for _, mutated := range contraries(s, lang) {
				if strings.Contains(Fold(s), Fold(mutated)) {
					continue // what is left of it is a whole stretch of the sentence
				}
				tried++
				if shown, found := find(mutated, s, lang); found {
					t.Errorf("%s: «%s» is found as «%s»", lang, mutated, shown)
				}
			}
		}
		if factuality.Known(lang) && tried < 15 {
			t.Errorf("%s: only %d were tried", lang, tried)
		}
	}
}

// contraries are a sentence without its first denial, with each of its digits changed, and with
// each two names of it at each other's place.
func contraries(s, lang string) []string {
	var all []string
	if no := new(factuality.Readings).Denies(s, lang); !no.Empty() {
		all = append(all, strings.TrimSpace(s[:no.From])+" "+strings.TrimSpace(s[no.To:]), s[:no.From]+s[no.To:])
	}
	for i, r := range s {
		if unicode.IsDigit(r) {
			other := r + 1
			if !unicode.IsDigit(other) {
				other = r - 1
			}
			all = append(all, s[:i]+string(other)+s[i+utf8.RuneLen(r):])
		}
	}
	words := strings.Fields(s)
	for i, one := range words {
		for j := i + 1; j < len(words) && i > 0; j++ {
			if isCapital(one) && isCapital(words[j]) && one != words[j] {
				swapped := slices.Clone(words)
				swapped[i], swapped[j] = swapped[j], swapped[i]
				all = append(all, strings.Join(swapped, " "))
			}
		}
	}
	return all
}

func isCapital(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first)
}
