package records

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/text"
)

var lineOfFile = regexp.MustCompile(`^(.*):([1-9][0-9]{0,8})$`)

// readSilences takes the list of silences from the settings.
func readSilences(rec *frontmatter.Record) []model.Silence {
	var all []model.Silence
	codes := map[string]diag.Code{}
	var names []string
	for _, c := range diag.Codes() {
		if _, there := codes[c.Was]; c.Was != "" && !there {
			codes[c.Was] = c // was parted, which is told where it matches nothing
		}
		codes[c.Name] = c
		if c.Severity != diag.Error {
			names = append(names, c.Name)
		}
	}
	near := text.NewCandidates(names)
	for _, n := range rec.List("silence") {
		r := rec.Sub(n, "a silence")
		if r == nil {
			continue
		}
		errors := len(rec.Diags)
		var s model.Silence
		s.Check, s.Named = r.Need("check", "the name of the check, as in uncited-words")
		code, known := codes[s.Check]
		switch {
		case s.Check == "":
		case known && code.Severity == diag.Error:
			r.Bad(s.Named, "correct what is wrong; warnings and notes can be silenced", "%s is an error, and errors cannot be silenced", s.Check)
		case !known:
			d := diag.New(diag.BadFrontMatter, s.Named, "there is no check %q", s.Check).WithHelp("docs/diagnostics.md lists the checks")
			d, _ = d.WithNearest(s.Named, s.Check, near)
			r.Report(d)
		}
		s.Files, s.At = r.Need("where", "a file, such as briefs/note.md, briefs/note.md#heading, briefs/note.md:12 or briefs/**")
		why, whyAt := r.Need("why", "the reason")
		if why != "" && !isReason(why) {
			r.Bad(whyAt, "say what somebody has looked at, and why it may stand", "« %s » is no reason", why)
		}
		s.Why = why
		if file, id, ok := strings.Cut(s.Files, "#"); ok {
			s.Files, s.ID = file, id
		} else if m := lineOfFile.FindStringSubmatch(s.Files); m != nil {
			s.Files = m[1]
			s.Line, _ = strconv.Atoi(m[2]) // nine digits at most
		}
		if _, err := path.Match(s.Files, ""); err != nil {
			r.Bad(s.At, "write * and **; put a backslash before [ if the file's name has one", "%q is no pattern of files", s.Files)
		}
		r.Done()
		if len(rec.Diags) == errors {
			all = append(all, s)
		}
	}
	return all
}

// isReason reports whether a text can be a reason: two words, or a long one; where a character
// is a word or a syllable, a few. The vowels of Indian scripts are marks.
func isReason(s string) bool {
	const fewest, long = 5, 8 // letters
	letters := 0
	for _, r := range s {
		switch {
		case text.IsUnspaced(r), unicode.Is(unicode.Hangul, r):
			letters += 2
		case unicode.IsLetter(r), unicode.Is(unicode.Mc, r):
			letters++
		}
	}
	return letters >= long || letters >= fewest && len(text.PlainWords(text.Plain(s))) > 1
}
