package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/text"

	"golang.org/x/tools/txtar"
)

// TestWhatABriefSays_inEachLanguage makes an article and a brief of the sentences of each language. A
// row has a code and then, parted by |, what the source says, what of it is quoted, and what the brief
// says of it; with no code before it nothing may be told.
func TestWhatABriefSays_inEachLanguage(t *testing.T) {
	for lang, rows := range whatBriefsSay {
		var article, note strings.Builder
		lines := strings.Split(strings.TrimSpace(rows), "\n")
		paragraph := 0
		for i, row := range lines {
			code, rest, _ := strings.Cut(strings.TrimSpace(row), ": ")
			if lines[i] = code; code == "silent" {
				lines[i] = ""
			}
			parts := strings.Split(rest, " | ")
			if len(parts) != 3 || !strings.Contains(parts[0], parts[1]) {
				t.Fatalf("%s: %q is no row", lang, row)
			}
			paragraph++
			fmt.Fprintf(&article, "\n%s\n", parts[0])
			fmt.Fprintf(&note, "%s [@x, ¶%d: «%s»].\n\n", parts[2], paragraph, parts[1])
		}
		archive := &txtar.Archive{Files: []txtar.File{
			{Name: "dossier.yaml", Data: []byte("title: T\nlanguage: " + lang + "\n")},
			{Name: "content/captures/x.txt", Data: []byte("T\n" + article.String())},
			{Name: "content/articles/x.md", Data: []byte("---\ntitle: T\nshort: T\ntitle_basis: line\ntitle_line: 1\nlang: " + lang +
				"\ncapture: {file: x.txt, sha256: SHA256(x.txt), paragraphs: line}\n---\n" + article.String())},
			{Name: "briefs/note.md", Data: []byte("---\ntitle: T\nstatus: published\n---\n\n" + note.String())},
		}}
		_, diags := checkedDossier(t, folder(archive.Files))
		told := make([][]string, len(lines))
		for _, d := range diags {
			const first, each = 6, 2 // lines of the note
			if at := d.At.Position().Line - first; strings.HasSuffix(d.At.File(), "note.md") && at >= 0 && at/each < len(told) {
				told[at/each] = append(told[at/each], d.Code.Name)
			}
		}
		rowsOf := strings.Split(strings.TrimSpace(rows), "\n")
		for i, code := range lines {
			if code == "" && len(told[i]) > 0 || code != "" && !slices.Contains(told[i], code) {
				t.Errorf("%s: told %v of %s", lang, told[i], text.Fold(strings.TrimSpace(rowsOf[i])))
			}
		}
	}
}

