package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dossier/internal/diag"
	"dossier/internal/pipeline"
	"dossier/internal/preview"
)

// watch watches the sources of the dossier, and has the builder read in another folder that
// takes the place of theirs. What it returns last is called at the end.
func (a *app) watch(poll bool, builder *pipeline.Builder) (*preview.Watch, func(), error) {
	dir, err := filepath.Abs(a.dir)
	if err != nil {
		dir = a.dir
	}
	folder, err := preview.OpenFolder(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the dossier: %w", err)
	}
	builder.FS = folder
	return &preview.Watch{
		Dir: dir, Poll: poll, Now: time.Now, Say: func(s string) { a.stderr.Printf("%s\n", s) }, Replaced: folder.Reopen,
	}, folder.Close, nil
}

// problem is what makes a diagnostic the same one after the lines above it have
// changed.
type problem struct {
	severity            diag.Severity
	code, file          string
	message, text, help string
}

func problemOf(d diag.Diagnostic) problem {
	return problem{d.Severity, d.Code.Name, d.At.File(), d.Message, d.At.Text(), d.Help}
}

// reportAgain is report for a command that goes on: of the diagnostics it prints
// those that the build before did not have, names those that are gone, and counts
// the others. Formats for programs list all of them each time. It reports whether
// anything is new or gone.
func (a *app) reportAgain(diags []diag.Diagnostic) (changed bool, err error) {
	before, first := a.before, !a.reported
	a.before, a.reported = diags, true
	if a.format != "text" || first {
		return true, a.report(diags)
	}
	fresh, gone := without(diags, before), without(before, diags)
	if len(fresh)+len(gone) == 0 {
		if a.fail(diags) {
			err = errDossier
		}
		return false, err
	}
	if err := a.print(fresh); err != nil {
		return true, err
	}
	for _, d := range gone {
		p := d.At.Position()
		a.stderr.Printf("gone: %s:%d:%d: %s[%s]\n", d.At.File(), p.Line, p.Column, d.Severity, d.Code.Name)
	}
	if others := without(diags, fresh); len(others) > 0 {
		var counts []string
		for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
			if n := diag.Count(others, s); n > 0 {
				counts = append(counts, count(n, s.String()))
			}
		}
		a.stderr.Printf("as before: %s\n", strings.Join(counts, ", "))
	}
	return true, a.verdict(diags)
}

// without returns the diagnostics of a list that another one does not have, each
// as often as it has them more often.
func without(list, other []diag.Diagnostic) []diag.Diagnostic {
	have := map[problem]int{}
	for _, d := range other {
		have[problemOf(d)]++
	}
	return slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		have[problemOf(d)]--
		return have[problemOf(d)] >= 0
	})
}
