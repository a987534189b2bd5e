package capture

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// now is the paragraph that is being read, nil if none is.
func (p *wordReader) now() *paragraph {
	if len(p.texts) == 0 {
		return nil
	}
	return p.texts[len(p.texts)-1]
}

// write adds to the paragraph what a run says.
func (p *wordReader) write(s string) {
	into := p.now()
	switch {
	case into == nil || s == "":
		return
	case !p.seen(into):
		into.hidden.WriteString(s)
		return
	case slices.Contains(p.open, "rt"):
		p.reading.WriteString(s)
		return
	case p.run.struck:
		s = "[-" + s + "-]"
	case p.run.raised && strings.ContainsFunc(s, unicode.IsDigit):
		s = text.Raised(s)
	}
	if n := len(p.alternatives); n > 0 {
		p.alternatives[n-1].words.WriteString(s)
	}
	if n := len(p.controls); n > 0 {
		p.controls[n-1].words.WriteString(s)
	}
	into.doubt = into.doubt || p.turned(s)
	if n := len(p.change); n > 0 && !p.change[n-1].written {
		into.text.WriteString(p.change[n-1].open)
		p.change[n-1].written = true
	}
	into.text.WriteString(s)
}

// cell adds to the last cell of the innermost table.
func (p *wordReader) cell(s string) {
	row := p.rows[len(p.rows)-1]
	if last := len(row) - 1; last >= 0 {
		row[last] = append(row[last], strings.Fields(s)...)
	}
}

func (p *wordReader) endParagraph() {
	text, before := p.now(), p.out.count
	p.texts = p.texts[:len(p.texts)-1]
	for i := range p.change { // what goes on in the next paragraph is marked there again
		if p.change[i].written {
			text.text.WriteString(p.change[i].close)
			p.change[i].written = false
		}
	}
	words := text.text.String()
	if p.note != "" && strings.TrimSpace(words) != "" {
		words, p.note = p.note+" "+words, ""
	}
	label := p.label(text, words)
	if len(p.rows) > 0 {
		p.cell(strings.TrimSpace(label + " " + words))
	} else {
		p.title(text.style, words)
		if label != "" {
			words = label + " " + strings.TrimSpace(words)
		}
		if label == "" || !text.item() {
			p.out.gap()
		}
		p.out.put(words, p.rule)
	}
	if text.doubt {
		if p.out.doubt(before); len(p.rows) > 0 {
			p.doubt = true
		}
	}
	p.out.put(text.hidden.String(), ruleWordHidden)
}

// title takes the first paragraph that the document calls its title.
func (p *wordReader) title(style, words string) {
	if style == "Title" && p.titled == "" && p.rule == "" {
		p.titled = strings.Join(strings.Fields(words), " ")
	}
}
