package factuality

import (
	"testing"

	"dossier/internal/text"
)

// TestSaid_notInnocentWords: sentences that say plainly what they say, with a word that elsewhere
// denies, sets a condition, or reports. Beside each stands one where it does.
func TestSaid_notInnocentWords(t *testing.T) {
	readings := new(Readings)
	refuses, denies, conditions := readings.Refuses, readings.Denies, readings.Conditions
	reserved := func(s, lang string) text.Range {
		if readings.Wavers(s, lang) {
			return text.Range{To: len(s)}
		}
		return text.Range{}
	}
	certain := func(s, lang string) text.Range {
		if sure, _ := readings.Sure(s, lang); len(sure) > 0 {
			return sure[0]
		}
		return text.Range{}
	}
	for _, c := range []struct {
		looks         func(s, lang string) text.Range
		lang          string
		silent, spoke string
	}{
		{conditions, "en", "They were the first to leave the harbour.", "They would stay, were the ferry to leave the harbour."},
		{refuses, "en", "Both sides signed and withdraw their boats.", "The paper printed it before withdrawing it."},
		{reserved, "en", "The crew put out a fire.", "The board put out a statement."},
		{reserved, "de", "Das Wetter am Hafen war gut.", "Der Wirt wetterte im Hafen."},
		{certain, "de", "Der Wirt wurde zum Tod verurteilt.", "Der Hafen ist zum Untergang verurteilt."},
		{denies, "tr", "Toplantıdan ve görüşmeden sonra limana döndü.", "Limana uğramadan döndü."},
		{denies, "tr", "Kaptan sözünü yerine getirdi.", "Kaptan yerine oğlu geldi."},
		{reserved, "ja", "港の明かりが見えた。", "港湾局は明かした。"},
		{refuses, "uk", "Суд виправдав капітана у травні.", "Влада спростувала, що капітан утік."},
		{refuses, "fr", "C’est un port qui sert à tous.", "C’est une pure invention que le port ait fermé."},
		{refuses, "en", "It was pure luck that the port stayed open.", "It is pure invention that the port was closed."},
		{refuses, "de", "Es war ein reines Glück, dass der Hafen offen blieb.", "Es ist reine Erfindung, dass der Hafen schloss."},
		{refuses, "ru", "Капитан пишет, что порт закрыт.", "Это чистая выдумка, что порт закрыт."},
		{denies, "it", "La piena ha lasciato molti senza casa.", "La nave partì senza il capitano."},
		{denies, "pt", "A cheia deixou muitos sem teto.", "O navio partiu sem o capitão."},
		{denies, "uk", "Повінь лишила багатьох без житла.", "Корабель відплив без капітана."},
		{certain, "en", "Here is what is known.", "It is well known that the port closed."},
	} {
		if words := c.looks(c.silent, c.lang); !words.Empty() {
			t.Errorf("%s: found %q in %q", c.lang, words.Of(c.silent), c.silent)
		}
		if c.looks(c.spoke, c.lang).Empty() {
			t.Errorf("%s: found nothing in %q", c.lang, c.spoke)
		}
	}
}
