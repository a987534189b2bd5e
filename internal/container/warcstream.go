package container

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// place is where a record begins in a file of records.
type place struct {
	file   int64 // byte of the file: of the record, or of the compressed piece that holds it
	within int64 // byte within what the piece unpacks to; 0 if the file is not compressed
}

func (p place) String() string {
	if p.within == 0 {
		return fmt.Sprintf("byte %d", p.file)
	}
	return fmt.Sprintf("byte %d + %d", p.file, p.within)
}

// records reads a WARC file (ISO 28500) record by record: bytes as they are, or in
// pieces of gzip or zstd, of which each should hold one record and some hold more.
type records struct {
	lines *bufio.Reader // over what is unpacked
	from  *pieces
}

// pieces unpacks a file, and knows where each piece begins. A file that is not
// compressed is one piece.
type pieces struct {
	*reading
	raw      *bufio.Reader
	rawRead  int64    // bytes that raw has taken from the file
	unpacker unpacker // nil if the file is not compressed
	open     bool     // a piece is being unpacked
	unpacked int64
	begun    []begun // pieces, the last of them and those that are not read yet
}

type begun struct{ unpacked, file int64 }

// newRecords reads records from a place on. Dictionary is that of zstd with which the file
// begins, if the place is behind it.
func newRecords(r *reading, file io.Reader, from place, dictionary []byte) (*records, error) {
	p := &pieces{reading: r}
	p.raw = bufio.NewReaderSize(&tally{r.counted(file), &p.rawRead}, 64<<10)
	p.rawRead = from.file
	magic, err := p.raw.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if p.unpacker = unpackerOf(magic, dictionary); p.unpacker == nil {
		p.begun = []begun{{0, from.file}}
		return &records{bufio.NewReaderSize(countUnpacked{p, p.raw}, readAhead), p}, nil
	}
	s := &records{bufio.NewReaderSize(countUnpacked{p, r.counted(unpacked{p})}, readAhead), p}
	_, err = io.CopyN(io.Discard, s.lines, from.within)
	return s, err
}

// tally adds up what is read.
type tally struct {
	io.Reader
	sum *int64
}

func (t *tally) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	*t.sum += int64(n)
	return n, err
}

type countUnpacked struct {
	*pieces
	from io.Reader
}

func (c countUnpacked) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.unpacked += int64(n)
	return n, err
}

// unpacked unpacks piece by piece.
type unpacked struct{ *pieces }

func (u unpacked) Read(b []byte) (int, error) {
	for {
		if !u.open {
			if _, err := u.raw.Peek(1); err != nil {
				return 0, err
			}
			u.begin(begun{u.unpacked, u.rawRead - int64(u.raw.Buffered())})
			err := u.unpacker.next(u.raw)
			if errors.Is(err, io.EOF) {
				return 0, io.EOF
			}
			if err != nil {
				return 0, fmt.Errorf("the piece at byte %d: %w", u.begun[len(u.begun)-1].file, err)
			}
			u.pieces.open = true
		}
		n, err := u.unpacker.Read(b)
		if errors.Is(err, io.EOF) {
			u.pieces.open, err = false, nil
		}
		if n > 0 || err != nil {
			return n, notEOF(err)
		}
	}
}

// begin notes where a piece begins, and forgets those that have been read: a file may have
// millions, some of them empty.
func (p *pieces) begin(b begun) {
	if last := len(p.begun) - 1; last >= 0 && p.begun[last].unpacked == b.unpacked {
		p.begun = p.begun[:last]
	}
	for len(p.begun) > 1 && p.begun[1].unpacked < b.unpacked-readAhead {
		p.begun = p.begun[1:]
	}
	p.begun = append(p.begun, b)
}

// readAhead is how many bytes are unpacked before they are read.
const readAhead = 16 << 10

// notEOF is an error that is no orderly end of a file.
func notEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// here is the place of what is read next.
func (s *records) here() place {
	at := s.from.unpacked - int64(s.lines.Buffered())
	i := 0
	for i+1 < len(s.from.begun) && s.from.begun[i+1].unpacked <= at {
		i++
	}
	s.from.begun = s.from.begun[i:]
	if s.from.unpacker == nil {
		return place{file: s.from.begun[0].file + at}
	}
	return place{s.from.begun[0].file, at - s.from.begun[0].unpacked}
}

// record is one record of an archive, whose block has yet to be read.
type record struct {
	fields fields
	length int64
	at     place
	block  io.Reader
}

// next reads the fields of the next record; io.EOF says that there is none. What was
// not read of the block before is passed over.
func (s *records) next(before *record) (*record, error) {
	if before != nil {
		if _, err := io.Copy(io.Discard, before.block); err != nil {
			return nil, err
		}
		if before.block.(*io.LimitedReader).N > 0 {
			return nil, io.ErrUnexpectedEOF
		}
	}
	for {
		b, err := s.lines.Peek(1)
		if err != nil {
			return nil, err
		}
		if b[0] != '\r' && b[0] != '\n' {
			break
		}
		_, _ = s.lines.Discard(1) // it was peeked at
	}
	at := s.here()
	version, rest, err := readFields(s.lines)
	if err != nil {
		return nil, notEOF(err)
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, fmt.Errorf("there is no record at %v", at)
	}
	length, err := strconv.ParseInt(rest.get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("the record at %v does not say how long it is", at)
	}
	return &record{rest, length, at, &io.LimitedReader{R: s.lines, N: length}}, nil
}

// fields are the named fields before a record or a response, as they stand.
type fields []struct{ name, value string }

// get returns the value of the first field of a name, "" if there is none.
func (f fields) get(name string) string {
	for _, field := range f {
		if strings.EqualFold(field.name, name) {
			return field.value
		}
	}
	return ""
}

// all returns the values of all fields of a name, with commas between them.
func (f fields) all(name string) string {
	var values []string
	for _, field := range f {
		if strings.EqualFold(field.name, name) {
			values = append(values, field.value)
		}
	}
	return strings.Join(values, ",")
}

var errHead = errors.New("the fields before a record or a response have no end")

// readFields reads a first line and the fields below it, up to a blank line.
func readFields(r *bufio.Reader) (line string, f fields, err error) {
	read := 0
	for n := 0; ; n++ {
		text, err := boundedLine(r, &read)
		if err != nil {
			return "", nil, err
		}
		switch name, value, found := strings.Cut(text, ":"); {
		case n == 0:
			line = text
		case text == "":
			return line, f, nil
		case (text[0] == ' ' || text[0] == '\t') && len(f) > 0:
			f[len(f)-1].value += " " + strings.TrimSpace(text)
		case found:
			f = append(f, struct{ name, value string }{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
}

// boundedLine reads a line without its end, and adds to the bytes that were read so far.
func boundedLine(r *bufio.Reader, read *int) (string, error) {
	var text []byte
	for {
		part, err := r.ReadSlice('\n')
		if *read += len(part); *read > maxHead {
			return "", errHead
		}
		text = append(text, part...)
		if err == nil {
			return strings.ToValidUTF8(string(bytes.TrimRight(text, "\r\n")), "\uFFFD"), nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return "", notEOF(err)
		}
	}
}
