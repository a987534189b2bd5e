package factuality

import "testing"

// TestKeptWords_notInnocentWords: words that elsewhere say that somebody is no longer what they
// are called, or that there is no more. Beside each stands one where they do.
func TestKeptWords_notInnocentWords(t *testing.T) {
	only := Kept[1]
	for _, c := range []struct {
		kept          KeptWords
		lang          string
		silent, spoke string
	}{
		{Former, "en", "The deputy has left the port.", "The deputy mayor has left the port."},
		{Former, "fr", "La mairie a fermé le port.", "Le maire adjoint a fermé le port."},
		{Former, "he", "סגן אלוף כהן ירד מהסירה.", "סגן ראש העיר ירד מהסירה."},
		{Former, "ja", "選挙前に市長が港を訪れた。", "前市長が港を訪れた。"},
		{Former, "ja", "2年前、市長が港を訪れた。", "元市長が港を訪れた。"},
		{Former, "ja", "地元の市長が港を訪れた。", "前米国務長官が港を訪れた。"},
		{Former, "ja", "堤防の復旧を市長が求めた。", "副市長が求めた。"},
		{Former, "pl", "Ulice były puste, a brama była zamknięta.", "Były minister zamknął port."},
		{Former, "pl", "W porcie byli rybacy.", "Port zamknął list byłego burmistrza."},
		{Former, "vi", "Nguyên nhân vụ cháy chưa rõ.", "Nguyên chủ tịch tỉnh đến cảng."},
		{Former, "vi", "Chính quyền tổng thống mới đóng cảng.", "Quyền tổng thống đến cảng."},
		{Former, "vi", "Tỉnh đối phó với bão.", "Phó chủ tịch tỉnh đến cảng."},
		{Former, "zh", "他前往大使馆。", "前大使到港。"},
		{Former, "zh", "目前总统在港口。", "前美国总统到港。"},
		{only, "he", "לא זו בלבד שהסירה באה, היא נשארה.", "באה סירה אחת בלבד."},
		{only, "ja", "しかし船は来た。", "船は一隻しか来なかった。"},
		{only, "ja", "波は激しかった。", "来たのは船だけだった。"},
		{only, "ja", "市民のみなさんにご覧いただけます。", "市民のみに見せた。"},
		{only, "vi", "Thuyền trưởng chỉ huy tàu và chỉ trích cảng.", "Chỉ một tàu đến."},
		{only, "vi", "Địa chỉ của cảng đã đổi.", "Cảng chỉ nhận tàu nhỏ."},
	} {
		if words := c.kept.In(new(Readings), c.silent, c.lang); !words.Empty() {
			t.Errorf("%s: found %q in %q", c.lang, words.Of(c.silent), c.silent)
		}
		if c.kept.In(new(Readings), c.spoke, c.lang).Empty() {
			t.Errorf("%s: found nothing in %q", c.lang, c.spoke)
		}
	}
}
