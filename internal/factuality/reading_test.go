package factuality

import "testing"

// TestOf_isTheLanguageOfAParagraph: a paragraph in another script is in the language of its
// words, and one that only holds some of them, or does not tell, in that of its article.
func TestOf_isTheLanguageOfAParagraph(t *testing.T) {
	for _, c := range []struct{ lang, passage, want string }{
		{"fa", "The two presidents signed the treaty in Moscow on Friday, and it was sent to the parliament.", "en"},
		{"fa", "Les deux présidents ont signé le traité vendredi à Moscou, et il est au Parlement.", "fr"},
		{"fa", "شرکت Rosatom State Corporation روز جمعه در تهران قرارداد تازه را با وزارت نیرو امضا کرد.", "fa"},
		{"fa", "Rosatom State Atomic Energy Corporation", "fa"},
		{"fa", "Президенты подписали этот договор в пятницу.", "ru"},
		{"uk", "Президенты подписали этот договор в пятницу.", "uk"}, // too little to tell
		{"uk", "Вчера президенты подписали в столице новый договор, и теперь его ждёт парламент, где будут выступать министры.", "ru"},
		{"ru", "Учора президенти підписали в столиці новий договір, і тепер на нього чекає парламент, де виступатимуть міністри.", "uk"},
		{"ru", "Вчера президенты подписали в столице новый договор, и теперь его ждёт парламент.", "ru"},
		{"fa", "ووقع الرئيسان المعاهدة الجديدة في العاصمة أمس، وإنها تنتظر الآن قراءة أولى في البرلمان أمام الوزراء.", "ar"},
		{"fr", "The two presidents signed the treaty in the capital on Friday, and it was sent to the parliament for a vote.", "en"},
		{"en", "Les deux présidents ont signé le traité dans la capitale vendredi, et il est allé au parlement pour un vote.", "fr"},
		{"fr", "Les deux présidents ont signé le traité dans la capitale vendredi, et il est allé au parlement.", "fr"},
		{"fr", "« The Long Walk to the Sea » de James Hardy : un film qui a ému le public de la ville et du port.", "fr"},
		{"es", "Os dois presidentes assinaram o tratado na capital na sexta-feira, e ele foi enviado ao parlamento para uma votação.", "pt"},
		{"en", "مجلس روز یکشنبه پیمان را بررسی کرد و گزارش آن را خواند.", "fa"},
		{"en", "سيناقش البرلمان المعاهدة يوم الأحد ويقرأ التقرير عنها.", "ar"},
		{"en", "两国总统周五在莫斯科签署了这项条约，他们没有回答记者的提问。", "zh"},
		{"en", "両大統領は金曜日にモスクワで条約に署名した。記者の質問には答えなかった。", "ja"},
		{"zh", "The two presidents signed the treaty in Moscow on Friday, and it was sent to the parliament.", "en"},
		{"ka", "The two presidents signed the treaty in Moscow on Friday.", "ka"}, // nothing is known of it
		{"en", "", "en"},
	} {
		if got := LanguageOf(c.passage, c.lang); got != c.want {
			t.Errorf("a paragraph of a text in %s is in %q, want %q: %s", c.lang, got, c.want, c.passage)
		}
	}
}
