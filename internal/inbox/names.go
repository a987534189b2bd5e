package inbox

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/names"
	"dossier/internal/text"
)

// unknown lists what reads as a name and no record has, where it stands first: two
// capitalised words or more beside each other, not at the beginning of a sentence.
func unknown(d *model.Dossier, a *model.Article) []Mention {
	var found []Mention
	seen := map[string]bool{}
	known := d.Named[a]
	for i, p := range a.Passages {
		if p.Kind == custody.Title {
			continue
		}
		for _, s := range text.Sentences(p.Text, p.Lang()) {
			for _, r := range capitalised(p.Text, s) {
				name := r.Of(p.Text)
				recorded := i < len(known) && slices.ContainsFunc(known[i], func(h names.Hit) bool { return h.Range.Overlaps(r) })
				if !recorded && !seen[name] && (a.Outlet == nil || !strings.Contains(a.Outlet.Name, name)) {
					seen[name] = true
					found = append(found, Mention{p, r})
				}
			}
		}
	}
	return found
}

// capitalised finds runs of two capitalised words or more in a sentence, but for its first
// word.
func capitalised(s string, sentence text.Range) []text.Range {
	var runs []text.Range
	run, words := text.Range{}, 0
	flush := func() {
		if words > 1 {
			runs = append(runs, run)
		}
		words = 0
	}
	for i, f := range text.Fields(sentence.Of(s)) {
		r := text.FirstRune(f.Text)
		word := strings.TrimRightFunc(f.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if i == 0 || !unicode.IsUpper(r) || word == "" {
			flush()
			continue
		}
		at := sentence.From + f.At
		if words == 0 {
			run.From = at
		}
		run.To = at + len(word)
		words++
		if len(word) < len(f.Text) { // a mark ends the name
			flush()
		}
	}
	flush()
	return runs
}
