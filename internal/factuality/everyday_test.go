package factuality

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/text"
)

// TestAround_leavesEverydayWordsAlone has words that look like some that deny, doubt or set a condition,
// and say nothing of the kind.
func TestAround_leavesEverydayWordsAlone(t *testing.T) {
	for lang, sentences := range map[string]string{
		"nl": `Als burgemeester «opende Joke Bakker in mei de markt».
			Jansen kwam in 1990, als student, en «bouwde drie schepen bij de werf».
			Uit onderzoek naar winkels of kantoren blijkt «een tekort aan parkeerplaatsen».
			De vissers varen onder «leiding van hun voorman naar zee».`,
		"sv": `Regeringens inställning är att «skatten sänks i april».
			Skatten sänks för familjer och inte bara det, utan också «för företagen i norr».
			Färjan går uteslutande «på kvällarna under vintern».
			Mötet slutade med «ett löfte om pengar till kommunerna».
			Knappt hundra «personer kom till torget på kvällen».`,
		"da": `Færgen sejler udelukkende «om aftenen i vinterhalvåret».
			Knap hundrede «personer kom til torvet om aftenen».
			Udvalgets indstilling er, at «skolen åbner i august».
			«Kritikken fra beboerne vokser.» Den er rettet mod kommunen.`,
		"no": `Politiet oppga at «to personer ble kjørt til sykehus».
			Ferja går utelukkende «om kvelden i vinterhalvåret».
			Møtet sluttet med «et løfte om penger til kommunene».
			Komiteens innstilling er at «skolen åpner i august».
			«Kritikken fra beboerne vokser.» Den er rettet mot veivesenet.`,
		"cs": `Na místo «přijelo pět hasičských vozů z okolních obcí».
			«Na střeše pracovalo třicet hasičů.» Padlo rozhodnutí sklad zbourat.
			Neznámí pachatelé «zapálili sklad v noci na čtvrtek».
			Nepokoje «zasáhly tři čtvrti hlavního města».
			Nevládní organizace «rozdává lidem teplé jídlo».
			Nepřítel «ustoupil za řeku v sobotu ráno».
			Armáda brání město «na severu země».`,
		"ko": `«월요일 사고로 다친 사람이 마흔 명에» 이르렀다.
			«시장에는 사람들이 많이 모였다.» 사과 값이 크게 올랐다.
			«공사는 여덟 주가 걸린다.» 과장 두 명이 현장을 맡는다.`,
	} {
		for line := range strings.Lines(sentences) {
			before, rest, _ := strings.Cut(strings.TrimSpace(line), "«")
			words, behind, _ := strings.Cut(rest, "»")
			around := Around(before+words+behind, text.Range{From: len(before), To: len(before) + len(words)}, lang)
			if i := slices.IndexFunc(around, Finding.Grave); i >= 0 {
				t.Errorf("%s: %v (%s) around %s", lang, around[i].Kind, around[i].Words.Of(before+words+behind), line)
			}
		}
	}
	for lang, line := range map[string]string{
		"nl": "De brug is oud maar de weg is goed. Een oud schip voer de haven binnen.",
		"sv": "Förra veckan öppnade kommunen en ny skola.",
		"cs": "Na místo přijelo pět vozů.",
	} {
		for _, k := range Kept {
			if found := k.In(new(Readings), line, lang); !found.Empty() {
				t.Errorf("%s: « %s » in %s", lang, found.Of(line), line)
			}
		}
	}
	if found := new(Readings).Intends("Přístav má tři jeřáby a dva doky.", "cs"); !found.Empty() {
		t.Errorf("cs: a harbour that has cranes intends something")
	}
}
