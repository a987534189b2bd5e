package board_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/board"
	"dossier/internal/check"
	"dossier/internal/fixture"
	"dossier/internal/load"
	"dossier/internal/model"

	"github.com/google/go-cmp/cmp"
)

func read(t *testing.T, lang string, change func(*model.Dossier, *check.Findings)) board.Board {
	t.Helper()
	d, diags, err := load.Load(t.Context(), fixture.Folder(fixture.Files(t, "testdata/board.txtar")), load.Options{Internal: true})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := check.Run(d, diags, check.Options{})
	if change != nil {
		change(d, f)
		f, _ = check.Run(d, diags, check.Options{})
	}
	return board.New(d, f, lang, func(n *model.Note) bool { return n.Status != model.Draft })
}

func ids(list []*model.Statement) string {
	var keys []string
	for _, s := range list {
		keys = append(keys, s.Note.Lang+":"+s.Key())
	}
	return strings.Join(keys, " ")
}

// TestOf_listsWhatStatementsLeaveOpen: each once, in the language of the page, and no
// statement that leaves nothing open.
func TestOf_listsWhatStatementsLeaveOpen(t *testing.T) {
	b := read(t, "fr", nil)
	want := []string{"en:open/alone", "en:open/alone en:open/two", "fr:port/lacune", "fr:port/signe"}
	if diff := cmp.Diff(want, []string{ids(b.OneOrigin), ids(b.Unopposed), ids(b.Gaps), ids(b.Indicators)}); diff != "" {
		t.Error(diff)
	}
	if b := read(t, "en", nil); ids(b.Gaps) != "en:port/lacune" {
		t.Errorf("in English the gaps are %s", ids(b.Gaps))
	}
}

// TestOf_sortsDaysAndNamesThemOnce: the earliest first, and of a translation with the same
// day nothing.
func TestOf_sortsDaysAndNamesThemOnce(t *testing.T) {
	var days []string
	for _, r := range read(t, "fr", nil).Reviews {
		days = append(days, r.ReviewBy.String()+" "+r.Path)
	}
	if diff := cmp.Diff([]string{"2025-04-01 briefs/open.md", "2025-06-01 briefs/port.fr.md"}, days); diff != "" {
		t.Error(diff)
	}
}

// TestOf_saysWhyANoteIsStale: a sign-off that covered something else, a reading before a
// change, and articles that were corrected or changed; a note that is as it was is not there.
func TestOf_saysWhyANoteIsStale(t *testing.T) {
	said := func(b board.Board) string {
		var list []string
		for _, s := range b.Stale {
			for _, r := range s.Why {
				line := fmt.Sprintf("%s %s", s.Note.Path, r.Kind)
				if r.Kind == board.Signature {
					line += " " + r.Lapsed.By + ": " + r.Lapsed.Said()
				}
				for _, a := range r.Articles {
					line += " " + a.Key
				}
				list = append(list, line)
			}
		}
		return strings.Join(list, "\n")
	}
	if got := said(read(t, "en", nil)); got != "briefs/open.md review" {
		t.Errorf("it says %s", got)
	}
	got := said(read(t, "en", func(d *model.Dossier, f *check.Findings) {
		for _, n := range d.Notes {
			switch n.Path {
			case "briefs/open.md":
				was := f.Covered(n)
				was.Degrees = "another"
				d.Lock.Signatures = append(d.Lock.Signatures, model.Signature{Note: n.Path, Role: model.Legal, By: "A. B.", On: "2025-03-06", Covered: was})
			case "briefs/port.md":
				d.Lock.Signatures = append(d.Lock.Signatures, model.Signature{Note: n.Path, Role: model.Legal, By: "A. B.", On: "2025-03-06", Covered: f.Covered(n)})
			}
		}
		for _, a := range d.Articles {
			if a.Key == "mole" {
				a.Status = model.Corrected
			}
		}
	}))
	if want := "briefs/open.md corrected mole\nbriefs/open.md signature A. B.: a degree of a statement\nbriefs/open.md review\n" +
		"briefs/port.md corrected mole\nbriefs/port.fr.md corrected mole"; got != want {
		t.Errorf("it says %s", got)
	}
}

// TestOf_namesTheSignOffsThatAreMissing: of briefs, of each version, and only of those that the
// settings ask for.
func TestOf_namesTheSignOffsThatAreMissing(t *testing.T) {
	if b := read(t, "en", nil); len(b.Unsigned) > 0 {
		t.Errorf("nobody asks for %v", b.Unsigned)
	}
	var missing []string
	for _, u := range read(t, "en", func(d *model.Dossier, f *check.Findings) {
		d.Settings.Requires = []model.Role{model.Reviewer, model.Legal}
		for _, n := range d.Notes {
			if n.Path == "briefs/open.md" {
				d.Lock.Signatures = append(d.Lock.Signatures, model.Signature{Note: n.Path, Role: model.Legal, By: "A. B.", On: "2025-03-06", Covered: f.Covered(n)})
			}
		}
	}).Unsigned {
		missing = append(missing, fmt.Sprint(u.Note.Path, u.Roles))
	}
	if diff := cmp.Diff([]string{"briefs/open.md[reviewer]", "briefs/port.md[reviewer legal]", "briefs/port.fr.md[reviewer legal]"}, missing); diff != "" {
		t.Error(diff)
	}
}
