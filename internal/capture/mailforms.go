package capture

import (
	"index/suffixarray"
	"regexp"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// addOther adds the lines of the other form of a text whose words the form that was read
// does not have: who opens the mail may see them in its place.
func (l *lines) addOther(form string) {
	read := l.spelled(ruleMailHeader) // for each line may be looked for in all of a long text
	l.gap()
	for line := range strings.Lines(form) {
		if !says(read, line) {
			l.put(strings.TrimSpace(line), ruleMailOther)
		}
	}
}

// isPlain reports plain text.
func isPlain(form []*entity) bool { return form[0].media == "text/plain" }

// shows reports whether all that the sender says in the plain one of two forms of a text is to be seen in the
// other one, whatever addresses of links the plain one has besides.
func shows(one, other []*entity) bool {
	if !isPlain(one) {
		one, other = other, one
	}
	var plain, formatted lines
	for _, e := range one {
		_ = e.write(&plain, answer{}) // what cannot be read is refused where it is read
	}
	for _, e := range other {
		_ = e.write(&formatted, answer{})
	}
	index := formatted.spelled(pageRules)
	left := (&Reading{Left: plain.left}).LeftLines()
	for i, line := range strings.Split(plain.text.String(), "\n") {
		if left[i+1] == "" && !says(index, mailAddress.ReplaceAllString(line, "")) {
			return false
		}
	}
	return true
}

// spelled are the words of lines that no rule whose name begins so leaves out, to look for others among them.
func (l *lines) spelled(rule string) *suffixarray.Index {
	var all strings.Builder
	left := (&Reading{Left: l.left}).LeftLines()
	for i, line := range strings.Split(l.text.String(), "\n") {
		if !strings.HasPrefix(left[i+1], rule) {
			all.WriteString(line + "\n")
		}
	}
	return suffixarray.New([]byte(spelled(all.String())))
}

// says reports whether the words of a line follow one another among others. A line without words says nothing.
func says(index *suffixarray.Index, line string) bool {
	words := spelled(line)
	return words == " " || len(index.Lookup([]byte(words), 1)) > 0
}

// mailAddress matches what programs write into the plain form of a text for a link or a picture.
var mailAddress = regexp.MustCompile(`<?\b(?:https?://|mailto:)[^\s>]*>?|\[(?:image|cid): ?[^\]]*\]`)

// spelled are the words of a text, one blank before and behind each, without marks between them. Where nothing
// parts words, each letter is one.
func spelled(s string) string {
	var out strings.Builder
	out.WriteByte(' ')
	ended := true
	for _, r := range s {
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		alone := text.IsUnspaced(r)
		switch {
		case text.IsInvisible(r):
			continue
		case !ended && (!isWord || alone):
			out.WriteByte(' ')
		}
		if ended = !isWord || alone; isWord {
			out.WriteRune(r)
			if alone {
				out.WriteByte(' ')
			}
		}
	}
	if !ended {
		out.WriteByte(' ')
	}
	return out.String()
}
