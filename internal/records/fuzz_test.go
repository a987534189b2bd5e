package records

import (
	"bytes"
	"strings"
	"testing"

	"dossier/internal/diag"
)

// FuzzLock holds that any lock file is read, that what is wrong with it is said inside it, and that
// what is read of it is read again once it is written.
func FuzzLock(f *testing.F) {
	f.Add("briefs/a.md @port h1:BPYr/WTmkui/yIWib8XA5RGP3Zo0U/dAt87o9212JRI= h1:6ZbykUme9BkOR9KW4tlYmH89vHvkl/Vqq7Y8OmKc2rY=\n")
	f.Add("# x\ncapture {\"file\":\"content/captures/a.txt\",\"sha256\":\"" + strings.Repeat("a", 64) + "\",\"article\":\"a\",\"tool\":\"x\"}\n")
	f.Add("decision {\"file\":\"content/captures/a.txt\",\"what\":\"line 8 is dropped\",\"why\":\"a comment\"}\naccepted {\"note\":\"briefs/a.md\",\"by\":\"A. B.\",\"on\":\"2025-03-04\"}\n")
	f.Add("version {\"article\":\"a\",\"file\":\"content/captures/a.txt\",\"sha256\":\"" + strings.Repeat("b", 64) + "\"}\nsignature {\"note\":\"briefs/a.md\",\"role\":\"reviewer\"}\n")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
		lock, diags := ReadLock(diag.NewSource("dossier.lock", []byte(s)))
		for _, d := range diags {
			if d.At.Start < 0 || d.At.End > len(s) || d.At.Start > d.At.End || d.Help == "" {
				t.Fatalf("%q: %+v", s, d)
			}
		}
		if lock.Broken != (len(diags) > 0) {
			t.Fatalf("%q is broken: %t, %v", s, lock.Broken, diags)
		}
		if lock.Broken {
			return
		}
		first, err := WriteLock(lock)
		if err != nil {
			t.Fatal(err)
		}
		again, diags := ReadLock(diag.NewSource("dossier.lock", first))
		second, err := WriteLock(again)
		if err != nil || len(diags) > 0 || !bytes.Equal(first, second) {
			t.Fatalf("%q is written as %q, and then as %q: %v, %v", s, first, second, diags, err)
		}
	})
}

// FuzzRecords holds that any file of records is read, and that what is wrong with it is said inside it.
func FuzzRecords(f *testing.F) {
	f.Add("ruiz: {name: Ana Ruiz, kind: person, aliases: [A. Ruiz], about: {fr: Maire, en: Mayor}}\n")
	f.Add("brest:\n  name: Brest\n  lat: 48.4\n  lon: -4.5\n  when: [in Brest]\n  radius: 1e9\n")
	f.Add("quay: {term: quay, definition: \"a\\\n  b\"}\n? [a, b]\n: c\n")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
		src := diag.NewSource("content/entities.yaml", []byte(s))
		_, entities := ReadEntities(src)
		_, places := ReadPlaces(src)
		_, terms := ReadTerms(src)
		for _, list := range [][]diag.Diagnostic{entities, places, terms} {
			for _, d := range list {
				if d.At.Start < 0 || d.At.End > len(s) || d.At.Start > d.At.End || d.Message == "" {
					t.Fatalf("%q: %+v", s, d)
				}
			}
		}
	})
}