var whatBriefsSay = map[string]string{
	"en": `
		silent: The tribunal of Osk found that the reeve took bribes. | the reeve took bribes | The reeve took bribes
		silent: The scow carried wool but not powder to Osk on Monday. | The scow carried wool but not powder to Osk on Monday | The scow carried wool to Osk on Monday
		silent: The gale left four dead in Velm on Friday. | The gale left four dead in Velm on Friday | The gale killed four in Velm on Friday
		silent: The cellist passed away in Velm on Friday. | The cellist passed away in Velm on Friday | The cellist died in Velm on Friday
		silent: France signed the charter after Germany had ratified it. | France signed the charter after Germany had ratified it | Germany ratified the charter before France signed it
		silent: The council lifted the ban on perch fishing in May. | The council lifted the ban on perch fishing in May | The council allowed perch fishing again in May
		accusation-unsupported: The guild says that the bailiff took bribes. | the bailiff took bribes | The bailiff took bribes
		silent: The guild of Osk says that the beadle took bribes. | the beadle took bribes | The beadle took bribes, says the guild
		intention-as-fact: The jury recommended that the barque be banned from the strait. | The jury recommended that the barque be banned from the strait | The barque was banned from the strait
		reserve-omitted: The weir at Osk could give way in May. | The weir at Osk could give way in May | The weir at Osk will give way in May
		silent: The weir at Osk could break and will be rebuilt in May. | The weir at Osk could break and will be rebuilt in May | The weir at Osk will be rebuilt in May
		silent: The visit of the reeve to Osk in May could help. | The visit of the reeve to Osk in May could help | In May the visit of the reeve is to Osk
		word-opposed: The ferry to Osk sails at 6 a.m. on Sundays. | The ferry to Osk sails at 6 a.m. on Sundays | The ferry to Osk sails at 6 p.m. on Sundays
		word-opposed: The left bank at Osk was flooded in May. | The left bank at Osk was flooded in May | The right bank at Osk was flooded in May
		word-opposed: The new weir is larger than the old one. | The new weir is larger than the old one | The new weir is smaller than the old one
		silent: The old weir is smaller than the new one. | The old weir is smaller than the new one | The new weir is larger than the old one
		count-exchanged: The toll at Osk went from 12 to 9 pence. | The toll at Osk went from 12 to 9 pence | The toll at Osk went from 9 to 12 pence
		silent: The toll at Velm went from 9 to 12 and from 12 to 9. | The toll at Velm went from 9 to 12 and from 12 to 9 | The toll at Velm went from 12 to 9 and from 9 to 12
		silent: The guild won 12 to 9 in the vote at Osk. | The guild won 12 to 9 in the vote at Osk | The rivals lost 9 to 12 in the vote at Osk
		silent: The alarm rang at 02:10 in the mill at Osk. | The alarm rang at 02:10 in the mill at Osk | The alarm rang at 2.10 am in the mill at Osk
		silent: The guildhall at Osk shut at 14 hours on Friday. | The guildhall at Osk shut at 14 hours on Friday | The guildhall at Osk shut at 2 pm on Friday
		silent: The lock at Osk opened at 14:05 on Monday. | The lock at Osk opened at 14:05 on Monday | The lock at Osk opened at 2.05 pm on Monday
		number-unsupported: The lock at Osk closed at 14:05 on Monday. | The lock at Osk closed at 14:05 on Monday | The lock at Osk closed at 2.15 pm on Monday
		silent: The reeve said that the bridge could fail. | the bridge could fail | The guild asked for it [@x, ¶1: «the reeve took bribes»], while the reeve said that the bridge could fail
		silent: The sluice at Osk shuts in June. Otherwise it could break. | The sluice at Osk shuts in June | The sluice at Osk shuts in June
		source-denies: The sluice at Osk opened in June. The records say otherwise. | The sluice at Osk opened in June | The sluice at Osk opened in June
		denial-differs: The skiff carried wool, not powder. | The skiff carried wool, not powder | The skiff carried powder
		denial-differs: The pontoon nearly sank off Osk on Sunday. | The pontoon nearly sank off Osk on Sunday | The pontoon sank off Osk on Sunday
		silent: A raid hit the arsenal of Kasra at dawn. | A raid hit the arsenal of Kasra at dawn | The arsenal of Kasra was attacked at dawn
		grave-unsupported: The reeve of Velm stood on the quay in April. | The reeve of Velm stood on the quay in April | The reeve of Velm was killed on the quay in April
		silent: The miller of Velm was shot dead on the quay in April. | The miller of Velm was shot dead on the quay in April | The miller of Velm was killed on the quay in April
		silent: The abbot of Velm scolded the plan of the council in April. | The abbot of Velm scolded the plan of the council in April | The abbot of Velm attacked the plan of the council in April
		word-opposed: The toll at Ammer rose to 20 crowns in July. | The toll at Ammer rose to 20 crowns in July | The toll at Ammer rose by 20 crowns in July
		silent: The rent at Ammer rose by two points to 41 per cent in July. | The rent at Ammer rose by two points to 41 per cent in July | The rent at Ammer rose to 41 per cent in July
		word-opposed: The ropemakers voted against the lease on Sunday. | The ropemakers voted against the lease on Sunday | The ropemakers voted for the lease on Sunday
		word-opposed: The council banned eel fishing in the lagoon. | The council banned eel fishing in the lagoon | The council allowed eel fishing in the lagoon
		silent: The council of Tarn banned cod fishing in the lagoon. | The council of Tarn banned cod fishing in the lagoon | Cod may not be fished in the lagoon of Tarn
		word-opposed: The older of the two barges sank off Ulm. | The older of the two barges sank off Ulm | The younger of the two barges sank off Ulm
		denial-differs: The lock would not be closed before the frost. | The lock would not be closed before the frost | The lock will be closed
		name-differs: Turkey sent two frigates to the strait on Friday. | Turkey sent two frigates to the strait on Friday | Greece sent two frigates to the strait on Friday
		name-differs: The collier was hit off Odesa on Friday. | The collier was hit off Odesa on Friday | The collier was hit off Mykolaiv on Friday
		roles-exchanged: The curator apologised to the painter for losing two sketches. | The curator apologised to the painter for losing two sketches | The painter apologised to the curator for losing two sketches
		silent: The canal at Gorm was shut for a decade. | The canal at Gorm was shut for a decade | The canal at Gorm was shut for ten years
		number-unsupported: The sluice at Gorm was shut for a decade. | The sluice at Gorm was shut for a decade | The sluice at Gorm was shut for thirty years
		number-reckoned: The boycott lasted from March to May. | The boycott lasted from March to May | The boycott lasted three months
		number-reckoned: The guards held twelve smugglers on Monday and nine on Tuesday. | held twelve smugglers on Monday and nine on Tuesday | The guards held 21 smugglers
		number-unsupported: The cistern holds 40 million cubic metres of water. | The cistern holds 40 million cubic metres of water | The cistern holds 40 million litres of water
		silent: The historian Ida Falk said that the mural was old. | the mural was old | A researcher said that the mural was old
		number-reckoned: Turnout at the fair was 61 per cent. | Turnout at the fair was 61 per cent | Six in ten went to the fair
		count-exchanged: The navy found 12 men in 90 boats. | The navy found 12 men in 90 boats | The navy found 90 men in 12 boats
		number-unsupported: Turnout at the ball was 31 per cent. | Turnout at the ball was 31 per cent | Nine in ten went to the ball
		silent: The brewery was fined $48.7m in May. | The brewery was fined $48.7m in May | The brewery was fined almost $50 million in May
		number-unsupported: The tannery was fined $48.7m in May. | The tannery was fined $48.7m in May | The tannery was fined almost $50 billion in May
		number-reckoned: The lock cost 1.8 million crowns and now costs 3.1 million. | The lock cost 1.8 million crowns and now costs 3.1 million | The lock costs 72 per cent more
		number-reckoned: The reeve ruled Harn between 2011 and 2019. | The reeve ruled Harn between 2011 and 2019 | The reeve ruled Harn for eight years
		number-unsupported: The sheriff ruled Osk between 2011 and 2019. | The sheriff ruled Osk between 2011 and 2019 | The sheriff ruled Osk for twelve years
		attribute-cut: The former treasurer Ida Lund was robbed on Sunday. | Ida Lund was robbed on Sunday | The treasurer Ida Lund was robbed on Sunday
		silent: The former treasurer Ada Holm, a friend of the mayor, was robbed in May. | a friend of the mayor, was robbed in May | The mayor is a friend of Ada Holm, who was robbed in May
		silent: The former mill of Tom Hale burned down in June. | Tom Hale burned down in June | The mill of Tom Hale burned down in June
		silent: The former goalkeeper Jan Ost opened a bakery in June. | Jan Ost opened a bakery in June | Jan Ost, who used to be a goalkeeper, opened a bakery in June
		silent: The reeve said that a verdict on the dam would come in June. | a verdict on the dam would come in June | A verdict on the dam is promised for June
		speech-differs: The union of the shipyard says that the crane was oiled in June. | the crane was oiled in June | The company says that the crane was oiled in June
		silent: The owner of the windmill says that the sail was oiled in June. | the sail was oiled in June | The company says that the sail was oiled in June
		evidence-apart: The ferry ran again on the morning. | The ferry ran again on the morning | The minister killed his wife
		evidence-apart: The tram ran again at noon. | The tram ran again at noon | A colonel from Brindle owns several villas abroad
		wording-apart: The barge ran again at dusk. | The barge ran again at dusk | Boats cross those waters once more
		silent: Two guards fell in the ambush near Osk. | Two guards fell in the ambush near Osk | Two men were killed near Osk
		number-unsupported: The squall killed 12 rowers and drowned 30 mules. | killed 12 rowers and drowned 30 mules | The squall killed 18 rowers
		number-unsupported: The blaze burned 9 sheds, and 4 looms were lost. | burned 9 sheds, and 4 looms were lost | Some 13 sheds burned in the blaze
		number-unsupported: The quarry employs 140 people. | The quarry employs 140 people | The quarry employs 980 people
		number-unsupported: Rents in the port rose from 4 to 6 per cent. | Rents in the port rose from 4 to 6 per cent | Rents in the port rose by 10 per cent
		number-unsupported: Between 40 and 60 oxen drowned. | Between 40 and 60 oxen drowned | More than 90 beasts drowned, a good 100 oxen in all
		number-unsupported: The kiln burned 40 tonnes of coal, and it sold 25 tonnes of ash. | The kiln burned 40 tonnes of coal, and it sold 25 tonnes of ash | The kiln burned 65 tonnes of coal
		number-reckoned: The sluice lets 90 barrels of water through each day. | The sluice lets 90 barrels of water through each day | The sluice lets 630 barrels of water through each week
		number-reckoned: The granary lost 40 sheep in May, and 25 goats in June. | The granary lost 40 sheep in May, and 25 goats in June | The granary lost 65 animals in May and June
		word-opposed: Three tailors were acquitted of theft on Monday after nine weeks. | Three tailors were acquitted of theft on Monday after nine weeks | Three tailors were found guilty of theft on Monday after nine weeks
		intention-as-fact: The club will choose a new coach in May. | will choose a new coach in May | The club chose a new coach
		roles-exchanged: The bishop accused the duke of theft. | The bishop accused the duke of theft | The duke accused the bishop of theft
		silent: The count rescued the baron at sea. | The count rescued the baron at sea | The baron was rescued at sea by the count
		silent: The abbot married the princess in June. | The abbot married the princess in June | The princess married the abbot in June
		roles-exchanged: The king met the admiral, who called for war. | who called for war | The king called for war
		silent: The council closed the bridge, because it feared floods in the valley. | because it feared floods in the valley | The council feared floods in the valley
		silent: The sheriff visited the village, where he promised a new well. | where he promised a new well | The sheriff promised a new well
		silent: The sailors published a letter, which called for a strike. | which called for a strike | The sailors called for a strike
		word-opposed: The police arrested the brewer on suspicion of arson. | arrested the brewer on suspicion of arson | The police say the brewer was convicted of arson
		silent: The court sentenced the banker to six years for fraud. | sentenced the banker to six years for fraud | The banker, who was arrested for fraud, got six years
		name-differs: The tower leans over the market in Grafton. | The tower leans over the market in Grafton | The tower leans over the market in Malden
		silent: The column stands beside the market in Grafton. | The column stands beside the market in Grafton | The column stands beside the market in France
		silent: The gate faces the castle in Kiev. | The gate faces the castle in Kiev | The gate faces the castle in Kyiv
		cause-unsupported: The theatre shut its doors on Sunday. | The theatre shut its doors on Sunday | The theatre shut its doors on Sunday because of a quarrel
		silent: The cinema shut its doors on Sunday. The heating broke. | The cinema shut its doors on Sunday | The cinema shut its doors on Sunday because the heating broke
		count-exchanged: The zoo keeps 70 birds and 15 monkeys. | keeps 70 birds and 15 monkeys | The zoo keeps 15 birds and 70 monkeys
		silent: The farm keeps 31 goats and 18 horses. | keeps 31 goats and 18 horses | There are 18 horses and 31 goats on the farm
		silent: Of 55 guests, 23 fell ill. | Of 55 guests, 23 fell ill | Of the guests, 23 were taken ill
		intention-as-fact: The museum will sell the bronze horse in May. | sell the bronze horse in May | The museum sold the bronze horse
		intention-as-fact: The museum is going to close its east wing. | is going to close its east wing | The museum has closed its east wing
		intention-as-fact: The parish will demolish the old chapel in May. | will demolish the old chapel in May | The parish demolished the old chapel
		intention-as-fact: The fire in the mill was possibly laid by a guest. | laid by a guest | The fire in the mill was laid by a guest
		silent: The flood in the mill was possibly caused by a guest. | caused by a guest | The flood in the mill may have been caused by a guest
		silent: The museum will open its west wing in May. | will open its west wing in May | The museum opens its west wing in May
		silent: The museum will lend the bronze horse to Altmoor. | will lend the bronze horse to Altmoor | The museum decided to lend the bronze horse to Altmoor
		silent: The wing closed in 2019 will open again. | The wing closed in 2019 will open again | The wing that closed in 2019 opens again
		silent: The museum closed its cellar in May and will close its attic. | closed its cellar in May and will close its attic | The museum closed its cellar in May
		silent: The bronze lion will be shown in June. | The bronze lion will be shown in June | The bronze lion is shown in June
		speech-differs: The health minister, Eva Kern, smiled. “The clinic stays where it is,” the labour minister said. | The clinic stays where it is | “The clinic stays where it is,” the health minister said
		speech-differs: A governor listened. “The river belongs to us all,” the bishop said. | The river belongs to us all | “The river belongs to us all,” the governor said
		silent: The minister of health and labour spoke. “The nurses are paid on Monday,” the health minister said. | The nurses are paid on Monday | “The nurses are paid on Monday,” the minister of health said
		silent: “The bridge is to be painted red,” said the mayor, who was a judge before. | The bridge is to be painted red | “The bridge is to be painted red,” said the mayor
		speech-differs: Anna Holt told the board: “The vault is empty by now.” Karl Brandt wrote it down. | The vault is empty by now | In the words of Karl Brandt, “The vault is empty by now”
		silent: Anna Holt told the board: “The ledger was lost at sea.” | The ledger was lost at sea | In the words of Anna Holt, “The ledger was lost at sea”
		word-opposed: Some of the barges carried salt in March. | of the barges carried salt in March | All of the barges carried salt in March
		word-opposed: Tolls on the river fell by four crowns in April. | by four crowns in April | Tolls on the river rose by four crowns in April
		silent: Fees on the canal fell by six crowns in August. | by six crowns in August | Fees on the canal fell by six crowns in August
		silent: The report of June 2023 praised the vault. | The report of June 2023 praised the vault | The report of 06/2023 praised the vault
		number-unsupported: The report of May 2022 praised the roof. | The report of May 2022 praised the roof | The report of 06/2022 praised the roof
		silent: The dike gave way in the night, AFP wrote. | The dike gave way in the night | According to Agence France-Presse, the dike gave way in the night
		silent: The tower of the mill is 61.4 metres high. | The tower of the mill is 61.4 metres high | The tower of the mill is over sixty metres high
		silent: The barge lay 40 kilometres from the mill. | The barge lay 40 kilometres from the mill | The barge lay some 25 miles from the mill
		number-reckoned: The mill sold 450 of its 1,300 sacks in March. | sold 450 of its 1,300 sacks in March | The mill kept 850 of its sacks in March
		silent: The flood cut off Harn, Osk and Welm in March. | The flood cut off Harn, Osk and Welm in March | Three towns were cut off by the flood in March
		number-unsupported: The spire of the kirk is 61.4 metres high. | The spire of the kirk is 61.4 metres high | The spire of the kirk is over seventy metres high
		number-unsupported: The ferry lay 40 kilometres from the dam. | The ferry lay 40 kilometres from the dam | The ferry lay some 40 miles from the dam
		number-unsupported: Up to 40 barrels leaked at the dam. | Up to 40 barrels leaked at the dam | Up to 50 barrels leaked at the dam
		count-exchanged: The dairy lost 3 million crowns in May. It sold its barns for 9 million crowns. | The dairy lost 3 million crowns in May. It sold its barns for 9 million crowns | The dairy lost 9 million crowns in May and sold its barns for 3 million
		silent: The creamery lost 3 million crowns in June. It sold its vats for 9 million crowns. | The creamery lost 3 million crowns in June. It sold its vats for 9 million crowns | The creamery sold its vats for 9 million crowns, after it had lost 3 million
		silent: The ministry scrapped the planned canal to Harn. | scrapped the planned canal to Harn | The ministry cancelled the canal to Harn
		silent: A jury cleared three bakers of theft on Monday after a trial of nine weeks. | after a trial of nine weeks | The jury sat for nine weeks
		silent: The operator of the lock, Merida, says that the gate was greased in April. | the gate was greased in April | The company says that the gate was greased in April
		speech-differs: The steward, Ida Lund, replied: “The well is dry by now.” Paul Mercer wrote it down. | The well is dry by now | The director, Paul Mercer, says: “The well is dry by now”
		silent: The steward, Ida Lund, replied: “The brook is dry as well.” | The brook is dry as well | The steward, Ida Lund, says: “The brook is dry as well”`,
	"fr": `
		silent: Le séisme a emporté 40 villageois à Velm. | Le séisme a emporté 40 villageois à Velm | Le séisme a tué 40 villageois à Velm
		silent: Les buteurs du club de Velm étaient fatigués vendredi. | Les buteurs du club de Velm étaient fatigués vendredi | Les attaquants du club de Velm étaient fatigués vendredi
		silent: Le chaland portait du blé et non des armes à Sète. | Le chaland portait du blé et non des armes à Sète | Le chaland portait du blé à Sète
		silent: La vedette a ouvert le feu sur la tartane à Velm. | La vedette a ouvert le feu sur la tartane à Velm | La vedette a attaqué la tartane à Velm
		grave-unsupported: Le bourgmestre de Velm était au quai en avril. | Le bourgmestre de Velm était au quai en avril | Le bourgmestre de Velm a été tué au quai en avril
		silent: Le taux du canal a baissé de quatre points et demi. | Le taux du canal a baissé de quatre points et demi | Le taux du canal a baissé de 4,5 points
		silent: La biologiste Ida Falk a déclaré que la fresque était propre. | la fresque était propre | Une chercheuse a déclaré que la fresque était propre
		word-opposed: Le péage a augmenté de 12 % en juin. | Le péage a augmenté de 12 % en juin | Le péage est passé à 12 % en juin
		silent: L’ancien préfet Jean Roux a visité la scierie jeudi. | Jean Roux a visité la scierie jeudi | Jean Roux, qui fut préfet, a visité la scierie jeudi
		silent: Le barrage a 14 fissures. | Le barrage a 14 fissures | Le barrage a une quinzaine de fissures
		number-unsupported: La digue a 24 fissures. | La digue a 24 fissures | La digue a une quinzaine de fissures
		silent: Le conseil vota la motion par 41 voix contre 22. | vota la motion par 41 voix contre 22 | Deux tiers des voix du conseil vont à la motion
		evidence-apart: Le bac a repris ses rotations. | Le bac a repris ses rotations | Le ministre a tué sa femme
		evidence-apart: Le tram a repris ses rotations à midi. | Le tram a repris ses rotations à midi | Le tram a repris ses rotations, et le ministre a tué sa mère
		number-unsupported: La carrière emploie 140 personnes. | La carrière emploie 140 personnes | La carrière emploie 980 personnes
		intention-as-fact: La mairie enverra une lettre aux pêcheurs. | enverra une lettre aux pêcheurs | La mairie a envoyé une lettre aux pêcheurs
		roles-exchanged: Le duc a accusé l’abbé de vol. | Le duc a accusé l’abbé de vol | L’abbé a accusé le duc de vol
		silent: Le maire a fermé la plage, où il craignait une pollution de l’eau. | où il craignait une pollution de l’eau | Le maire craignait une pollution de l’eau
		silent: Le syndicat a publié un tract, qui appelle à la grève des éboueurs. | qui appelle à la grève des éboueurs | Le syndicat appelle à la grève des éboueurs
		silent: Le tribunal a condamné le médecin à dix ans de prison. | Le tribunal a condamné le médecin à dix ans de prison | Le médecin, interpellé au printemps, a écopé de dix ans de prison
		name-differs: La tour penche sur le marché de Lormont. | La tour penche sur le marché de Lormont | La tour penche sur le marché de Cenon
		cause-unsupported: Le théâtre a fermé ses portes dimanche. | Le théâtre a fermé ses portes dimanche | Le théâtre a fermé ses portes dimanche à cause d’une querelle
		count-exchanged: Le zoo abrite 70 oiseaux et 15 singes. | abrite 70 oiseaux et 15 singes | Le zoo abrite 15 oiseaux et 70 singes
		intention-as-fact: Le musée vendra le cheval de bronze en mai. | le cheval de bronze en mai | Le musée a vendu le cheval de bronze
		silent: Le musée prêtera le lion de bronze en juin. | prêtera le lion de bronze en juin | Le musée prête le lion de bronze en juin
		silent: Le musée louera la grande salle en juillet. | louera la grande salle en juillet | Le musée a choisi de louer la grande salle
		speech-differs: Le ministre de la santé a souri. « La clinique reste où elle est », a dit la ministre du travail. | La clinique reste où elle est | « La clinique reste où elle est », a dit le ministre de la santé
		speech-differs: « Le coffre est vide depuis lundi », a dit Anne Holt. Luc Brand se taisait. | Le coffre est vide depuis lundi | Pour reprendre les mots de Luc Brand, « Le coffre est vide depuis lundi »
		silent: « Le registre a disparu en mer », a dit Anne Holt. | Le registre a disparu en mer | D'après Anne Holt, « Le registre a disparu en mer »
		silent: La tour du moulin mesure 58,2 mètres. | La tour du moulin mesure 58,2 mètres | La tour du moulin mesure près de soixante mètres
		number-reckoned: Le loyer du moulin est passé de 410 à 690 couronnes. | est passé de 410 à 690 couronnes | Le loyer du moulin a pris 280 couronnes
		number-unsupported: La flèche de l’église mesure 58,2 mètres. | La flèche de l’église mesure 58,2 mètres | La flèche de l’église mesure plus de soixante mètres
		silent: Le tribunal a condamné le meunier pour vol en mai. | a condamné le meunier pour vol en mai | Le meunier a été reconnu coupable de vol en mai
		silent: « La vanne a été graissée en avril », a dit son porte-parole, Luc Arbi. La mairie n’a pas répondu. | La vanne a été graissée en avril | La vanne a été graissée en avril
		silent: Les infirmières ont cessé le travail mardi au dispensaire. | ont cessé le travail mardi au dispensaire | Le travail a cessé mardi au dispensaire`,
	"de": `
		roles-exchanged: Der Bürgermeister verklagte den Minister wegen der Kette. | Der Bürgermeister verklagte den Minister wegen der Kette | Der Minister verklagte den Bürgermeister wegen der Kette
		silent: Den Minister verklagte der Bürgermeister wegen der Fahne. | Den Minister verklagte der Bürgermeister wegen der Fahne | Der Bürgermeister verklagte den Minister wegen der Fahne
		silent: Das Gericht stellte fest, dass der Vogt Schmiergeld annahm. | der Vogt Schmiergeld annahm | Der Vogt nahm Schmiergeld an
		grave-unsupported: Der Vogt von Velm stand im April am Kai. | Der Vogt von Velm stand im April am Kai | Der Vogt von Velm wurde im April am Kai getötet
		attribute-cut: Der frühere Vizekanzler Anton Falk öffnete im Mai das Wehr. | Anton Falk öffnete im Mai das Wehr | Vizekanzler Anton Falk öffnete im Mai das Wehr
		reserve-omitted: Der Amtmann soll Silber vom Müller angenommen haben. | Der Amtmann soll Silber vom Müller angenommen haben | Der Amtmann hat Silber vom Müller angenommen
		word-opposed: Der Zoll stieg im Juni auf 20 Kronen. | Der Zoll stieg im Juni auf 20 Kronen | Der Zoll stieg im Juni um 20 Kronen
		silent: Das Boot sank in der Nacht vor der Insel. | Das Boot sank in der Nacht vor der Insel | Berichten zufolge sank das Boot vor der Insel
		speech-differs: Der Kahn sank am Abend vor der Küste, sagte Wirtin Anna Grau. | Der Kahn sank am Abend vor der Küste | Dem Minister zufolge sank der Kahn vor der Küste
		silent: Niemand hat das Unglück überlebt. | Niemand hat das Unglück überlebt | Alle Insassen starben
		evidence-apart: Die Fähre fuhr am Morgen wieder. | Die Fähre fuhr am Morgen wieder | Der Präsident ließ Gefangene foltern
		intention-as-fact: Der Verein wird das Gut im Mai abgeben. | wird das Gut im Mai abgeben | Der Verein hat das Gut abgegeben
		cause-unsupported: Das Theater schloss am Sonntag seine Türen. | Das Theater schloss am Sonntag seine Türen | Das Theater schloss am Sonntag seine Türen wegen eines Streits
		count-exchanged: Der Zoo hält 70 Vögel und 15 Affen. | hält 70 Vögel und 15 Affen | Der Zoo hält 15 Vögel und 70 Affen
		silent: Der Hof hält 31 Ziegen und 18 Pferde. | hält 31 Ziegen und 18 Pferde | Auf dem Hof leben 18 Pferde und 31 Ziegen
		silent: Vizekanzler Robert Berger eröffnete am Montag die Messe. | Vizekanzler Robert Berger eröffnete am Montag die Messe | Robert Berger eröffnete am Montag die Messe
		intention-as-fact: Das Museum wird das bronzene Pferd im Mai verkaufen. | das bronzene Pferd im Mai verkaufen | Das Museum hat das bronzene Pferd verkauft
		intention-as-fact: Der Bezirk wird den alten Turm abreißen. | wird den alten Turm abreißen | Der Bezirk hat den alten Turm abgerissen
		silent: Das Museum wird den bronzenen Löwen verleihen. | wird den bronzenen Löwen verleihen | Das Museum verleiht den bronzenen Löwen
		silent: Der gewählte Rat wird zwei Brücken bauen. | Der gewählte Rat wird zwei Brücken bauen | Der gewählte Rat hat zwei Brücken beschlossen
		silent: Die Kosten der Halle wird das Museum zahlen. | Die Kosten der Halle wird das Museum zahlen | Die Kosten der Halle zahlt das Museum
		speech-differs: „Der Tresor ist seit Montag leer“, sagte Anna Holt. Karl Brand schwieg. | Der Tresor ist seit Montag leer | In den Worten von Karl Brand: „Der Tresor ist seit Montag leer“
		silent: Der Turm der Mühle ist 38 Meter hoch. | Der Turm der Mühle ist 38 Meter hoch | Der Turm der Mühle ist knapp vierzig Meter hoch
		silent: Bei einem Sturm sind im Hafen drei Kähne gesunken. | sind im Hafen drei Kähne gesunken | Im Hafen sind drei Kähne gesunken
		silent: Die Kasse zahlte der Mühle 640.000 Kronen. | zahlte der Mühle 640.000 Kronen | Die Mühle bekam mehr als eine halbe Million Kronen
		number-unsupported: Der Turm der Kirche ist 38 Meter hoch. | Der Turm der Kirche ist 38 Meter hoch | Der Turm der Kirche ist gut vierzig Meter hoch`,
	"es": `
		silent: La presa de Velm cerrará en mayo. De lo contrario podría romperse. | La presa de Velm cerrará en mayo | La presa de Velm cerrará en mayo
		source-denies: La presa de Osk cerró en mayo. Los datos dicen lo contrario. | La presa de Osk cerró en mayo | La presa de Osk cerró en mayo
		silent: El grano es más caro en Osk que en Velm. | El grano es más caro en Osk que en Velm | El grano es más barato en Velm que en Osk
		word-opposed: El aceite es más caro en Osk que en Velm. | El aceite es más caro en Osk que en Velm | El aceite es más barato en Osk que en Velm
		grave-unsupported: El corregidor de Velm estuvo en el muelle en abril. | El corregidor de Velm estuvo en el muelle en abril | El corregidor de Velm murió en el muelle en abril
		silent: Nadie sobrevivió al accidente. | Nadie sobrevivió al accidente | Todos los pasajeros murieron
		evidence-apart: El barco volvió a zarpar al alba. | El barco volvió a zarpar al alba | El ministro mató a su mujer
		intention-as-fact: El museo pondrá el reloj en la torre. | pondrá el reloj en la torre | El museo puso el reloj en la torre
		roles-exchanged: El duque acusó al abad de robo. | El duque acusó al abad de robo | El abad acusó al duque de robo
		silent: El conde rescató al barón en el mar. | El conde rescató al barón en el mar | Al barón lo rescató el conde en el mar
		roles-exchanged: El rey recibió al general, que pidió la guerra. | que pidió la guerra | El rey pidió la guerra
		silent: La ministra visitó la clínica, porque temía un cierre de las urgencias. | porque temía un cierre de las urgencias | La ministra temía un cierre de las urgencias
		silent: El gremio publicó una carta, en la que llamó a la huelga. | en la que llamó a la huelga | El gremio llamó a la huelga
		silent: El exministro Paul Rask abrió el molino. | El exministro Paul Rask abrió el molino | Paul Rask, que fue ministro, abrió el molino
		cause-unsupported: El teatro cerró sus puertas el domingo. | El teatro cerró sus puertas el domingo | El teatro cerró sus puertas el domingo por culpa de una riña
		count-exchanged: El zoo tiene 70 aves y 15 monos. | tiene 70 aves y 15 monos | El zoo tiene 15 aves y 70 monos
		intention-as-fact: El museo venderá el caballo de bronce en mayo. | venderá el caballo de bronce en mayo | El museo vendió el caballo de bronce
		silent: El museo prestará el león de bronce en junio. | prestará el león de bronce en junio | El museo presta el león de bronce en junio
		silent: El museo abrió la torre en 1904 y abrirá la cripta. | abrió la torre en 1904 y abrirá la cripta | El museo abrió la torre en 1904
		speech-differs: El ministro de Sanidad sonrió. «La clínica se queda donde está», dijo la ministra de Trabajo. | La clínica se queda donde está | «La clínica se queda donde está», dijo el ministro de Sanidad
		silent: La torre del molino mide 58 metros. | La torre del molino mide 58 metros | La torre del molino mide casi sesenta metros
		number-unsupported: La torre de la ermita mide 58 metros. | La torre de la ermita mide 58 metros | La torre de la ermita mide casi ochenta metros
		roles-exchanged: Vendió sus silos al grupo Agrasa por mucho dinero. | Vendió sus silos al grupo Agrasa por mucho dinero | El grupo Agrasa vendió sus silos a la lechera
		reserve-omitted: Dos barcas fueron incendiadas en mayo; un obrero de 34 años es sospechoso de haberlo hecho. | un obrero de 34 años es sospechoso de haberlo hecho | Un obrero de 34 años incendió dos barcas
		number-reckoned: La presa suelta 90 metros de agua al día. | suelta 90 metros de agua al día | La presa suelta más de 600 metros de agua por semana
		silent: Dos carros fueron incendiados en junio; un herrero de 43 años es sospechoso de haberlo hecho. | un herrero de 43 años es sospechoso de haberlo hecho | Un herrero de 43 años es sospechoso de incendiar dos carros`,
	"ru": `
		roles-exchanged: Мэр обвинил министра в сокрытии карты. | Мэр обвинил министра в сокрытии карты | Министр обвинил мэра в сокрытии карты
		silent: Новый паром дороже старого парома. | Новый паром дороже старого парома | Старый паром дешевле нового парома
		word-opposed: Новый баркас дороже старого баркаса. | Новый баркас дороже старого баркаса | Новый баркас дешевле старого баркаса
		silent: Мэр, которого обвинил министр, ушёл в мае. | Мэр, которого обвинил министр, ушёл в мае | Министр обвинил мэра, который ушёл в мае
		silent: Министра обвинил мэр в сокрытии списка. | Министра обвинил мэр в сокрытии списка | Мэр обвинил министра в сокрытии списка
		silent: Мэр обвинил министра в сокрытии чертежа. | Мэр обвинил министра в сокрытии чертежа | Министра обвинил в сокрытии чертежа мэр
		denial-differs: Шлюп едва не затонул у Бреста в субботу. | Шлюп едва не затонул у Бреста в субботу | Шлюп затонул у Бреста в субботу
		roles-exchanged: Профсоюз обвинил министерство в сокрытии чертежа. | Профсоюз обвинил министерство в сокрытии чертежа | Министерство обвинило профсоюз в сокрытии чертежа
		grave-unsupported: Староста Вельма был на пристани в апреле. | Староста Вельма был на пристани в апреле | Староста Вельма был убит на пристани в апреле
		word-opposed: Совет разрешил ловить угря в лагуне. | Совет разрешил ловить угря в лагуне | Совет запретил ловить угря в лагуне
		attribute-cut: Бывший глава банка вывел деньги в мае. | Бывший глава банка вывел деньги в мае | Деньги в мае выведены главой банка
		silent: Никто из пассажиров не выжил. | Никто из пассажиров не выжил | Все люди погибли
		evidence-apart: Паром снова пошёл утром. | Паром снова пошёл утром | Полковник ограбил вдову
		intention-as-fact: Музей возьмёт картину у банка. | Музей возьмёт картину у банка | Музей взял картину у банка
		cause-unsupported: Театр закрыл двери в воскресенье. | Театр закрыл двери в воскресенье | Театр закрыл двери в воскресенье из-за ссоры
		name-differs: Старая башня стоит над рынком в Каменске. | Старая башня стоит над рынком в Каменске | Старая башня стоит над рынком в Липовске
		count-exchanged: В зоопарке 70 птиц и 15 обезьян. | 70 птиц и 15 обезьян | В зоопарке 15 птиц и 70 обезьян
		intention-as-fact: Музей продаст бронзового коня в мае. | Музей продаст бронзового коня в мае | Музей продал бронзового коня
		silent: Музей покажет бронзового льва в июне. | Музей покажет бронзового льва в июне | Музей показывает бронзового льва в июне
		silent: Музей закрыл два зала зимой и закроет галерею. | закрыл два зала зимой и закроет галерею | Музей закрыл два зала зимой
		silent: Музей хранит часть канала. | Музей хранит часть канала | Музей хранит канал
		speech-differs: Министр здравоохранения улыбнулся. «Больница останется на своём месте», — сказала министр труда. | Больница останется на своём месте | «Больница останется на своём месте», — сказал министр здравоохранения
		silent: Высота башни мельницы — 61 метр. | Высота башни мельницы — 61 метр | Башня мельницы выше шестидесяти метров, её высота больше 60 метров
		number-unsupported: Высота башни собора — 61 метр. | Высота башни собора — 61 метр | Высота башни собора — больше 70 метров
		silent: Суд осудил мельника за кражу в мае. | Суд осудил мельника за кражу в мае | В мае суд признал мельника виновным в краже`,
	"ar": `
		silent: غرق أحد عشر قاربا قرب الجزيرة. | غرق أحد عشر قاربا قرب الجزيرة | غرق 11 قاربا قرب الجزيرة
		evidence-apart: أبحرت العبارة من جديد صباحا. | أبحرت العبارة من جديد صباحا | قتل الوزير زوجته
		cause-unsupported: أغلق المسرح أبوابه يوم الأحد. | أغلق المسرح أبوابه يوم الأحد | أغلق المسرح أبوابه يوم الأحد بسبب شجار
		intention-as-fact: ستغلق البلدية الجسر القديم في مايو. | ستغلق البلدية الجسر القديم في مايو | غلقت البلدية الجسر القديم
		silent: ستهدم البلدية البرج القديم في يونيو. | ستهدم البلدية البرج القديم في يونيو | تهدم البلدية البرج القديم في يونيو
		silent: قالت وزيرة الصحة ليلى النجار: «لن تغلق العيادة أبوابها هذا العام». | لن تغلق العيادة أبوابها هذا العام | قالت الوزيرة: «لن تغلق العيادة أبوابها هذا العام»
		silent: انهار جسر في الوادي وأصيب رجل. وسقطت ثلاث شاحنات في النهر. | انهار جسر في الوادي وأصيب رجل | انهار جسر في الوادي وأصيب رجل`,
	"fa": `
		evidence-apart: کشتی صبح دوباره راه افتاد. | کشتی صبح دوباره راه افتاد | وزیر همسر خود را کشت
		intention-as-fact: موزه مجسمه برنزی را در اردیبهشت تخریب خواهد کرد. | موزه مجسمه برنزی را در اردیبهشت تخریب خواهد کرد | موزه مجسمه برنزی را تخریب کرد
		speech-differs: وزیر بهداشت لبخند زد. وزیر کار گفت: «درمانگاه در خیابان اصلی باقی است». | درمانگاه در خیابان اصلی باقی است | وزیر بهداشت گفت: «درمانگاه در خیابان اصلی باقی است»`,
	"zh": `
		roles-exchanged: 法国向希腊出售了三艘护卫舰。 | 法国向希腊出售了三艘护卫舰 | 希腊向法国出售了三艘护卫舰
		roles-exchanged: 伊朗周一指责俄罗斯违反协议。 | 伊朗周一指责俄罗斯违反协议 | 俄罗斯周一指责伊朗违反协议
		silent: 中国对美国加征关税，美国对中国也加征关税。 | 中国对美国加征关税，美国对中国也加征关税 | 美国对中国加征关税，中国对美国也加征关税
		silent: 瑞典对阵丹麦的比赛周六举行。 | 瑞典对阵丹麦的比赛周六举行 | 丹麦对阵瑞典的比赛周六举行
		silent: 俄罗斯周一遭到伊朗指责违反条约。 | 俄罗斯周一遭到伊朗指责违反条约 | 伊朗周一指责俄罗斯违反条约
		denial-differs: 货轮周一在港口附近险些沉没。 | 货轮周一在港口附近险些沉没 | 货轮周一在港口附近沉没
		evidence-apart: 渡轮上午重新开航。 | 渡轮上午重新开航 | 部长杀了妻子
		count-exchanged: 动物园有70只鸟和15只猴子。 | 动物园有70只鸟和15只猴子 | 动物园有15只鸟和70只猴子
		number-unsupported: 周六约有210人沿河游行。 | 周六约有210人沿河游行 | 周六数千人沿河游行
		silent: 周日约有3400人沿河散步。 | 周日约有3400人沿河散步 | 周日数千人沿河散步
		silent: 周一有三十多人在桥上。 | 周一有三十多人在桥上 | 周一数十人在桥上
		intention-as-fact: 博物馆将于五月出售铜马。 | 博物馆将于五月出售铜马 | 博物馆出售了铜马
		silent: 博物馆将于六月出借铜狮。 | 博物馆将于六月出借铜狮 | 博物馆六月出借铜狮
		speech-differs: 卫生部长笑了。劳动部长说：“诊所留在原地不动。” | 诊所留在原地不动 | 卫生部长说：“诊所留在原地不动”
		attribute-cut: 代理市长何兰召集周一开会。 | 代理市长何兰召集周一开会 | 市长何兰召集周一开会
		silent: 厂里有2150名工人在修桥。 | 厂里有2150名工人在修桥 | 厂里有两千多名工人在修桥
		word-opposed: 一名34岁的工人涉嫌纵火。 | 一名34岁的工人涉嫌纵火 | 一名34岁的工人因纵火被判刑`,
}
