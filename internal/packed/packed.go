// Package packed opens what a release holds in archives, to be smaller: see tools/release.sh. An archive is the length of
// its index, the index and what the files hold, each compressed by itself, by brotli (RFC 7932), which knows common words of
// several languages. The form of zip has the name of a file twice and some 76 bytes beside, which of hundreds of small files
// is a tenth.
package packed

import (
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/andybalholm/brotli"
)

// Open returns what is in an archive that is part of the program. A file is unpacked when it is
// asked for.
func Open(archive string) fs.FS {
	length, n := binary.Uvarint([]byte(archive[:min(len(archive), binary.MaxVarintLen64)]))
	at := n + int(length)
	f := files{".": {name: ".", folder: true}}
	for line := range strings.Lines(string(unpack(archive[n:at]))) {
		size, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		packed, err := strconv.Atoi(size)
		if err != nil {
			panic(err) // nobody else has made it
		}
		f.add(name, &entry{name: path.Base(name), packed: archive[at : at+packed]})
		at += packed
	}
	return f
}

// readers are used again: to make one takes as long as to unpack a small file.
var readers = sync.Pool{New: func() any { return brotli.NewReader(nil) }}

func unpack(part string) []byte {
	r := readers.Get().(*brotli.Reader)
	defer readers.Put(r)
	err := r.Reset(strings.NewReader(part))
	var data []byte
	if err == nil {
		data, err = io.ReadAll(r)
	}
	if err != nil {
		panic(err) // nobody else has made it
	}
	return data
}

// files are what an archive holds, by the path of each.
type files map[string]*entry

// add puts an entry into its folder, which is made if it is the first there.
func (f files) add(name string, e *entry) {
	f[name] = e
	above := path.Dir(name)
	if f[above] == nil {
		f.add(above, &entry{name: path.Base(above), folder: true})
	}
	f[above].holds = append(f[above].holds, e)
}

// Open opens a file or a folder.
func (f files) Open(name string) (fs.File, error) {
	e, err := f.find("open", name, false)
	if err != nil {
		return nil, err
	}
	return &opened{bytes.NewReader(e.data()), e}, nil
}

// ReadFile returns what a file holds.
func (f files) ReadFile(name string) ([]byte, error) {
	e, err := f.find("read", name, false)
	if err == nil && e.folder {
		err = &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return nil, err
	}
	return e.data(), nil
}

// ReadDir returns what stands in a folder.
func (f files) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := f.find("readdir", name, true)
	if err != nil {
		return nil, err
	}
	return slices.Clone(e.holds), nil
}

// find returns what has a path; it is to be a folder if the caller says so.
func (f files) find(op, name string, folder bool) (*entry, error) {
	e := f[name]
	if e == nil || folder && !e.folder {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return e, nil
}

// entry is a file or a folder, and what is known of it.
type entry struct {
	name   string
	packed string        // what a file holds
	folder bool          // it is no file
	holds  []fs.DirEntry // what stands in a folder, in order
}

func (e *entry) data() []byte {
	if e.folder {
		return nil
	}
	return unpack(e.packed)
}

func (e *entry) Name() string               { return e.name }
func (e *entry) Size() int64                { return int64(len(e.data())) } // hardly anybody asks
func (e *entry) ModTime() time.Time         { return time.Time{} }
func (e *entry) IsDir() bool                { return e.folder }
func (e *entry) Sys() any                   { return nil }
func (e *entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e *entry) Info() (fs.FileInfo, error) { return e, nil }

func (e *entry) Mode() fs.FileMode {
	const read, enter = 0o444, 0o555
	if e.folder {
		return fs.ModeDir | enter
	}
	return read
}

// opened is a file that is being read.
type opened struct {
	*bytes.Reader
	entry *entry
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.entry, nil }
func (o *opened) Close() error               { return nil }
