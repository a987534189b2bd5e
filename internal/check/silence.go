package check

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// silencer applies the silences of the settings. What a silence says of a file is found
// once for each file and check, however many diagnostics it has.
type silencer struct {
	rules    []model.Silence
	notes    map[string]*model.Note    // by path
	articles map[string]*model.Article // by path
	exact    map[checkOfFile][]int     // silences that name one file
	patterns map[patternEnd][]int      // silences of a pattern of files, by check and the longer end of the pattern
	lengths  []int                     // bytes of those ends, each once
	known    map[checkOfFile]*silences
}

// patternEnd is a check, and what a pattern of files says before its first sign, or behind its
// last: a path that does not begin or end so is not of the pattern, and is not held against it.
type patternEnd struct {
	check, words string
	behind       bool // the last sign
}

// endOf returns the longer end of the pattern of a silence. A slash next to a sign is no part
// of it, for ** may stand for no folder.
func endOf(rule model.Silence) patternEnd {
	before, behind := rule.Files, rule.Files
	before = strings.TrimSuffix(before[:strings.IndexAny(before, signs)], "/")
	behind = strings.TrimPrefix(behind[strings.LastIndexAny(behind, signs+"]")+1:], "/")
	if len(behind) > len(before) {
		return patternEnd{rule.Check, behind, true}
	}
	return patternEnd{rule.Check, before, false}
}

