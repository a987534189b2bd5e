package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLatin(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"ru", "Щёлково: объявление хана", "shchelkovo: obyavlenie khana"},
		{"uk", "Київ і Харків", "kyiv i kharkiv"},
		{"fa", "شورای بندر", "shurai bndr"},
		{"ar", "مجلس الميناء", "mjls almina"},
		{"he", "מועצת הנמל", "mvtst hnml"},
		{"el", "Το λιμάνι", "to limani"},
		{"zh", "港口", "gang kou"},
		{"ja", "ホーム", "homu"},
		{"ko", "부산", "busan"},
		{"tr", "güneş ışığı", "gunes isigi"},
		{"vi", "Hội đồng", "hoi dong"},
		{"", "Ελλάδα и Россия", "ellada i rossiia"},
	} {
		if got := strings.Join(strings.Fields(Latin(c.text, c.lang)), " "); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

// TestLatin_isASCII holds for any text.
func TestLatin_isASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range Latin(rapid.String().Draw(t, "text"), rapid.SampledFrom([]string{"", "ru", "fa", "zh"}).Draw(t, "language")) {
			if r >= 0x80 {
				t.Fatalf("%q is not ASCII", r)
			}
		}
	})
}
