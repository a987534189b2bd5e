package load

import (
	"io/fs"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/model"
)

// sharedWith returns how articles are read: their words are those of their captures, which
// have been read, for a text that is there twice is half of what is in memory.
func (l *loader) sharedWith(captures []*model.Capture) func(*diag.Source) *articleFile {
	byPath := sync.OnceValue(func() map[string]*model.Capture { return capturesByPath(captures) })
	return func(src *diag.Source) *articleFile {
		f := readArticle(src)
		if c := byPath()[f.capture]; c != nil && f.shares(c.Source.Text) {
			f.letTextGo(l)
		}
		return f
	}
}

// capturesByPath are the captures that could be read, by their paths.
func capturesByPath(captures []*model.Capture) map[string]*model.Capture {
	byPath := make(map[string]*model.Capture, len(captures))
	for _, c := range captures {
		if c != nil {
			byPath[c.Path] = c
		}
	}
	return byPath
}

// shares makes the blocks parts of the text of the capture, where they stand in their order.
// It reports whether all do: an article whose lines are joined, or cut, has words of its own.
func (f *articleFile) shares(capture string) bool {
	at := 0
	for i, b := range f.blocks {
		n := strings.Index(capture[at:], b.Text)
		if n < 0 {
			return false // once, so that what is looked through is the text once
		}
		f.blocks[i].Text = capture[at+n : at+n+len(b.Text)]
		at += n + len(b.Text)
	}
	return true
}

// LetGo forgets the text of a capture, which is read again where a place in it is shown. One
// that is in another encoding than UTF-8 stays.
func LetGo(fsys fs.FS, src *diag.Source) {
	if src.File == nil {
		name := src.Name // all that the source holds on to
		src.LetGo(func() (string, error) { return readAll(fsys, name) })
	}
}

// letTextGo forgets the text of the file, which is read again where a place in it is shown.
func (f *articleFile) letTextGo(l *loader) {
	if f.Unsaved || f.source.Text == "" { // there is no such file, or it was let go
		return
	}
	LetGo(l.fsys, f.source)
}
