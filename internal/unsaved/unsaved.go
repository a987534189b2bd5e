// Package unsaved lays texts that are in no file over the files of a folder, so that
// whoever reads the folder reads them as if they were saved.
package unsaved

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/internal/diag"
)

// Text is a file as it would be saved. It is immutable: a change makes another.
type Text struct {
	Source  *diag.Source
	Changed time.Time
}

// FS is a folder with texts over it.
type FS struct {
	fs.FS
	Texts map[string]*Text // by path
}

// Open opens a file, or a folder with the texts that are in no file of it.
func (o FS) Open(name string) (fs.File, error) {
	if b := o.Texts[name]; b != nil {
		return &openText{info: info{path.Base(name), b}, Reader: strings.NewReader(b.Source.Text)}, nil
	}
	return o.FS.Open(name)
}

// Stat says what is known of a file.
func (o FS) Stat(name string) (fs.FileInfo, error) {
	if b := o.Texts[name]; b != nil {
		return info{path.Base(name), b}, nil
	}
	return fs.Stat(o.FS, name)
}

// Lstat is Stat for a text, which is never a link.
func (o FS) Lstat(name string) (fs.FileInfo, error) {
	if b := o.Texts[name]; b != nil {
		return info{path.Base(name), b}, nil
	}
	return fs.Lstat(o.FS, name)
}

// ReadLink says where a link leads.
func (o FS) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// ReadDir lists a folder.
func (o FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	found := false
	for file, b := range o.Texts {
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

// info is what a file system says of a text.
type info struct {
	name string
	*Text
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(len(i.Source.Text)) }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return i.Changed }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return i.Source } // each state of the text is another file

type openText struct {
	info
	*strings.Reader
}

func (o *openText) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *openText) Size() int64                { return o.info.Size() }
func (o *openText) Close() error               { return nil }
