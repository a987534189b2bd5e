package packed

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Write writes the files of a folder whose names have an ending into an archive, in order: it is the same wherever and
// whenever it is made.
func Write(w io.Writer, from fs.FS, folder, ending string) error {
	var index, parts, packed bytes.Buffer
	first := map[string][]byte{} // what the first file of a name holds
	err := fs.WalkDir(from, folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ending) {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		before := parts.Len()
		like, is := first[e.Name()]
		if !is {
			first[e.Name()] = data
		}
		if err := deflate(&parts, data, like); err != nil {
			return err
		}
		_, err = fmt.Fprintf(&index, "%d %s\n", parts.Len()-before, name)
		return err
	})
	if err != nil {
		return err
	}
	if err := deflate(&packed, index.Bytes(), nil); err != nil {
		return err
	}
	for _, part := range [][]byte{binary.AppendUvarint(nil, uint64(packed.Len())), packed.Bytes(), parts.Bytes()} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// deflate adds a text to a buffer, packed beside another.
func deflate(to *bytes.Buffer, data, like []byte) error {
	w, err := flate.NewWriterDict(to, flate.BestCompression, like)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}
