package check

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
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
	places   map[*model.Note]map[string]text.Range // what the ids of a note stand for
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

// silences are those that have to do with a file.
type silences struct {
	whole    *silenced // nil if there are none
	lines    map[int]*silenced
	sections []silencedSection // in the order in which they begin
}

// silenced are the silences of one place of a file, by their places in the settings. What they
// leave out there is noted of them once: the rest of the file says nothing new.
type silenced struct {
	rules          []int
	used, warnings bool
}

func (s *silenced) with(rule int) *silenced {
	if s == nil {
		s = &silenced{}
	}
	s.rules = append(s.rules, rule)
	return s
}

// silencedSection is a stretch of a file, in bytes, that silences name by an id.
type silencedSection struct {
	text.Range
	*silenced
	within int // the last of those before it that end behind its beginning, -1 if none does
}

func newSilencer(d *model.Dossier) *silencer {
	s := &silencer{
		rules: d.Settings.Silence, notes: map[string]*model.Note{}, articles: map[string]*model.Article{},
		exact: map[checkOfFile][]int{}, patterns: map[patternEnd][]int{}, known: map[checkOfFile]*silences{},
		places: map[*model.Note]map[string]text.Range{},
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
			n := s.notes[x.At.File()]
			warns := n != nil && x.Severity == diag.Warning
			for _, i := range s.covering(x, warns, &hushed) {
				used[i] = true
				if warns {
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
	kept = append(kept, s.moved(d, kept, used)...)
	if diag.Count(diags, diag.Error) > 0 {
		return kept, silenced // what is wrong may have kept the rest from being looked at
	}
	for i, rule := range s.rules {
		if broad[i] {
			kept = append(kept, diag.New(diag.SilenceBroad, rule.At, "this silences %s in any note, and in those that nobody has written yet", rule.Check).
				WithHelp("silence it where you have looked, note by note; name*.md stands for a note in all its languages"))
		}
		if !used[i] {
			d := diag.New(diag.SilenceUnused, rule.At, "this silence matches no %s", rule.Check)
			if parts := diag.Parts(rule.Check); len(parts) > 0 {
				d = d.WithDetail("this check was parted; these were part of it: " + strings.Join(parts, ", "))
			}
			kept = append(kept, d.WithHelp("remove it, or correct where: it stands for a file, a #heading, a :line or a pattern"))
		}
	}
	return kept, silenced
}

// covering says whether silences cover the place of a diagnostic, and returns those of which
// that is not noted yet.
func (s *silencer) covering(x diag.Diagnostic, warns bool, hushed *bool) (fresh []int) {
	for own := range s.at(x, x.Code.Name) {
		*hushed = true
		if !own.used || warns && !own.warnings {
			fresh = append(fresh, own.rules...)
		}
		own.used, own.warnings = true, own.warnings || warns
	}
	return fresh
}

// at yields the silences of a check at the place of a diagnostic.
func (s *silencer) at(x diag.Diagnostic, check string) iter.Seq[*silenced] {
	return func(yield func(*silenced) bool) {
		of := checkOfFile{check, x.At.File()}
		in, ok := s.known[of]
		if !ok {
			in = s.ofFile(of)
			s.known[of] = in
		}
		if in == nil || in.whole != nil && !yield(in.whole) {
			return
		}
		if len(in.lines) > 0 {
			if own := in.lines[x.At.Position().Line]; own != nil && !yield(own) {
				return
			}
		}
		behind, _ := slices.BinarySearchFunc(in.sections, x.At.Start+1, func(one silencedSection, at int) int { return cmp.Compare(one.From, at) })
		for i := behind - 1; i >= 0; i = in.sections[i].within {
			if x.At.Start < in.sections[i].To && !yield(in.sections[i].silenced) {
				return
			}
		}
	}
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
	in := &silences{lines: map[int]*silenced{}}
	sections := map[text.Range]*silenced{}
	var onLine map[int]*model.Passage
	for _, i := range rules {
		switch rule := s.rules[i]; {
		case rule.Line > 0:
			in.lines[rule.Line] = in.lines[rule.Line].with(i)
		case rule.ID == "":
			in.whole = in.whole.with(i)
		case s.notes[of.file] != nil:
			r := s.placesOf(s.notes[of.file])[rule.ID]
			sections[r] = sections[r].with(i)
		case s.articles[of.file] != nil:
			if onLine == nil {
				onLine = s.articles[of.file].OnLines()
			}
			if p := onLine[lineOf(rule.ID)]; p != nil {
				r := text.Range{From: p.Start, To: p.End}
				sections[r] = sections[r].with(i)
			}
		}
	}
	in.sections = inOrder(sections)
	return in
}

// inOrder are sections in the order in which they begin, each with the last one that goes on
// where it begins.
func inOrder(sections map[text.Range]*silenced) []silencedSection {
	var list []silencedSection
	for r, own := range sections {
		list = append(list, silencedSection{r, own, -1})
	}
	slices.SortFunc(list, func(a, b silencedSection) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	for i := range list {
		within := i - 1
		for within >= 0 && list[within].To <= list[i].From {
			within = list[within].within
		}
		list[i].within = within
	}
	return list
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

// placesOf is what the ids of a note stand for, looked at once.
func (s *silencer) placesOf(n *model.Note) map[string]text.Range {
	if s.places[n] == nil {
		s.places[n] = sectionsByID(n.Doc)
	}
	return s.places[n]
}

// sectionsByID returns the bytes of the file that each id of a note stands for: what is below
// a heading up to the next one of its level, or a whole callout. Of two with one id the first
// counts, and headings before callouts.
func sectionsByID(doc *markdown.Document) map[string]text.Range {
	source := doc.Source.Text
	of := map[string]text.Range{}
	lineStart := func(at diag.Span) int { return doc.Source.LineSpan(at.Position().Line).Start }
	var open []*markdown.Heading // each deeper than the one before
	end := func(level, at int) {
		for len(open) > 0 && open[len(open)-1].Level >= level {
			h := open[len(open)-1]
			open = open[:len(open)-1]
			of[h.ID] = text.Range{From: of[h.ID].From, To: at}
		}
	}
	for _, h := range doc.Headings {
		from := lineStart(h.Words)
		end(h.Level, from)
		if _, known := of[h.ID]; !known {
			of[h.ID] = text.Range{From: from}
			open = append(open, h)
		}
	}
	end(0, len(source))
	for _, c := range doc.Callouts {
		if _, known := of[c.ID]; known || c.ID == "" {
			continue
		}
		from := lineStart(c.At)
		to := from
		for to < len(source) {
			line := cmp.Or(strings.IndexByte(source[to:], '\n')+1, len(source)-to)
			if !strings.HasPrefix(strings.TrimLeft(source[to:to+line], " \t"), ">") {
				break
			}
			to += line
		}
		of[c.ID] = text.Range{From: from, To: to}
	}
	return of
}
