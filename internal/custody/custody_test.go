package custody_test

import (
	"slices"
	"strings"
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

// TestProve_seams cuts words out of lines and holds where the article shows that
// something was left out.
func TestProve_seams(t *testing.T) {
	for _, c := range []struct {
		raw   string
		mode  custody.Mode
		cuts  []custody.Cut
		want  string
		seams []int
	}{
		{"un deux trois", custody.ByLine, []custody.Cut{{Line: 1, Words: "deux "}}, "un trois", []int{3}},
		{"un deux trois", custody.ByLine, []custody.Cut{{Line: 1, Words: "un "}}, "deux trois", []int{0}},
		{"un deux trois", custody.ByLine, []custody.Cut{{Line: 1, Words: " trois"}}, "un deux", []int{7}},
		{"• un deux trois", custody.ByLine, []custody.Cut{{Line: 1, Words: "•", Rule: custody.BulletRule}, {Line: 1, Words: " trois"}}, "un deux", []int{7}},
		{"a b a c a d", custody.ByLine, []custody.Cut{{Line: 1, Words: "a ", Nth: 2}}, "a b c a d", []int{4}},
		{"  é\u00adt\u200bé (bis) là", custody.ByLine, []custody.Cut{{Line: 1, Words: "(bis) "}}, "été là", []int{6}},
		{"un\ndeux (sic) mots\n\ntrois", custody.ByBlank, []custody.Cut{{Line: 2, Words: "(sic) "}}, "un deux mots", []int{8}},
		{"• un deux", custody.ByLine, []custody.Cut{{Line: 1, Words: "•", Rule: custody.BulletRule}}, "un deux", nil},
		{"En 2024, 300 livres", custody.ByLine, []custody.Cut{{Line: 1, Words: "En 2024, "}}, "300 livres", []int{0}},
		{"港口（今日）开放", custody.ByLine, []custody.Cut{{Line: 1, Words: "（今日）"}}, "港口开放", []int{6}},
		{"12 (sic) ans", custody.ByLine, []custody.Cut{{Line: 1, Words: " (sic)"}}, "12 ans", []int{2}},
	} {
		raw := []byte(c.raw)
		lines := custody.Split(raw)
		blocks := []custody.Block{{Kind: custody.Paragraph, Text: c.want}}
		if c.mode == custody.ByBlank {
			blocks = append(blocks, custody.Block{Kind: custody.Paragraph, Text: "trois"})
		}
		placed, faults := custody.Prove(raw, lines, custody.Record{Mode: c.mode, Cuts: c.cuts}, blocks)
		if len(faults) > 0 {
			t.Errorf("%q: %+v", c.raw, faults)
			continue
		}
		if !slices.Equal(placed[0].Seams, c.seams) {
			t.Errorf("%q: seams at %v, want %v", c.raw, placed[0].Seams, c.seams)
		}
	}
}

// TestProve_cutsThatAreNone lists cuts that cannot be made.
func TestProve_cutsThatAreNone(t *testing.T) {
	for _, c := range []struct {
		raw  string
		cuts []custody.Cut
		want string
	}{
		{"un deux trois", []custody.Cut{{Line: 1, Words: "eux "}}, "goes through a word"},
		{"un deux trois", []custody.Cut{{Line: 1, Words: "deux trois"}, {Line: 1, Words: "un deux"}}, "overlap"},
		{"un deux trois", []custody.Cut{{Line: 1, Words: "deux ", Nth: 2}}, "is not in line 1"},
		{"un deux trois", []custody.Cut{{Line: 1, Words: "un ", Rule: custody.BulletRule}}, "is not what bullet takes"},
		{"un deux trois", []custody.Cut{{Line: 1, Words: "un ", Rule: "advert"}}, "no rule"},
		{"un deux trois", []custody.Cut{{Line: 2, Words: "un "}}, "line 2, which has no words"},
		{"un in décis trois", []custody.Cut{{Line: 1, Words: " ", Nth: 2}}, "makes one word of two"},
		{"un (bis)deux trois", []custody.Cut{{Line: 1, Words: " (bis)"}}, "makes one word of two"},
		{"de 300,000 livres", []custody.Cut{{Line: 1, Words: "300,"}}, "goes through a number"},
		{"de 300,000 livres", []custody.Cut{{Line: 1, Words: ",000"}}, "goes through a number"},
		{"de 10–20 livres", []custody.Cut{{Line: 1, Words: "10–"}}, "goes through a number"},
		{"de 3,5 livres", []custody.Cut{{Line: 1, Words: ","}}, "goes through a number"},
	} {
		raw := []byte(c.raw)
		_, faults := custody.Prove(raw, custody.Split(raw), custody.Record{Cuts: c.cuts}, []custody.Block{{Kind: custody.Paragraph, Text: c.raw}})
		if !slices.ContainsFunc(faults, func(f custody.Fault) bool { return strings.Contains(f.Reason, c.want) }) {
			t.Errorf("%+v of %q: %+v, want a fault that says %q", c.cuts, c.raw, faults, c.want)
		}
	}
}
