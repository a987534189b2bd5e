package export

import (
	"iter"
	"strings"

	"dossier/internal/check"
	"dossier/internal/model"
)

type (
	dataRelease struct {
		ID      string          `json:"id"`
		On      string          `json:"on"`
		Message model.Localized `json:"message,omitempty"`
		Changes []dataChange    `json:"changes"`
	}
	dataChange struct {
		Turn string    `json:"turn"`
		Kind string    `json:"kind"`
		File string    `json:"file"`
		Page string    `json:"page,omitempty"` // none: there is none any more
		ID   string    `json:"id,omitempty"`
		Was  *dataSaid `json:"was,omitempty"`
		Now  *dataSaid `json:"now,omitempty"`
		Why  string    `json:"why,omitempty"`
	}
	dataSaid struct {
		Text       string   `json:"text"`
		Shows      string   `json:"shows,omitempty"`
		From       int      `json:"from_percent,omitempty"`
		To         int      `json:"to_percent,omitempty"`
		Confidence string   `json:"confidence,omitempty"`
		Status     string   `json:"status,omitempty"`
		Articles   []string `json:"articles,omitempty"`
	}
)

// releaseItems are the releases of a dossier, the oldest first, each with what it changed. Files
// have the names of today.
func releaseItems(d *model.Dossier, notes []*model.Note, pages Pages) iter.Seq[any] {
	return func(yield func(any) bool) {
		page, withdrawn := map[string]string{}, map[string]bool{}
		for _, n := range notes {
			page[n.Path], withdrawn[n.Path] = pages.Note(n), n.Status == model.Withdrawn
		}
		for _, a := range d.Articles {
			page[a.Path] = pages.Article(a)
		}
		for _, r := range d.History.Renamed(check.Moves(d)).Releases {
			x := dataRelease{r.ID, r.On, r.Message, []dataChange{}}
			for _, c := range r.Changes {
				file, id, _ := strings.Cut(c.About().At, "#")
				change := dataChange{string(c.Turn()), string(c.About().What), file, page[file], id, saidData(c.Was), saidData(c.Now), c.Why}
				if withdrawn[file] && c.About().What != model.SaidNote { // whose words are published no more
					if change.Was, change.Now = nil, nil; c.Why == "" {
						continue
					}
				}
				x.Changes = append(x.Changes, change)
			}
			if !yield(x) {
				return
			}
		}
	}
}

// saidData is what was said at a place, nil if nothing was.
func saidData(s model.Said) *dataSaid {
	if s.What == "" {
		return nil
	}
	return &dataSaid{s.Text, s.Shows, s.From, s.To, s.Confidence, s.Status, s.Sources}
}
