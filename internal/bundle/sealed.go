package bundle

import (
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	_ "embed" // the script and the style of the form
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Seal says how a page is encrypted. Salt and nonce come from chance and may not be used
// twice.
type Seal struct {
	Passphrase string
	Salt       [16]byte
	Nonce      [12]byte
	Words      SealWords
}

// SealWords are what the form says, in one language.
type SealWords struct {
	Lang                                   string
	Title, Passphrase, Open                string
	Working, Wrong, Damaged, Old, NoScript string
}

// rounds is how often the passphrase is hashed: what OWASP asks of PBKDF2 with SHA-256, and more.
const rounds = 1_000_000

// The form, and its script and style.
var (
	//go:embed sealed.html
	sealedForm string
	//go:embed sealed.js
	sealedScript string
	//go:embed sealed.css
	sealedStyle string
)

// policyHash finds by which hashes the policy of a page knows its style and its script.
var policyHash = regexp.MustCompile(`(style|script)-src '(sha256-[A-Za-z0-9+/=]+)'`)

// Sealed encrypts a page that [Site.HTML] made, titles and index and all: what comes is a page
// with a form, in which nothing can be read but what the form says. It is deflated and
// encrypted with AES-256 in GCM, with a key that PBKDF2 makes of the passphrase; the browser
// opens it in its own memory, also from disk.
func (s Seal) Sealed(page []byte) ([]byte, error) {
	key, err := pbkdf2.Key(sha256.New, Passphrase(s.Passphrase), s.Salt[:], rounds, 32)
	if err != nil {
		return nil, fmt.Errorf("make a key of the passphrase: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("encrypt the page: %w", err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("encrypt the page: %w", err)
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err == nil {
		_, err = w.Write(page)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("pack the page: %w", err)
	}
	sealed := gcm.Seal(nil, s.Nonce[:], packed.Bytes(), nil)
	sum := sha256.Sum256(sealed)
	// A document keeps its policy when another page is written into it, so this one names the
	// style and the script of that one too.
	hashes := map[string]string{"style": "'" + hashOf(sealedStyle) + "'", "script": "'" + hashOf(sealedScript) + "'"}
	for _, m := range policyHash.FindAllSubmatch(page, -1) {
		if kind := string(m[1]); !strings.Contains(hashes[kind], string(m[2])) {
			hashes[kind] += " '" + string(m[2]) + "'"
		}
	}
	fields := strings.NewReplacer(
		"LANG", html.EscapeString(s.Words.Lang),
		"STYLES", hashes["style"], "SCRIPTS", hashes["script"], "STYLE", sealedStyle, "SCRIPT", sealedScript,
		"TITLE", html.EscapeString(s.Words.Title), "PASSPHRASE", html.EscapeString(s.Words.Passphrase), "OPEN", html.EscapeString(s.Words.Open),
		"WORKING", html.EscapeString(s.Words.Working), "WRONG", html.EscapeString(s.Words.Wrong), "DAMAGED", html.EscapeString(s.Words.Damaged),
		"OLD", html.EscapeString(s.Words.Old), "NONE", html.EscapeString(s.Words.NoScript),
		"OWN", string(noHash), "ROUNDS", strconv.Itoa(rounds), "SALT", encoded(s.Salt[:]), "NONCE", encoded(s.Nonce[:]), "SUM", encoded(sum[:]),
	)
	form, end, _ := strings.Cut(sealedForm, "SEALED")
	return withOwnHash(slices.Concat([]byte(fields.Replace(form)), []byte(encoded(sealed)), []byte(end))), nil
}

// Passphrase is a passphrase as the key is made of it: a keyboard may write one letter in
// several ways, and a copy or a file may bring spaces or a byte order mark at its ends.
// sealed.js does the same.
func Passphrase(typed string) string {
	return strings.TrimFunc(norm.NFC.String(typed), func(c rune) bool { return unicode.IsSpace(c) || c == '\uFEFF' })
}

func encoded(data []byte) string { return base64.StdEncoding.EncodeToString(data) }

// GeneratedPassphrase writes random bytes as words that can be spoken and typed: two bytes
// are one of the 65,536 proquints (arxiv.org/abs/0901.4016), such as lusab.
func GeneratedPassphrase(random []byte) string {
	const consonants, vowels = "bdfghjklmnprstvz", "aiou"
	var words []string
	for pair := range slices.Chunk(random, 2) {
		n := int(pair[0])<<8 | int(pair[len(pair)-1])
		words = append(words, string([]byte{
			consonants[n>>12&15], vowels[n>>10&3], consonants[n>>6&15], vowels[n>>4&3], consonants[n&15],
		}))
	}
	return strings.Join(words, " ")
}
