package capture

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzMail holds that nothing of the text of a mail vanishes, whatever stands in it: all letters of a plain text, and
// of one of two forms of it, are in the lines, those that are left out by a rule among them.
func FuzzMail(f *testing.F) {
	f.Add("The quay opens.\n\n> It does not.\nI agree.\n-- \nAna", "<p>The quay opens.</p><blockquote>It does not.</blockquote>", true)
	f.Add("On Mon, 3 Mar 2025 at 10:00, Jean <jean@example.org> wrote:\n\nThe quay opens.", "The quay <del>opens</del>", false)
	f.Add("-----Original Message-----\nFrom: Jean\nSent: 3 March 2025 10:00\nTo: Ana\nSubject: x\n\nSee <https://example.org/x>.", "", true)
	f.Fuzz(func(t *testing.T, plain, form string, flowed bool) {
		if !utf8.ValidString(plain+form) || strings.Contains(plain+form, "--b") || len(plain)+len(form) > 4000 {
			return
		}
		kind := "text/plain; charset=utf-8"
		if flowed {
			kind += "; format=flowed"
		}
		mail := "From: Ana Ruiz <ana@example.org>\nDate: Mon, 03 Mar 2025 10:00:00 +0100\nSubject: Q\nContent-Type: "
		for _, both := range []bool{false, true} {
			raw := mail + kind + "\n\n" + plain
			if both {
				raw = mail + "multipart/alternative; boundary=b\n\n--b\nContent-Type: " + kind + "\n\n" + plain +
					"\n--b\nContent-Type: text/html; charset=utf-8\n\n" + form + "\n--b--\n"
			}
			r, refusal := readMail([]byte(raw))
			if refusal != nil {
				continue
			}
			_, read, _ := strings.Cut(r.Text, "Date: Mon, 03 Mar 2025 10:00:00 +0100\n")
			if !both && spelled(read) != spelled(plain) {
				t.Fatalf("%q is read as %q", plain, read)
			}
			if words := strings.Fields(spelled(plain)); both && !hasAll(strings.Fields(spelled(read)), words) {
				t.Fatalf("of %q something has vanished from %q", plain, read)
			}
		}
	})
}

// hasAll reports whether each of some words is among others.
func hasAll(others, words []string) bool {
	for _, w := range words {
		if !slices.Contains(others, w) {
			return false
		}
	}
	return true
}
