package records

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// LockFile holds what was received, what a person decided about it, and the citations
// that a person has accepted as they stand, as go.sum holds modules: one line each, in
// one order, so that branches merge. A line is one of
//
//	briefs/treaty.md @accord h1:… h1:…
//	accepted {"note":"briefs/treaty.md","by":"Anne Martin","on":"2025-03-10"}
//	capture {"file":"content/captures/accord.html","sha256":"…",…}
//	decision {"file":"content/captures/accord.html","what":"line 8 is dropped","why":"…"}
//	version {"article":"accord","file":"content/captures/accord.html","sha256":"…"}
//	signature {"note":"briefs/treaty.md","role":"reviewer","by":"Anne Martin",…}
//
// The first is a citation: the note, the article, the hash of the quoted words, and the
// hash of the paragraph they stand in; the second says who has accepted those of a note. The words are hashed as they are compared (see
// found.Fold), the paragraph as it stands. h1 is SHA-256 in base64. The others are a
// [model.AcceptedBy], a [model.Receipt], a [model.Decided], a [model.AcceptedVersion] and a [model.Signature]
// as encoding/json writes them, without blanks.
// Lines that begin with # are comments.
const LockFile = "dossier.lock"

var lockHash = regexp.MustCompile(`^h1:[A-Za-z0-9+/]{43}=$`)

const lockHead = "# Written by dossier: what was received, what was decided by hand, and the citations that a person has accepted.\n"

// The words with which lines begin that are no citation.
const (
	acceptedLine = "accepted"
	captureLine  = "capture"
	decisionLine = "decision"
	versionLine  = "version"
	signLine     = "signature"
)

