package text

import "strings"

// Roman writes a number from 1 to 3999 in Roman numerals.
func Roman(n int) string {
	var b strings.Builder
	for _, one := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for n >= one.value {
			b.WriteString(one.sign)
			n -= one.value
		}
	}
	return b.String()
}
