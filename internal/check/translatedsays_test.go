package check_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestWhatATranslationSays holds the translation of quoted words against them. A row has the language of the
// source, what it says, and what the brief has it say in English; those of the second list are honest.
func TestWhatATranslationSays(t *testing.T) {
	for wrong, rows := range map[bool]string{true: mistranslated, false: translated} {
		for row := range strings.SplitSeq(strings.TrimSpace(rows), "\n") {
			parts := strings.Split(strings.TrimSpace(row), " | ")
			lang, source, own := parts[0], parts[1], parts[2]
			archive := &txtar.Archive{Files: []txtar.File{
				{Name: "dossier.yaml", Data: []byte("title: T\nlanguage: en\n")},
				{Name: "content/captures/x.txt", Data: []byte("T\n\n" + source + "\n")},
				{Name: "content/articles/x.md", Data: []byte("---\ntitle: T\nshort: T\ntitle_basis: line\ntitle_line: 1\nlang: " + lang +
					"\ncapture: {file: x.txt, sha256: SHA256(x.txt), paragraphs: line}\n---\n\n" + source + "\n")},
				{Name: "briefs/note.md", Data: fmt.Appendf(nil, "---\ntitle: T\nstatus: published\n---\n\nSee there [@x, ¶1: «%s» = \"%s\"].\n",
					strings.TrimRight(source, ".。"), own)},
			}}
			_, diags := checkedDossier(t, folder(archive.Files))
			told := ""
			for _, d := range diags {
				if d.Code.Name == "translation-differs" {
					told = d.Message
				}
			}
			if (told != "") != wrong {
				t.Errorf("%s: told %q", row, told)
			}
		}
	}
}

const mistranslated = `
	es | El alcalde acusó al ministro de ocultar el plano. | The minister accused the mayor of hiding the plan
	fr | Le syndicat a accusé le ministère de cacher le plan. | The ministry accused the union of hiding the plan
	ru | Армения обвинила Азербайджан в обстреле порта. | Azerbaijan accused Armenia of shelling the port
	de | Frankreich verkaufte drei Fregatten an Griechenland. | Greece sold three frigates to France
	zh | 法国向希腊出售了三艘护卫舰。 | Greece sold three frigates to France
	fr | Le pétrolier a été touché au large de l'Irak. | The tanker was hit off Iran
	zh | 油轮周一在伊拉克附近被击中。 | The tanker was hit near Iran on Monday
	ru | Экспорт ржи вырос в марте. | Rye exports shrank in March
	es | El gobierno prohibió la pesca en la bahía. | The government allowed fishing in the bay
	pt | O governo proibiu a pesca na baía. | The government allowed fishing in the bay
	ru | Министр подал в отставку в понедельник. | The minister was appointed on Monday
	sv | Rederiet betalade 40 miljoner kronor för skeppen. | The line paid 40 million euros for the ships
	pl | Spółka zapłaciła 40 milionów złotych za statki. | The company paid 40 million dollars for the ships
	uk | Компанія заплатила 40 мільйонів гривень за кораблі. | The company paid 40 million dollars for the ships
	ar | غرق أحد عشر قاربا قرب الجزيرة. | Ten boats sank near the island
	fr | Le maire était au port lundi. | The mayor was killed at the port on Monday
	it | Il porto potrebbe chiudere in primavera. | The port will close in spring
	ru | Паром отходит в 6 часов утра. | The ferry leaves at 6 p.m.
	es | El muelle nuevo es más caro que el viejo. | The new quay is cheaper than the old one
	cs | Ministr nebyl v přístavu. | The minister was in the port
	de | Der Hafen könnte im Frühjahr geschlossen werden. | The port will be closed in spring
	pl | Port może zostać zamknięty wiosną. | The port will be closed in spring
	ru | Порт может закрыться весной. | The port will close in spring
	zh | 港口可能在春天关闭。 | The port will close in spring
`

const translated = `
	ru | Паром отходит в 6 часов вечера. | The ferry leaves at 6 p.m.
	fr | Le nouveau quai est plus grand que l'ancien. | The new quay is larger than the old one
	it | Il porto potrebbe chiudere in primavera. | The port may close in spring
	es | El puerto podría cerrar y reabrirá en mayo. | The port could close, and it will open again in May
	fr | Le port fermera sans doute au printemps. | The port will no doubt close in spring
	ru | Министра обвинил мэр в сокрытии чертежа. | The mayor accused the minister of hiding the plan
	ar | اتهم رئيس البلدية الوزير بإخفاء الخطة. | The mayor accused the minister of hiding the plan
	ja | フランスはギリシャに護衛艦を3隻売却した。 | France sold three frigates to Greece
	sv | Rådet hävde förbudet mot fiske i maj. | The council allowed fishing again in May
	es | El alcalde acusó al ministro de ocultar el plano. | The mayor accused the minister of hiding the plan
	ru | Армения обвинила Азербайджан в обстреле порта. | Azerbaijan was accused by Armenia of shelling the port
	ru | Азербайджан обвинён Арменией в обстреле порта. | Armenia accused Azerbaijan of shelling the port
	de | Frankreich verkaufte drei Fregatten an Griechenland. | France sold three frigates to Greece
	fr | L'armée de la Russie a livré des radars iraniens. | Russian soldiers delivered radars of Iran
	fr | La Russie a livré à l’Iran des équipements de défense et des radars. | Russia has delivered defence equipment and advanced radars to Iran
	es | El presidente del Gobierno habló ante el puerto. | The prime minister spoke in front of the port
	it | I non vaccinati sono il 12 per cento. | The unvaccinated are 12 per cent
	es | El puente lleva una década cerrado. | The bridge has been closed for ten years
	de | Den Iran hat Russland am Montag gewarnt. | Russia warned Iran on Monday
	ru | Россия и Иран подписали договор. | Iran and Russia signed the treaty
	de | Vor dem Hafen warteten zwei Dutzend Schiffe. | 24 ships were waiting off the port
	tr | Gemi 2 bin 500 ton buğday taşıyordu. | The ship carried 2,500 tonnes of wheat
	fr | Le maire est décédé lundi au port. | The mayor died at the port on Monday
`

// TestDaysOfAnotherCalendar_areConverted has a day of the Solar Hijri calendar told by that of ours, and by another.
func TestDaysOfAnotherCalendar_areConverted(t *testing.T) {
	const source = "بندر در ۱۲ فروردین ۱۴۰۳ باز شد"
	for day, wrong := range map[string]bool{"31 March 2024": false, "29 March 2024": true} {
		_, diags := checkedDossier(t, folder([]txtar.File{
			{Name: "dossier.yaml", Data: []byte("title: T\nlanguage: en\n")},
			{Name: "content/captures/x.txt", Data: []byte("T\n\n" + source + ".\n")},
			{Name: "content/articles/x.md", Data: []byte("---\ntitle: T\nshort: T\ntitle_basis: line\ntitle_line: 1\nlang: fa" +
				"\ncapture: {file: x.txt, sha256: SHA256(x.txt), paragraphs: line}\n---\n\n" + source + ".\n")},
			{Name: "briefs/note.md", Data: []byte("---\ntitle: T\nstatus: published\n---\n\nThe port opened on " + day +
				" [@x, ¶1: «" + source + "» = \"The port opened on 31 March 2024\"].\n")},
		}))
		told := false
		for _, d := range diags {
			told = told || d.Code.Name == "number-unsupported"
		}
		if told != wrong {
			t.Errorf("%s: told %v", day, told)
		}
	}
}
