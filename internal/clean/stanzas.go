package clean

import (
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/text"
)

// A stanza is a few lines with no blank one between, of a few words each, most of which
// end with a mark or go on in small letters, and the last of which ends a sentence. Menus
// and tables do neither.
const (
	leastStanza  = 3   // lines
	leastVerse   = 3   // words of a line, in the mean
	longestVerse = 100 // columns of a line
)

// findStanzas marks the lines of verse.
func (p *page) findStanzas() {
	if p.mode != custody.ByLine {
		return
	}
	for start := 0; start < len(p.units); {
		end := start + 1
		for end < len(p.units) && p.units[end].first == p.units[end-1].last+1 {
			end++
		}
		if stanza := p.units[start:end]; isStanza(stanza) {
			for i := range stanza {
				stanza[i].verse = true
			}
		}
		start = end
	}
}

func isStanza(lines []unit) bool {
	if len(lines) < leastStanza || !lines[len(lines)-1].ends {
		return false
	}
	marked, ended, words := 0, 0, 0
	for i := range lines {
		l := &lines[i]
		if text.Width(l.text) > longestVerse || itemMark(l.text) || l.policy != "" || l.family != "" {
			return false
		}
		words += len(l.words)
		if i == len(lines)-1 {
			break
		}
		if unicode.IsPunct(text.LastRune(l.text)) || unicode.IsLower(text.FirstRune(lines[i+1].text)) {
			marked++
		}
		if l.ends {
			ended++
		}
	}
	n := len(lines) - 1
	return marked*2 >= n && ended*2 <= n && words >= leastVerse*len(lines)
}
