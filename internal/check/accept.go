package check

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"dossier/internal/model"
)

const lockHead = "# Written by dossier accept: the citations that a person has looked at, as they stood then.\n"

// Acceptance is what an acceptance of the citations of a note changes.
type Acceptance struct {
	Note         *model.Note
	New, Changed []*model.Cited // changed: the words had been accepted in another paragraph
	Same         int
	Removed      int // citations of the lock file that the note no longer has
}

// Accept returns the lock file with the citations of some notes as they stand
// now; lines of other notes stay, unless all is set: then only what the notes
// have is in it.
func Accept(d *model.Dossier, f *Findings, notes []*model.Note, all bool) (file []byte, acceptances []Acceptance) {
	next := map[model.Accepted]string{}
	if !all {
		maps.Copy(next, d.Lock.Passages)
	}
	for _, n := range notes {
		a := Acceptance{Note: n}
		citations, passages := citationsNow(f.Cited(n))
		for key := range d.Lock.Passages {
			if _, ok := passages[key]; key.Note == n.Path && !ok {
				a.Removed++
				delete(next, key)
			}
		}
		for _, key := range slices.SortedFunc(maps.Keys(passages), model.Accepted.Compare) {
			was, ok := d.Lock.Passages[key]
			switch {
			case !ok:
				a.New = append(a.New, citations[key][0])
			case was != passages[key]:
				a.Changed = append(a.Changed, citations[key][0])
			default:
				a.Same++
			}
			next[key] = passages[key]
		}
		for _, list := range [][]*model.Cited{a.New, a.Changed} {
			slices.SortFunc(list, func(a, b *model.Cited) int { return cmp.Compare(a.Item.Number, b.Item.Number) })
		}
		acceptances = append(acceptances, a)
	}
	var out bytes.Buffer
	out.WriteString(lockHead)
	for _, key := range slices.SortedFunc(maps.Keys(next), model.Accepted.Compare) {
		out.WriteString(key.Note + " @" + key.Article + " " + key.Words + " " + next[key] + "\n")
	}
	return out.Bytes(), acceptances
}
