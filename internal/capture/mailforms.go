package capture

import (
	"index/suffixarray"
	"regexp"
	"strings"

	"dossier/internal/text"
)

// addOthers adds the lines of other forms of a text whose words the form that was read does not
// have, once each: who opens the mail may see them in its place.
func (l *lines) addOthers(forms []*entity, own answer) {
	if len(forms) == 0 {
		return
	}
	read := l.spelled(ruleMailHeader) // for each line may be looked for in all of a long text
	told := map[string]bool{}
	for _, e := range forms {
		var form lines
		if e.write(&form, own) != nil {
			continue
		}
		l.gap()
		for line := range strings.Lines(form.text.String()) {
			if words := spelled(line); !told[words] && !says(read, words) {
				told[words] = true
				l.put(strings.TrimSpace(line), ruleMailOther)
			}
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
		if left[i+1] == "" && !says(index, spelled(mailAddress.ReplaceAllString(line, ""))) {
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

// says reports whether some words, as spelled writes them, follow one another among others. None say nothing.
func says(index *suffixarray.Index, words string) bool {
	return words == " " || len(index.Lookup([]byte(words), 1)) > 0
}

// mailAddress matches what programs write into the plain form of a text for a link or a picture.
var mailAddress = regexp.MustCompile(`<?\b(?:https?://|mailto:)[^\s>]*>?|\[(?:image|cid): ?[^\]]*\]`)

// spelled are the words of a text, one blank before and behind each, without marks between them.
func spelled(s string) string {
	visible := strings.Map(func(r rune) rune {
		if text.IsInvisible(r) {
			return -1
		}
		return r
	}, s)
	var out strings.Builder
	out.WriteByte(' ')
	for _, word := range text.PlainWords(visible) {
		out.WriteString(word + " ")
	}
	return out.String()
}
