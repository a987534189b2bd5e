package check_test

import (
	"fmt"
	"slices"
	"testing"

	"dossier/internal/diag"

	"golang.org/x/tools/txtar"
)

// TestSilences: what a silence covers, and nothing else.
func TestSilences(t *testing.T) {
	const note = `---
title: Une note
status: published
---

Le port [@port, ¶1].

## Suite

Le port [@port, ¶2].

### Détail

> [!gap] #trou
> Le port [@port, ¶3].

## Fin

Le port [@quai, ¶1].
`
	for where, hushed := range map[string][]int{ // lines of the note whose warning is silenced
		"briefs/note.md":           {6, 10, 15, 19},
		"briefs/*.md":              {6, 10, 15, 19},
		"**":                       {6, 10, 15, 19},
		"briefs/**":                {6, 10, 15, 19},
		"briefs/**/note.md":        {6, 10, 15, 19},
		"**/note.md#suite":         {10, 15},
		"briefs/note.md#détail":    {15},
		"briefs/note.md#trou":      {15},
		"briefs/note.md#fin":       {19},
		"briefs/note.md:10":        {10},
		"briefs/note.md:1":         nil,
		"briefs/note.md#nulle":     nil,
		"briefs":                   nil,
		"*/*/note.md":              nil,
		"content/articles/port.md": nil,
	} {
		d, diags := checkedDossier(t, folder(base(t), []txtar.File{
			{Name: "briefs/note.md", Data: []byte(note)},
			{Name: "dossier.yaml", Data: fmt.Appendf(nil, "title: T\nsilence:\n  - {check: uncited-words, where: %q, why: a test}\n", where)},
		}))
		all := len(diags)
		diags = slices.DeleteFunc(diags, func(x diag.Diagnostic) bool { return x.Code.Name == "silence-broad" })
		if broad := len(diags) < all; broad != slices.Contains([]string{"**", "briefs/*.md", "briefs/**"}, where) {
			t.Errorf("%s is said to be too broad: %t", where, broad)
		}
		found := len(diags)
		diags = slices.DeleteFunc(diags, func(x diag.Diagnostic) bool { return x.Code.Name == "silence-unused" })
		unused := len(diags) < found
		var got []int
		for _, x := range d.Silenced {
			got = append(got, x.At.Position().Line)
		}
		if !slices.Equal(got, hushed) || unused != (hushed == nil) || len(diags)+len(got) != 4 {
			t.Errorf("%s silences lines %v, want %v\n%s", where, got, hushed, printed(t, diags))
		}
	}
}

// TestSilences_ofNotesWithOneName: notes of two kinds are two notes, whatever their names.
func TestSilences_ofNotesWithOneName(t *testing.T) {
	_, diags := checkedDossier(t, folder(base(t), []txtar.File{
		{Name: "briefs/note.md", Data: []byte("---\ntitle: Une note\nstatus: published\n---\n\nTODO\n")},
		{Name: "content/questions/note.md", Data: []byte("---\nquestion: Le port a-t-il rouvert ?\nstatus: published\n---\n\nTODO\n")},
		{Name: "dossier.yaml", Data: []byte("title: T\nsilence:\n  - {check: unfinished, where: \"**/note.md\", why: a test}\n")},
	}))
	if !slices.ContainsFunc(diags, func(x diag.Diagnostic) bool { return x.Code.Name == "silence-broad" }) {
		t.Errorf("nothing says that two notes are silenced\n%s", printed(t, diags))
	}
}

func TestNotesCanBeSilenced(t *testing.T) {
	d, diags := checkedDossier(t, folder(base(t), []txtar.File{
		{Name: "content/captures/grue.txt", Data: []byte("Une grue de plus\n")},
		{Name: "dossier.yaml", Data: []byte("title: T\nsilence:\n  - {check: not-yet-cleaned, where: content/captures/*, why: it waits for its translation}\n")},
	}))
	if len(d.Silenced) != 1 || len(diags) != 0 {
		t.Errorf("%d silenced\n%s", len(d.Silenced), printed(t, diags))
	}
}
