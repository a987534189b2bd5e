package clean

import (
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"
)

// longestErrorPage is the most words of a text that says why there is no article, and of so
// many words at most one says so. An article may have such words; it is longer, or has more
// others.
const longestErrorPage, wordsOfError = 120, 3

var errorWords = sync.OnceValue(func() text.WordRuns {
	runs := text.WordRuns{}
	for _, phrase := range languageWords(func(c *language.CleaningData) []string { return c.ErrorPages }) {
		runs.Add(phrase)
	}
	return runs
})

// errorPage drops all of a text that is nothing but what a server shows in place of an article:
// that there is none, or a question whether a person is reading.
func errorPage(p *page, _ int) float64 {
	if p.anyway || !p.isErrorPage() {
		return 0
	}
	return 0.9
}

// isErrorPage reports a text whose words are to a good part those of error pages. At a saved
// page its reader has looked.
func (p *page) isErrorPage() bool {
	if p.errors.known {
		return p.errors.is
	}
	p.errors.known = true
	all, said := 0, 0
	for i := range p.units {
		if all += len(p.units[i].words); all > longestErrorPage || p.extracted {
			return false
		}
	}
	for i := range p.units {
		said += errorWords().Count(p.units[i].words)
	}
	p.errors.is = said == all && all > 0 || said > 1 && said*wordsOfError >= all // a number alone may be any
	return p.errors.is
}
