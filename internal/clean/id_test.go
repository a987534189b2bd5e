package clean_test

import (
	"testing"

	"dossier/internal/clean"
)

// TestID makes names of titles in every script, short ones and none alike for two
// titles that are not.
func TestID(t *testing.T) {
	seen := map[string]string{}
	for _, c := range []struct{ lang, title, want string }{
		{"fr", "L’accord de partenariat signé à Moscou", "accord-partenariat-signe-moscou"},
		{"ru", "Совет порта решил восстановить восточный мол", "sovet-porta-reshil-vosstanovit"},
		{"uk", "Рада порту вирішила відбудувати східний мол", "rada-portu-vyrishyla-vidbuduvaty"},
		{"fa", "شورای بندر بازسازی موج\u200cشکن شرقی را تصویب کرد", "shurai-bndr-bazsazi-muj"},
		{"ar", "مجلس الميناء يقرّ إعادة بناء الحاجز", "mjls-almina-iqr-iada"},
		{"he", "מועצת הנמל אישרה את שיקום שובר הגלים", "mvtst-hnml-ayshrh-shykvm"},
		{"zh", "港口委员会决定重建东侧防波堤", "gang-kou-wei-yuan-jue-ding"},
		{"ja", "港湾評議会、東側防波堤の再建を決定", "gang-wan-ping-yi-hui-dong"},
		{"el", "Το λιμάνι ανακατασκευάζει τον κυματοθραύστη", "limani-anakataskeyazei-kymatothraysti"},
		{"tr", "Liman meclisi doğu mendireğini yeniden yaptırıyor", "liman-meclisi-dogu-mendiregini"},
		{"vi", "Hội đồng cảng bỏ phiếu xây lại đê", "hoi-dong-cang-phieu"},
		{"hi", "बंदरगाह परिषद पूर्वी तटबंध", "bndrgaah-prissd-puurvii-tttbndh"},
		{"", "!!! ???", "article"},
	} {
		a := clean.Article{Title: c.title}
		a.Lang = c.lang
		if got := a.ID(); got != c.want {
			t.Errorf("%q is named %q, want %q", c.title, got, c.want)
		} else if other := seen[got]; other != "" {
			t.Errorf("%q and %q have one name, %q", c.title, other, got)
		}
		seen[c.want] = c.title
	}
}
