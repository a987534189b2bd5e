package print

import "strconv"

// Ids of places on a page. No heading or callout of a note can have one with an
// underscore.

// CapturedID is the id of the capture on the page of its article.
const CapturedID = "captured_"

// CitationID is the id of the n-th citation in the text of a note, 1-based.
func CitationID(n int) string { return "r_" + strconv.Itoa(n) }

// ExhibitID is the id of what a note shows of an article: of the sentence of the
// passage that begins on a line of the capture, 1-based, or of the article as a whole, line 0.
// It stays the same whatever else the note cites. Behind it, unlike behind the ids below,
// stands no number of the page.
func ExhibitID(article string, line, sentence int) string {
	id := article + "-l" + strconv.Itoa(line)
	if sentence > 1 {
		id += "-" + strconv.Itoa(sentence)
	}
	return id
}

// PieceID is the id of the n-th piece in the list of a note, 1-based.
func PieceID(n int) string { return "p_" + strconv.Itoa(n) }

// CardID is the id of the evidence for the n-th citation of a note, 1-based.
func CardID(n int) string { return "e_" + strconv.Itoa(n) }

// BlockID is the id of the i-th block of a note, 0-based.
func BlockID(i int) string { return "b_" + strconv.Itoa(i+1) }

// FamilyID is the anchor of a list of copies, by the key of the first.
func FamilyID(key string) string { return "copies_" + key }

// VersionID is the anchor of a version on the page of all versions of an article, and
// StepID that of what changed from the one before, by the key of the version.
func VersionID(key string) string { return "version_" + key }
func StepID(key string) string    { return "step_" + key }

// ReleaseID is the anchor of a release on the page of what has changed.
func ReleaseID(id string) string { return "release_" + id }

// DefinitionID is the id of the definition of a term on the page of a note.
func DefinitionID(term string) string { return "def_" + term }

// PassageID is the id of the passage that begins on a line of the capture,
// 1-based.
func PassageID(line int) string { return "l" + strconv.Itoa(line) }

// translatedID is the id of the translation of the passage that begins on a line of the
// capture, 1-based.
func translatedID(line int) string { return "t_" + strconv.Itoa(line) }

// LineID is the id of a line of the capture, 1-based, as it was captured.
func LineID(line int) string { return "raw_" + strconv.Itoa(line) }
