package signature_test

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/signature"

	"aead.dev/minisign"
)

// file is one of testdata: made with minisign 0.11 and with openssl ts 3.0.
func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func key(t *testing.T, name string) signature.Key {
	t.Helper()
	k, err := signature.ReadKey(file(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSigned_By(t *testing.T) {
	text, list := file(t, "list.minisig"), file(t, "list")
	s, err := signature.ReadSigned(text)
	if err != nil || s.Comment != "Un dossier, 26 novembre 2026" || s.KeyID != key(t, "key.pub").ID() || s.KeyID != "FD81ED5ABA998BFD" {
		t.Fatalf("%+v, %v", s, err)
	}
	by := func(s signature.Signed, name string, message []byte) bool {
		t.Helper()
		good, err := s.By(key(t, name), bytes.NewReader(message))
		if err != nil {
			t.Error(err)
		}
		return good
	}
	if !by(s, "key.pub", list) {
		t.Error("the signature is not known for what it is")
	}
	if by(s, "other.pub", list) || by(s, "key.pub", append(list, ' ')) {
		t.Error("another key, or other bytes, are taken for those that were signed")
	}
	other, err := signature.ReadSigned(bytes.Replace(text, []byte("26 nov"), []byte("27 nov"), 1))
	if err != nil || by(other, "key.pub", list) {
		t.Errorf("another comment is taken for the one that was signed (%v)", err)
	}
	if _, err := signature.ReadSigned(list); err == nil {
		t.Error("any text is taken for a signature")
	}
	line := strings.Split(string(file(t, "key.pub")), "\n")[1]
	if k, err := signature.ReadKey([]byte(line)); err != nil || k.ID() != s.KeyID {
		t.Errorf("a key in one line is not read: %v", err)
	}
	if _, err := signature.ReadKey(text); err == nil {
		t.Error("a signature is taken for a key")
	}
}

// TestSigned_By_ofTheFirstKind: of the bytes themselves. Whoever signed a hash of a file in that
// way has signed the hash, and not the file.
func TestSigned_By_ofTheFirstKind(t *testing.T) {
	public, private, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := public.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	k, err := signature.ReadKey(text)
	if err != nil {
		t.Fatal(err)
	}
	list := file(t, "list")
	hash, err := hex.DecodeString("4f479fdbfb82837a86dca4088617f7ef6eb777ea48ae3c39550b96d0b7ae5532" +
		"51736bb4a8e107d7370acdcd9e47385fe2a9adac17aca20c13776bd21d114aca") // b2sum testdata/list
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		signed []byte
		want   bool
	}{{list, true}, {hash, false}} {
		s, err := signature.ReadSigned(minisign.Sign(private, c.signed))
		if err != nil {
			t.Fatal(err)
		}
		if by, err := s.By(k, bytes.NewReader(list)); err != nil || by != c.want {
			t.Errorf("%v, %v; want %v", by, err, c.want)
		}
	}
}

func certificates(t *testing.T, name string) []*x509.Certificate {
	t.Helper()
	list, err := signature.Certificates(file(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReadStamp(t *testing.T) {
	list := file(t, "list")
	for name, c := range map[string]struct {
		stamp   string
		message []byte
		trusted []*x509.Certificate
		known   bool
		err     string
	}{
		"nobody is trusted":              {"list.tsr", list, nil, false, ""},
		"the root is":                    {"list.tsr", list, certificates(t, "ca.pem"), true, ""},
		"the authority is":               {"list.tsr", list, certificates(t, "tsa.pem"), true, ""},
		"another root is":                {"list.tsr", list, certificates(t, "other.pem"), false, "does not lead to one that is trusted"},
		"other bytes":                    {"list.tsr", append(list, ' '), nil, false, "it is of other bytes"},
		"its certificate is not in it":   {"bare.tsr", list, nil, false, "is neither in it nor given"},
		"and is given":                   {"bare.tsr", list, certificates(t, "tsa.pem"), true, ""},
		"it is none":                     {"list.minisig", list, nil, false, "it is no time stamp"},
		"it is a certificate":            {"tsa.pem", list, nil, false, "it is no time stamp"},
		"who signed it is not the root":  {"bare.tsr", list, certificates(t, "ca.pem"), false, "neither in it nor given"},
		"the bytes of another hash fit?": {"bare.tsr", nil, certificates(t, "tsa.pem"), false, "it is of other bytes"},
	} {
		s, err := signature.ReadStamp(file(t, c.stamp), bytes.NewReader(c.message), c.trusted)
		switch {
		case c.err != "":
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%s: %v", name, err)
			}
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case s.Trusted != c.known || s.Authority != "Example Time Stamps tsa" || s.Time.Year() != 2026:
			t.Errorf("%s: %+v", name, s)
		}
	}
	for at := range file(t, "list.tsr") { // no bit of what counts can be another
		changed := file(t, "list.tsr")
		changed[at] ^= 1
		if s, err := signature.ReadStamp(changed, bytes.NewReader(list), certificates(t, "ca.pem")); err == nil {
			if was, _ := signature.ReadStamp(file(t, "list.tsr"), bytes.NewReader(list), certificates(t, "ca.pem")); s != was {
				t.Errorf("byte %d is another, and so is what it says: %+v", at, s)
			}
		}
	}
}

// TestReadStamp_byWhoMayNot: a certificate for a web server vouches for no time.
func TestReadStamp_byWhoMayNot(t *testing.T) {
	list := file(t, "list")
	if _, err := signature.ReadStamp(file(t, "web.tsr"), bytes.NewReader(list), nil); err != nil {
		t.Errorf("what it says of itself is not read: %v", err)
	}
	if s, err := signature.ReadStamp(file(t, "web.tsr"), bytes.NewReader(list), certificates(t, "ca.pem")); err == nil || !strings.Contains(err.Error(), "does not lead to one that is trusted") {
		t.Errorf("it is trusted: %+v, %v", s, err)
	}
}

func FuzzReadStamp(f *testing.F) {
	f.Add(file(f, "list.tsr"))
	f.Add(file(f, "bare.tsr"))
	list := file(f, "list")
	f.Fuzz(func(t *testing.T, response []byte) {
		if s, err := signature.ReadStamp(response, bytes.NewReader(list), nil); err == nil && s.Trusted {
			t.Errorf("%+v is trusted, and nobody is", s)
		}
	})
}
