package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/load"
	"dossier/internal/publish"
	"dossier/internal/text"

	"github.com/gosimple/slug"
)

// longestKey is how long a key made of a title may be, in characters.
const longestKey = 60

// Key makes a key of a title in any script: small letters a–z, digits, hyphens.
// It is "" if nothing of the title can be written so.
func Key(title, lang string) string {
	words := strings.NewReplacer("'", " ", "’", " ", "_", " ").Replace(title)
	if strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
		words = text.Latin(words, lang)
	}
	key := strings.Trim(strings.ReplaceAll(slug.MakeLang(words, lang), "_", "-"), "-")
	if len(key) > longestKey {
		key = key[:longestKey]
		if i := strings.LastIndexByte(key, '-'); i > 0 {
			key = key[:i]
		}
	}
	if !frontmatter.IsKey(key) {
		return ""
	}
	return key
}

// New begins a note, an event or a record. It returns the file in which it is.
func New(root *os.Root, s Sketch) (file string, diags []diag.Diagnostic, err error) {
	settings, diags, err := load.ReadSettings(root.FS())
	if errors.Is(err, fs.ErrNotExist) {
		return "", []diag.Diagnostic{load.NoDossier()}, nil
	}
	if err != nil || diag.Count(diags, diag.Error) > 0 {
		return "", diags, err
	}
	if s.Lang == "" {
		s.Lang = settings.Language
	}
	if s.ID == "" {
		s.ID = Key(s.Title, s.Lang)
	}
	file, text, adds := s.File(settings)
	old, err := fs.ReadFile(root.FS(), file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		old = nil
	case err != nil:
		return file, nil, fmt.Errorf("read %s: %w", file, err)
	case !adds:
		return file, nil, taken(file)
	case bytes.Contains(old, []byte("{#"+s.ID+"}")) || bytes.Contains(append([]byte("\n"), old...), []byte("\n"+s.ID+":")):
		return file, nil, taken(fmt.Sprintf("%q of %s", s.ID, file))
	}
	switch {
	case old == nil && s.Kind == SketchOutlet:
		text = SchemaLine(file) + text
	case old == nil && s.Kind == SketchEvent:
		text = "---\n---\n\n" + text
	case len(old) > 0 && s.Kind == SketchEvent:
		text = strings.TrimRight(string(old), "\n") + "\n\n" + text
	case len(old) > 0:
		text = strings.TrimRight(string(old), "\n") + "\n" + text
	}
	if err := publish.WriteFile(root, file, []byte(text)); err != nil {
		return file, nil, fmt.Errorf("begin %s: %w", file, err)
	}
	return file, nil, nil
}
