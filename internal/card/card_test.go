package card_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dossier/internal/card"
	"dossier/internal/memo"
)

// cards are one for each thing that a card can be about.
var cards = map[string]card.Card{
	"french": {
		Site: "Le partenariat Russie–Iran", Title: "Aucune clause de défense mutuelle n’est établie ; le traité nord‑coréen sert de contre-exemple",
		From: 80, To: 95, Likelihood: "Très probable (80–95 %).", Confidence: "Confiance modérée.", Date: "21 novembre 2026",
	},
	"persian": {Site: "مشارکت روسیه و ایران", Title: "هیچ بند دفاع متقابلی (۲۰۲۵) در پیمان نیست: «Treaty» و نام\u200cها", From: 5, To: 20, Likelihood: "بسیار بعید", Date: "۱۷ ژانویه ۲۰۲۵"},
	"hebrew":  {Site: "תיק", Title: "לא נקבע סעיף הגנה הדדית", Date: "17 בינואר 2025"},
	"russian": {Site: "Партнёрство", Title: "Статья о взаимной обороне не подтверждена", From: 45, To: 55, Likelihood: "Примерно поровну.", Date: "17 января 2025"},
	"long":    {Site: "Site", Title: "A title that goes on and on, far beyond what anybody would write over a brief, to see that it gets smaller letters rather than running over the bar below it, and that nothing of what it says is lost on the way there, not even its very last word", From: 0, To: 5, Likelihood: "Almost no chance (0–5%).", Confidence: "Low confidence.", Date: "2025"},
	"home":    {Site: "", Title: "The Russia–Iran partnership"},
}

// sums are the hashes of what is drawn. They hold on every machine.
var sums = map[string]string{
	"french":  "81cd4979444b3d38",
	"hebrew":  "6f73b8fb4a03f79e",
	"home":    "00b6016e259aeea7",
	"long":    "5ff38a9c9c017992",
	"persian": "16209a45987a690e",
	"russian": "4f9e7a7e523a36ad",
}

func TestCard_PNG_isTheSameEverywhere(t *testing.T) {
	for name, c := range cards {
		data := c.PNG(nil)
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if b := picture.Bounds(); b.Dx() != card.Width || b.Dy() != card.Height {
			t.Errorf("%s has %v", name, b)
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:8]); got != sums[name] {
			t.Errorf("%s: the picture has changed, %s; look at it (LOOK=folder) and take its new hash", name, got)
		}
		if dir := os.Getenv("LOOK"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestCard_PNG_severalAtATime: what one card leaves behind does not show on the next.
func TestCard_PNG_severalAtATime(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		for name, c := range cards {
			wg.Go(func() {
				sum := sha256.Sum256(c.PNG(nil))
				if hex.EncodeToString(sum[:8]) != sums[name] {
					t.Errorf("%s is another one", name)
				}
			})
		}
	}
	wg.Wait()
}

func TestCard_PNG_isDrawnOnce(t *testing.T) {
	m := memo.New(nil)
	first, second := cards["home"].PNG(m), cards["home"].PNG(m)
	if &first[0] != &second[0] {
		t.Error("it is drawn again")
	}
}

func TestCard_withoutItsLetters(t *testing.T) {
	for _, title := range []string{"安全保障", "ความมั่นคง", "👍"} {
		if c := (card.Card{Title: title}); c.Drawable() || c.PNG(nil) != nil {
			t.Errorf("%s is drawn, in letters that no font has", title)
		}
	}
}

func TestCard_Alt(t *testing.T) {
	want := "Le partenariat Russie–Iran. Aucune clause de défense mutuelle n’est établie ; le traité nord‑coréen sert de contre-exemple. Très probable (80–95 %). Confiance modérée. 21 novembre 2026."
	if got := cards["french"].Alt(); got != want {
		t.Errorf("%s", got)
	}
}

func BenchmarkCard(b *testing.B) {
	for b.Loop() {
		cards["french"].PNG(nil)
	}
}
