package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
)

// moved reports the silences that match nothing because a file or a check has another name now, and counts them as used.
func (s *silencer) moved(d *model.Dossier, diags []diag.Diagnostic, used []bool) []diag.Diagnostic {
	var told []diag.Diagnostic
	parted := s.parted(diags, used)
	for i, rule := range s.rules {
		now, names := d.Moved[rule.Files], parted[i]
		switch {
		case used[i] || now == "" && len(names) == 0:
			continue
		case now != "":
			told = append(told, movedSilence(rule, now))
		default:
			told = append(told, partedSilence(rule, names))
		}
		used[i] = true
	}
	return told
}

// movedSilence reports a silence of a file that has another name now.
func movedSilence(rule model.Silence, now string) diag.Diagnostic {
	d := diag.New(diag.SilenceUnused, rule.At, "%s has another name now: %s", rule.Files, now).WithHelp("write %s", now)
	if at := strings.Index(rule.At.Text(), rule.Files); at >= 0 {
		from := rule.At.Start + at
		d = d.WithFix(diag.Span{Source: rule.At.Source, Start: from, End: from + len(rule.Files)}, now)
	}
	return d
}

// parted returns, by the places of silences that match nothing, under which names that is reported now what they would
// have left out before their check was parted.
func (s *silencer) parted(diags []diag.Diagnostic, used []bool) map[int][]string {
	type told struct {
		at   *silenced
		code string
	}
	names, seen := map[int][]string{}, map[told]bool{}
	for _, x := range diags {
		if x.Code.Was == "" {
			continue
		}
		for at := range s.at(x, x.Code.Was) {
			if seen[told{at, x.Code.Name}] {
				continue
			}
			seen[told{at, x.Code.Name}] = true
			for _, i := range at.rules {
				if !used[i] {
					names[i] = append(names[i], x.Code.Name)
				}
			}
		}
	}
	return names
}

// partedSilence reports a silence of what has other names now.
func partedSilence(rule model.Silence, names []string) diag.Diagnostic {
	slices.Sort(names)
	names = slices.Compact(names)
	d := diag.New(diag.SilenceUnused, rule.Named, "what this silences is called %s now", strings.Join(names, " and "))
	if len(names) > 1 {
		return d.WithHelp("write a silence for each that may stand")
	}
	return d.WithHelp("write %s", names[0]).WithFix(rule.Named, names[0])
}
