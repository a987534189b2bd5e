package charset

import (
	"encoding/base64"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
)

// encodedWord matches an encoded word (RFC 2047): its character set, how it is written, and
// what is written.
var encodedWord = regexp.MustCompile(`^=\?([^?\s]{1,40})\?([bBqQ])\?([^?\s]*)\?=$`)

// DecodedWords undoes the encoded words of a value. Words in base 64 that follow one
// another are put together first, for some programs part a character between them.
func DecodedWords(value string) string {
	var out, bytes strings.Builder // what is done, and what the words have said that go on
	charsetName := ""
	end := func() {
		if bytes.Len() > 0 {
			out.WriteString(" =?" + charsetName + "?b?" + base64.StdEncoding.EncodeToString([]byte(bytes.String())) + "?=")
			bytes.Reset()
		}
	}
	for word := range strings.FieldsSeq(value) {
		parts := encodedWord.FindStringSubmatch(word)
		if parts != nil && strings.EqualFold(parts[2], "b") {
			if data, err := base64.StdEncoding.DecodeString(parts[3]); err == nil {
				if !strings.EqualFold(parts[1], charsetName) {
					end()
				}
				charsetName = parts[1]
				bytes.Write(data)
				continue
			}
		}
		end()
		out.WriteString(" " + word)
	}
	end()
	value = strings.TrimPrefix(out.String(), " ")
	decoder := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if decoded, err := decoder.DecodeHeader(value); err == nil {
		return decoded
	}
	return value
}

// HasEncodedWord reports a value with a word in it that [DecodedWords] undoes.
func HasEncodedWord(value string) bool {
	if !strings.Contains(value, "=?") { // nearly every line
		return false
	}
	for word := range strings.FieldsSeq(value) {
		if encodedWord.MatchString(word) {
			return true
		}
	}
	return false
}
