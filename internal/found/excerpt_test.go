//go:build !race

package found

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/text"

	"pgregory.net/rapid"
)

// sentencesOf are sentences by language, as papers write them, with what misleads who
// looks for full stops alone: abbreviations, numbers, dates, what somebody said.
var sentencesOf = map[string][]string{
	"fr": {"M. Leroy a pris 3,5 % du capital le 12.03.2024.", "« Nous attendons », dit-il.", "Est-ce la fin ?", "Le port, p. ex. le quai, reste fermé…"},
	"en": {"Mr. Hall paid 3.5 million on Jan. 12.", "“We wait,” he said.", "Is this the end?", "The U.S. envoy left at 5 p.m. on Friday."},
	"ru": {"Глава МИД А. С. Иванов приехал 12 марта 2024 г. в Тегеран.", "«Мы ждём», — сказал он.", "Это конец?", "Сумма выросла на 3,5 млрд руб. за год."},
	"uk": {"Міністр О. В. Коваль прибув 12 березня 2024 р. до Києва.", "«Ми чекаємо», — сказав він.", "Це кінець?", "Ціна зросла на 3,5 млрд грн за рік."},
	"fa": {"شورای بندر ۳٫۵ میلیارد دلار پرداخت.", "او گفت: «ما منتظریم».", "آیا این پایان است؟", "کشتی\u200cها ساعت ۹:۳۰ رسیدند!"},
	"ar": {"دفع المجلس ٣٫٥ مليار دولار في ١٢ آذار.", "قال: «نحن ننتظر».", "هل هذه هي النهاية؟", "وصلت السفن في الساعة 9:30 صباحا."},
	"he": {"המועצה שילמה 3.5 מיליון שקל ב-12.3.2024.", "„אנחנו מחכים”, אמר.", "האם זה הסוף?", "ד״ר כהן הגיע בשעה 9:30."},
	"de": {"Dr. Weber zahlte am 12. März 3,5 Mio. Euro.", "»Wir warten«, sagte er.", "Ist das das Ende?", "Das gilt z. B. für den Kai."},
	"es": {"El Sr. Ruiz pagó 3,5 millones el 12.03.2024.", "«Esperamos», dijo.", "¿Es el fin?", "¡Los barcos llegan!"},
	"it": {"Il sig. Rossi ha pagato 3,5 milioni il 12.03.2024.", "«Aspettiamo», ha detto.", "È la fine?", "Il molo, ad es. quello nord, resta chiuso."},
	"pt": {"O Sr. Costa pagou 3,5 milhões a 12.03.2024.", "«Esperamos», disse.", "É o fim?", "O cais, p. ex. o do norte, continua fechado."},
	"pl": {"Prof. Nowak zapłacił 3,5 mln zł 12.03.2024.", "„Czekamy”, powiedział.", "Czy to koniec?", "Statki przypłynęły o godz. 9.30."},
	"tr": {"Dr. Kaya 12.03.2024 günü 3,5 milyon ödedi.", "“Bekliyoruz” dedi.", "Bu son mu?", "Gemiler saat 9.30’da geldi."},
	"el": {"Ο κ. Παπάς πλήρωσε 3,5 εκατ. ευρώ στις 12.03.2024.", "«Περιμένουμε», είπε.", "Είναι αυτό το τέλος;", "Τα πλοία έφτασαν στις 9.30 π.μ. την Παρασκευή."},
	"vi": {"TS. Nam đã trả 3,5 triệu ngày 12.03.2024.", "“Chúng tôi chờ”, ông nói.", "Đây là kết thúc?", "Tàu đến lúc 9.30 sáng."},
	"zh": {"委员会3月12日支付了3.5亿元。", "他说：“我们在等！”随后离开。", "这是结局吗？", "船只于9:30抵达……港口很安静。"},
	"ja": {"評議会は3月12日に3.5億円を支払った。", "「待っている！」と彼は言った。", "これで終わりか？", "船は9時30分に着いた。"},
	"hi": {"परिषद ने 12.03.2024 को 3.5 करोड़ रुपये दिए।", "उन्होंने कहा, “हम इंतज़ार कर रहे हैं”।", "क्या यह अंत है?", "जहाज़ 9.30 बजे आए।"},
	"my": {"ကောင်စီသည် ငွေပေးချေခဲ့သည်။", "သင်္ဘောများ ရောက်လာသည်။"},
	"hy": {"Խորհուրդը վճարեց 3,5 միլիոն։", "Նավերը եկան։"},
}

// joints are what stands between two sentences, a space if nothing is said.
var joints = map[string]string{"zh": "", "ja": ""}

// TestAround_isTheCitedSentence holds in every script: of a passage that is made of
// known sentences, what is shown around quoted words is the sentence that has them, and
// nothing of the others. It is what "rights: excerpt" publishes.
func TestAround_isTheCitedSentence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		langs := make([]string, 0, len(sentencesOf))
		for l := range sentencesOf {
			langs = append(langs, l)
		}
		slices.Sort(langs)
		lang := rapid.SampledFrom(langs).Draw(t, "language")
		joint, set := joints[lang]
		if !set {
			joint = " "
		}
		chosen := rapid.SliceOfN(rapid.SampledFrom(sentencesOf[lang]), 2, 6).Draw(t, "sentences")
		passage := strings.Join(chosen, joint)
		var at []text.Range
		for from, i := 0, 0; i < len(chosen); i++ {
			at = append(at, text.Range{From: from, To: from + len(chosen[i])})
			from += len(chosen[i]) + len(joint)
		}
		if got := text.Sentences(passage, lang); !slices.Equal(got, at) {
			var parts []string
			for _, r := range got {
				parts = append(parts, r.Of(passage))
			}
			t.Fatalf("%s: the sentences of %q are\n%s", lang, passage, strings.Join(parts, "\n"))
		}
		cited := rapid.IntRange(0, len(chosen)-1).Draw(t, "cited")
		match := Match{at[cited]}
		if got, first := Around(passage, match, lang); got != at[cited] || first != cited+1 {
			t.Fatalf("%s: around %q, sentence %d, stands %q, sentence %d", lang, chosen[cited], cited+1, got.Of(passage), first)
		}
	})
}

// TestEverySentenceIsFound holds that what stands in a passage can be quoted, whole and
// without its end, in every script.
func TestEverySentenceIsFound(t *testing.T) {
	for lang, sentences := range sentencesOf {
		joint, set := joints[lang]
		if !set {
			joint = " "
		}
		passage := strings.Join(sentences, joint)
		for _, s := range sentences {
			if _, ok := find(s, passage, lang); !ok {
				t.Errorf("%s: %q is not found", lang, s)
			}
		}
	}
}
