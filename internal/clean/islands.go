package clean

import "dossier/internal/custody"

// islandLine drops runs of lines in another language.
func islandLine(p *page, i int) float64 {
	if p.island[i] {
		return 0.85
	}
	return 0
}

// leastLead is how far ahead the page's language must be for sentences in
// another one to be taken for no part of it: below that the page may be in a
// language we do not know.
const leastLead = 0.12

// findIslands finds runs of at least two lines without a word of the page's
// language, if some of them are plainly of another one, and if they are not
// sentences inside the running text.
func (p *page) findIslands() {
	p.island = make([]bool, len(p.units))
	if p.extracted || p.strange {
		return
	}
	for start := 0; start < len(p.units); {
		end, foreign, guests := start, false, false
		for ; end < len(p.units); end++ {
			u := &p.units[end]
			if u.native || u.is != "" && (u.is != custody.Dropped || u.hand) || u.ends && !u.guest && (inText(p, end) || p.lead < leastLead && len(u.words) >= 8) {
				break
			}
			foreign, guests = foreign || u.foreign, guests || u.guest
		}
		if guests && !p.summary(start, end) {
			foreign = false
		}
		if foreign && end-start > 1 && p.speaks(start, end) {
			for i := start; i < end; i++ {
				p.island[i] = true
			}
		}
		start = end + 1
	}
}

// summary reports a run of paragraphs in another language that is no part of the
// article: it stands behind all of it and has a headline of its own, "English summary".
// A text in two languages has none.
func (p *page) summary(start, end int) bool {
	first := &p.units[start]
	if start == 0 || first.ends || first.guest {
		return false
	}
	for i := end; i < len(p.units); i++ {
		if p.units[i].strong && !p.units[i].guest {
			return false
		}
	}
	return true
}

// speaks reports that a run of lines says enough in another language not to be
// taken for one by a word or two that both languages have.
func (p *page) speaks(start, end int) bool {
	foreign, words := 0, map[string]bool{}
	var all profile
	for i := start; i < end; i++ {
		if p.units[i].foreign {
			foreign++
		}
		all.add(p.units[i].profile)
	}
	lang, _ := all.language()
	for i := start; i < end; i++ {
		for _, w := range p.units[i].words {
			if len(w) > 1 && isStop(w, lang) {
				words[w] = true
			}
		}
	}
	if lang == p.lang {
		return false
	}
	if inText(p, start) {
		return len(words) >= 4 && foreign*2 >= end-start
	}
	return len(words) >= 2 || foreign*2 > end-start && all.words >= 8
}
