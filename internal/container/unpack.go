package container

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// unpacker unpacks the pieces of a file one after the other. Read gives the bytes of the one
// that was begun, and io.EOF at its end.
type unpacker interface {
	io.Reader

	// next begins the next piece; io.EOF says that nothing but stuffing is left.
	next(raw *bufio.Reader) error
}

// unpackerOf tells by its first bytes how a file is compressed, nil if it is not. Dictionary is
// that of zstd, if it stands elsewhere.
func unpackerOf(magic, dictionary []byte) unpacker {
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		return &gzipPieces{}
	case isZstd(magic):
		return &zstdPieces{dictionary: dictionary}
	}
	return nil
}

// dictionary is what the file has said of how its pieces are compressed, nil if nothing.
func (p *pieces) dictionary() []byte {
	if z, ok := p.unpacker.(*zstdPieces); ok {
		return z.dictionary
	}
	return nil
}

// gzipPieces are the members of a file of gzip (RFC 1952).
type gzipPieces struct{ gzip.Reader }

func (g *gzipPieces) next(raw *bufio.Reader) error {
	err := g.Reset(raw)
	if err == nil {
		g.Multistream(false)
	}
	return err
}

// Bounds on zstd. Archivists compress with windows of 8 MiB and dictionaries of less than 1 MiB.
const (
	maxWindow     = 64 << 20 // bytes that a frame may refer back to
	maxDictionary = 16 << 20 // bytes
)

// isZstd reports a frame of zstd, or one that its readers skip (RFC 8878, 3.1).
func isZstd(start []byte) bool {
	return bytes.HasPrefix(start, []byte{0x28, 0xb5, 0x2f, 0xfd}) || len(start) >= 4 && start[0]&0xf0 == 0x50 && bytes.Equal(start[1:4], []byte{0x2a, 0x4d, 0x18})
}

// newZstd reads frames of zstd, with bounded memory and on no processor but that of who reads.
func newZstd(from io.Reader, dictionary []byte) (*zstd.Decoder, error) {
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}
	if dictionary != nil {
		options = append(options, zstd.WithDecoderDicts(dictionary))
	}
	return zstd.NewReader(from, options...)
}

// zstdPieces are the frames of a file of zstd. A dictionary for all of them may stand in a frame
// before the first, as “Zstandard compression for WARC files” of the IIPC has it.
type zstdPieces struct {
	*zstd.Decoder
	dictionary []byte
}

// dictionaryFrame is the number of the frames to be skipped that hold a dictionary.
const dictionaryFrame = 13

func (z *zstdPieces) next(raw *bufio.Reader) error {
	for {
		start, err := raw.Peek(zstd.HeaderMaxSize)
		if len(start) == 0 {
			return err
		}
		var head zstd.Header
		if err := head.Decode(start); err != nil {
			return err
		}
		if !head.Skippable {
			return z.frame(&frame{raw: raw, left: int64(head.HeaderSize), checksum: head.HasCheckSum})
		}
		if _, err := raw.Discard(head.HeaderSize); err != nil {
			return notEOF(err)
		}
		if head.SkippableID == dictionaryFrame && z.dictionary == nil {
			if err := z.learn(io.LimitReader(raw, int64(head.SkippableSize)), int64(head.SkippableSize)); err != nil {
				return err
			}
		} else if _, err := io.CopyN(io.Discard, raw, int64(head.SkippableSize)); err != nil {
			return notEOF(err)
		}
	}
}

// frame begins to unpack a frame.
func (z *zstdPieces) frame(f *frame) (err error) {
	if z.Decoder == nil {
		z.Decoder, err = newZstd(f, z.dictionary)
		return err
	}
	return z.Reset(f)
}

// learn reads the dictionary, which may be compressed itself.
func (z *zstdPieces) learn(from io.Reader, size int64) error {
	if size > maxDictionary {
		return fmt.Errorf("its dictionary has more than %d MiB", maxDictionary>>20)
	}
	data, err := io.ReadAll(from)
	if err == nil && int64(len(data)) < size {
		err = io.ErrUnexpectedEOF
	}
	if err == nil && isZstd(data) {
		var unpacking *zstd.Decoder
		if unpacking, err = newZstd(bytes.NewReader(data), nil); err == nil {
			data, err = io.ReadAll(io.LimitReader(unpacking, maxDictionary))
		}
	}
	z.dictionary = data
	return err
}

// frame gives the bytes of one frame, block by block (RFC 8878, 3.1.1), so that nothing behind
// it is read.
type frame struct {
	raw      *bufio.Reader
	left     int64 // bytes of the part that is being read
	last     bool  // that part is the last block, or stands behind it
	checksum bool  // a checksum stands behind the last block
}

var errBlock = errors.New("a block is of no known kind")

func (f *frame) Read(p []byte) (int, error) {
	for f.left == 0 {
		switch {
		case f.last && f.checksum:
			f.left, f.checksum = 4, false
		case f.last:
			return 0, io.EOF
		default:
			head, err := f.raw.Peek(3)
			if err != nil {
				return 0, notEOF(err)
			}
			size := int64(head[0]>>3) | int64(head[1])<<5 | int64(head[2])<<13
			switch head[0] >> 1 & 3 {
			case 1: // one byte, many times
				size = 1
			case 3:
				return 0, errBlock
			}
			f.last, f.left = head[0]&1 == 1, 3+size
		}
	}
	n, err := f.raw.Read(p[:min(int64(len(p)), f.left)])
	f.left -= int64(n)
	return n, notEOF(err)
}