// signs are the characters that make a pattern of a path.
const signs = `*?[\`

// checkOfFile is a check and the path of a file.
type checkOfFile struct{ check, file string }

// silences are those that have to do with a file, by their places in the settings.
type silences struct {
	whole    []int
	lines    map[int][]int
	sections []silencedSection
}

// silencedSection is a stretch of a file, in bytes, that a silence names by an id.
type silencedSection struct{ from, to, rule int }

func newSilencer(d *model.Dossier) *silencer {
	s := &silencer{
		rules: d.Settings.Silence, notes: map[string]*model.Note{}, articles: map[string]*model.Article{},
		exact: map[checkOfFile][]int{}, patterns: map[patternEnd][]int{}, known: map[checkOfFile]*silences{},
	}
	for _, n := range d.Notes {
		s.notes[n.Path] = n
	}
	for _, a := range d.Articles {
		s.articles[a.Path] = a
	}
	for i, rule := range s.rules {
		if strings.ContainsAny(rule.Files, signs) {
			of := endOf(rule)
			s.patterns[of] = append(s.patterns[of], i)
			s.lengths = append(s.lengths, len(of.words))
		} else {
			of := checkOfFile{rule.Check, rule.Files}
			s.exact[of] = append(s.exact[of], i)
		}
	}
	slices.Sort(s.lengths)
	s.lengths = slices.Compact(s.lengths)
	return s
}

// applySilences takes out the diagnostics that the settings silence. A silence that
// matches none of them is one more diagnostic: it hides nothing, so it is out of
// date or misspelt. So is one of warnings in several notes: a reason is given for what
// somebody has looked at, and it would silence the next note as well.
func applySilences(d *model.Dossier, diags []diag.Diagnostic) (kept, silenced []diag.Diagnostic) {
	if len(d.Settings.Silence) == 0 {
		return diags, nil
	}
	s := newSilencer(d)
	used := make([]bool, len(s.rules))
	first, broad := make([]string, len(s.rules)), make([]bool, len(s.rules)) // the note in which a silence has left out a warning; it has in others
	for _, x := range diags {
		hushed := false
		if x.Code.Severity != diag.Error { // errors of drafts count as warnings and stay errors all the same
			for _, i := range s.covering(x) {
				used[i], hushed = true, true
				if n := s.notes[x.At.File()]; n != nil && x.Severity == diag.Warning {
					id := string(n.Kind) + "/" + n.ID
					broad[i] = broad[i] || strings.HasPrefix(path.Base(s.rules[i].Files), "*") || first[i] != "" && first[i] != id
					first[i] = id
				}
			}
		}
		if hushed {
			silenced = append(silenced, x)
		} else {
			kept = append(kept, x)
		}
	}
	for i, rule := range s.rules {
		if now := d.Moved[rule.Files]; now != "" && !used[i] {
			used[i] = true
			kept = append(kept, movedSilence(rule, now))
		}
	}
	if diag.Count(diags, diag.Error) > 0 {
		return kept, silenced // what is wrong may have kept the rest from being looked at
	}
	for i, rule := range s.rules {
		if broad[i] {
			kept = append(kept, diag.New(diag.SilenceBroad, rule.At, "this silences %s in any note, and in those that nobody has written yet", rule.Check).
				WithHelp("silence it where you have looked, note by note; name*.md stands for a note in all its languages"))
		}
		if !used[i] {
			kept = append(kept, diag.New(diag.SilenceUnused, rule.At, "this silence matches no %s", rule.Check).
				WithHelp("remove it, or correct where: it stands for a file, a #heading, a :line or a pattern"))
		}
	}
	return kept, silenced
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

// covering returns the silences that cover the place of a diagnostic.
func (s *silencer) covering(x diag.Diagnostic) []int {
	of := checkOfFile{x.Code.Name, x.At.File()}
	in, ok := s.known[of]
	if !ok {
		in = s.ofFile(of)
		s.known[of] = in
	}
	if in == nil {
		return nil
	}
	rules := in.whole
	if len(in.lines) > 0 {
		rules = slices.Concat(rules, in.lines[x.At.Position().Line])
	}
	for _, section := range in.sections {
		if section.from <= x.At.Start && x.At.Start < section.to {
			rules = append(slices.Clip(rules), section.rule)
		}
	}
	return rules
}

// ofFile finds what silences say of a file; nil if they say nothing.
func (s *silencer) ofFile(of checkOfFile) *silences {
	rules := s.exact[of]
	for _, n := range s.lengths {
		if n > len(of.file) {
			break
		}
		for _, end := range []patternEnd{{of.check, of.file[:n], false}, {of.check, of.file[len(of.file)-n:], true}} {
			for _, i := range s.patterns[end] {
				if matches(strings.Split(s.rules[i].Files, "/"), strings.Split(of.file, "/")) {
					rules = append(slices.Clip(rules), i)
				}
			}
		}
	}
	if len(rules) == 0 {
		return nil
	}
	in := &silences{lines: map[int][]int{}}
	for _, i := range rules {
		switch rule := s.rules[i]; {
		case rule.Line > 0:
			in.lines[rule.Line] = append(in.lines[rule.Line], i)
		case rule.ID == "":
			in.whole = append(in.whole, i)
		case s.notes[of.file] != nil:
			from, to := sectionOf(s.notes[of.file].Doc, rule.ID)
			in.sections = append(in.sections, silencedSection{from, to, i})
		case s.articles[of.file] != nil:
			for _, p := range s.articles[of.file].Passages {
				if p.Line == lineOf(rule.ID) {
					in.sections = append(in.sections, silencedSection{p.Start, p.End, i})
				}
			}
		}
	}
	return in
}

// matches reports whether a path is of a pattern: ** stands for any number of
// folders, also none; everything else is as path.Match has it. The steps are at most
// the product of both lengths: where a ** was too short, only the last one is made
// longer, for what an earlier one could take this one can take as well.
// (bmatcuk/doublestar reads braces as alternatives, which names of files may hold.)
func matches(pattern, file []string) bool {
	star, from := -1, 0 // the last ** and the first folder behind what it stands for
	p, f := 0, 0
	for f < len(file) || p < len(pattern) {
		switch {
		case p < len(pattern) && pattern[p] == "**":
			star, from = p, f
			p++
		case p < len(pattern) && f < len(file) && same(pattern[p], file[f]):
			p++
			f++
		case star >= 0 && from < len(file):
			from++
			p, f = star+1, from
		default:
			return false
		}
	}
	return true
}

// same reports whether one name of a path is of a pattern.
func same(pattern, name string) bool {
	yes, err := path.Match(pattern, name)
	return yes && err == nil
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
			end := cmp.Or(strings.IndexByte(text[to:], '\n')+1, len(text)-to)
			if !strings.HasPrefix(strings.TrimLeft(text[to:to+end], " \t"), ">") {
				break
			}
			to += end
		}
		return from, to
	}
	return 0, 0
}
