package editor

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/internal/diag"
)

// buffer is a file as it stands in the editor.
type buffer struct {
	source  *diag.Source
	version int
	changed time.Time
}

// overlay is the folder of a dossier with the files that are open in the editor over it.
type overlay struct {
	fs.FS
	buffers map[string]*buffer // by path
}

// Open opens a file, or a folder with the files that are only in the editor.
func (o overlay) Open(name string) (fs.File, error) {
	if b := o.buffers[name]; b != nil {
		return &openBuffer{info: info{path.Base(name), b}, Reader: bytes.NewReader(b.source.Text)}, nil
	}
	return o.FS.Open(name)
}

// Stat says what is known of a file.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if b := o.buffers[name]; b != nil {
		return info{path.Base(name), b}, nil
	}
	return fs.Stat(o.FS, name)
}

// Lstat is Stat for what is in the editor, which is never a link.
func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	if b := o.buffers[name]; b != nil {
		return info{path.Base(name), b}, nil
	}
	return fs.Lstat(o.FS, name)
}

// ReadLink says where a link leads.
func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// ReadDir lists a folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	found := false
	for file, b := range o.buffers {
		if path.Dir(file) != name {
			continue
		}
		found = true
		entry := fs.FileInfoToDirEntry(info{path.Base(file), b})
		at := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == entry.Name() })
		if at >= 0 {
			entries[at] = entry
		} else {
			entries = append(entries, entry)
		}
	}
	if err != nil && !found {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// info is what a file system says of a file in the editor.
type info struct {
	name string
	*buffer
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(len(i.source.Text)) }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return i.changed }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return i.source } // each state of the text is another file

type openBuffer struct {
	info
	*bytes.Reader
}

func (o *openBuffer) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *openBuffer) Size() int64                { return o.info.Size() }
func (o *openBuffer) Close() error               { return nil }

var _ io.Reader = (*openBuffer)(nil)
