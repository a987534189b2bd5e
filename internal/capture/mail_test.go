//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package capture

import (
	"fmt"
	"strings"
	"testing"
)

// TestReadMail_takesBoundedTime holds that two long forms of a text that have no line in common
// are held against each other in a moment.
func TestReadMail_takesBoundedTime(t *testing.T) {
	const count = 30_000
	var plain, other strings.Builder
	for i := range count {
		fmt.Fprintf(&plain, "The harbour of town %d is open, and its crane stands.\n", i)
		fmt.Fprintf(&other, "<p>The harbour of town %d is shut, and its crane fell.</p>\n", i)
	}
	r, refusal := readMail([]byte("From: a@example.org\nSubject: Harbours\nContent-Type: multipart/alternative; boundary=b\n\n" +
		"--b\nContent-Type: text/plain\n\n" + plain.String() + "\n--b\nContent-Type: text/html\n\n" + other.String() + "\n--b--\n"))
	if refusal != nil {
		t.Fatal(refusal)
	}
	left := 0
	for _, l := range r.Left {
		if l.Rule == ruleMailOther {
			left++
		}
	}
	if left != count {
		t.Errorf("%d lines of the other form are told, want %d", left, count)
	}
}