// WriteLock returns the bytes of the lock file. The error is for what cannot be written
// as JSON.
func WriteLock(l model.Lock) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(lockHead)
	for _, key := range slices.SortedFunc(maps.Keys(l.Passages), model.Accepted.Compare) {
		out.WriteString(key.Note + " @" + key.Article + " " + key.Words + " " + l.Passages[key] + "\n")
	}
	for _, note := range slices.Sorted(maps.Keys(l.By)) {
		if err := writeLine(&out, acceptedLine, l.By[note]); err != nil {
			return nil, err
		}
	}
	for _, file := range slices.Sorted(maps.Keys(l.Receipts)) {
		if err := writeLine(&out, captureLine, l.Receipts[file]); err != nil {
			return nil, err
		}
	}
	for _, decided := range slices.SortedFunc(maps.Keys(l.Decisions), model.Decided.Compare) {
		if err := writeLine(&out, decisionLine, decided); err != nil {
			return nil, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(l.Versions)) {
		if err := writeLine(&out, versionLine, l.Versions[key]); err != nil {
			return nil, err
		}
	}
	for _, signature := range slices.SortedFunc(slices.Values(l.Signatures), model.Signature.Compare) {
		if err := writeLine(&out, signLine, signature); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// writeLine writes a line that is a word and a value.
func writeLine(out *bytes.Buffer, word string, value any) error {
	out.WriteString(word + " ")
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("write a %s of %s: %w", word, LockFile, err)
	}
	return nil
}

// lockReader reads the lock file.
type lockReader struct {
	lock  model.Lock
	diags []diag.Diagnostic
	lines map[any]int // the number of the line of what is read, 1-based
}

// ReadLock reads the lock file. What branches have merged badly is reported line
// by line.
func ReadLock(src *diag.Source) (model.Lock, []diag.Diagnostic) {
	r := lockReader{
		lock: model.Lock{
			Passages: map[model.Accepted]string{}, Receipts: map[string]model.Receipt{}, Decisions: map[model.Decided]bool{},
			Versions: map[string]model.AcceptedVersion{}, By: map[string]model.AcceptedBy{}, Present: true,
		},
		lines: map[any]int{},
	}
	r.lock.SHA256 = model.HashOf(src.Bytes())
	number := 0
	for line := range strings.Lines(src.Text) {
		number++
		r.line(src.LineSpan(number), number, strings.TrimSpace(line))
	}
	return r.lock, r.diags
}

// report reports a line that cannot be read.
func (r *lockReader) report(at diag.Span, format string, args ...any) {
	r.lock.Broken = true
	r.diags = append(r.diags, diag.New(diag.BadLock, at, format, args...).
		WithHelp("run dossier accept, which writes the file anew, and look at the difference in git"))
}

func (r *lockReader) line(at diag.Span, number int, text string) {
	word, value, _ := strings.Cut(text, " ")
	words := strings.Fields(text)
	switch {
	case text == "" || strings.HasPrefix(text, "#"):
	case strings.HasPrefix(text, "<<<<<<<") || strings.HasPrefix(text, "=======") || strings.HasPrefix(text, ">>>>>>>") || strings.HasPrefix(text, "|||||||"):
		r.report(at, "this is the mark of a merge that is not resolved")
	case word == acceptedLine:
		r.acceptedBy(at, value)
	case word == captureLine:
		r.capture(at, number, value)
	case word == decisionLine:
		var decided model.Decided
		if !readLine(value, &decided) || decided.File == "" || decided.What == "" {
			r.report(at, "the line is no decision as dossier writes them")
			return
		}
		r.lock.Decisions[decided] = true
	case word == versionLine:
		r.version(at, number, value)
	case word == signLine:
		r.signature(at, number, value)
	case len(words) != 4 || !strings.HasPrefix(words[1], "@") || !lockHash.MatchString(words[2]) || !lockHash.MatchString(words[3]):
		r.report(at, "a line must be a note, an article, and two hashes")
	default:
		key := model.Accepted{Note: words[0], Article: words[1][1:], Words: words[2]}
		if was, ok := r.lock.Passages[key]; ok && was != words[3] {
			r.report(at, "line %d accepts the same citation with another paragraph", r.lines[key])
		}
		r.lock.Passages[key], r.lines[key] = words[3], number
	}
}

// acceptedBy takes the line that says who has accepted the citations of a note. Of two about
// one note the later day stays: branches have merged.
func (r *lockReader) acceptedBy(at diag.Span, value string) {
	var a model.AcceptedBy
	if !readLine(value, &a) || a.Note == "" || a.By == "" || !isDay(a.On) {
		r.report(at, "the line does not say who has accepted citations as dossier writes it")
		return
	}
	if text.HasHidden(a.By) {
		r.report(at, "the name of who accepted has a character that nobody sees")
		return
	}
	if was, ok := r.lock.By[a.Note]; !ok || was.On < a.On {
		r.lock.By[a.Note] = a
	}
}

var sha256Form = regexp.MustCompile(`^[0-9a-f]{64}$`)

// capture takes the line of a capture. Of two about one file the first stays.
func (r *lockReader) capture(at diag.Span, number int, value string) {
	var receipt model.Receipt
	if !readLine(value, &receipt) || receipt.File == "" || !sha256Form.MatchString(receipt.SHA256) {
		r.report(at, "the line is no capture as dossier writes them")
		return
	}
	receipt.At = at
	was, twice := r.lock.Receipts[receipt.File]
	if !twice {
		r.lock.Receipts[receipt.File], r.lines[receipt.File] = receipt, number
		return
	}
	if was.At = at; was != receipt {
		r.report(at, "line %d records the same capture in another way", r.lines[receipt.File])
	}
}

// version takes the line that says which version of an article is accepted. Of two about
// one article the first stays.
func (r *lockReader) version(at diag.Span, number int, value string) {
	var accepted model.AcceptedVersion
	if !readLine(value, &accepted) || accepted.Article == "" || accepted.File == "" || !sha256Form.MatchString(accepted.SHA256) {
		r.report(at, "the line is no version as dossier writes them")
		return
	}
	accepted.At = at
	was, twice := r.lock.Versions[accepted.Article]
	if !twice {
		r.lock.Versions[accepted.Article], r.lines[versionOf(accepted.Article)] = accepted, number
		return
	}
	if was.At = at; was != accepted {
		r.report(at, "line %d accepts another version of the same article", r.lines[versionOf(accepted.Article)])
	}
}

// versionOf is an article, as what the lines of the lock file are about.
type versionOf string

// signature takes the line of a sign-off. The same line twice, as branches may merge it,
// is one.
func (r *lockReader) signature(at diag.Span, number int, value string) {
	var s model.Signature
	if !readLine(value, &s) || s.Note == "" || s.By == "" || !slices.Contains(model.Roles, s.Role) || !isDay(s.On) || !lockHash.MatchString(s.Words) ||
		!lockHash.MatchString(s.Degrees) || !lockHash.MatchString(s.Citations) || !lockHash.MatchString(s.Passages) || !lockHash.MatchString(s.Captures) ||
		s.Images != "" && !lockHash.MatchString(s.Images) {
		r.report(at, "the line is no sign-off as dossier writes them")
		return
	}
	if text.HasHidden(s.By) {
		r.report(at, "the name of who signed has a character that nobody sees")
		return
	}
	if r.lines[s] == 0 {
		r.lock.Signatures, r.lines[s] = append(r.lock.Signatures, s), number
	}
}

func isDay(text string) bool {
	d, ok := date.Parse(text)
	return ok && d.Machine() == text && len(text) == len("2025-01-17")
}

// readLine reads the value of a line, and reports whether it is written as writeLine does.
func readLine(text string, value any) bool {
	if json.Unmarshal([]byte(text), value) != nil {
		return false
	}
	var again bytes.Buffer
	return writeLine(&again, "", value) == nil && strings.TrimSpace(again.String()) == text
}
