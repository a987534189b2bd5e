package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// witness is the text of the article in the page's own data.
type witness struct {
	text  string // folded
	words int
}

// spoken returns the lines of the article in the page's data, none if that is
// too short to be one.
func spoken(body string) []line {
	var lines []line
	if strings.Contains(body, "<p") || strings.Contains(body, "<br") {
		if root, err := html.Parse(strings.NewReader(body)); err == nil {
			lines = read(root)
		}
	} else {
		for part := range strings.FieldsFuncSeq(body, func(r rune) bool { return r == '\n' || r == '\r' }) {
			if part = strings.Join(strings.Fields(strings.Map(printable, part)), " "); part != "" {
				lines = append(lines, line{text: part, tag: atom.P})
			}
		}
	}
	n := 0
	for i := range lines {
		n += len(strings.Fields(lines[i].text))
	}
	if n < leastWords {
		return nil
	}
	return lines
}

func newWitness(body string) *witness {
	var all []string
	for _, l := range spoken(body) {
		all = append(all, l.text)
	}
	spoken := strings.Join(all, " ")
	return &witness{text: squeeze(spoken), words: len(strings.Fields(spoken))}
}

// says reports whether the witness has the words of the line.
func (w *witness) says(l *line) bool {
	key := squeeze(l.text)
	return w.words > 0 && len(key) >= 12 && strings.Contains(w.text, key)
}

// share is the part of the witness's words that the chosen lines hold.
func (w *witness) share(lines []line, in []bool) float64 {
	if w.words == 0 {
		return 0
	}
	n := 0
	for i := range lines {
		if in[i] && w.says(&lines[i]) {
			n += len(strings.Fields(lines[i].text))
		}
	}
	return float64(n) / float64(w.words)
}

// squeeze keeps letters and digits only, in small letters.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func same(a, b string) bool { return a != "" && squeeze(a) == squeeze(b) }
