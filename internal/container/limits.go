package container

import (
	"context"
	"errors"
	"io"
)

// Limits on a container. Archives that people make of some pages stay far below them.
const (
	maxFile     = 4 << 30   // bytes of the file
	maxUnpacked = 12 << 30  // bytes of all that is read or unpacked of it
	maxSwelling = 200       // bytes that a byte of it may stand for, beyond the first ones
	unswollen   = 64 << 20  // bytes that any file may unpack to
	maxRecords  = 1_000_000 // in an archive
	maxMembers  = 20_000    // that are pages
	maxHead     = 64 << 10  // bytes of the fields before a record, or before the body of a response
	maxAddress  = 4 << 10   // bytes of an address
	maxEntries  = 10_000    // files in a ZIP archive
	maxList     = 32 << 20  // bytes of a list within an archive
)

// mayUnpack is how many bytes are read or unpacked of a file. Pages and pictures are packed to
// less than a twentieth by no program, and each byte is read a few times.
func mayUnpack(size int64) int64 { return min(maxUnpacked, unswollen+maxSwelling*size) }

// errTooMuch is a container that unpacks to more than is read of one.
var errTooMuch = errors.New("it unpacks to more than an archive of its size may hold")

// reading is a container that is being read.
type reading struct {
	context context.Context
	file    io.ReaderAt
	size    int64
	left    int64 // bytes that may yet be read
}

// counted is a reader that takes what it reads from what may be read, and ends when
// whoever waits for it has gone.
func (r *reading) counted(from io.Reader) io.Reader { return &countedReader{r, from} }

type countedReader struct {
	*reading
	from io.Reader
}

func (c *countedReader) Read(p []byte) (int, error) {
	if err := c.context.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return n, errTooMuch
	}
	return n, err
}

// damaged says why a container cannot be read to its end.
func damaged(err error) *Refusal {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return refuse("copy it again, or have it made anew", "the archive is cut off")
	}
	return refuse("copy it again, or have it made anew", "the archive cannot be read: %v", err)
}

// readBounded reads up to a number of bytes; more is refused.
func readBounded(from io.Reader, limit int64, what string) ([]byte, *Refusal) {
	data, err := io.ReadAll(io.LimitReader(from, limit+1))
	switch {
	case err != nil:
		return nil, damaged(err)
	case int64(len(data)) > limit:
		return nil, refuse("save what matters of it as a file of its own", "%s has more than %d MiB", what, limit>>20)
	}
	return data, nil
}
