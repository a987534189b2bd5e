package language

import "unicode"

// scripts are the scripts that one language has to itself, or nearly. Of two that a
// text holds the one that stands first counts: kana beside Han characters is Japanese.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"ja", unicode.Hiragana},
	{"ja", unicode.Katakana},
	{"ko", unicode.Hangul},
	{"zh", unicode.Han},
	{"el", unicode.Greek},
	{"he", unicode.Hebrew},
	{"th", unicode.Thai},
	{"hy", unicode.Armenian},
	{"ka", unicode.Georgian},
	{"km", unicode.Khmer},
	{"lo", unicode.Lao},
	{"my", unicode.Myanmar},
}

// letters are those by which a language is told from others of its script.
var letters = map[rune]string{
	'ы': "ru", 'э': "ru", 'ё': "ru", 'і': "uk", 'ї': "uk", 'є': "uk", 'ґ': "uk",
	'پ': "fa", 'چ': "fa", 'ژ': "fa", 'گ': "fa", 'ی': "fa", 'ک': "fa", 'ة': "ar", 'ي': "ar", 'ى': "ar",
}

// markers are letters that no other language of the script has: a text with some of
// them is in that language, whatever letters it shares with others.
var markers = map[rune]string{
	'ў': "be", 'ә': "kk", 'қ': "kk", 'ң': "kk", 'ђ': "sr", 'љ': "sr", 'њ': "sr", 'ќ': "mk", 'ѓ': "mk",
	'ٹ': "ur", 'ں': "ur", 'ے': "ur", 'ڈ': "ur", 'ێ': "ku", 'ۆ': "ku", 'ڵ': "ku", 'ې': "ps", 'ښ': "ps",
}

// OfScript names the language of a text by its script, and by letters that others of
// the script do not have; "" if they do not say. It is for texts that cannot be told
// by their words, and never sure.
func OfScript(s string) string {
	const few, tenth, half = 50, 10, 2
	count := make([]int, len(scripts))
	marked, lettered := map[string]int{}, map[string]int{}
	all := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if r < 0x300 { // Latin is written by too many
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				count[i]++
				break
			}
		}
		r = unicode.ToLower(r)
		marked[markers[r]]++
		lettered[letters[r]]++
	}
	for i, n := range count {
		part := half
		if scripts[i].code == "ja" || scripts[i].code == "zh" {
			part = tenth // kana stand among Han characters, and these among Latin names
		}
		if n > 0 && n*part >= all {
			return scripts[i].code
		}
	}
	for _, code := range []string{"be", "kk", "sr", "mk", "ur", "ku", "ps"} {
		if n := marked[code]; n > 0 && n*few >= all {
			return code
		}
	}
	best := ""
	lettered[""] = 0
	for _, code := range []string{"ru", "uk", "fa", "ar"} {
		if lettered[code] > lettered[best] {
			best = code
		}
	}
	return best
}
