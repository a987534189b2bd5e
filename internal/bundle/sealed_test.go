package bundle_test

import (
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/bundle"
)

// unseal opens a sealed page with what stands in it, as any other program could.
func unseal(t *testing.T, sealed []byte, passphrase string) ([]byte, error) {
	t.Helper()
	field := func(pattern string) string {
		m := regexp.MustCompile(pattern).FindSubmatch(sealed)
		if m == nil {
			t.Fatalf("there is no %s", pattern)
		}
		return string(m[1])
	}
	decoded := func(pattern string) []byte {
		data, err := base64.StdEncoding.DecodeString(field(pattern))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	rounds, err := strconv.Atoi(field(`data-rounds="(\d+)"`))
	if err != nil || rounds < 600_000 {
		t.Fatalf("%d rounds: %v", rounds, err)
	}
	key, err := pbkdf2.Key(sha256.New, passphrase, decoded(`data-salt="([^"]+)"`), rounds, 32)
	if err != nil {
		t.Fatal(err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := gcm.Open(nil, decoded(`data-nonce="([^"]+)"`), decoded(`id="sealed">([^<]+)<`), nil)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}

func TestSealed_isThePageAndNothingElse(t *testing.T) {
	page := []byte(`<!doctype html><meta content="style-src 'sha256-AAAA'; script-src 'sha256-BBBB'"><title>canari</title><p>canari et « encore »</p>`)
	s := bundle.Seal{Passphrase: " un été à la mer ", Salt: [16]byte{1}, Nonce: [12]byte{2}, Words: bundle.SealWords{Lang: "fr", Title: `<"scellé">`}}
	sealed, err := s.Sealed(page)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, []byte("canari")) || !bytes.Contains(sealed, []byte("&lt;&#34;scellé&#34;&gt;")) {
		t.Errorf("it tells what is in it, or does not say what it is:\n%s", sealed)
	}
	for _, hash := range []string{"'sha256-AAAA'", "'sha256-BBBB'"} {
		if !bytes.Contains(sealed, []byte(hash)) {
			t.Errorf("its policy does not let the page that is in it have its %s", hash)
		}
	}
	if got, err := unseal(t, sealed, "un été à la mer"); err != nil || !bytes.Equal(got, page) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := unseal(t, sealed, "un ete a la mer"); err == nil {
		t.Error("another passphrase opens it")
	}
	if !bundle.Made(sealed) {
		t.Error("it is not known for a bundle, and could not be written again")
	}
	again, err := s.Sealed(page)
	if err != nil || !bytes.Equal(again, sealed) {
		t.Errorf("with the same salt it is another one (%v)", err)
	}
}

// TestPassphrase_isWhatAReaderTypes: what an editor writes around the words of a file is no
// part of them.
func TestPassphrase_isWhatAReaderTypes(t *testing.T) {
	const want = "un été à la mer"
	for _, written := range []string{want, "\uFEFF" + want + "\r", " " + want + "\u00A0", "un e\u0301te\u0301 a\u0300 la mer"} {
		if got := bundle.Passphrase(written); got != want {
			t.Errorf("%q becomes %q", written, got)
		}
	}
}

func TestGeneratedPassphrase(t *testing.T) {
	if got := bundle.GeneratedPassphrase([]byte{127, 0, 0, 1}); got != "lusab babad" {
		t.Errorf("%q", got) // the example of the paper
	}
	if n := len(strings.Fields(bundle.GeneratedPassphrase(make([]byte, 10)))); n != 5 {
		t.Errorf("%d words", n)
	}
}
