package calendar

import "testing"

func TestCommon_isWhatBothMention(t *testing.T) {
	for _, c := range []struct {
		text, other string
		want        int
	}{
		{"3月12日", "on 12 March", 1},
		{"3月12日", "on 12 March 2025", 1},
		{"2025年3月12日", "on 12 March", 1},
		{"2025年3月12日、3月13日", "on 12 March 2024 and on 14 March", 0},
		{"星期五", "on Friday", 0},
	} {
		if got := Common(Find(c.text, "zh"), Find(c.other, "en")); len(got) != c.want {
			t.Errorf("%q and %q have %v in common", c.text, c.other, got)
		}
	}
}
