package charset

import "testing"

func TestDecodedWords(t *testing.T) {
	for value, want := range map[string]string{
		"=?utf-8?Q?Le_phare?=":                  "Le phare",
		"=?UTF-8?B?0JzQ?= =?UTF-8?B?sNGP0Lo=?=": "Маяк", // a character parted
		"=?koi8-r?B?7cHRyw==?= 2":               "Маяк 2",
		"plain = ?":                             "plain = ?",
	} {
		if got := DecodedWords(value); got != want {
			t.Errorf("%q is %q, want %q", value, got, want)
		}
		if HasEncodedWord(value) != (value != want) {
			t.Errorf("%q has an encoded word: %v", value, value == want)
		}
	}
}
