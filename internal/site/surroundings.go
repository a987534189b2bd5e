package site

import (
	"dossier/internal/factuality"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// surroundings says to a reader what the words around quoted words do to them: the
// gravest thing only, whether their file may show others, and whether the tool knows the language.
func surroundings(w *print.Words, c *model.Cited) []string {
	if c.Words == nil {
		return nil
	}
	var list []string
	if len(c.Around) > 0 {
		f := c.Around[0]
		key := "around_" + string(f.Kind)
		if f.Place == factuality.Another && f.Kind == factuality.Denial {
			key = "around_beside"
		}
		list = append(list, w.Phrase(key))
	}
	if c.Doubtful {
		list = append(list, w.Phrase("around_shown"))
	}
	if !factuality.Reads(c.Passage.Text, c.Lang()) {
		list = append(list, w.Phrase("around_unread"))
	}
	return list
}
