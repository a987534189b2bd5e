package packed

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/andybalholm/brotli"
)

// Write writes the files of a folder whose names have an ending into an archive, in order: it is the same wherever and
// whenever it is made.
func Write(w io.Writer, from fs.FS, folder, ending string) error {
	var index, parts, packed bytes.Buffer
	err := fs.WalkDir(from, folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ending) {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		before := parts.Len()
		if err := pack(&parts, data); err != nil {
			return err
		}
		_, err = fmt.Fprintf(&index, "%d %s\n", parts.Len()-before, name)
		return err
	})
	if err != nil {
		return err
	}
	if err := pack(&packed, index.Bytes()); err != nil {
		return err
	}
	for _, part := range [][]byte{binary.AppendUvarint(nil, uint64(packed.Len())), packed.Bytes(), parts.Bytes()} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// pack adds a part to a buffer.
func pack(to *bytes.Buffer, data []byte) error {
	w := brotli.NewWriterLevel(to, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}
