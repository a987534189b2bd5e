package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What lines look like that say who wrote a text, or helped.

// bylineStart matches a byline from its first words on; its groups are the names,
// and what follows them.
var bylineStart = pattern(`^(?:%s)\s?:?[ \x{00a0}]`+
	`(\p{Lu}[\p{L}\d.’'-]*[ \x{00a0}]?(?:(?:(?:(?:%s) ){0,2}\p{Lu}[\p{L}\d.’'-]*|\d{1,3})[ \x{00a0}]?){0,4})`+
	`((?:,| (?:%s)| &| ?[–—-] ?|;| \||/|\||\()[^.!?]{0,90})?$`,
	func() string { return strings.ReplaceAll(text.AnyOf(bylineStarts()), "…", `[^.:!?]{2,20}`) },
	particles, func() string { return text.AnyOf(behindNames()) })

func bylineStarts() []string {
	words := languageWords(func(c *language.CleaningData) []string { return c.BylineStarts })
	for _, w := range words {
		if strings.HasSuffix(w, ":") {
			words = append(words, strings.ToLower(w)) // tekst: Jan Kos
		}
	}
	return words
}

// agencies matches the signature of agencies alone: "(ATS / NXP)".
var agencies = pattern(`^\((?:(?:%s) )?\p{Lu}{2,}\p{L}*(?:\s?[/,]\s?\p{Lu}\p{L}+)*\)$`,
	anyWord(func(c *language.CleaningData) []string { return c.With }))

// agencySignature reports the signature of agencies alone, and no word in capitals that says what
// was heard: "(APPLAUSE)".
func agencySignature(line string) bool {
	const longest = 4 // letters
	first := strings.FieldsFunc(strings.Trim(line, "()"), func(r rune) bool { return !unicode.IsLetter(r) })
	return agencies().MatchString(line) && (len(first) != 1 || utf8.RuneCountInString(first[0]) <= longest || attribution.IsSource(first[0]))
}

// namePlace matches the place behind the name of a reporter.
var namePlace = pattern(`,? (?:%s) \p{Lu}[^.!?:;,]{2,30}$`, anyWord(func(c *language.CleaningData) []string { return c.BeforePlaces }))

// bylineFrom matches a byline that names a post in place of a person.
var bylineFrom = pattern(`^(?i:%s )[^.!?]{2,80}$`, anyPhrase(func(c *language.CleaningData) []string { return c.BylinePosts }))

// bylineEnd matches who helped, below a text: people by what they did, agencies.
var bylineEnd = pattern(`^[(—–-]?\s?\(?(?:%s(?:[^\pL\pM]|$)|(?:(?:Le )?\p{Lu}\p{L}+ )?(?:%s) (?:l’|l')?(?:AFP|AP|Reuters|ATS|agences?))`,
	anyPhrase(func(c *language.CleaningData) []string { return c.BylineEnds }), withWords)

// withNames matches words with capitals alone behind the word for with: those who helped,
// or a subhead.
var withNames = pattern(`^[(—–-]?\s?\(?(?:%s) (?:\p{Lu}[\p{L}.’'-]* ?){1,4}\)?$`, withWords)

// withWords is a pattern for the words before those who helped.
func withWords() string {
	return text.AnyOf(eitherCase(languageWords(func(c *language.CleaningData) []string { return c.With })))
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
var interviewer = pattern(`^[(—–-]?\s?\(?(?:%s):?\s(\p{Lu}[\pL\pM’'-]+ \p{Lu}[^.!?:()]{1,80})[.)]*$`,
	anyWord(func(c *language.CleaningData) []string { return c.Interviewers }))

// bylineHelp matches the sentence of an agency that says who helped.
var bylineHelp = pattern(`^(?:(?:The )?Associated Press|AP|Reuters|AFP)?\s?(?:\p{L}+ ){0,3}?%s`,
	anyPhrase(func(c *language.CleaningData) []string { return c.Helped }))
