package model

import (
	"cmp"
	"strings"
)

// Signature is the sign-off of a note: who has read it in which role, and what they read.
// The hashes are those of the parts of a note as [Covered] names them.
type Signature struct {
	Note string `json:"note"` // its path
	Role Role   `json:"role"`
	By   string `json:"by"`
	On   string `json:"on"` // ISO 8601 day
	Covered
}

// Role is what somebody signs a note as.
type Role string

const (
	Reviewer Role = "reviewer" // has held the sentences against what they cite
	Legal    Role = "legal"    // answers for its being published
	Editor   Role = "editor"   // answers for its words
)

// Roles lists all of them.
var Roles = []Role{Reviewer, Legal, Editor}

// Covered is what a sign-off covers, each part as a hash, so that what has changed since
// can be named.
type Covered struct {
	Words     string `json:"words"`            // the text without citations, and what of the front matter is printed
	Degrees   string `json:"degrees"`          // likelihood and confidence of the statements
	Citations string `json:"citations"`        // what is cited, with which words, signs and grades
	Passages  string `json:"passages"`         // the paragraphs that are cited, whole
	Captures  string `json:"captures"`         // the files as received that the cited articles are made from
	Images    string `json:"images,omitempty"` // the image files that are shown; "" without any
}

// Compare orders signatures.
func (s Signature) Compare(o Signature) int {
	return cmp.Or(strings.Compare(s.Note, o.Note), strings.Compare(string(s.Role), string(o.Role)), strings.Compare(s.By, o.By), strings.Compare(s.On, o.On))
}

// Part is a part of what a sign-off covers, by the name of its field.
type Part string

// String says what of a part has changed.
func (p Part) String() string {
	return map[Part]string{
		"words": "the words", "degrees": "a degree of a statement", "citations": "what is cited", "passages": "a cited passage",
		"captures": "a capture", "images": "an image",
	}[p]
}

// Since says what is not as it was signed, in the order of the fields.
func (c Covered) Since(signed Covered) []Part {
	var parts []Part
	for _, p := range []struct {
		part      Part
		now, then string
	}{
		{"words", c.Words, signed.Words},
		{"degrees", c.Degrees, signed.Degrees},
		{"citations", c.Citations, signed.Citations},
		{"passages", c.Passages, signed.Passages},
		{"captures", c.Captures, signed.Captures},
		{"images", c.Images, signed.Images},
	} {
		if p.now != p.then {
			parts = append(parts, p.part)
		}
	}
	return parts
}
