package records

import "testing"

// TestIsReason: what somebody has looked at takes a few words to say, fewer where a character
// is a word or a syllable.
func TestIsReason(t *testing.T) {
	for why, want := range map[string]bool{
		"seen and known": true,
		"intended":       true,
		"voulu ainsi":    true,
		"كذا في الأصل":   true,
		"देखा गया":       true,
		"原文如此":           true,
		"同一人":            true,
		"의도한 것":          true,
		"확인했음":           true,
		"ok":             false,
		"- - -":          false,
		"n/a":            false,
		"seen":           false,
		"同一":             false,
		"확인":             false,
	} {
		if isReason(why) != want {
			t.Errorf("%q is a reason: %t", why, !want)
		}
	}
}
