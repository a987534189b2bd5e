package check

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// silencer applies the silences of the settings.
type silencer struct {
	*model.Dossier
	notes map[string]*model.Note
}

// Silence takes out the diagnostics that the settings silence. A silence that
// matches none of them is one more diagnostic: it hides nothing, so it is out of
// date or misspelt.
func applySilences(d *model.Dossier, diags []diag.Diagnostic) (kept, silenced []diag.Diagnostic) {
	if len(d.Settings.Silence) == 0 {
		return diags, nil
	}
	s := silencer{d, map[string]*model.Note{}}
	for _, n := range d.Notes {
		s.notes[n.Path] = n
	}
	used := make([]bool, len(d.Settings.Silence))
	for _, x := range diags {
		hushed := false
		for i, rule := range d.Settings.Silence {
			// Errors of drafts count as warnings and stay errors all the same.
			if x.Code.Name == rule.Check && x.Code.Severity != diag.Error && s.covers(rule, x.At) {
				used[i], hushed = true, true
			}
		}
		if hushed {
			silenced = append(silenced, x)
		} else {
			kept = append(kept, x)
		}
	}
	if diag.Count(diags, diag.Error) > 0 {
		return kept, silenced // what is wrong may have kept the rest from being looked at
	}
	for i, rule := range d.Settings.Silence {
		if !used[i] {
			kept = append(kept, diag.New(diag.SilenceUnused, rule.At, "this silence matches no %s", rule.Check).
				WithHelp("remove it, or correct where: it stands for a file, a #heading, a :line or a pattern"))
		}
	}
	return kept, silenced
}

// covers reports whether a place lies where a silence says.
func (s silencer) covers(rule model.Silence, at diag.Span) bool {
	if !matches(strings.Split(rule.Files, "/"), strings.Split(at.File(), "/")) {
		return false
	}
	switch {
	case rule.Line > 0:
		return at.Position().Line == rule.Line
	case rule.ID == "":
		return true
	}
	if n := s.notes[at.File()]; n != nil {
		from, to := sectionOf(n.Doc, rule.ID)
		return from <= at.Start && at.Start < to
	}
	for _, a := range s.Articles {
		for _, p := range a.Passages {
			if a.Path == at.File() && p.Line == lineOf(rule.ID) && p.Start <= at.Start && at.Start < p.End {
				return true
			}
		}
	}
	return false
}

// matches reports whether a path is of a pattern: ** stands for any number of
// folders, also none; everything else is as path.Match has it.
func matches(pattern, file []string) bool {
	if len(pattern) == 0 {
		return len(file) == 0
	}
	if pattern[0] == "**" {
		for i := range len(file) + 1 {
			if matches(pattern[1:], file[i:]) {
				return true
			}
		}
		return false
	}
	if len(file) == 0 {
		return false
	}
	same, err := path.Match(pattern[0], file[0])
	return err == nil && same && matches(pattern[1:], file[1:])
}

// sectionOf returns the bytes of the file that an id of a note stands for: what
// is below a heading up to the next one of its level, or a whole callout.
func sectionOf(doc *markdown.Document, id string) (from, to int) {
	text := doc.Source.Text
	lineStart := func(at diag.Span) int { return doc.Source.LineSpan(at.Position().Line).Start }
	for i, h := range doc.Headings {
		if h.ID != id {
			continue
		}
		to = len(text)
		for _, next := range doc.Headings[i+1:] {
			if next.Level <= h.Level {
				to = lineStart(next.Words)
				break
			}
		}
		return lineStart(h.Words), to
	}
	for _, c := range doc.Callouts {
		if c.ID != id {
			continue
		}
		from = lineStart(c.At)
		for to = from; to < len(text); {
			end := cmp.Or(bytes.IndexByte(text[to:], '\n')+1, len(text)-to)
			if !bytes.HasPrefix(bytes.TrimLeft(text[to:to+end], " \t"), []byte(">")) {
				break
			}
			to += end
		}
		return from, to
	}
	return 0, 0
}
