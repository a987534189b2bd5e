package figures

import (
	"regexp"
	"strconv"
	"strings"

	"dossier/internal/text"
)

// Time is a time of day that a text writes in digits.
type Time struct {
	text.Range
	Minutes int // since midnight
}

// timeOfDay matches 02:48, 14h05, 14 h 05, 14.05, 2.05 pm and 2 p.m., and the character before it.
var timeOfDay = regexp.MustCompile(`(?i)(?:^|[^\d.,:/\-])(\d{1,2})(?:(?:[:.]|\s?h\s?)(\d{2}))?(?:[\s\x{a0}\x{202f}]?([ap]\.?m)\b)?`)

// Times finds the times of day in digits of any script. A number with a full stop may be one.
func Times(s string) []Time {
	plain, at := s, []int(nil)
	if strings.ContainsFunc(s, foreignDigit) {
		plain, at = latin(s)
	}
	var list []Time
	for _, m := range timeOfDay.FindAllStringSubmatchIndex(plain, -1) {
		group := func(n int) string { return plain[max(m[2*n], 0):max(m[2*n+1], 0)] }
		r := text.Range{From: m[2], To: max(m[3], m[5], m[7])}
		half := strings.ToLower(group(3))
		if group(2) == "" && half == "" || half == "" && goesOn(plain[r.To:]) {
			continue // a number alone, a date, or part of a longer one
		}
		hour, _ := strconv.Atoi(group(1))
		minute, _ := strconv.Atoi(group(2))
		const hours, minutes, noon = 24, 60, 12
		if hour >= hours || minute >= minutes || half != "" && (hour == 0 || hour > noon) {
			continue
		}
		if half != "" {
			hour %= noon
		}
		if strings.HasPrefix(half, "p") {
			hour += noon
		}
		if at != nil {
			r.From, r.To = at[r.From], at[r.To]
		}
		list = append(list, Time{r, hour*minutes + minute})
	}
	return list
}

// goesOn reports digits right behind a number, be it behind a mark.
func goesOn(behind string) bool {
	return behind != "" && isDigit(behind[0]) || len(behind) > 1 && strings.IndexByte(".,:/-", behind[0]) >= 0 && isDigit(behind[1])
}
