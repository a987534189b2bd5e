package capture

import (
	"regexp"
	"strings"
)

var (
	// hidingStyle matches what a style of WebVTT (§7.2) says with which words are not seen, or struck out.
	hidingStyle = regexp.MustCompile(`(?i)visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0\d*)?%?\s*(?:[;!}]|$)|line-through` +
		`|(?:^|[\s;{])color\s*:\s*(?:transparent|(?:rgb|hsl)a?\((?:(?:[^),]*,){3}|[^)]*/)\s*0*(?:\.0*)?%?\s*\)|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)\b)` +
		`|font(?:-size)?\s*:(?:[^;}]*\s)?(?:0+(?:\.[0-2]\d*)?|\.[0-2]\d*)(?:[a-z]+|%)?\s*(?:[;!}/]|$)|\\`)
	// override matches what SubRip took over from another format between braces.
	override = regexp.MustCompile(`\{\\[^}]*\}`)
	// hidingOverride matches those with which words are not seen.
	hidingOverride = regexp.MustCompile(`(?i)\\(?:(?:alpha|[1-4]a)&?h?(?:[1-9a-f]|0[1-9a-f])|fs0|fsc[xy]0|i?clip|fade\(|t\()`)
	// saying matches words that are no override.
	saying      = regexp.MustCompile(`\pL\s+\pL`)
	noSize      = regexp.MustCompile(`(?i)<font\b[^>]*\bsize\s*=\s*["']?[01]\b`)
	struckInCue = regexp.MustCompile(`(?i)<(?:s|strike|del)>([^<]*)</(?:s|strike|del)>`)
	otherStrike = regexp.MustCompile(`(?i)</?(?:s|strike|del)>`)
	annotation  = regexp.MustCompile(`<rt(?:[. \t][^>]*)?>([^<]*)(?:</rt>)?`)
)

// hidesCues reports a style that may hide words.
func hidesCues(style string) bool { return hidingStyle.MatchString(style) }

// readMarkup gives a cue its lines without what is not shown. Readings of characters stand in brackets
// behind them, as in a page; words that are struck out are marked.
func (c *cue) readMarkup(lines []string, web bool) {
	text := strings.Join(lines, "\n")
	switch {
	case web && strings.Contains(text, "<"):
		text = c.withoutUnknown(annotation.ReplaceAllStringFunc(text, func(s string) string {
			return "(" + strings.TrimSuffix(s[strings.Index(s, ">")+1:], "</rt>") + ")"
		}))
	case !web:
		text = override.ReplaceAllStringFunc(text, func(s string) string {
			if saying.MatchString(s) {
				c.hidden = append(c.hidden, s)
			}
			c.doubt = c.doubt || hidingOverride.MatchString(s)
			return ""
		})
		text = struckInCue.ReplaceAllString(text, "[-$1-]")
		c.doubt = c.doubt || noSize.MatchString(text) || otherStrike.MatchString(text)
	}
	c.lines = strings.Split(text, "\n")
}

// withoutUnknown takes out of a cue of WebVTT what stands in angle brackets and is no tag that is
// known: no player shows it, nor what follows a bracket that is never closed (§6.4).
func (c *cue) withoutUnknown(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inside, behind, closed := strings.Cut(rest, ">")
		tag := "<" + inside + ">"
		if !closed {
			c.hidden, c.doubt = append(c.hidden, "<"+inside), true // whoever wrote it meant it to be seen
			return b.String()
		}
		if cueTag.FindString(tag) == tag || cueVoice.FindString(tag) == tag {
			b.WriteString(strings.ReplaceAll(tag, "\n", " "))
		} else if strings.Trim(inside, "/ \n\t") != "" {
			c.hidden = append(c.hidden, strings.ReplaceAll(tag, "\n", " "))
		}
		text = behind
	}
}
