package dossier

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/model"
)

// LockFile holds the citations that a person has accepted as they stand, as
// go.sum holds modules: one line each, sorted, without dates, so that branches
// merge. A line is four words:
//
//	briefs/treaty.md @accord h1:… h1:…
//
// the note, the article, the hash of the quoted words, and the hash of the
// paragraph they stand in. The words are hashed as they are compared (see
// found.Fold), the paragraph as it stands. h1 is SHA-256 in base64. Lines that
// begin with # are comments.
const LockFile = "dossier.lock"

const lockHead = "# Written by dossier accept: the citations that a person has looked at, as they stood then.\n"

var lockHash = regexp.MustCompile(`^h1:[A-Za-z0-9+/]{43}=$`)

// readLock reads the lock file. What branches have merged badly is reported line
// by line.
func readLock(src *diag.Source) (model.Lock, []diag.Diagnostic) {
	l := model.Lock{Passages: map[model.Accepted]string{}, Present: true}
	var diags []diag.Diagnostic
	report := func(at diag.Span, format string, args ...any) {
		l.Broken = true
		diags = append(diags, diag.New(diag.BadLock, at, format, args...).
			WithHelp("run dossier accept, which writes the file anew, and look at the difference in git"))
	}
	lines := map[model.Accepted]int{}
	number := 0
	for line := range bytes.Lines(src.Text) {
		number++
		text := strings.TrimSpace(string(line))
		words := strings.Fields(text)
		at := src.LineSpan(number)
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case strings.HasPrefix(text, "<<<<<<<") || strings.HasPrefix(text, "=======") || strings.HasPrefix(text, ">>>>>>>") || strings.HasPrefix(text, "|||||||"):
			report(at, "this is the mark of a merge that is not resolved")
		case len(words) != 4 || !strings.HasPrefix(words[1], "@") || !lockHash.MatchString(words[2]) || !lockHash.MatchString(words[3]):
			report(at, "a line must be a note, an article, and two hashes")
		default:
			key := model.Accepted{Note: words[0], Article: words[1][1:], Words: words[2]}
			if was, ok := l.Passages[key]; ok && was != words[3] {
				report(at, "line %d accepts the same citation with another paragraph", lines[key])
			}
			l.Passages[key], lines[key] = words[3], number
		}
	}
	return l, diags
}

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
	return model.Accepted{Note: c.Note.Path, Article: c.Item.Key, Words: lockSum(words)}
}

// citationsNow returns the citations of a note that have a passage, by their key,
// with the hash of the passages they stand in now.
func citationsNow(cited []*model.Cited) (citations map[model.Accepted][]*model.Cited, passages map[model.Accepted]string) {
	citations, passages = map[model.Accepted][]*model.Cited{}, map[model.Accepted]string{}
	for _, c := range cited {
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
		d.Message = "these words stood in @" + c.Item.Key + " when the citation was accepted, and do so no more: " + d.Message
	}
	return d
}

// drift compares the citations of a note with what was accepted.
func (v *checker) drift(n *model.Note) []diag.Diagnostic {
	l := &v.dossier.Lock
	if !l.Present || n.Status != model.Published && !v.drafts {
		return nil
	}
	var diags []diag.Diagnostic
	citations, passages := citationsNow(v.findings.Cited(n))
	lacks, all := 0, 0
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
			if citations[acceptedKey(c)][0] != c {
				continue // reported with the first of equal words
			}
			diags = append(diags, diag.New(diag.CitedPassageChanged, c.Item.At, "%s of @%s has changed since this citation was accepted; the quoted words still stand there", c.Passage.Name(), c.Item.Key).
				WithRelated(v.dossier.Sources.At(c.Passage), "the passage as it is now").
				WithHelp("read it again; if the brief still holds, run dossier accept %s", n.Path))
		}
	}
	if first != nil && !l.Broken {
		diags = append(diags, diag.New(diag.NotAccepted, first.Item.At, "%d of %s have not been accepted", lacks, diag.Amount(all, "citation", "citations")).
			WithHelp("have somebody look at them, then run dossier accept %s", n.Path))
	}
	return diags
}

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
