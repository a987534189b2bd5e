package clean_test

import (
	"strings"
	"testing"

	"dossier/internal/clean"
)

// TestItems_areSaidForSure counts what captures hold: texts of several items, and articles that have
// some of their marks.
func TestItems_areSaidForSure(t *testing.T) {
	const one = "The mill of Ardmore is to close on Friday for repairs, and it will not grind before the end of the summer."
	const two = "Bakers in the town will have to buy their flour in the county town, which is forty kilometres away."
	const three = "The owner said that he was sorry, and that the wheel was older than anybody in the town had thought."
	for name, c := range map[string]struct {
		raw  string
		want int
	}{
		"a live report": {"The mill closes: what we know\n\n07:10\n" + one + "\n\n08:25\n" + two + "\n\n09:40\n" + three + "\n", 3},
		"a thread": {"What shall we do without the mill?\n\nbaker\nPosted 3 March 2023 at 19:04\n" + one + "\n\nhenry\nPosted 3 March 2023 at 19:40\n" + two +
			"\n\nbaker\nPosted 4 March 2023 at 08:02\n" + three + "\n", 3},
		"messages of a channel":    {"Ardmore News, [14.03.2024 09:12]\n" + one + "\n\nArdmore News, [14.03.2024 11:40]\n" + two + "\n\nArdmore News, [15.03.2024 17:05]\n" + three + "\n", 3},
		"a digest":                 {"The Ardmore Morning\n\nMill closes\n" + one + "\nRead more\n\nFlour is dear\n" + two + "\nRead more\n\nThe owner is sorry\n" + three + "\nRead more\n", 3},
		"an article with its days": {"The mill closes\n\nPublished 3 March 2023 at 19:04\n\nUpdated 4 March 2023 at 08:02\n\n" + one + "\n\n" + two + "\n\n" + three + "\n", 0},
		"an article with hours":    {"The mill closes\n\n" + one + "\n\n07:10\n\n" + two + "\n\n" + three + "\n", 0},
		"an article with chapters": {"The mill closes\n\n1. Flour\n\n" + one + "\n\n2. Bread\n\n" + two + "\n\n3. The owner\n\n" + three + "\n", 0},
		"an article with pointers": {"The mill closes\n\n" + one + "\n\nRead more: the wheel\n\n" + two + "\n\nRead more: the flour\n\n" + three + "\n\nRead more: the bread\n", 0},
	} {
		a, _ := clean.Clean([]byte(c.raw), clean.Options{})
		if n, at := a.Items([]byte(c.raw)); n != c.want || n > 0 && (at < 2 || at > strings.Count(c.raw, "\n")) {
			t.Errorf("%s holds %d items (the second at line %d), want %d: %+v", name, n, at, c.want, a.Decisions)
		}
	}
}
