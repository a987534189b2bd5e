package editor

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/records"

	"github.com/sourcegraph/jsonrpc2"
)

// prepareRename says what can be renamed at a place: the id of a heading or a callout, or
// the key of an article where it is cited.
func (s *Server) prepareRename(p placed) (any, error) {
	src, offset := s.at(p)
	if src == nil {
		return nil, nil
	}
	if n, id := s.idAt(src, offset); id != "" {
		return map[string]any{"range": rangeOf(idIn(n, id)), "placeholder": id}, nil
	}
	if i := s.keyAt(src, offset); i != nil {
		return map[string]any{"range": rangeOf(keyOnly(i)), "placeholder": i.Key}, nil
	}
	return nil, nil
}

// keyAt returns the item of a citation whose key stands at a place.
func (s *Server) keyAt(src *diag.Source, offset int) *markdown.Item {
	c := s.cited(src, offset)
	if c == nil || c.Article == nil || !within(c.Item.KeyAt, offset) {
		return nil
	}
	return c.Item
}

// rename gives an id or a key another name, wherever it is used.
func (s *Server) rename(p struct {
	placed
	NewName string `json:"newName"`
}) (any, error) {
	src, offset := s.at(p.placed)
	if src == nil {
		return nil, nil
	}
	if !frontmatter.IsKey(p.NewName) {
		return nil, refused("a name is small letters a–z, digits and hyphens")
	}
	if n, id := s.idAt(src, offset); id != "" {
		return s.renameID(n, id, p.NewName)
	}
	if i := s.keyAt(src, offset); i != nil {
		return s.renameKey(s.article(i.Key), p.NewName)
	}
	return nil, nil
}

func refused(why string) error {
	return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: why}
}

// renameID renames an id of a note, in all its languages, in links and in the settings.
func (s *Server) renameID(to *model.Note, id, name string) (any, error) {
	if idIn(to, name).Source != nil {
		return nil, refused("the note has #" + name + " already")
	}
	edits := map[string][]textEdit{}
	for _, n := range s.dossier.Notes {
		if n.ID == to.ID && n.Kind == to.Kind {
			if at := idIn(n, id); at.Source != nil && at.Text() == id {
				edits[n.Path] = append(edits[n.Path], textEdit{rangeOf(at), name})
			}
		}
	}
	for _, at := range s.linksTo(to, id) {
		edits[at.File()] = append(edits[at.File()], textEdit{rangeOf(at), name})
	}
	s.replaceWords(edits, records.SettingsFile, to.ID+"/"+id, to.ID+"/"+name)
	return s.changes(edits), nil
}

// replaceWords edits a word of a file that is no note wherever it stands alone.
func (s *Server) replaceWords(edits map[string][]textEdit, file, old, now string) {
	text, err := fs.ReadFile(s.files(), file)
	if err != nil {
		return // there is none
	}
	src := diag.NewSource(file, text)
	part := func(c byte) bool {
		return c == '-' || c == '_' || c == '/' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	for at := 0; ; {
		i := strings.Index(src.Text[at:], old)
		if i < 0 {
			return
		}
		from, to := at+i, at+i+len(old)
		if (from == 0 || !part(src.Text[from-1])) && (to == len(src.Text) || !part(src.Text[to])) {
			edits[file] = append(edits[file], textEdit{rangeOf(diag.Span{Source: src, Start: from, End: to}), now})
		}
		at = to
	}
}

// renameKey renames an article: its file and its translations, and the key in citations,
// links, later versions, the settings and the lock.
func (s *Server) renameKey(a *model.Article, name string) (any, error) {
	if s.article(name) != nil {
		return nil, refused("there is an article " + name + " already")
	}
	file := path.Join(path.Dir(a.Path), name+".md")
	edits := map[string][]textEdit{}
	for _, n := range s.dossier.Notes {
		for _, at := range s.keysIn(n, a.Key) {
			edits[n.Path] = append(edits[n.Path], textEdit{rangeOf(at), name})
		}
		text := n.Doc.Source.Text
		for _, m := range linkForm.FindAllStringSubmatchIndex(text, -1) {
			to, _, _ := strings.Cut(text[m[2]:m[3]], "#")
			if to != "" && path.Join(path.Dir(n.Path), to) == a.Path {
				at := diag.Span{Source: n.Doc.Source, Start: m[2] + len(to) - len(path.Base(a.Path)), End: m[2] + len(to)}
				edits[n.Path] = append(edits[n.Path], textEdit{rangeOf(at), name + ".md"})
			}
		}
	}
	s.replaceWords(edits, records.LockFile, "@"+a.Key, "@"+name)
	s.replaceWords(edits, records.LockFile, `"article":"`+a.Key+`"`, `"article":"`+name+`"`)
	s.replaceWords(edits, records.SettingsFile, a.Path, file)
	for _, later := range s.dossier.Articles {
		if later.Supersedes == a.Key {
			s.replaceWords(edits, later.Path, "supersedes: "+a.Key, "supersedes: "+name)
		}
	}
	var changes []any
	for _, f := range sortedKeys(edits) {
		changes = append(changes, map[string]any{"textDocument": map[string]any{"uri": s.uri(f), "version": nil}, "edits": edits[f]})
	}
	changes = append(changes, s.move(a.Path, file))
	const translations = "content/translations"
	entries, err := fs.ReadDir(s.files(), translations)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, t := range entries {
		if ending, ok := strings.CutPrefix(t.Name(), a.Key+"."); ok && strings.Count(ending, ".") == 1 {
			changes = append(changes, s.move(path.Join(translations, t.Name()), path.Join(translations, name+"."+ending)))
		}
	}
	return map[string]any{"documentChanges": changes}, nil
}

func (s *Server) move(from, to string) map[string]any {
	return map[string]any{"kind": "rename", "oldUri": s.uri(from), "newUri": s.uri(to)}
}

func sortedKeys(edits map[string][]textEdit) []string {
	var files []string
	for f := range edits {
		files = append(files, f)
	}
	slices.Sort(files)
	return files
}
