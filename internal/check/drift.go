package check

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/model"
)

func lockSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "h1:" + base64.StdEncoding.EncodeToString(sum[:])
}

// acceptedKey names a citation in the lock file. Without a quotation it is the passage
// that is cited.
func acceptedKey(c *model.Cited) model.Accepted {
	words := found.Fold(c.Item.Quote)
	if words == "" && c.Passage != nil {
		words = "\x00" + c.Passage.Name()
	}
	return model.Accepted{Note: c.Note.Path, Article: c.Item.Named(), Words: lockSum(words)}
}

// CitationsNow returns the citations of a note that have a passage, by their key in the
// lock file, with the hash that the passages they stand in have now.
func (f *Findings) CitationsNow(n *model.Note) (citations map[model.Accepted][]*model.Cited, passages map[model.Accepted]string) {
	citations, passages = map[model.Accepted][]*model.Cited{}, map[model.Accepted]string{}
	for _, c := range f.Cited(n) {
		if c.Passage != nil {
			citations[acceptedKey(c)] = append(citations[acceptedKey(c)], c)
		}
	}
	for key, list := range citations {
		var texts []string
		for _, c := range list {
			texts = append(texts, c.Passage.Text)
		}
		slices.Sort(texts)
		passages[key] = lockSum(strings.Join(slices.Compact(texts), "\x00"))
	}
	return citations, passages
}

// citedPassageGone turns the report of words that are not found into one of words that are
// found no more, if a person has accepted them.
func citedPassageGone(l *model.Lock, c *model.Cited, d diag.Diagnostic) diag.Diagnostic {
	switch d.Code {
	case diag.QuoteNotFound, diag.QuoteElsewhere, diag.QuoteInDroppedText:
	default:
		return d
	}
	if _, ok := l.Passages[acceptedKey(c)]; ok {
		d.Code = diag.CitedPassageGone
		d.Message = "these words stood in @" + c.Item.Named() + " when the citation was accepted, and do so no more: " + d.Message
	}
	return d
}

// drift compares the citations of a note with what was accepted.
func (v *checker) drift(n *model.Note) []diag.Diagnostic {
	l := &v.dossier.Lock
	if len(l.Passages) == 0 || n.Status != model.Published && !v.drafts {
		return nil
	}
	var diags []diag.Diagnostic
	citations, passages := v.findings.CitationsNow(n)
	lacks, all, changed := 0, 0, 0
	var first *model.Cited
	for _, c := range v.findings.Cited(n) {
		if c.Passage == nil {
			continue
		}
		all++
		switch was, ok := l.Passages[acceptedKey(c)]; {
		case !ok:
			lacks++
			if first == nil {
				first = c
			}
		case was != passages[acceptedKey(c)]:
			c.Changed = true
			changed++
			if citations[acceptedKey(c)][0] != c {
				continue // reported with the first of equal words
			}
			diags = append(diags, diag.New(diag.CitedPassageChanged, c.Item.At,
				"%s of @%s has changed since this citation was accepted; the quoted words still stand there", c.Passage.Name(), c.Item.Named()).
				WithRelated(v.dossier.Sources.At(c.Passage), "the passage as it is now").
				WithHelp("read it again; if the brief still holds, run dossier accept %s", n.Path))
		}
	}
	if by, ok := l.By[n.Path]; ok && lacks+changed == 0 {
		v.findings.notes[n].accepted = by
	}
	if first != nil && !l.Broken {
		diags = append(diags, diag.New(diag.NotAccepted, first.Item.At, "accepted by nobody: %d of %s", lacks, diag.Amount(all, "citation", "citations")).
			WithHelp("have somebody look at them, then run dossier accept %s", n.Path))
	}
	return diags
}
