package desk

import (
	"fmt"

	"dossier/internal/capture"
)

// Mistake is an error in what was asked for: a name that nothing has, or what cannot be done
// to what has it.
type Mistake struct{ text string }

func (m *Mistake) Error() string { return m.text }

func mistakef(format string, args ...any) error { return &Mistake{fmt.Sprintf(format, args...)} }

// taken is the mistake of beginning what is there already.
func taken(what string) error { return mistakef("%s is there already, and was left as it is", what) }

// noArticle is the mistake of naming an article that there is not.
func noArticle(key string) error { return mistakef("there is no article %q", key) }

// noCapture is the mistake of naming a capture that there is not.
func noCapture(name string) error {
	return mistakef("%s is no capture; captures are the %s files of content/captures", name, capture.Endings("and"))
}
