package check_test

import (
	"strings"
	"testing"
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
