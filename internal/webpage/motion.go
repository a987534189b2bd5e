package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/css"
)

// motion is what a page says of how its elements move and how its lists are counted.
type motion struct {
	frames  map[string]bool // by the name of an animation: its words are seen at its end
	letters map[string]bool // by the name of a way to count: it writes letters
}

// names reads a block that gives something a name, and reports one.
func (m *motion) names(head, block string) bool {
	kind, name, _ := strings.Cut(head, " ")
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	switch strings.ToLower(kind) {
	case "@keyframes", "@-webkit-keyframes":
		if m.frames == nil {
			m.frames = map[string]bool{}
		}
		m.frames[name] = endsSeen(block)
	case "@counter-style":
		if m.letters == nil {
			m.letters = map[string]bool{}
		}
		m.letters[name] = strings.ContainsFunc(strings.Join(stringsOf(block), ""), unicode.IsLetter)
	default:
		return false
	}
	return true
}

// stringsOf are the strings of a block.
func stringsOf(block string) (all []string) {
	for i := 0; i < len(block); i++ {
		switch block[i] {
		case '\\':
			i++
		case '"', '\'':
			end := css.StringEnd(block, i)
			all = append(all, unescaped(block[i+1:min(end, len(block))]))
			i = end
		}
	}
	return all
}

// endsSeen reports frames at whose end the words are seen, as far as they say.
func endsSeen(block string) bool {
	seen := true
	for block != "" {
		i := css.StatementEnd(block)
		if i == len(block) || block[i] != '{' {
			block = block[min(i+1, len(block)):]
			continue
		}
		end := css.BlockEnd(block[i+1:])
		for at := range strings.SplitSeq(strings.ToLower(block[:i]), ",") {
			if at = strings.TrimSpace(at); at == "to" || at == "100%" {
				seen = !inline(nil, block[i+1:i+1+end]).unseen()
			}
		}
		block = block[min(i+2+end, len(block)):]
	}
	return seen
}

// still is a style without what moves it.
func (d declarations) still() declarations {
	return slices.DeleteFunc(slices.Clone(d), func(one declaration) bool {
		return strings.HasPrefix(one.property, "animation") || one.property == "transition"
	})
}

// moves reports a style that could hide words, or show those that it hides, as time goes by.
func (d declarations) moves() bool { return d.animated() && (d.stays() || d.still().unseen()) }

// stays reports an animation after which an element stays as it left it.
func (d declarations) stays() bool {
	fill := d.is("animation") + " " + d.is("animation-fill-mode")
	return strings.Contains(fill, "forwards") || strings.Contains(fill, "both")
}

// fades reports words of which it is not known whether they are seen: something must bring them
// out, or takes them away.
func (m *motion) fades(d declarations) bool {
	if !d.moves() {
		return false
	}
	hides := d.still().unseen()
	if d.stays() {
		for word := range strings.FieldsFuncSeq(d.last("animation")+" "+d.last("animation-name"), func(r rune) bool { return r == ' ' || r == ',' }) {
			if seen, known := m.frames[word]; known {
				hides = !seen
			}
		}
	}
	return hides
}

// plainCounters are the ways to count that write no words.
var plainCounters = wordSet(`none disc circle square decimal decimal-leading-zero lower-roman upper-roman lower-greek lower-latin upper-latin
	lower-alpha upper-alpha armenian georgian inherit initial unset revert inside outside`)

// counter is the name of a way to count that a page may have made itself, "" if it names none.
func (d declarations) counter() string {
	for _, property := range []string{"list-style-type", "list-style"} {
		for word := range strings.FieldsSeq(d.last(property)) {
			if !plainCounters[strings.ToLower(word)] && !strings.ContainsAny(word, `"'()`) {
				return word
			}
		}
	}
	return ""
}
