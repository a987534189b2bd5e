// Package cite finds passages by words and writes citations of them that are
// ready to be pasted into a note. Accents and inflection are forgiven in what is
// looked for; what is written is word for word what the article says, and has
// passed the same test as every citation of a note (package found). Its secret
// is which stretch of a passage makes the best quotation.
package cite

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/search"
	"dossier/internal/text"
)

// Citation is a passage with the words to quote of it.
type Citation struct {
	Text    string // the citation itself: [@key, ¶8: «words»]
	Words   string // what it quotes
	Passage *model.Passage
}

// longest is how many words a sentence may have to be quoted whole. Of a longer
// one only some clauses are.
const longest = 40

// hit is a passage that has some of the words.
type hit struct {
	passage *model.Passage
	terms   []search.Term
	wanted  []int // for each term of the passage, which word of the query it is; -1 if none
	words   int   // different words of the query it has
	phrase  bool  // it has them as they were written
	score   float64
}

// Find returns citations of the passages that have the words of a query, best
// first: those that have more of the words, then those with the rarer ones, then
// paragraphs before titles and captions, then the shorter ones.
// Passages for which keep is false are left out; nil keeps all.
func Find(d *model.Dossier, query string, keep func(*model.Passage) bool) []Citation {
	queries := map[string][]search.Term{} // by language
	folded := text.Fold(query)
	var hits []*hit
	having := map[int]int{} // for each word of the query, how many passages have it
	for _, a := range d.Articles {
		q, ok := queries[a.Lang]
		if !ok {
			q = wanted(query, a.Lang)
			queries[a.Lang] = q
		}
		for _, p := range a.Passages {
			if keep != nil && !keep(p) {
				continue
			}
			h := look(p, q)
			if h == nil {
				continue
			}
			h.phrase = strings.Contains(text.Fold(p.Text), folded)
			seen := map[int]bool{}
			for _, n := range h.wanted {
				if n >= 0 && !seen[n] {
					seen[n] = true
					having[n]++
				}
			}
			hits = append(hits, h)
		}
	}
	for _, h := range hits {
		seen := map[int]bool{}
		for _, n := range h.wanted {
			if n >= 0 && !seen[n] {
				seen[n] = true
				h.score += 1 / float64(having[n])
			}
		}
		h.words = len(seen)
	}
	slices.SortStableFunc(hits, func(a, b *hit) int {
		return cmp.Or(cmp.Compare(b.words, a.words), cmp.Compare(boolean(b.phrase), boolean(a.phrase)),
			cmp.Compare(b.score, a.score), cmp.Compare(boolean(b.passage.Kind == custody.Paragraph), boolean(a.passage.Kind == custody.Paragraph)),
			cmp.Compare(len(a.terms), len(b.terms)))
	})
	var citations []Citation
	for _, h := range hits {
		if words := h.quotation(having); words != "" {
			citations = append(citations, Citation{markdown.WriteCitation(d.CitedAs(h.passage.Article), h.passage.Name(), words), words, h.passage})
		}
	}
	return citations
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// wanted returns the words to look for. Words that stand in every text count only
// if there are no others.
func wanted(query, lang string) []search.Term {
	terms := search.Terms(query, lang)
	telling := slices.DeleteFunc(slices.Clone(terms), func(t search.Term) bool { return t.Term == "" })
	if len(telling) > 0 {
		return telling
	}
	for i := range terms {
		terms[i].Term = terms[i].Text
	}
	return terms
}

// look returns what a passage has of the words; nil if it has nothing.
func look(p *model.Passage, query []search.Term) *hit {
	h := &hit{passage: p, terms: search.Terms(p.Text, p.Lang())}
	h.wanted = make([]int, len(h.terms))
	some := false
	for i, t := range h.terms {
		h.wanted[i] = -1
		for n, q := range query {
			if t.Term == q.Term || t.Text == q.Term || begins(t.Text, q.Text) {
				h.wanted[i] = n
				some = true
				break
			}
		}
	}
	if !some {
		return nil
	}
	return h
}

// begins reports whether a word of a text begins like one that is looked for,
// which is long enough to mean something.
func begins(word, wanted string) bool {
	return len(wanted) >= 5 && strings.HasPrefix(word, wanted)
}

// quotation chooses the words to quote: of the sentence that has most of what was
// looked for, all or the part around it. "" if nothing of it can be quoted.
func (h *hit) quotation(having map[int]int) string {
	p := h.passage
	best, most := text.Range{}, 0.0
	for _, s := range h.stretches() {
		score, seen := 0.0, map[int]bool{}
		for i, t := range h.terms {
			if n := h.wanted[i]; n >= 0 && s.From <= t.Start && t.End <= s.To && !seen[n] {
				seen[n] = true
				score += 1 + 1/float64(having[n])
			}
		}
		if score > most {
			best, most = s, score
		}
	}
	if most == 0 {
		return ""
	}
	words := trim(p.Text[best.From:best.To])
	if found.Words(words) > longest {
		if part := trim(h.part(best)); verifies(p, part) {
			return part
		}
	}
	if !verifies(p, words) {
		return ""
	}
	return words
}

// stretches are what can be quoted in one piece: the sentences, cut where words
// of the capture were left out.
func (h *hit) stretches() []text.Range {
	var list []text.Range
	for _, s := range text.Sentences(h.passage.Text, h.passage.Lang()) {
		from := s.From
		for _, seam := range h.passage.Seams {
			if from < seam && seam < s.To {
				list = append(list, text.Range{From: from, To: seam})
				from = seam
			}
		}
		list = append(list, text.Range{From: from, To: s.To})
	}
	return list
}

// part returns the part of a long sentence around the words that were looked
// for: the clauses from the first to the last of them, or to the last that fits.
// What denies or conditions them is never left out.
func (h *hit) part(s text.Range) string {
	text := h.passage.Text
	from, to := -1, -1
	for i, t := range h.terms {
		if h.wanted[i] < 0 || t.Start < s.From || t.End > s.To {
			continue
		}
		if from < 0 {
			from = t.Start
		}
		if to < 0 || found.Words(text[from:t.End]) <= longest {
			to = t.End
		}
	}
	if i := strings.IndexAny(text[to:s.To], ",;:"); i >= 0 && !h.hides(from, to+i) {
		to += i
	} else {
		to = s.To
	}
	if i := strings.LastIndexAny(text[s.From:from], ",;:"); i >= 0 && !h.hides(s.From+i+1, to) {
		from = s.From + i + 1
	} else {
		from = s.From
	}
	return text[from:to]
}

// hides reports whether a part of the passage, quoted alone, would hide that the
// source denies it, doubts it or says it under a condition.
func (h *hit) hides(from, to int) bool {
	around := factuality.Around(h.passage.Text, text.Range{From: from, To: to}, h.passage.Lang())
	return slices.ContainsFunc(around, factuality.Finding.Grave)
}

// trim takes off what a quotation need not begin or end with: spaces, and the
// marks that close a sentence.
func trim(words string) string {
	return strings.TrimFunc(words, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:…–—", r) })
}

// verifies holds words against the passage as a build will hold the citation that
// is written of them, escapes and all.
func verifies(p *model.Passage, words string) bool {
	if words == "" {
		return false
	}
	note := markdown.WriteCitation(p.Article.Key, p.Name(), words)
	doc, diags := markdown.Parse(diag.NewSource("", []byte(note)), 0)
	if len(diags) > 0 || len(doc.Citations) != 1 || len(doc.Citations[0].Items) != 1 {
		return false
	}
	match, _ := quote.In(found.NewQuote(doc.Citations[0].Items[0].Quote), p)
	return match != nil
}
