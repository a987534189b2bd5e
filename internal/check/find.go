package check

import (
	"slices"
	"strings"

	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// All returns the statements of all notes that have an id, one language of each:
// the first that has it.
func (f *Findings) All(d *model.Dossier) []*model.Statement {
	var list []*model.Statement
	seen := map[string]bool{}
	for _, n := range d.Notes {
		for _, s := range f.Statements(n) {
			if key := s.Key(); key != "" && !seen[key] {
				seen[key] = true
				list = append(list, s)
			}
		}
	}
	return list
}

// Find returns the statements that an id can mean: that of treaty/jc1, or all
// whose own id is jc1.
func (f *Findings) Find(d *model.Dossier, id string) []*model.Statement {
	id = strings.Replace(id, "#", "/", 1)
	var found []*model.Statement
	for _, s := range f.All(d) {
		if s.Key() == id {
			return []*model.Statement{s}
		}
		if s.Callout.ID == strings.TrimPrefix(id, "/") {
			found = append(found, s)
		}
	}
	return found
}

// Nearest returns the id of a statement that was probably meant, "" if there is none.
func (f *Findings) Nearest(d *model.Dossier, id string) string {
	var keys []string
	for _, s := range f.All(d) {
		keys = append(keys, s.Key())
	}
	return text.Nearest(id, keys)
}

// Wording is what a statement says, without markup, citations and fields.
func Wording(s *model.Statement) string {
	var parts []string
	for _, p := range s.Callout.Prose {
		if !p.Field {
			parts = append(parts, strings.Join(strings.Fields(p.Text), " "))
		}
	}
	text := strings.Join(parts, " ")
	spaced := language.Get(s.Note.Lang).Grammar().SpacedMarks
	for _, mark := range []string{".", ",", ";", "。", "，", "；", "、", "،", "؛", "؟", "۔"} { // the space before a citation
		if !slices.Contains(spaced, mark) {
			text = strings.ReplaceAll(text, " "+mark, mark)
		}
	}
	return text
}
