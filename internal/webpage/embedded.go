package webpage

import (
	"bytes"
	"time"

	"dossier/internal/text"
)

// maxText is the size in bytes of the largest page that is read, without the files
// embedded in it.
const maxText = 12 << 20

var dataAddress, sheetType = []byte("data:"), []byte("text/css")

// withoutEmbedded returns a page without the contents of files that are embedded in
// it as addresses (RFC 2397): pictures and fonts, by which programs that save a page
// as one file make it many times larger. Style sheets stay, and so does what could be words: an address ends
// before anything that cannot stand in one, and a short one is left as it is.
func withoutEmbedded(text []byte) []byte {
	if len(text) < 1<<20 {
		return text
	}
	out := make([]byte, 0, len(text))
	for {
		i := bytes.Index(text, dataAddress)
		if i < 0 {
			return append(out, text...)
		}
		i += len(dataAddress)
		end := i
		for end < len(text) && inAddress[text[end]] {
			end++
		}
		out = append(out, text[:i]...)
		if end-i < 1000 || bytes.EqualFold(text[i:i+len(sheetType)], sheetType) {
			out = append(out, text[i:end]...)
		}
		text = text[end:]
	}
}

// inAddress are the bytes of which an embedded file consists.
var inAddress = func() (in [256]bool) {
	for c := range in {
		b := byte(c)
		in[c] = 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || bytes.IndexByte([]byte("+/=%;,.:_-"), b) >= 0
	}
	return in
}()

// savedOn matches when SingleFile saved a page, as it writes that into a comment.
var savedOn = text.Pattern(`Page saved with SingleFile[\s\S]{0,900}?saved date:\s*\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4})`)

// captured reads from a comment when a program saved the page, as an instant in
// ISO 8601; "" if it does not say so.
func captured(comment string) string {
	m := savedOn().FindStringSubmatch(comment)
	if m == nil {
		return ""
	}
	t, err := time.Parse("Jan 02 2006 15:04:05 GMT-0700", m[1])
	if err != nil {
		return ""
	}
	return t.Format(time.RFC3339)
}
