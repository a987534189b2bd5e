package custody

import "strings"

// Foreign returns the first block whose words are no whole lines of the
// capture, in order and less the cuts, and false if there is none. It is how a
// block that somebody has edited is told from one that a change of rules or of
// decisions merely moves.
func Foreign[T Raw](raw T, r Record, blocks []Block) (block int, found bool) {
	text := string(raw)
	lines := Split(text)
	ofLine, texts := r.CutsByLine(), make([]string, len(lines))
	for i, l := range lines {
		texts[i] = Kept(text, l, ofLine[l.Number])
	}
	at := 0
	for b, block := range blocks {
		next := -1
		for i := at; i < len(lines) && next < 0; i++ {
			if texts[i] != "" && strings.HasPrefix(block.Text, texts[i]) {
				next = linesIn(texts[i:], block.Text)
				if next >= 0 {
					next += i
				}
			}
		}
		if next < 0 {
			return b, true
		}
		at = next
	}
	return 0, false
}

// linesIn returns how many lines make the text, joined by spaces or by nothing; −1 if
// none do.
func linesIn(lines []string, text string) int {
	for i, l := range lines {
		rest, ok := strings.CutPrefix(text, l)
		switch {
		case !ok:
			return -1
		case rest == "":
			return i + 1
		}
		text = strings.TrimPrefix(rest, " ")
	}
	return -1
}
