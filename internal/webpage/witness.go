package webpage

import (
	"index/suffixarray"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// witness is the text of the article in the page's own data.
type witness struct {
	folded finder
	words  int
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
				l := line{tag: atom.P}
				l.say(part)
				lines = append(lines, l)
			}
		}
	}
	n := 0
	for i := range lines {
		n += lines[i].words
	}
	if n < leastWords {
		return nil
	}
	return lines
}

// isStub reports that the chosen lines are a small part of what the page's data has,
// as where the rest of an article is shown to subscribers.
func isStub(lines []line, kept []int, data []line) bool {
	shown, all, both := 0, 0, 0
	for i := range data {
		all += data[i].words
	}
	for _, i := range kept {
		shown += lines[i].words
		if lines[i].spoken {
			both += lines[i].words
		}
	}
	return shown*2 < all && both*3 < all
}

// newWitness takes the lines of the article in the page's data.
func newWitness(data []line) *witness {
	var all []string
	for i := range data {
		all = append(all, data[i].text)
	}
	spoken := strings.Join(all, " ")
	return &witness{folded: finder{text: squeeze(spoken)}, words: countWords(spoken)}
}

// says reports whether the witness has the words of the line.
func (w *witness) says(l *line) bool {
	if w.words == 0 {
		return false
	}
	key := l.key()
	return len(key) >= 12 && w.folded.has(key)
}

// finder answers whether a text has a piece. Asked often of a long text it makes
// an index, for a page may have as many lines as it likes.
type finder struct {
	text  string
	read  int // bytes read so far
	index *suffixarray.Index
}

// enoughReading is how many bytes are read before an index is worth its time.
const enoughReading = 16 << 20

func (f *finder) has(piece string) bool {
	if f.index == nil {
		if f.read += len(f.text); f.read < enoughReading {
			return strings.Contains(f.text, piece)
		}
		f.index = suffixarray.New([]byte(f.text))
	}
	return len(f.index.Lookup([]byte(piece), 1)) > 0
}

// share is the part of the witness's words that the chosen lines hold.
func (w *witness) share(lines []line, in []bool) float64 {
	if w.words == 0 {
		return 0
	}
	n := 0
	for i := range lines {
		if in[i] && lines[i].spoken {
			n += lines[i].words
		}
	}
	return float64(n) / float64(w.words)
}

// nearlyAll is the part of an article that its page's data must have for them to say
// where it ends: often they have its first paragraphs only, or a summary.
const nearlyAll = 0.9

// covers reports that the witness has nearly all that the chosen lines say.
func (w *witness) covers(lines []line, in []bool) bool {
	spoken, all := 0, 0
	for i := range lines {
		if l := &lines[i]; in[i] && l.running() {
			all += l.words
			if l.spoken {
				spoken += l.words
			}
		}
	}
	return float64(spoken) >= nearlyAll*float64(all)
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
