package clean_test

import (
	"strings"
	"testing"

	"dossier/internal/clean"
)

// TestPublished_showsWhatWasConverted holds that a date of another calendar comes with
// its words, and one of ours without.
func TestPublished_showsWhatWasConverted(t *testing.T) {
	for _, c := range []struct{ lang, title, line, text, date, basis string }{
		{"fa", "شورای بندر تصمیم گرفت", "۲۸ دی ۱۴۰۳", "شورای بندر گفت که کشتی\u200cهای بزرگ از هفتهٔ آینده به اسکلهٔ شرقی خواهند آمد و کار از سر گرفته می\u200cشود.", "2025-01-17", "the date beside the headline: «۲۸ دی ۱۴۰۳»"},
		{"ar", "المجلس يقرر إعادة البناء", "تاريخ النشر: 1 رمضان 1445", "قال المجلس إن السفن الكبيرة ستصل إلى الرصيف الشرقي في الأسبوع المقبل وإن العمل سيستأنف بعد ذلك.", "2024-03-11", "a line of the capture says so: «1 رمضان 1445»"},
		{"ar", "المجلس يقرر إعادة البناء", "الثلاثاء 12 مارس (آذار) 2024 - 15:40", "قال المجلس إن السفن الكبيرة ستصل إلى الرصيف الشرقي في الأسبوع المقبل وإن العمل سيستأنف بعد ذلك.", "2024-03-12", "the date beside the headline"},
		{"ja", "時計の博物館が再開", "改修を終えて", "【ローマ2024年3月12日共同】改修のため閉館していた時計の博物館が十二日、三年ぶりに再開し、大勢の市民が訪れて列を作った。", "2024-03-12", "the dateline"},
		{"de", "Uhrenmuseum wieder offen", "Nach dem Umbau", "Graz, 12. März 2024 (dpa) - Das Uhrenmuseum hat am Dienstag nach fast drei Jahren wieder geöffnet, und die Kosten waren doppelt so hoch wie geplant.", "2024-03-12", "the dateline"},
		{"ru", "Совет порта принял решение", "17 января 2025", "Совет порта сообщил, что большие суда придут к восточному причалу на следующей неделе и работа возобновится.", "2025-01-17", "the date beside the headline"},
	} {
		raw := strings.Join([]string{c.title, c.line, c.text, ""}, "\n\n")
		a, _ := clean.Clean([]byte(raw), clean.Options{})
		if a.Published != c.date || a.PublishedBasis != c.basis || a.Lang != c.lang {
			t.Errorf("%s: published %s, because %q, in %q; want %s, %q", c.lang, a.Published, a.PublishedBasis, a.Lang, c.date, c.basis)
		}
	}
}
