package signature

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"aead.dev/minisign"
)

// Key is a public key of minisign.
type Key struct{ key minisign.PublicKey }

// ReadKey reads a public key: a line of base64, or the file that minisign writes it into.
func ReadKey(text []byte) (Key, error) {
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	var k Key
	if len(text) > MostBytes {
		return k, errors.New("it is too large for a key")
	}
	if err := k.key.UnmarshalText([]byte(strings.TrimSpace(lines[len(lines)-1]))); err != nil {
		return k, fmt.Errorf("it is no public key of minisign: %w", err)
	}
	return k, nil
}

// ID is the number by which a key is known, as minisign writes it.
func (k Key) ID() string { return id(k.key.ID()) }

func id(n uint64) string { return fmt.Sprintf("%016X", n) }

// Signed is what a signature says of itself. The comment is covered by it; whether the rest
// is true, only By tells.
type Signed struct {
	KeyID   string
	Comment string
	signed  []byte
	hashed  bool // it is of a hash
}

// ReadSigned reads a detached signature.
func ReadSigned(text []byte) (Signed, error) {
	var s minisign.Signature
	if len(text) > MostBytes {
		return Signed{}, errors.New("it is too large for a signature")
	}
	if err := s.UnmarshalText(text); err != nil {
		return Signed{}, fmt.Errorf("it is no signature of minisign: %w", err)
	}
	return Signed{id(s.KeyID), s.TrustedComment, text, s.Algorithm == minisign.HashEdDSA}, nil
}

// By reports whether a key has made the signature, of what a reader gives and of its comment.
// All of that is read; signatures of the first kind, which are of the bytes and not of a hash
// of them, hold it in memory.
func (s Signed) By(k Key, message io.Reader) (bool, error) {
	if !s.hashed {
		data, err := io.ReadAll(io.LimitReader(message, mostHeld+1))
		if err == nil && len(data) > mostHeld {
			err = fmt.Errorf("there are more than %d bytes, too many for a signature of this kind (minisign -l)", mostHeld)
		}
		if err != nil {
			return false, err
		}
		return minisign.Verify(k.key, data, s.signed), nil
	}
	hash := minisign.NewReader(message)
	if _, err := io.Copy(io.Discard, hash); err != nil {
		return false, err
	}
	return hash.Verify(k.key, s.signed), nil
}

// mostHeld is how many bytes a signature of the first kind may be of: minisign itself takes
// no more.
const mostHeld = 1 << 30
