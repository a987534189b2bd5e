package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/model"
)

// shares are the numbers of which words such as "a third of" are said: what a number bears to
// another, or a share in per cent.
var shares = map[string]float64{
	"half": 1. / 2, "third": 1. / 3, "two thirds": 2. / 3, "quarter": 1. / 4, "three quarters": 3. / 4,
	"double": 2, "triple": 3, "tenfold": 10,
}

// rounds are the numbers that words such as "dozens" may stand for, from the first to the last.
var rounds = map[string][2]float64{
	"dozens": {20, 500}, "hundreds": {100, 3000}, "thousands": {1000, 1e5}, "myriads": {1e4, 1e6},
	"hundred thousands": {1e5, 1e7}, "millions": {1e6, 1e10},
}

// borneOut are words that are true wherever one of others is: nothing before was as high as a
// record, and what was never seen before is seen for the first time.
var borneOut = map[string][]string{
	"first": {"unprecedented", "initial"}, "unprecedented": {"first", "record"}, "record": {"unprecedented"}, "largest": {"record"},
	"only": {"sole", "initial"},
}

// ofSources are words that only bear others out: a sentence that has them need not say that
// somebody was the first or the only one.
var ofSources = map[string]bool{"initial": true, "sole": true}

// amounts reports words that say how much or how rare something is (half of, twice as many,
// dozens, on average, for the first time) where no sentence that is cited has such words, nor
// numbers of which they are true. What a judgment expects has a likelihood.
func (v *checker) amounts(n *model.Note) []diag.Diagnostic {
	if !factuality.KnowsAmounts(n.Lang) {
		return nil
	}
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		p := said.prose
		if p != nil && (p.Drawn || v.findings.isEstimated(n, p.Scope)) || asks(said.words) {
			continue
		}
		own := v.readings.Amounts(said.words, n.Lang)
		if len(own) == 0 || ofTheSource(subjects(said.words, n.Lang), n.Lang) || !v.readings.Refuses(said.words, n.Lang).Empty() {
			continue
		}
		theirs, ok := v.amountsSaid(said.cited)
		for _, a := range own {
			if !ok || ofSources[a.Name] || theirs.bears(a.Name) {
				continue
			}
			message := "« " + a.Words.Of(said.words) + " » is in none of the sentences cited here, nor numbers of which it is true"
			diags = append(diags, diag.New(diag.NumberUnsupported, said.at, "%s", message).
				WithHelp("quote the sentence that says it, or leave it out"))
			break
		}
	}
	return diags
}

// amountsOf are the words and numbers by which some texts say how much something is.
type amountsOf struct {
	names  map[string]bool
	values []float64
}

// amountsSaid reads the sentences of what is cited; it is not ok if there is one of which
// nobody can tell: an article that is cited as a whole, or in a language without such words.
func (v *checker) amountsSaid(cited []*model.Cited) (said amountsOf, ok bool) {
	said.names = map[string]bool{}
	for _, c := range cited {
		if c.Passage == nil || !factuality.KnowsAmounts(c.Lang()) {
			return said, false
		}
		sentence, _ := quotedSentence(c, c.Passage)
		said.add(v, sentence, c.Lang())
	}
	return said, len(cited) > 0
}

func (said *amountsOf) add(v *checker, s, lang string) {
	for _, a := range v.readings.Amounts(s, lang) {
		said.names[a.Name] = true
	}
	for _, f := range figures.In(s, lang) {
		said.values = append(said.values, f.Values...)
	}
}

// bears reports whether words or numbers bear an amount out.
func (said *amountsOf) bears(name string) bool {
	if said.names[name] || slices.ContainsFunc(borneOut[name], func(other string) bool { return said.names[other] }) {
		return true
	}
	if share, ok := shares[name]; ok {
		return said.haveShare(share)
	}
	if round, ok := rounds[name]; ok {
		sum := 0.
		for _, x := range said.values {
			sum += x
		}
		return slices.ContainsFunc(append([]float64{sum}, said.values...), func(x float64) bool { return round[0] <= x && x <= round[1] })
	}
	switch name {
	case "average", "largest": // of numbers that stand there, as who counts them can tell
		return len(said.values) > 1
	}
	return false
}

// haveShare reports whether a number bears about that ratio to another, or is about that share in per cent.
func (said *amountsOf) haveShare(share float64) bool {
	const near, most = 1. / 8, 50 // how far off, and how many numbers are held against each other
	about := func(x, y float64) bool { return x > 0 && y > 0 && max(x, y) <= min(x, y)*(1+near) }
	bears := func(x, y float64) bool { // also 4 to 8 million, of which the first is read as 4
		return slices.ContainsFunc([]float64{1, 1e3, 1e6, 1e9}, func(by float64) bool { return about(x*by, y*share) || about(y, x*by*share) })
	}
	values := said.values[:min(len(said.values), most)]
	sum := 0.
	for _, x := range values {
		sum += x
	}
	if len(values) > 1 && share < 1 && slices.ContainsFunc(values, func(x float64) bool { return about(x, share*sum) }) {
		return true // by 41 votes to 22
	}
	for i, x := range values {
		if about(x, 100*share) || about(x, max(share, 1/share)) || share > 1 && about(x, 100*(share-1)) {
			return true
		}
		for _, y := range values[i+1:] {
			if bears(x, y) || bears(y, x) {
				return true
			}
		}
	}
	return false
}

// amountAdded returns the words of a translation that say how much or how rare something is, where
// the text does not.
func (v *checker) amountAdded(said, lang, own, ownLang string) string {
	if !factuality.KnowsAmounts(lang) {
		return ""
	}
	theirs := amountsOf{names: map[string]bool{}}
	theirs.add(v, said, lang)
	for _, a := range v.readings.Amounts(own, ownLang) {
		if !ofSources[a.Name] && a.Name != "only" && !theirs.bears(a.Name) {
			return a.Words.Of(own)
		}
	}
	return ""
}
