package custody

import "fmt"

// Classes returns the class of every raw line ("" for blank lines and for
// lines the record is silent about, which are therefore body) and what is
// contradictory in the record itself.
func (r Record) Classes(lines []Line) ([]Class, []Fault) {
	class := make([]Class, len(lines)+1) // by line number
	var faults []Fault
	claim := func(n int, is Class) {
		switch {
		case n < 1 || n > len(lines):
			faults = append(faults, lineFault(n, "the record speaks of line %d, the capture has %d lines", n, len(lines)))
		case lines[n-1].Text == "":
			if is == Title || is == Caption {
				faults = append(faults, lineFault(n, "line %d is recorded as %s and is blank", n, is))
			}
		case class[n] != "" && class[n] != is:
			faults = append(faults, lineFault(n, "line %d is recorded both as %s and as %s", n, class[n], is))
		default:
			class[n] = is
		}
	}
	if r.TitleLine != 0 {
		claim(r.TitleLine, Title)
	}
	captions := map[int]bool{}
	for _, c := range r.Captions {
		if captions[c.Line] {
			faults = append(faults, lineFault(c.Line, "line %d is a caption twice", c.Line))
		}
		captions[c.Line] = true
		claim(c.Line, Caption)
	}
	for _, d := range r.Decisions {
		if why := d.fault(); why != "" {
			faults = append(faults, lineFault(d.First, "%s", why))
		}
		// A range that runs past the capture is one fault, however long it is.
		last := min(d.Last, len(lines))
		for n := d.First; n <= last; n++ {
			if d.Is == Caption && !captions[n] {
				faults = append(faults, lineFault(n, "line %d is said to be a caption, and no caption has its words", n))
			}
			claim(n, d.Is)
		}
		if d.Last > len(lines) {
			claim(d.Last, d.Is)
		}
	}
	return class, faults
}

// fault says what is wrong with a decision by itself: a rule must be one of
// ours and decide what it is said to have decided; what a rule does not decide,
// a person does, with a reason.
func (d Decision) fault() string {
	if d.ByHand {
		return ""
	}
	if rule := RuleNamed(d.Rule); rule.Name != "" && rule.Is == d.Is {
		return ""
	}
	return fmt.Sprintf("no rule %q decides that a line is %s", d.Rule, d.Is)
}
