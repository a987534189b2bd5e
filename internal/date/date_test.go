package date

import "testing"

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025-01-17", "2024-10~", "2013", "2025-01-13/2025-01-17", "0000", "9999-12-31~/9999-12-31~", "2025-02-30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := Parse(s)
		if !ok {
			if !d.IsZero() {
				t.Fatalf("%q is refused and read as %v", s, d)
			}
			return
		}
		again, ok := Parse(d.String())
		if !ok || again != d || d.Compare(again) != 0 {
			t.Fatalf("%q is written as %q and read as %v", s, d.String(), again)
		}
	})
}
