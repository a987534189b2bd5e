package terminal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dossier/internal/terminal"

	"pgregory.net/rapid"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"quays of été":          "quays of été",
		"a\x1b[31mb":            "a␛[31mb",
		"a\u009b31mb":           "a\uFFFD31mb",
		"a\x7f\tb\r\nc":         "a␡\tb␍␊c",
		"a\u202eb\u2066c\u061c": "a\uFFFDb\uFFFDc\uFFFD",
		"a\u2028b":              "a\uFFFDb",
		"::error::x":            ":∶error::x",
		" \u00a0::error::x":     " \u00a0:∶error::x",
		"std::vector ##[error]": "std::vector ##［error]",
		"a ## [b] #[c]":         "a ## [b] #[c]",
	} {
		if got := terminal.Visible(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}

func TestWriter_printsCharactersThatComeInPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"é", "a", "\n", ":", "::", "#", "##[", "[", " ", "\x1b", "\u202e", "\u009b", "港"})).Draw(t, "s"), "")
		var out bytes.Buffer
		w := terminal.New(&out)
		for rest := []byte(s); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "n")
			if _, err := w.Write(rest[:n]); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		if out.String() != terminal.Lines(s) {
			t.Fatalf("%q is shown as %q, want %q", s, out.String(), terminal.Lines(s))
		}
		for line := range strings.Lines(out.String()) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
				t.Fatalf("%q prints a command: %q", s, line)
			}
			if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), unicode.IsControl) {
				t.Fatalf("%q prints a control character: %q", s, line)
			}
		}
	})
}

func TestWriter_keepsArgumentsToTheirLine(t *testing.T) {
	var out bytes.Buffer
	terminal.New(&out).Printf("%s: %v, %d\n", "a\n::error::b", errors.New("c\nd"), 7)
	if got, want := out.String(), "a␊::error::b: c␊d, 7\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJSON_readsAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.String()).Draw(t, "texts")
		want = append(want, "\u009b31m \x7f \u202e \x1b ##[error]")
		var out bytes.Buffer
		e := json.NewEncoder(terminal.New(&out).JSON())
		e.SetEscapeHTML(false)
		if err := e.Encode(want); err != nil {
			t.Fatal(err)
		}
		if s := strings.TrimSuffix(out.String(), "\n"); terminal.Visible(s) != s {
			t.Fatalf("%q is not harmless", s)
		}
		var got []string
		if err := json.Unmarshal(out.Bytes(), &got); err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q reads as %q: %v", want, got, err)
		}
	})
}
