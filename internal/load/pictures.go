package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/picture"
)

// errSize says that a file is larger than is published.
var errSize = fmt.Errorf("it has more than %d kilobytes", picture.MaxBytes>>10)

// readPictures reads the image files that notes show. They are read each time: there
// are few, and small ones.
func (l *loader) readPictures(d *model.Dossier) error {
	for _, n := range d.Notes {
		for _, c := range n.Doc.Callouts {
			if c.Kind != markdown.Image {
				continue
			}
			for _, link := range c.Images {
				name := path.Join(path.Dir(n.Path), link.Destination)
				if _, read := d.Pictures[name]; read || !strings.HasPrefix(name, model.PictureFolder) || !fs.ValidPath(name) {
					continue
				}
				file, err := l.readPicture(name)
				if err != nil {
					return err
				}
				if d.Pictures == nil {
					d.Pictures = map[string]model.PictureFile{}
				}
				d.Pictures[name] = file
			}
		}
	}
	return nil
}

// readPicture reads one file. That it is not there, or is no picture, is a mistake of
// whoever shows it.
func (l *loader) readPicture(name string) (model.PictureFile, error) {
	if info, err := fs.Stat(l.fsys, name); err == nil && !info.Mode().IsRegular() {
		return model.PictureFile{Err: errors.New("it is no file")}, nil // nor opened: out of a pipe nothing may ever come
	}
	data, err := readUpTo(l.fsys, name, picture.MaxBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.PictureFile{Err: fs.ErrNotExist}, nil
	case err != nil:
		return model.PictureFile{}, err
	case len(data) > picture.MaxBytes:
		return model.PictureFile{Err: errSize}, nil
	}
	p, err := picture.Read(data)
	if err != nil {
		return model.PictureFile{Err: err}, nil
	}
	return model.PictureFile{Picture: p, SHA256: model.HashOf(p.Data)}, nil
}
