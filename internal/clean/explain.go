package clean

import "dossier/internal/custody"

// Explanation says why a raw line is what it is.
type Explanation struct {
	Line       int // raw line, 1-based
	Is         custody.Class
	Rule       string  // the rule that decided; empty for a paragraph, for which no rule has a reason to go
	Confidence float64 // of the rule, 0 to 1; 1 for decisions by hand
	ByHand     bool
	Reason     string // what the rule goes by
	Text       string
}

// Explain runs the rules over a capture and accounts for each line that is not
// blank, in order. Lines that make one paragraph have the same account.
func Explain(raw []byte, o Options) []Explanation {
	lines := custody.Split(raw)
	p := newPage(raw, lines, o)
	p.decide()
	var all []Explanation
	units := p.all()
	for i := range units {
		u := &units[i]
		for n := u.first; n <= u.last; n++ {
			e := Explanation{Line: n, Is: u.is, Rule: u.rule, Confidence: u.confidence, ByHand: u.hand, Reason: custody.RuleNamed(u.rule).Reason, Text: lines[n-1].Text}
			if u.hand {
				e.Confidence = 1
			}
			if e.Text != "" {
				all = append(all, e)
			}
		}
	}
	return all
}
