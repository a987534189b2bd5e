package clean

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What lines look like that say who wrote a text, or helped.

// bylineStart matches a byline from its first words on; its groups are the names,
// and what follows them.
var bylineStart = sync.OnceValue(func() *regexp.Regexp {
	words := languageWords(func(c *language.CleaningData) []string { return c.BylineStarts })
	start := strings.ReplaceAll(text.AnyOf(words), "…", `[^.:!?]{2,20}`)
	behind := text.AnyOf(languageWords(func(c *language.CleaningData) []string { return c.BehindNames }))
	particles := text.AnyOf(language.WordsOfAll(func(l *language.Language) []string { return l.Names().Particles }))
	names := `(\p{Lu}[\p{L}\d.’'-]*[ \x{00a0}]?(?:(?:(?:(?:` + particles + `) ){0,2}\p{Lu}[\p{L}\d.’'-]*|\d{1,3})[ \x{00a0}]?){0,4})`
	return regexp.MustCompile(`^(?:` + start + `)\s?:?[ \x{00a0}]` + names + `((?:,| (?:` + behind + `)| &| ?[–—-] ?|;| \||/|\||\()[^.!?]{0,90})?$`)
})

// agencies matches the signature of agencies alone: "(ATS / NXP)".
var agencies = sync.OnceValue(func() *regexp.Regexp {
	with := text.AnyOf(languageWords(func(c *language.CleaningData) []string { return c.With }))
	return regexp.MustCompile(`^\((?:(?:` + with + `) )?\p{Lu}{2,}\p{L}*(?:\s?[/,]\s?\p{Lu}\p{L}+)*\)$`)
})

// agencySignature reports the signature of agencies alone, and no word in capitals that says what
// was heard: "(APPLAUSE)".
func agencySignature(line string) bool {
	const longest = 4 // letters
	first := strings.FieldsFunc(strings.Trim(line, "()"), func(r rune) bool { return !unicode.IsLetter(r) })
	return agencies().MatchString(line) && (len(first) != 1 || utf8.RuneCountInString(first[0]) <= longest || attribution.IsSource(first[0]))
}

// namePlace matches the place behind the name of a reporter.
var namePlace = sync.OnceValue(func() *regexp.Regexp {
	words := text.AnyOf(languageWords(func(c *language.CleaningData) []string { return c.BeforePlaces }))
	return regexp.MustCompile(`,? (?:` + words + `) \p{Lu}[^.!?:;,]{2,30}$`)
})

// bylineFrom matches a byline that names a post in place of a person.
var bylineFrom = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:` + phrases(func(c *language.CleaningData) []string { return c.BylinePosts }) + ` )[^.!?]{2,80}$`)
})

// bylineEnd matches who helped, below a text: people by what they did, agencies.
var bylineEnd = sync.OnceValue(func() *regexp.Regexp {
	const agencies = `(?:l’|l')?(?:AFP|AP|Reuters|ATS|agences?)`
	return regexp.MustCompile(`^[(—–-]?\s?\(?` + either(
		phrases(func(c *language.CleaningData) []string { return c.BylineEnds })+`(?:[^\pL\pM]|$)`,
		`(?:(?:Le )?\p{Lu}\p{L}+ )?(?:`+withWords()+`) `+agencies,
	))
})

// withNames matches words with capitals alone behind the word for with: those who helped,
// or a subhead.
var withNames = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[(—–-]?\s?\(?(?:` + withWords() + `) (?:\p{Lu}[\p{L}.’'-]* ?){1,4}\)?$`)
})

// withWords is a pattern for the words before those who helped.
func withWords() string {
	return text.AnyOf(eitherCase(language.WordsOfAll(func(l *language.Language) []string { return l.Cleaning().With })))
}

// interviewers are the names in the line below an interview that says who asked the questions, "" in a line that
// says more: Rozmawiali Jan Kos i Anna Lis o moście.
func interviewers(line string) string {
	m := interviewer().FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	for _, name := range betweenNames().Split(m[1], -1) {
		if !bylineName().MatchString(strings.Trim(name, " \u00a0,")) {
			return ""
		}
	}
	return m[1]
}

// interviewer matches such a line: its group may be names.
var interviewer = sync.OnceValue(func() *regexp.Regexp {
	words := languageWords(func(c *language.CleaningData) []string { return c.Interviewers })
	return regexp.MustCompile(`^[(—–-]?\s?\(?(?:` + text.AnyOf(words) + `):?\s(\p{Lu}[\pL\pM’'-]+ \p{Lu}[^.!?:()]{1,80})[.)]*$`)
})

// bylineHelp matches the sentence of an agency that says who helped.
var bylineHelp = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:The )?Associated Press|AP|Reuters|AFP)?\s?(?:\p{L}+ ){0,3}?` +
		phrases(func(c *language.CleaningData) []string { return c.Helped }))
})
