package records

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
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

var lockHash = regexp.MustCompile(`^h1:[A-Za-z0-9+/]{43}=$`)

const lockHead = "# Written by dossier accept: the citations that a person has looked at, as they stood then.\n"

// WriteLock returns the bytes of the lock file: the citations that are accepted, each
// with the hash of its passage.
func WriteLock(passages map[model.Accepted]string) []byte {
	var out bytes.Buffer
	out.WriteString(lockHead)
	for _, key := range slices.SortedFunc(maps.Keys(passages), model.Accepted.Compare) {
		out.WriteString(key.Note + " @" + key.Article + " " + key.Words + " " + passages[key] + "\n")
	}
	return out.Bytes()
}

// ReadLock reads the lock file. What branches have merged badly is reported line
// by line.
func ReadLock(src *diag.Source) (model.Lock, []diag.Diagnostic) {
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
