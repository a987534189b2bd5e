package container

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dossier/internal/capture"

	"golang.org/x/net/html/charset"
)

// openWARC lists the pages of an archive (ISO 28500): the responses that are HTML or PDF.
func openWARC(r *reading) (*Contents, *Refusal) {
	c := &Contents{}
	w := warc{reading: r, contents: c, open: func() (io.Reader, *Refusal) { return io.NewSectionReader(r.file, 0, r.size), nil }}
	if refusal := w.list(); refusal != nil {
		return nil, refusal
	}
	c.leaveAnswers()
	c.joinVisits()
	return c, nil
}

// warc is a file of records, alone or within another file.
type warc struct {
	*reading
	contents *Contents
	name     string // of the file within another, "" if it is the container
	open     func() (io.Reader, *Refusal)
	software string // that has made the records which follow, as the last description of them says
	count    int    // of records

	dictionary []byte // of zstd, with which the file begins
}

// list adds what the file holds to the contents.
func (w *warc) list() *Refusal {
	file, refusal := w.open()
	if refusal != nil {
		return refusal
	}
	s, err := newRecords(w.reading, file, place{}, nil)
	if err != nil {
		return damaged(err)
	}
	defer func() { w.dictionary = s.from.dictionary() }()
	var last *record
	for {
		rec, err := s.next(last)
		switch {
		case errors.Is(err, io.EOF) && w.count > 0:
			return nil
		case errors.Is(err, io.EOF):
			return refuse("check that it is a WARC file", "there is no record in the archive")
		case err != nil:
			return damaged(err)
		}
		if w.count++; w.count > maxRecords {
			return refuse("make an archive of the pages that matter", "the archive has more than %d records", maxRecords)
		}
		if err := w.note(rec); err != nil {
			return damaged(err)
		}
		if len(w.contents.Members) > maxMembers {
			return refuse("make an archive of the pages that matter", "the archive has more than %d pages", maxMembers)
		}
		last = rec
	}
}

// note adds a record to the contents, if it is of a page.
func (w *warc) note(rec *record) error {
	kind := rec.fields.get("WARC-Type")
	address := strings.Trim(rec.fields.get("WARC-Target-URI"), "<>")
	web := strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
	switch {
	case kind == "warcinfo":
		text, err := io.ReadAll(io.LimitReader(rec.block, maxHead))
		_, described, _ := readFields(bufio.NewReader(strings.NewReader("\n" + string(text) + "\r\n\r\n")))
		w.software = described.get("software")
		return err
	case !web || len(address) > maxAddress:
		return nil
	case kind == "request":
		w.asked(rec)
		return nil
	case kind == "revisit":
		w.visited(address, rec)
		return nil
	case kind != "response" && kind != "resource":
		return nil
	}
	media := rec.fields.get("Content-Type")
	if kind == "response" {
		head, err := readHead(bufio.NewReader(io.LimitReader(rec.block, maxHead)))
		switch {
		case err != nil:
			w.contents.failed(address, "what the server answered cannot be read")
			return nil //nolint:nilerr // the record is passed over, the archive goes on
		case head.status != 200:
			w.contents.failed(address, head.answer())
			return nil
		}
		media = head.fields.get("Content-Type")
	}
	ending := endingOf(media)
	if ending == "" {
		w.contents.failed(address, cmp.Or(media, "something of which nobody says what it is")+", and no page")
		return nil
	}
	m := Member{
		Ending: ending, URL: address, Captured: instant(rec.fields.get("WARC-Date")), Software: w.software, Listed: true,
		Digest: cmp.Or(known(rec.fields.get("WARC-Payload-Digest")), known(rec.fields.get("WARC-Block-Digest"))),
		Part:   w.part(rec),
		record: rec.fields.get("WARC-Record-ID"), asked: rec.fields.get("WARC-Concurrent-To"),
	}
	m.Words = wordsOf(m.URL, m.Captured)
	at := rec.at
	m.read = func(ctx context.Context) ([]byte, *Refusal) {
		inner := *w.reading
		inner.context = ctx
		return (&warc{reading: &inner, open: w.open, dictionary: w.dictionary}).read(at)
	}
	w.contents.Members = append(w.contents.Members, m)
	return nil
}

// part says where a record stands.
func (w *warc) part(rec *record) string {
	return strings.Join(slices.DeleteFunc([]string{w.name, rec.at.String(), strings.Trim(rec.fields.get("WARC-Record-ID"), "<>")}, isEmpty), ", ")
}

func isEmpty(s string) bool { return s == "" }

func (c *Contents) failed(address, reason string) {
	if len(c.Failed) < maxMembers {
		c.Failed = append(c.Failed, Failed{address, reason})
	}
}

