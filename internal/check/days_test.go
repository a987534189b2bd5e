package check_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/diag"

	"golang.org/x/tools/txtar"
)

// about loads the five captures with notes about them and returns the places of
// the diagnostics with a name.
func about(t *testing.T, name string, files map[string]string) []string {
	t.Helper()
	fsys := captured(t)
	for file, text := range files {
		put(fsys, file, []byte(text))
	}
	_, diags := checkedDossier(t, fsys)
	var found []string
	for _, d := range diags {
		if d.Severity.String() == "error" {
			t.Fatal(printed(t, diags))
		}
		if d.Code.Name == name {
			found = append(found, d.At.File()+": "+d.At.Text()+": "+d.Message)
		}
	}
	return found
}

func wantOne(t *testing.T, got []string, parts ...string) {
	t.Helper()
	if len(got) != 1 {
		t.Fatalf("%d diagnostics: %q", len(got), got)
	}
	for _, p := range parts {
		if !strings.Contains(got[0], p) {
			t.Errorf("%q does not say %q", got[0], p)
		}
	}
}

// TestDaysInTheFiveCaptures: one of the articles dates the meeting twice, and
// differs from the others.
func TestDaysInTheFiveCaptures(t *testing.T) {
	wantOne(t, about(t, "weekday-mismatch", nil),
		"content/articles/alliance.md", "« 13 janvier 2025 » was a Monday", "« ce vendredi »")

	timeline := `---
title: Essai
---

## 2025-01-17 · Signature {#signature}

[@thanhnien, ¶1: «aujourd'hui (17 janvier) à Moscou avant la signature»; @accord, ¶1: «signé ce vendredi avec son homologue russe»;
@alliance, ¶1: «se rencontreront le 13 janvier 2025»]
`
	wantOne(t, about(t, "dates-disagree", map[string]string{"content/timeline.md": timeline}),
		"content/timeline.md", "dated 2025-01-17", "« 13 janvier 2025 »")
	for name, text := range map[string]string{
		"a dispute that is named":  timeline + "\nLa date est [disputée](questions/date.md).\n",
		"a passage that is contra": strings.Replace(timeline, "\n@alliance", "\ncontra @alliance", 1),
		"a date that holds both":   strings.Replace(timeline, "2025-01-17 ·", "2025-01-13/2025-01-17 ·", 1),
	} {
		if got := about(t, "dates-disagree", map[string]string{"content/timeline.md": text, "content/questions/date.md": dateQuestion}); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

const dateQuestion = `---
question: Quand l’accord a-t-il été signé ?
status: published
---

## Le 17 janvier {#j17}

- [@thanhnien, ¶1: «aujourd'hui (17 janvier) à Moscou avant la signature»]

## Le 13 janvier {#j13}

- [@alliance, ¶1: «se rencontreront le 13 janvier 2025»]
`

// TestSelectiveCitationInTheFiveCaptures: a brief that dates the signature owes
// its reader the article that says otherwise.
func TestSelectiveCitationInTheFiveCaptures(t *testing.T) {
	brief := `---
title: Essai
status: published
---

La signature est du 17 janvier, [selon les uns](../content/questions/date.md) [@thanhnien, ¶1: «aujourd'hui (17 janvier) à Moscou»].
`
	files := func(brief string) map[string]string {
		return map[string]string{"content/questions/date.md": dateQuestion, "briefs/note.md": brief}
	}
	wantOne(t, about(t, "selective-citation", files(brief)), "briefs/note.md: ../content/questions/date.md", "« Le 13 janvier »")
	judged := strings.Replace(brief, "La signature", "> [!jugement] #j · très probable · confiance faible\n> La signature", 1)
	judged = strings.Replace(judged, "[selon les uns](../content/questions/date.md) ", "", 1)
	judged += ">\n> - confiance: un seul article\n"
	wantOne(t, about(t, "selective-citation", files(judged)), "briefs/note.md: @thanhnien", "« Le 13 janvier »")
	for name, text := range map[string]string{
		"the other side is cited":                  brief + "\nUn article dit le 13 [contra @alliance, ¶1: «se rencontreront le 13 janvier 2025»].\n",
		"the brief takes no side":                  strings.Replace(brief, "[@thanhnien, ¶1: «aujourd'hui (17 janvier) à Moscou»]", "[@accord, ¶2: «Il couvre dans ses 47 articles»]", 1),
		"the brief neither judges nor links to it": strings.Replace(brief, "[selon les uns](../content/questions/date.md)", "dit-on", 1),
	} {
		if got := about(t, "selective-citation", files(text)); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestTranslations_inEachLanguage holds the months, numbers, units and contraries of a translation
// against those of quotations: 3月 is March, and no three, and so is в марте. しか…ない says only.
func TestTranslations_inEachLanguage(t *testing.T) {
	for _, c := range []struct {
		lang, quoted, own string
		differs           bool
	}{
		{"ja", "同社は2023年3月に穀物を340トン売った", "The company sold 340 tonnes of grain in March 2023", false},
		{"ja", "同社は2023年3月に穀物を340トン売った", "The company sold 340 tonnes of grain in April 2023", true},
		{"ru", "В ноябре экспорт вырос на 8,4 процента", "In November exports rose by 8.4 per cent", false},
		{"ru", "В ноябре экспорт вырос на 8,4 процента", "In December exports rose by 8.4 per cent", true},
		{"uk", "У листопаді експорт упав на 8,4 відсотка", "In December exports fell by 8.4 per cent", true},
		{"uk", "У листопаді експорт упав на 8,4 відсотка", "In November exports rose by 8.4 per cent", true},
		{"pl", "W listopadzie most miał 340 metrów długości", "In November the bridge was 340 metres long", false},
		{"pl", "W listopadzie most miał 340 metrów długości", "In May the bridge was 340 metres long", true},
		{"el", "Τον Νοέμβριο οι εξαγωγές μειώθηκαν κατά 8,4 τοις εκατό", "In March exports fell by 8.4 per cent", true},
		{"it", "Cinquemila contadini hanno protestato", "Five thousand farmers protested", false},
		{"de", "Im November gingen die Ausfuhren um 8,4 Prozent zurück", "In November exports rose by 8.4 per cent", true},
		{"sv", "Bron är 340 meter lång och kostade två miljoner kronor", "The bridge is 340 metres long and cost two million kronor", false},
		{"sv", "Bron är 340 meter lång och kostade två miljoner kronor", "The bridge is 340 kilometres long and cost two million kronor", true},
		{"nl", "De brug kostte vijfentwintig miljoen euro", "The bridge cost twenty-five million euros", false},
		{"nl", "De brug kostte vijfentwintig miljoen euro", "The bridge cost twenty-six million euros", true},
		{"ja", "同社は穀物を340トンしか販売しなかった", "The company sold only 340 tonnes of grain", false},
		{"ja", "同社は穀物を340トンしか販売しなかった", "The company sold 340 tonnes of grain", true},
		{"zh", "公司于二〇二三年十一月出售了粮食", "The company sold grain in November 2023", false},
		{"zh", "公司于二〇二三年十一月出售了粮食", "The company sold grain in January 2023", true},
		{"ko", "이 회사는 2023년 3월 곡물 340톤을 판매했다", "The company sold 340 tonnes of grain in March 2023", false},
		{"ko", "이 회사는 2023년 3월 곡물 340톤을 판매했다", "The company sold 340 tonnes of grain in May 2023", true},
		{"vi", "Tháng 3 năm 2023 công ty bán 340 tấn ngũ cốc", "In March 2023 the company sold 340 tonnes of grain", false},
		{"vi", "Tháng 3 năm 2023 công ty bán 340 tấn ngũ cốc", "In June 2023 the company sold 340 tonnes of grain", true},
	} {
		archive := &txtar.Archive{Files: []txtar.File{
			{Name: "dossier.yaml", Data: []byte("title: T\nlanguage: en\n")},
			{Name: "content/captures/x.txt", Data: []byte("T\n\n" + c.quoted + "\n")},
			{Name: "content/articles/x.md", Data: []byte("---\ntitle: T\ntitle_basis: line\ntitle_line: 1\nlang: " + c.lang +
				"\ncapture: {file: x.txt, sha256: SHA256(x.txt), paragraphs: line}\n---\n\n" + c.quoted + "\n")},
			{Name: "briefs/note.md", Data: []byte("---\ntitle: T\nstatus: published\n---\n\nIt is so [@x, ¶1: «" + c.quoted + "» = \"" + c.own + "\"].\n")},
		}}
		_, diags := checkedDossier(t, folder(archive.Files))
		differs := slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code.Name == "translation-differs" })
		if differs != c.differs {
			t.Errorf("%s: %s: %v\n%s", c.quoted, c.own, differs, printed(t, diags))
		}
	}
}
