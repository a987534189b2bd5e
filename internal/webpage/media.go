package webpage

import (
	"strconv"
	"strings"

	"dossier/internal/text"
)

// applies reports the head of a block that holds for a wide window at rest, if that is known.
func applies(head string) (holds, known bool) {
	name, condition := head, ""
	if i := strings.IndexAny(head, " \t\n\r("); i >= 0 {
		name, condition = head[:i], strings.ToLower(strings.TrimSpace(head[i:]))
	}
	switch strings.ToLower(name) {
	case "@media":
		return inWindow(condition)
	case "@supports":
		return !strings.HasPrefix(condition, "not") && !strings.Contains(condition, "-ms-"), !ofVendors().MatchString(condition)
	case "@layer", "@scope":
		return true, true
	case "@container":
		return false, strings.Contains(condition, "max-") || strings.Contains(condition, "<") // columns are wide
	}
	return false, true
}

// scope is the selector of the elements in which alone a block holds, "&" for all.
func scope(head string) string {
	if _, within, ok := strings.Cut(head, "("); ok && strings.HasPrefix(strings.ToLower(head), "@scope") {
		within, _, _ = strings.Cut(within, ")")
		return within
	}
	return "&"
}

// ofVendors are properties that some browsers have; the one of -ms- is gone.
var ofVendors = text.Pattern(`\(\s*-(?:moz|webkit)-`)

// Width and height of the window in which pages are read, in pixels.
const (
	width  = 1280
	height = 800
)

var (
	mediaSize = text.Pattern(`^\(\s*(min|max)-(?:device-)?(width|height)\s*:\s*([\d.]+)(px|r?em)?\s*\)$`)
	mediaSpan = text.Pattern(`^\(\s*(width|height)\s*(<|>)=?\s*([\d.]+)(px|r?em)?\s*\)$`)
	blanks    = text.Pattern(`\s+`)
)

// inWindow reports a condition of media that a wide window on a screen fulfils, if that is
// known.
func inWindow(media string) (holds, known bool) {
	media = strings.TrimSpace(strings.ToLower(media))
	if media == "" {
		return true, true
	}
	known = true
	for query := range strings.SplitSeq(blanks().ReplaceAllString(media, " "), ",") {
		if query = strings.TrimSpace(query); query == "not print" || query == "not speech" {
			return true, true
		}
		all, sure := true, true
		for part := range strings.SplitSeq(query, " and ") {
			met, told := fulfilled(strings.TrimPrefix(strings.TrimSpace(part), "only "))
			if told && !met {
				all, sure = false, true
				break
			}
			all, sure = all && met, sure && told
		}
		if all {
			return true, true
		}
		known = known && sure
	}
	return false, known
}

// Conditions of media without a number that a window on a screen fulfils, and those that it
// does not.
var conditionsMet, conditionsUnmet = wordSet(`all screen (screen) (prefers-color-scheme:light) (prefers-reduced-motion:no-preference) (hover:hover) (hover)
	(any-hover:hover) (pointer:fine) (pointer) (any-pointer:fine) (color) (orientation:landscape) (scripting:enabled)`),
	wordSet(`print speech aural braille handheld projection tty tv embossed (prefers-color-scheme:dark) (prefers-reduced-motion)
	(prefers-reduced-motion:reduce) (hover:none) (any-hover:none) (pointer:coarse) (pointer:none) (any-pointer:coarse) (orientation:portrait)
	(scripting:none) (monochrome) (display-mode:standalone) (display-mode:fullscreen) (forced-colors:active) (-ms-high-contrast:active)
	(-ms-high-contrast:none) (prefers-contrast:more) (inverted-colors:inverted)`)

func fulfilled(part string) (holds, known bool) {
	if bare := strings.ReplaceAll(part, " ", ""); conditionsMet[bare] || conditionsUnmet[bare] {
		return conditionsMet[bare], true
	}
	var least bool
	var of, number, unit string
	if m := mediaSize().FindStringSubmatch(part); m != nil {
		least, of, number, unit = m[1] == "min", m[2], m[3], m[4]
	} else if m := mediaSpan().FindStringSubmatch(part); m != nil {
		of, least, number, unit = m[1], m[2] == ">", m[3], m[4]
	} else {
		return false, strings.HasPrefix(part, "not ")
	}
	n, err := strconv.ParseFloat(number, 64)
	if strings.HasSuffix(unit, "em") {
		n *= 16
	}
	size := float64(width)
	if of == "height" {
		size = height
	}
	return err == nil && (least && n <= size || !least && n >= size), true
}
