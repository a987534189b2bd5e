package custody_test

import (
	"testing"

	"dossier/internal/custody"
)

// TestBullet takes the mark of an item and the picture before a paragraph, and nothing
// that says something.
func TestBullet(t *testing.T) {
	for line, want := range map[string]string{
		"• un point": "•", "⚡️ Совет порта": "⚡️", "👉🏽 Подписывайтесь": "👉🏽", "🇮🇷 Tehran": "🇮🇷",
		"★★★ Un film": "", "© 2024": "", "№ 5": "", "⚡Совет": "", "Le port": "", "": "",
	} {
		if got := custody.Bullet(line); got != want {
			t.Errorf("%q begins with the mark %q, want %q", line, got, want)
		}
	}
}
