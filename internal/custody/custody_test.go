package custody_test

import (
	"testing"

	"dossier/internal/custody"
)

// TestContradictoryRecords lists records that account for a line twice, not at
// all, or wrongly.
func TestContradictoryRecords(t *testing.T) {
	raw := []byte("Titre\n\nUn paragraphe.\nPartager\nUne légende. AFP\n")
	good := custody.Record{
		Mode: custody.ByLine, TitleLine: 1,
		Decisions: []custody.Decision{{First: 4, Last: 4, Is: custody.Dropped, Rule: "share"}},
		Captions:  []custody.CaptionLine{{Line: 5, Text: "Une légende.", Credit: "AFP"}},
	}
	blocks := []custody.Block{{Kind: custody.Paragraph, Text: "Un paragraphe."}}
	if _, faults := custody.Prove(raw, custody.Split(raw), good, blocks); len(faults) > 0 {
		t.Fatalf("the good record is refused: %+v", faults)
	}
	for name, spoil := range map[string]func(*custody.Record){
		"a line with two classes": func(r *custody.Record) {
			r.Decisions = append(r.Decisions, custody.Decision{First: 1, Last: 1, Is: custody.Dropped})
		},
		"a line beyond the end":           func(r *custody.Record) { r.Decisions[0].Last = 99 },
		"a dropped line that is not said": func(r *custody.Record) { r.Decisions = nil },
		"a title on a blank line":         func(r *custody.Record) { r.TitleLine = 2 },
		"a caption with other words":      func(r *custody.Record) { r.Captions = []custody.CaptionLine{{Line: 5, Text: "Une autre."}} },
		"a cut that is not there":         func(r *custody.Record) { r.Cuts = []custody.Cut{{Line: 3, Words: "absent"}} },
		"a cut that is not made":          func(r *custody.Record) { r.Cuts = []custody.Cut{{Line: 3, Words: "Un "}} },
		"a cut in a dropped line":         func(r *custody.Record) { r.Cuts = []custody.Cut{{Line: 4, Words: "Part"}} },
		"an empty cut":                    func(r *custody.Record) { r.Cuts = []custody.Cut{{Line: 3}} },
		"damage that is not there":        func(r *custody.Record) { r.Damage = []custody.Damage{{Line: 3, Words: "absent"}} },
		"a paragraph dropped by the record only": func(r *custody.Record) {
			r.Decisions = append(r.Decisions, custody.Decision{First: 3, Last: 3, Is: custody.Dropped})
		},
	} {
		r := good
		r.Decisions = append([]custody.Decision(nil), good.Decisions...)
		spoil(&r)
		if _, faults := custody.Prove(raw, custody.Split(raw), r, blocks); len(faults) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
}
