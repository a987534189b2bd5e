package model

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
)

// Lock is dossier.lock as it was read: what was received, what was decided by hand, and
// which citations a person has accepted.
type Lock struct {
	Passages  map[Accepted]string // the hash of the passage
	Receipts  map[string]Receipt  // by the path of the file
	Decisions map[Decided]bool
	Versions  map[string]AcceptedVersion // by the key of the article
	// By says who has accepted the citations of a note, by its path.
	By map[string]AcceptedBy
	// Signatures are the sign-offs of notes.
	Signatures []Signature
	Present    bool   // there is a lock file
	Broken     bool   // it has mistakes, so that nothing can be said of what it lacks
	SHA256     string // of the file
}

// Renamed is the lock file with the names that notes have now, by those that they had. What it
// says of a note under the name of today holds.
func (l Lock) Renamed(now map[string]string) Lock {
	passages, by := maps.Clone(l.Passages), maps.Clone(l.By)
	for _, was := range slices.SortedFunc(maps.Keys(l.Passages), Accepted.Compare) {
		if note := now[was.Note]; note != "" {
			key := Accepted{note, was.Article, was.Words}
			if _, known := passages[key]; !known {
				passages[key] = l.Passages[was]
			}
			delete(passages, was)
		}
	}
	for _, was := range slices.Sorted(maps.Keys(l.By)) {
		if note := now[was]; note != "" {
			if _, known := by[note]; !known {
				by[note] = AcceptedBy{note, l.By[was].By, l.By[was].On}
			}
			delete(by, was)
		}
	}
	own := map[Signature]bool{}
	of := func(s Signature) Signature { return Signature{Note: s.Note, Role: s.Role, By: s.By} }
	for _, s := range l.Signatures {
		own[of(s)] = true
	}
	signatures := make([]Signature, 0, len(l.Signatures))
	for _, s := range l.Signatures {
		if note := now[s.Note]; note != "" {
			if s.Note = note; own[of(s)] {
				continue
			}
		}
		signatures = append(signatures, s)
	}
	l.Passages, l.By, l.Signatures = passages, by, signatures
	return l
}

// Accepted names a citation in the lock file: equal words of one article in one
// note are the same citation.
type Accepted struct {
	Note, Article, Words string
}

// Compare orders the lines of the lock file.
func (a Accepted) Compare(b Accepted) int {
	return cmp.Or(strings.Compare(a.Note, b.Note), strings.Compare(a.Article, b.Article), strings.Compare(a.Words, b.Words))
}

// AcceptedBy is who has accepted the citations of a note as they stand in the lock file.
type AcceptedBy struct {
	Note string `json:"note"` // its path
	By   string `json:"by"`
	On   string `json:"on"` // ISO 8601 day
}

// Receipt is what is written down of a file when it comes into the dossier: which bytes
// they were, and what was known then of where they come from. It is written once.
type Receipt struct {
	File      string `json:"file"`                  // path in the dossier, of the file as received
	SHA256    string `json:"sha256"`                // hex
	Article   string `json:"article,omitempty"`     // the key of its article when this was written; "" in lines of earlier programs
	URL       string `json:"url,omitempty"`         // address it was captured from
	Captured  string `json:"captured_at,omitempty"` // ISO 8601, day or instant, as the collector says
	Collector string `json:"collector,omitempty"`   // who or what captured it
	Received  string `json:"received_at,omitempty"` // ISO 8601 instant at which add took it; "" if it lay in its folder already
	Tool      string `json:"tool,omitempty"`        // the command that wrote this down, with its version
	Within    Within `json:"within,omitzero"`       // the file that it was taken out of, if it was

	At diag.Span `json:"-"` // the line of the lock file; none if the receipt is in no lock file
}

// Within says which file another was taken out of when it came: an archive of the web, a
// mail. What nobody has said is empty.
type Within struct {
	File     string `json:"file"`               // its name
	SHA256   string `json:"sha256"`             // hex
	Part     string `json:"part,omitempty"`     // where in it the bytes stood
	Digest   string `json:"digest,omitempty"`   // by which it vouches for them, as it writes it
	Software string `json:"software,omitempty"` // that made it, as it says
	Signer   string `json:"signer,omitempty"`   // who signed it, as it says; nobody has checked the signature
}

// Recorded reports whether the receipt stands in the lock file.
func (r Receipt) Recorded() bool { return r.At.Source != nil }

// AcceptedVersion says which of several versions of an article its key means in citations.
type AcceptedVersion struct {
	Article string `json:"article"` // the key
	File    string `json:"file"`    // path in the dossier, of the file as received
	SHA256  string `json:"sha256"`  // hex; by this it is known

	At diag.Span `json:"-"` // the line of the lock file
}

// Decided is a decision by hand about a capture, in words.
type Decided struct {
	File string `json:"file"` // as in the [Receipt] of the capture
	What string `json:"what"`
	Why  string `json:"why,omitempty"`
}

// String is the decision with the reason, if one was given.
func (d Decided) String() string {
	if d.Why == "" {
		return d.What
	}
	return d.What + ": " + d.Why
}

// Compare orders decisions.
func (d Decided) Compare(e Decided) int {
	return cmp.Or(strings.Compare(d.File, e.File), strings.Compare(d.What, e.What), strings.Compare(d.Why, e.Why))
}

// AsReceived returns the path and the hash, in hex, of the file as it was received from
// which an article was made: its capture, or the file that the capture was read from.
func (a *Article) AsReceived() (file, sha256 string) {
	switch {
	case a.Received != nil:
		return a.Received.Path, a.Received.SHA256
	case a.Capture != nil:
		return a.Capture.Path, a.Capture.SHA256
	}
	return "", ""
}

// DecidedByHand returns what a person has decided about the capture of an article, as the
// lock file records it under the path of the file as received.
func (a *Article) DecidedByHand() []Decided {
	file, _ := a.AsReceived()
	return DecidedIn(file, a.Record, a.TitleBasis, a.Title)
}

// DecidedIn is [Article.DecidedByHand] of an article that is a record and a headline.
func DecidedIn(file string, r custody.Record, titleBasis, title string) []Decided {
	var list []Decided
	for _, by := range r.ByHand() {
		list = append(list, Decided{file, by.What, by.Why})
	}
	if titleBasis == "hand" {
		list = append(list, Decided{file, "the headline is « " + title + " »", ""})
	}
	return list
}

// HashOf is the SHA-256 of a file, in hexadecimal digits.
func HashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
