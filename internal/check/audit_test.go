package check_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/diag"
)

var attacks = flag.String("attacks", "", "a folder of dossiers, each of which has to be stopped")

// TestAudit_namesWhatStopsEachAttack holds the table of docs/evidence-audit.md against the
// fixtures: what it names is there, and nothing that would stop a publication is forgotten
// that is about what a note says of its sources.
func TestAudit_namesWhatStopsEachAttack(t *testing.T) {
	doc, err := os.ReadFile("../../docs/evidence-audit.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(doc), "| --- | --- | --- |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	named := map[string]bool{}
	for _, row := range strings.Split(table, "\n") {
		cells := strings.Split(row, " | ")
		names := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[1], -1)
		if len(cells) != 3 || len(names) == 0 {
			t.Fatalf("no row: %s", row)
		}
		for _, m := range names {
			code, _, _ := strings.Cut(m[1], "+")
			named[code] = true
			if _, err := os.Stat(filepath.Join("testdata/diagnostics", m[1]+".txtar")); err != nil {
				t.Errorf("%s is named and has no fixture", m[1])
			}
		}
	}
	for _, c := range []diag.Code{
		diag.SourceDenies, diag.GapHidesNegation, diag.NumberCut, diag.NumberUnsupported, diag.SpeechDiffers, diag.DenialDiffers, diag.WordOpposed, diag.RolesExchanged, diag.NameDiffers, diag.ReserveOmitted, diag.CauseUnsupported, diag.CountExchanged, diag.Uncited, diag.UncitedTail,
		diag.ProseQuoteNotFound, diag.UnmarkedSpeech, diag.SicUnfounded, diag.ImitatedSign, diag.LinkMisleads, diag.HiddenCharacter, diag.SourceReordered,
		diag.TranslationDiffers, diag.HedgeInJudgment, diag.SingleOrigin, diag.NotConfirmed, diag.QuestionSides, diag.SelectiveCitation, diag.DeskWord,
		diag.DateAhead, diag.HandHides, diag.CaptureChanged, diag.CitedPassageGone, diag.DatesDisagree, diag.LostCell,
	} {
		if !named[c.Name] {
			t.Errorf("no row says what %s stops", c.Name)
		}
	}
}

// TestAttacks tries the dossiers of the folder that -attacks names.
func TestAttacks(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(*attacks, "*", "dossier.yaml"))
	if err != nil || *attacks != "" && len(folders) == 0 {
		t.Fatal("no dossier in ", *attacks, err)
	}
	for _, settings := range folders {
		_, diags := checkedDossier(t, os.DirFS(filepath.Dir(settings)))
		if diag.Count(diags, diag.Error)+diag.Count(diags, diag.Warning) == 0 {
			t.Errorf("%s is published in silence", filepath.Base(filepath.Dir(settings)))
		}
	}
}
