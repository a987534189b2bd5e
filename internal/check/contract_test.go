package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestContract_isKept holds docs/format.md §7 to its word, rule by rule, where no other test that
// it names does: what does not matter, what does, and what is said of what words hide.
func TestContract_isKept(t *testing.T) {
	const source = "T\n\n" +
		"The council's plan - agreed on Monday... - costs 1,200 euros, the mayor said; \"it is late\", he said.\n\n" +
		"The café pays half a million euros a year. The harbour opens in May 2024 and closes when the ice comes.\n\n" +
		"The crew loaded the grain: it lay on the quay. The ship, which nobody had seen, left the port with the grain.\n\n" +
		"The owner bought the northern crane from the yard. The former harbour master [sic] signed the list of the crew.\n\n" +
		"If the ice comes early, the port closes for the winter. The port has, according to the yard, four cranes.\n"
	for _, c := range []struct {
		rule, note string
		want       string // the code that has to come, or with a minus the one that may not
	}{
		// 1
		{"kinds of apostrophe, dash and ellipsis", "The plan [@x, ¶1: «The council’s plan – agreed on Monday… – costs 1,200 euros»].", "-quote-not-found"},
		{"kinds and number of spaces", "The plan [@x, ¶1: «The council's  plan - agreed on\u00a0Monday»].", "-quote-not-found"},
		{"kinds of quotation marks, and a space beside one", "It is late [@x, ¶1: «the mayor said; “ it is late ”, he said»].", "-quote-not-found"},
		{"accents in two characters", "The café pays [@x, ¶2: «The cafe\u0301 pays half a million euros a year»].", "-quote-not-found"},
		{"accents count", "The café pays [@x, ¶2: «The cafe pays half a million euros a year»].", "quote-not-found"},
		{"capitals count", "The café pays [@x, ¶2: «the café pays half a million euros a year»].", "quote-not-found"},
		{"marks count", "The plan [@x, ¶1: «costs 1,200 euros the mayor said»].", "quote-not-found"},
		// 2
		{"edges of words", "The crew loaded it [@x, ¶3: «crew loaded the grai»].", "quote-not-found"},
		{"inside a number", "The plan costs 200 euros [@x, ¶1: «200 euros, the mayor said»].", "quote-not-found"},
		{"half a number", "It pays a million [@x, ¶2: «million euros a year»].", "number-cut"},
		{"a date has its year", "It opens in May [@x, ¶2: «The harbour opens in May»].", "number-cut"},
		{"a date with its year", "It opens in May [@x, ¶2: «The harbour opens in May 2024»].", "-number-cut"},
		// 3
		{"two gaps", "The ship left [@x, ¶4: «The owner bought […] northern crane from […] yard»].", "quote-not-found"},
		{"a gap with words around it", "The owner bought it [@x, ¶4: «The owner bought […] crane from the yard»].", "-quote-not-found"},
		{"a gap over two sentences", "The owner bought it [@x, ¶4: «The owner bought […] the list of the crew»].", "quote-not-found"},
		{"pieces of two words", "The owner bought it [@x, ¶4: «The owner […] crane from the yard»].", "quote-not-found"},
		{"a gap over a denial and the beginning of a clause", "The ship left [@x, ¶3: «The ship, which […] left the port with the grain»].", "gap-hides-negation"},
		{"a gap over a colon", "The crew loaded it [@x, ¶3: «The crew loaded […] lay on the quay»].", "gap-hides-negation"},
		{"a gap over a semicolon", "It is late [@x, ¶1: «costs 1,200 euros, the […] late\", he said»].", "gap-hides-negation"},
		{"[sic] of the source", "He signed [@x, ¶4: «harbour master [sic] signed the list»].", "-sic-unfounded"},
		{"[sic] of the analyst", "He bought it [@x, ¶4: «bought the northern [sic] crane from the yard»].", "sic-unfounded"},
		// 4
		{"four words", "“A crane that never moved” stands there [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"three words", "“Cranes never move” there [@x, ¶4: «bought the northern crane from the yard»].", "short-quote-unsupported"},
		{"words of another paragraph of the note", "“The crew loaded the grain” [@x, ¶3: «The crew loaded the grain: it lay on the quay»].\n\n" +
			"“The crew loaded the grain”, as we know [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"words typed for marks", "``A crane that never moved'' stands [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"a block quotation", "> A crane that never moved stands there\n\nThe owner bought it [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"code", "`a crane that never moved` stands [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"a dash", "— A crane that never moved stands there\n\nThe owner bought it [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"short quotations side by side", "“A crane” “that never” “moved at all” [@x, ¶4: «bought the northern crane from the yard»].", "prose-quote-not-found"},
		{"a figure between marks", "It costs “1,300” [@x, ¶1: «costs 1,200 euros»].", "prose-quote-not-found"},
		{"a quoting title", "The owner bought it [@x, ¶4: «bought the northern crane from the yard»].\n\n## “A crane that never moved”", "prose-quote-not-found"},
		// 5
		{"a condition", "The port closes [@x, ¶5: «the port closes for the winter»].", "source-conditions"},
		{"a condition that the block quotes", "The port closes if the ice comes early [@x, ¶5: «If the ice comes early»; @x, ¶5: «the port closes for the winter»].", "-source-conditions"},
		// 6
		{"the other half of the name", "The harbour master signed the list [@x, ¶4: «harbour master [sic] signed the list of the crew»].", "attribute-cut"},
		{"somebody else", "The minister said “costs 1,200 euros, the mayor said” [@x, ¶1: «costs 1,200 euros, the mayor said»].", "speech-differs"},
		{"the contrary of a word", "The owner sold the northern crane to the yard [@x, ¶4: «The owner bought the northern crane from the yard»].", "word-opposed"},
		{"another unit", "The plan costs 1,200 dollars [@x, ¶1: «costs 1,200 euros»].", "number-unsupported"},
		// 7
		{"what is similar", "The owner bought it [@x, ¶4: «bought the northern cranes from the yard»].", "quote-not-found"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			body := source[len("T\n"):]
			_, diags := checkedDossier(t, folder([]txtar.File{
				{Name: "dossier.yaml", Data: []byte("title: T\nlanguage: en\n")},
				{Name: "content/captures/x.txt", Data: []byte(source)},
				{Name: "content/articles/x.md", Data: fmt.Appendf(nil,
					"---\ntitle: T\ntitle_basis: line\ntitle_line: 1\nlang: en\ncapture: {file: x.txt, sha256: SHA256(x.txt)}\n---\n%s", body)},
				{Name: "briefs/note.md", Data: []byte("---\ntitle: A note\nstatus: published\n---\n\n" + c.note + "\n")},
			}))
			var codes []string
			for _, d := range diags {
				codes = append(codes, d.Code.Name)
			}
			if absent, ok := strings.CutPrefix(c.want, "-"); ok && slices.Contains(codes, absent) || !ok && !slices.Contains(codes, c.want) {
				t.Errorf("%s gives %v, and not %s", c.note, codes, c.want)
			}
		})
	}
}
