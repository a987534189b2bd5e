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

// accepted names a citation in the lock file: equal words of one article in one
// note are the same citation.
type accepted struct {
	note, article, words string
}

func (a accepted) compare(b accepted) int {
	return cmp.Or(strings.Compare(a.note, b.note), strings.Compare(a.article, b.article), strings.Compare(a.words, b.words))
}

// Lock is dossier.lock as it was read.
type Lock struct {
	passages map[accepted]string // the hash of the passage
	present  bool                // there is a lock file
	broken   bool                // it has mistakes, so that nothing can be said of what it lacks
}

var lockHash = regexp.MustCompile(`^h1:[A-Za-z0-9+/]{43}=$`)

// readLock reads the lock file. What branches have merged badly is reported line
// by line.
func readLock(src *diag.Source) (Lock, []diag.Diagnostic) {
	l := Lock{passages: map[accepted]string{}, present: true}
	var diags []diag.Diagnostic
	report := func(at diag.Span, format string, args ...any) {
		l.broken = true
		diags = append(diags, diag.New(diag.BadLock, at, format, args...).
			WithHelp("run dossier accept, which writes the file anew, and look at the difference in git"))
	}
	lines := map[accepted]int{}
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
			key := accepted{words[0], words[1][1:], words[2]}
			if was, ok := l.passages[key]; ok && was != words[3] {
				report(at, "line %d accepts the same citation with another paragraph", lines[key])
			}
			l.passages[key], lines[key] = words[3], number
		}
	}
	return l, diags
}

func lockSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "h1:" + base64.StdEncoding.EncodeToString(sum[:])
}

// key names a citation in the lock file. Without a quotation it is the passage
// that is cited.
func (c *Cited) key() accepted {
	words := found.Fold(c.Item.Quote)
	if words == "" && c.Passage != nil {
		words = "\x00" + c.Passage.Name()
	}
	return accepted{c.Note.Path, c.Item.Key, lockSum(words)}
}

// standing returns the citations of a note that have a passage, by their key,
// with the hash of the passages they stand in now.
func (n *Note) standing() (citations map[accepted][]*Cited, passages map[accepted]string) {
	citations, passages = map[accepted][]*Cited{}, map[accepted]string{}
	for _, c := range n.Cited {
		if c.Passage != nil {
			citations[c.key()] = append(citations[c.key()], c)
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

// gone turns the report of words that are not found into one of words that are
// found no more, if a person has accepted them.
func (l *Lock) gone(c *Cited, d diag.Diagnostic) diag.Diagnostic {
	switch d.Code {
	case diag.QuoteNotFound, diag.QuoteElsewhere, diag.QuoteInDroppedText:
	default:
		return d
	}
	if _, ok := l.passages[c.key()]; ok {
		d.Code = diag.CitedPassageGone
		d.Message = "these words stood in @" + c.Item.Key + " when the citation was accepted, and do so no more: " + d.Message
	}
	return d
}

// drift compares the citations of a note with what was accepted.
func (l *Lock) drift(n *Note) []diag.Diagnostic {
	if !l.present {
		return nil
	}
	var diags []diag.Diagnostic
	citations, passages := n.standing()
	lacks, all := 0, 0
	var first *Cited
	for _, c := range n.Cited {
		if c.Passage == nil {
			continue
		}
		all++
		switch was, ok := l.passages[c.key()]; {
		case !ok:
			lacks++
			if first == nil {
				first = c
			}
		case was != passages[c.key()]:
			c.Changed = true
			if citations[c.key()][0] != c {
				continue // reported with the first of equal words
			}
			diags = append(diags, diag.New(diag.CitedPassageChanged, c.Item.At, "%s of @%s has changed since this citation was accepted; the quoted words still stand there", c.Passage.Name(), c.Item.Key).
				WithRelated(c.Passage.At, "the passage as it is now").
				WithHelp("read it again; if the brief still holds, run dossier accept %s", n.Path))
		}
	}
	if first != nil && !l.broken {
		diags = append(diags, diag.New(diag.NotAccepted, first.Item.At, "%d of %s have not been accepted", lacks, diag.Amount(all, "citation", "citations")).
			WithHelp("have somebody look at them, then run dossier accept %s", n.Path))
	}
	return diags
}

// Acceptance is what an acceptance of the citations of a note changes.
type Acceptance struct {
	Note         *Note
	New, Changed []*Cited // changed: the words had been accepted in another paragraph
	Same         int
	Removed      int // citations of the lock file that the note no longer has
}

// Accept returns the lock file with the citations of some notes as they stand
// now; lines of other notes stay, unless all is set: then only what the notes
// have is in it.
func (d *Dossier) Accept(notes []*Note, all bool) (file []byte, acceptances []Acceptance) {
	next := map[accepted]string{}
	if !all {
		maps.Copy(next, d.Lock.passages)
	}
	for _, n := range notes {
		a := Acceptance{Note: n}
		citations, passages := n.standing()
		for key := range d.Lock.passages {
			if _, ok := passages[key]; key.note == n.Path && !ok {
				a.Removed++
				delete(next, key)
			}
		}
		for _, key := range slices.SortedFunc(maps.Keys(passages), accepted.compare) {
			was, ok := d.Lock.passages[key]
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
		for _, list := range [][]*Cited{a.New, a.Changed} {
			slices.SortFunc(list, func(a, b *Cited) int { return cmp.Compare(a.Item.Number, b.Item.Number) })
		}
		acceptances = append(acceptances, a)
	}
	var out bytes.Buffer
	out.WriteString(lockHead)
	for _, key := range slices.SortedFunc(maps.Keys(next), accepted.compare) {
		out.WriteString(key.note + " @" + key.article + " " + key.words + " " + next[key] + "\n")
	}
	return out.Bytes(), acceptances
}
