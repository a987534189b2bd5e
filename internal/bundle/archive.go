package bundle

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"
)

// An archive is one that somebody was handed. Programs that unpack one read the directory at
// its end, or one part after the other, and names in fields of their own: so that all of them
// find the same files, nothing may be in it but what Zip writes.
type archive struct {
	*zip.Reader
	file io.ReaderAt
	size int64
}

// ErrBadArchive says that an archive cannot be opened.
var ErrBadArchive = errors.New("the archive is damaged, or not whole")

// OpenArchive reads a file of so many bytes as an archive, or returns nil if whoever opens it
// sees something else: an archive may stand behind a page, and a page at the beginning of an
// archive.
func OpenArchive(name string, file io.ReaderAt, size int64) (fs.FS, error) {
	var begins [4]byte
	if _, err := file.ReadAt(begins[:], 0); err != nil || string(begins[:]) != "PK\x03\x04" || isShown(name) {
		return nil, nil
	}
	r, err := zip.NewReader(file, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadArchive, err)
	}
	r.RegisterDecompressor(zip.Deflate, inflateAll)
	return &archive{r, file, size}, nil
}

// complete adds to a verdict what of an archive no list of its files can tell.
func (a *archive) complete(v *Verdict, listed map[string]bool) error {
	seen := map[string]bool{}
	left := int64(mostCompared)
	for _, f := range a.File {
		beside := strings.HasPrefix(f.Name, v.List+".") && f.Mode().IsRegular() // which may testify for it
		known := listed[f.Name] || f.Name == v.List || beside
		switch folder := strings.HasSuffix(f.Name, "/"); { // what its mode says is nothing to those who unpack it
		case !folder && (!known || seen[f.Name]): // of two files with one name programs that unpack it take the one or the other
			v.Unlisted = append(v.Unlisted, f.Name)
		case beside:
			if _, err := hashRegular(a, f.Name, &left); err != nil && isContent(a, err) {
				v.Changed = append(v.Changed, f.Name)
			} else if err != nil {
				return fmt.Errorf("read %s: %w", f.Name, err)
			}
		}
		seen[f.Name] = true
	}
	if len(v.Unlisted) > 0 {
		return nil
	}
	other, err := a.packedOtherwise()
	if other != "" {
		v.Packed = append(v.Packed, other)
	}
	return err
}

// directory stands for the end of an archive among the names of what is in it.
const directory = "the directory of the archive"

// packedOtherwise names the first part of an archive in which it is not, byte for byte, what
// Zip writes of the files in it, or returns "". An archive of these files, with their bytes as
// they are packed, is written once more, and each byte compared.
func (a *archive) packedOtherwise() (name string, err error) {
	same := &comparison{file: a.file}
	w := zip.NewWriter(same)
	for _, f := range a.File {
		if strings.HasSuffix(f.Name, "/") { // Zip writes none, and one may stand in the way of a file
			return f.Name, nil
		}
		err := copyAsPacked(w, f)
		if err = errors.Join(err, w.Flush()); err != nil {
			return f.Name, ofMachine(err)
		}
	}
	if err := w.Close(); err != nil || same.at != a.size {
		return directory, ofMachine(err)
	}
	return "", nil
}

// copyAsPacked writes a file of an archive as Zip does.
func copyAsPacked(w *zip.Writer, f *zip.File) error {
	header := packedHeader(f.Name)
	header.CRC32, header.CompressedSize64, header.UncompressedSize64 = f.CRC32, f.CompressedSize64, f.UncompressedSize64
	raw, err := f.OpenRaw()
	if err != nil {
		return errOtherwise
	}
	to, err := w.CreateRaw(&header)
	if err == nil {
		_, err = io.Copy(to, raw)
	}
	return err
}

// packedHeader is what Zip writes before a file.
func packedHeader(name string) zip.FileHeader {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
	w := zip.NewWriter(io.Discard) // which completes the header; it packs nothing
	w.RegisterCompressor(zip.Deflate, func(io.Writer) (io.WriteCloser, error) { return nil, nil })
	w.CreateHeader(header) //nolint:errcheck // nothing is written
	return *header
}

// errOtherwise says that a byte of an archive is another one than Zip writes.
var errOtherwise = errors.New("it is packed otherwise")

// ofMachine is an error that is not in what was handed over.
func ofMachine(err error) error {
	if errors.Is(err, errOtherwise) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// A comparison takes what is written and compares it with a file.
type comparison struct {
	file io.ReaderAt
	at   int64
}

func (c *comparison) Write(p []byte) (int, error) {
	there := make([]byte, len(p))
	if n, err := c.file.ReadAt(there, c.at); n < len(p) {
		return 0, err
	}
	c.at += int64(len(p))
	if !bytes.Equal(there, p) {
		return 0, errOtherwise
	}
	return len(p), nil
}

// inflateAll unpacks a file of an archive to the last of its bytes: behind the end of what is
// packed there may be more, which is a file to whoever reads one part after the other.
func inflateAll(packed io.Reader) io.ReadCloser {
	from := bufio.NewReader(packed)
	return &inflated{flate.NewReader(from), from}
}

type inflated struct {
	io.ReadCloser
	from *bufio.Reader
}

func (i *inflated) Read(p []byte) (int, error) {
	n, err := i.ReadCloser.Read(p)
	if errors.Is(err, io.EOF) {
		if _, more := i.from.ReadByte(); !errors.Is(more, io.EOF) {
			return n, errOtherwise
		}
	}
	return n, err
}