// read returns what the record at a place holds of a page.
func (w *warc) read(at place) ([]byte, *Refusal) {
	file, refusal := w.open()
	if refusal != nil {
		return nil, refusal
	}
	if err := w.skipTo(file, at.file); err != nil {
		return nil, damaged(err)
	}
	s, err := newRecords(w.reading, file, at, w.dictionary)
	if err != nil {
		return nil, damaged(err)
	}
	rec, err := s.next(nil)
	if err != nil {
		return nil, damaged(err)
	}
	switch {
	case rec.fields.get("WARC-Truncated") != "":
		return nil, refuse("save the page again", "the archive says that it has only the beginning of the page (%s)", rec.fields.get("WARC-Truncated"))
	case rec.fields.get("WARC-Segment-Number") != "":
		return nil, refuse("save the page again", "the page is spread over several records")
	}
	block, refusal := readBounded(rec.block, int64(capture.Largest())+maxHead, "the record")
	if refusal != nil {
		return nil, refusal
	}
	if int64(len(block)) < rec.length {
		return nil, damaged(io.ErrUnexpectedEOF)
	}
	if refusal := checkDigest("record", rec.fields.get("WARC-Block-Digest"), block); refusal != nil {
		return nil, refusal
	}
	if rec.fields.get("WARC-Type") == "resource" {
		if refusal := checkDigest("page", rec.fields.get("WARC-Payload-Digest"), block); refusal != nil {
			return nil, refusal
		}
		return block, nil
	}
	lines := bufio.NewReader(bytes.NewReader(block))
	head, err := readHead(lines)
	if err != nil {
		return nil, damaged(err)
	}
	body, _ := io.ReadAll(lines) // of what is in memory
	page, refusal := head.payload(body, rec.fields.get("WARC-Payload-Digest"))
	if refusal == nil && endingOf(head.fields.get("Content-Type")) == ".html" {
		refusal = checkCharset(head.fields.get("Content-Type"), page)
	}
	if refusal != nil {
		return nil, refusal
	}
	return page, nil
}

// checkCharset holds the encoding that the server gave against the one in which the page
// will be read, which knows the page alone. Those in UTF-8 leave no doubt.
func checkCharset(media string, page []byte) *Refusal {
	_, params, _ := mime.ParseMediaType(media)
	_, said := charset.Lookup(params["charset"])
	if said == "" || utf8.Valid(page) {
		return nil
	}
	reading, refused := capture.FormatOf("x.html").Read(page)
	if refused != nil || reading.Charset == said {
		return nil // what is wrong with a page is said where it is added
	}
	return refuse("save the page as UTF-8, or its text as a .txt file", "the server says that the page is in %s, and it reads as if it were in %s",
		said, reading.Charset)
}

// skipTo passes over the beginning of a file. What has to be unpacked for that counts, too.
func (r *reading) skipTo(file io.Reader, at int64) error {
	if seeker, ok := file.(io.Seeker); ok {
		_, err := seeker.Seek(at, io.SeekStart)
		return err
	}
	_, err := io.CopyN(io.Discard, r.counted(file), at)
	return notEOF(err)
}

// endingOf is the ending of a capture of a media type, "" if it is of none.
func endingOf(media string) string {
	media, _, _ = mime.ParseMediaType(media)
	switch media {
	case "text/html", "application/xhtml+xml":
		return ".html"
	case "application/pdf":
		return ".pdf"
	}
	return ""
}

// instant is a date of a record in ISO 8601, to the second; "" if it is none.
func instant(date string) string {
	t, err := time.Parse(time.RFC3339Nano, date)
	if err != nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// maxWords is the length in bytes of what an address or a title gives to the name of a file.
const maxWords = 80

// wordsOf are the words that name a capture of an address at an instant, in the order of
// both: example.org news strike 20250117140500.
func wordsOf(address, captured string) string {
	words := address
	if u, err := url.Parse(address); err == nil {
		words = strings.TrimPrefix(u.Hostname(), "www.") + " " + strings.NewReplacer(".html", "", ".htm", "").Replace(u.Path) + " " + u.RawQuery
	}
	if cut := cutWords(words); cut != words { // others may begin likewise
		sum := sha256.Sum256([]byte(address))
		words = cut + " " + hex.EncodeToString(sum[:4])
	}
	if t, err := time.Parse(time.RFC3339, captured); err == nil {
		words += " " + t.Format("20060102150405")
	}
	return words
}

// head is what a server says before the body of what it answers.
type head struct {
	status int
	fields fields
}

func readHead(r *bufio.Reader) (*head, error) {
	line, f, err := readFields(r)
	if err != nil {
		return nil, err
	}
	h := &head{fields: f}
	if _, err := fmt.Sscanf(line, "HTTP/%s %d", new(string), &h.status); err != nil {
		return nil, fmt.Errorf("there is no answer of a server: %w", err)
	}
	return h, nil
}

// answer says what a server answered instead of a page.
func (h *head) answer() string {
	if to := h.fields.get("Location"); to != "" && h.status/100 == 3 {
		return "it leads to " + to
	}
	return fmt.Sprintf("the server answered %d", h.status)
}
