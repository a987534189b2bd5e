package capture

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"regexp"
	"strings"
	"unicode/utf8"

	encoded "dossier/internal/charset"

	"golang.org/x/net/html/charset"
)

// Bounds on a message. Mail programs and browsers stay far below them.
const (
	maxMIMEDepth = 12
	maxMIMEParts = 2000
	maxMIMEForms = 8 // of one text; programs write two, or three
)

// entity is a message or a part of one (RFC 2045).
type entity struct {
	header textproto.MIMEHeader
	media  string            // type, in small letters; text/plain if none is given
	params map[string]string // of the type
	body   []byte            // decoded from the transfer encoding; nil if it has parts
	parts  []*entity
}

// readMIME reads a message with all its parts.
func readMIME(raw []byte) (*entity, *Refusal) {
	count := 0
	if isMailbox(raw) {
		return nil, &Refusal{"the file is a mailbox, which holds one mail after the other", "save each mail that matters as .eml"}
	}
	r := textproto.NewReader(bufio.NewReader(bytes.NewReader(raw)))
	header, err := r.ReadMIMEHeader()
	if err != nil {
		return nil, &Refusal{fmt.Sprintf("the header of the message cannot be read: %v", err), "save it again with the program it comes from"}
	}
	return readEntity(header, r.R, 0, &count)
}

// mailbox matches what stands behind "From " in the line above each mail of a mailbox (RFC 4155), with the first field below it.
var mailbox = regexp.MustCompile(`^\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d(?::\d\d)? [^\n]{0,12}\d{4}[^\n]{0,12}\n[\w-]{1,40}:`)

// isMailbox reports a file that begins as a mailbox does, or in which another mail begins as it does in one.
func isMailbox(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte("From ")) {
		return true
	}
	for {
		before, behind, found := bytes.Cut(raw, []byte("\nFrom "))
		if !found {
			return false
		}
		blank := bytes.HasSuffix(before, []byte("\n")) || bytes.HasSuffix(before, []byte("\n\r"))
		if blank && mailbox.Match(behind[:min(len(behind), 400)]) {
			return true
		}
		raw = behind
	}
}

// readEntity reads what stands behind a header.
func readEntity(header textproto.MIMEHeader, body io.Reader, depth int, count *int) (*entity, *Refusal) {
	e := &entity{header: header, media: "text/plain"}
	if *count++; *count > maxMIMEParts || depth > maxMIMEDepth {
		return nil, &Refusal{
			fmt.Sprintf("the message has more than %d parts, or parts within parts to a depth of more than %d", maxMIMEParts, maxMIMEDepth),
			"save the part that matters by itself",
		}
	}
	media, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err == nil || errors.Is(err, mime.ErrInvalidMediaParameter):
		e.media, e.params = media, params
	case header.Get("Content-Type") != "":
		return nil, &Refusal{fmt.Sprintf("the type of a part of the message cannot be read: %v", err), "save it again with the program it comes from"}
	}
	if strings.HasPrefix(e.media, "multipart/") {
		if e.params["boundary"] == "" {
			return nil, &Refusal{"the message has parts, and does not say where they begin", "save it again with the program it comes from"}
		}
		return e, e.readParts(multipart.NewReader(body, e.params["boundary"]), depth, count)
	}
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "", "7bit", "8bit", "binary":
	default:
		return nil, &Refusal{
			fmt.Sprintf("a part of the message is written as %q, which is not known", header.Get("Content-Transfer-Encoding")),
			"save it again with the program it comes from",
		}
	}
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, &Refusal{fmt.Sprintf("a part of the message (%s) is damaged: %v", e.media, err), "save it again with the program it comes from"}
	}
	e.body = data
	return e, nil
}

func (e *entity) readParts(r *multipart.Reader, depth int, count *int) *Refusal {
	for {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &Refusal{fmt.Sprintf("the message is cut off or damaged: %v", err), "save it again with the program it comes from"}
		}
		child, refusal := readEntity(part.Header, part, depth+1, count)
		if refusal != nil {
			return refusal
		}
		if e.parts = append(e.parts, child); e.media == "multipart/alternative" && len(e.parts) > maxMIMEForms {
			return &Refusal{fmt.Sprintf("the message has more than %d forms of one text", maxMIMEForms), "save the form that is shown as a .txt file or a page"}
		}
	}
}

// leaves lists the parts that hold no others, in their order.
func (e *entity) leaves() []*entity {
	if e.body != nil || len(e.parts) == 0 {
		return []*entity{e}
	}
	var all []*entity
	for _, p := range e.parts {
		all = append(all, p.leaves()...)
	}
	return all
}

// singleByte matches the names of character sets of one byte each, in which hardly any text looks like UTF-8.
var singleByte = regexp.MustCompile(`^(?:windows-125\d|iso-8859-\d+|koi8-[ru]|macintosh|x-mac-cyrillic)$`)

// text returns the body of a part as UTF-8. A part that does not say its
// character set is UTF-8 if it can be.
func (e *entity) text() (string, *Refusal) {
	label := e.params["charset"]
	if label == "" || strings.EqualFold(label, "us-ascii") {
		if utf8.Valid(e.body) {
			return string(e.body), nil
		}
		return "", &Refusal{
			"the message does not say which character set it is written in, and it is not UTF-8",
			"save it again as UTF-8, or its text as a .txt file",
		}
	}
	isOther := func(r rune) bool { return r >= utf8.RuneSelf }
	if _, name := charset.Lookup(label); singleByte.MatchString(name) && utf8.Valid(e.body) && bytes.ContainsFunc(e.body, isOther) {
		return "", &Refusal{
			fmt.Sprintf("the message says that it is written in %s, and it reads as UTF-8", label),
			"save it again with the program it comes from, or its text as a .txt file",
		}
	}
	r, err := charset.NewReaderLabel(label, bytes.NewReader(e.body))
	if err != nil {
		return "", &Refusal{
			fmt.Sprintf("the message is written in %q, a character set that is not known", label),
			"save it again as UTF-8, or its text as a .txt file",
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return "", &Refusal{fmt.Sprintf("the message cannot be read as %s: %v", label, err), "save it again as UTF-8"}
	}
	if lost := []byte("\uFFFD"); bytes.Contains(data, lost) && !bytes.Contains(e.body, lost) {
		return "", &Refusal{
			fmt.Sprintf("the message says that it is written in %s, which it is not, or which is not known", label),
			"save it again with the program it comes from",
		}
	}
	return string(data), nil
}

// field returns a field of the header in plain text. Bytes in no character set that is told
// are U+FFFD.
func (e *entity) field(name string) string {
	value := encoded.DecodedWords(e.header.Get(name))
	if !utf8.ValidString(value) { // as programs write it that know no encoded words
		for _, leaf := range e.leaves() {
			if encoding, _ := charset.Lookup(leaf.params["charset"]); encoding != nil {
				if decoded, err := encoding.NewDecoder().String(value); err == nil {
					value = decoded
				}
				break
			}
		}
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(value, "\uFFFD")), " ")
}

// name returns the name of an attached file, "" if the part has none.
func (e *entity) name() string {
	_, params, err := mime.ParseMediaType(e.header.Get("Content-Disposition"))
	name := e.params["name"]
	if err == nil && params["filename"] != "" {
		name = params["filename"]
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(encoded.DecodedWords(name), "\uFFFD")), " ")
}

// attached reports a part that a reader of the message does not see as its text.
func (e *entity) attached() bool {
	disposition, _, _ := mime.ParseMediaType(e.header.Get("Content-Disposition"))
	return disposition == "attachment" || e.media != "text/plain" && e.media != "text/html"
}
