package found_test

import (
	"fmt"

	"dossier/internal/found"
)

func ExampleQuote_In() {
	const passage = "Le ministre n’a pas dit que l’accord, signé à Moscou, lie les deux pays."
	for _, words := range []string{
		"l'accord, signé à Moscou",
		"que l’accord, signé […] lie les deux pays",
		"Le ministre n’a […] que l’accord, signé",
		"Le ministre a dit",
		"accord, signé à Mos",
	} {
		match, why := found.NewQuote(words).In(passage, found.Fold(passage), "fr")
		switch {
		case len(match) > 0:
			fmt.Println("found:", words)
		case why == found.SkipsDenial:
			fmt.Println("skips a denial:", words)
		case why == found.CutsWord:
			fmt.Println("cuts a word:", words)
		default:
			fmt.Println("not found:", words)
		}
	}
	// Output:
	// found: l'accord, signé à Moscou
	// found: que l’accord, signé […] lie les deux pays
	// skips a denial: Le ministre n’a […] que l’accord, signé
	// not found: Le ministre a dit
	// cuts a word: accord, signé à Mos
}
