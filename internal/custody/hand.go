package custody

import "fmt"

// ByHand is a decision of a person about a capture, in words, and the reason given.
type ByHand struct {
	What, Why string
}

// ByHand lists what of a record a person decided. Of two records in which it is the
// same, a person has decided the same.
func (r Record) ByHand() []ByHand {
	var all []ByHand
	if r.Anyway != "" {
		all = append(all, ByHand{"it is taken although cleaning refuses it (" + r.Anyway + ")", ""})
	}
	for _, d := range r.Decisions {
		if d.ByHand {
			all = append(all, ByHand{fmt.Sprintf("%s is %s", d.lines(), d.Is), d.Why})
		}
	}
	for _, c := range r.Cuts {
		if c.Rule == "" {
			all = append(all, ByHand{fmt.Sprintf("line %d stands without « %s »%s", c.Line, c.Words, occurrence(c.Nth)), c.Why})
		}
	}
	for _, d := range r.Damage {
		if d.ByHand {
			all = append(all, ByHand{fmt.Sprintf("« %s » in line %d is damaged (%s)", d.Words, d.Line, d.Kind), ""})
		}
	}
	return all
}

// lines names the lines of a decision: "line 8", "lines 16–20".
func (d Decision) lines() string {
	if d.Last != d.First {
		return fmt.Sprintf("lines %d–%d", d.First, d.Last)
	}
	return fmt.Sprintf("line %d", d.First)
}

// occurrence says which of several is meant, from the second on.
func occurrence(nth int) string {
	if nth < 2 {
		return ""
	}
	return fmt.Sprintf(", number %d", nth)
}
