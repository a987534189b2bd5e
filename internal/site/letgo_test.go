package site_test

import (
	"maps"
	"testing"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/site"
	"dossier/internal/site/print"
)

// TestSite_Render_letsGo: a site that is printed once forgets the words of each article with
// its pages, but for those of versions, which other pages show, and is the same site.
func TestSite_Render_letsGo(t *testing.T) {
	for _, name := range []string{"testdata/rights.txtar", "testdata/versions.txtar", "testdata/records.txtar"} {
		fsys := small(t, name)
		d, diags, err := load.Load(t.Context(), fsys, load.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, _ := check.Run(d, diags, check.Options{})
		theme, _, err := print.LoadTheme(fsys, nil)
		if err != nil {
			t.Fatal(err)
		}
		want, err := site.Plan(d, findings, theme, site.Options{}, nil).Render(t.Context(), print.Order{})
		if err != nil {
			t.Fatal(err)
		}
		o := site.Options{LetGo: func(src *diag.Source) { load.LetGo(fsys, src) }}
		got, err := site.Plan(d, findings, theme, o, nil).Render(t.Context(), print.Order{})
		if err != nil || !maps.EqualFunc(got, want, func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Errorf("%s: another site, %v", name, err)
		}
		for _, a := range d.Articles {
			kept := d.Versions[a] != nil
			if (len(a.Passages) > 0) != kept || (len(a.Capture.Lines) > 0) != kept || (a.Capture.Source.Text != "") != kept {
				t.Errorf("%s: of %s the words are there: %v", name, a.Key, len(a.Passages) > 0)
			}
			if a.Capture.Source.Whole() == "" {
				t.Errorf("%s: places in %s cannot be shown any more", name, a.Capture.Path)
			}
		}
	}
}
