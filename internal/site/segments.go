package site

import (
	"slices"
	"sort"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// segments cuts the text of a passage at the edges of quotations and damage.
// If windows is not nil only what lies inside it is shown, with gaps between.
func segments(w *print.Words, p *model.Passage, quoted []text.Range, windows []text.Range) print.Segments {
	damage := p.Damaged()
	windows = bridged(p.Text, windows)
	edges := []int{0, len(p.Text)}
	for _, list := range [][]text.Range{quoted, windows} {
		for _, r := range list {
			edges = append(edges, r.From, r.To)
		}
	}
	for _, d := range damage {
		edges = append(edges, d.From, d.To)
	}
	edges = append(edges, p.Seams...)
	sort.Ints(edges)
	edges = slices.Compact(edges)
	inside := func(list []text.Range, from int) bool {
		return slices.ContainsFunc(list, func(r text.Range) bool { return r.From <= from && from < r.To })
	}
	var out print.Segments
	seam := func(at int) {
		if !slices.Contains(p.Seams, at) {
			return
		}
		if n := len(out); n > 0 && out[n-1].Gap {
			out = out[:n-1]
		}
		out = append(out, print.Segment{Gap: true, Cut: true})
	}
	for i := 0; i+1 < len(edges); i++ {
		from, to := edges[i], edges[i+1]
		if windows != nil && !inside(windows, from) {
			if len(out) == 0 || !out[len(out)-1].Gap {
				out = append(out, print.Segment{Gap: true})
			}
			continue
		}
		seam(from)
		s := print.Segment{Text: p.Text[from:to], Quoted: inside(quoted, from)}
		for _, d := range damage {
			if d.From <= from && from < d.To {
				s.Damage = w.Phrase("damage", w.Phrase("damage_"+d.Kind))
			}
		}
		out = append(out, s)
	}
	if end := len(p.Text); windows == nil || inside(windows, end-1) {
		seam(end)
	}
	return out
}

// bridged joins stretches of a text between which nothing but blank space stands: there nothing is left out.
func bridged(s string, list []text.Range) []text.Range {
	if len(list) < 2 {
		return list
	}
	list = slices.SortedFunc(slices.Values(list), func(a, b text.Range) int { return a.From - b.From })
	joined := list[:1]
	for _, r := range list[1:] {
		if last := &joined[len(joined)-1]; r.From <= last.To || strings.TrimSpace(s[last.To:r.From]) == "" {
			last.To = max(last.To, r.To)
		} else {
			joined = append(joined, r)
		}
	}
	return joined
}

// rawSegments cuts a raw line at the words that were cut from it.
func rawSegments(raw string, line int, cuts []custody.Cut) print.Segments {
	out := print.Segments{{Text: raw}}
	for _, c := range cuts {
		if c.Line != line {
			continue
		}
		last := out[len(out)-1]
		before, after, ok := strings.Cut(last.Text, c.Words)
		if !ok || c.Nth > 1 {
			return print.Segments{{Text: raw}} // only the first of several can be shown in its place
		}
		out = append(out[:len(out)-1], print.Segment{Text: before}, print.Segment{Text: c.Words, Cut: true}, print.Segment{Text: after})
	}
	return out
}

// capturedLine is a raw line with what became of it.
type capturedLine struct {
	*custody.Line
	class    custody.Class
	decision *custody.Decision
	passage  *model.Passage // whose first line it is
}

// capturedLines says what became of every raw line.
func capturedLines(a *model.Article) []capturedLine {
	lines := make([]capturedLine, len(a.Capture.Lines))
	for i := range a.Capture.Lines {
		lines[i].Line = &a.Capture.Lines[i]
	}
	for _, p := range a.Passages {
		for n := p.Line; n <= p.Last; n++ {
			if lines[n-1].Text != "" {
				lines[n-1].class = p.Kind
			}
		}
		lines[p.Line-1].passage = p
	}
	if n := a.Record.TitleLine; n > 0 && n <= len(lines) {
		lines[n-1].class = custody.Title
	}
	for i := range a.Record.Decisions {
		d := &a.Record.Decisions[i]
		for n := d.First; n <= min(d.Last, len(lines)); n++ {
			if l := &lines[n-1]; l.Text != "" {
				l.decision = d
				if d.Is != custody.Body {
					l.class = d.Is
				}
			}
		}
	}
	return lines
}
