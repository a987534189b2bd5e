package attribution

import (
	"strings"
	"testing"
)

// TestCreditsAnswerForTheirClause shows what a source that a text names
// answers for: the words between the bars.
func TestCreditsAnswerForTheirClause(t *testing.T) {
	for _, c := range []struct{ marked, name string }{
		{"|Les deux pays construiront une centrale, selon Reuters.| Elle sera prête en 2030.", "reuters"},
		{"Il a neigé.| Selon l’agence TASS, la route est fermée.| On attend.", "tass"},
		{"Le pacte n’a pas de clause de défense, |mais des observateurs cités par Reuters s’inquiètent.|", "reuters"},
		{"|The deal was signed, AFP reported, citing Reuters, |but nobody has seen it.", "reuters"},
		{"Le premier achat remonte à 2016.| « C’est fini », a dit le ministre, cité par l'agence TASS.|", "tass"},
		{"Reuters a quitté la ville.", ""},
		{"Selon le ministre, la route est fermée. Reuters est un nom.", ""},
	} {
		text := strings.ReplaceAll(c.marked, "|", "")
		credits := Find(text)
		if c.name == "" {
			if len(credits) > 0 {
				t.Errorf("%s: %+v", c.marked, credits)
			}
			continue
		}
		if len(credits) == 0 {
			t.Errorf("%s: no credit", c.marked)
			continue
		}
		last := credits[len(credits)-1]
		if got := text[:last.From] + "|" + text[last.From:last.To] + "|" + text[last.To:]; last.Source != c.name || got != c.marked {
			t.Errorf("%s: %s answers for %s", c.marked, last.Source, got)
		}
	}
}
