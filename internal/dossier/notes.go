package dossier

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
)

// joiner names the notes, each once, and keeps what of their files is needed to
// verify them.
type joiner struct {
	*loader
	files map[*model.Note]*noteFile
	seen  map[string]*model.Note
	left  []*model.Note // internal notes, which these readers may not know of
}

// joinNotes takes the notes into the dossier. What was read stays as it is: the
// dossier gets copies.
func (l *loader) joinNotes(d *model.Dossier, drafts bool) {
	j := &joiner{loader: l, files: map[*model.Note]*noteFile{}, seen: map[string]*model.Note{}}
	for _, f := range l.briefs {
		if f != nil {
			b := f.brief
			if j.admit(&b.Note, &f.noteFile, string(briefKind)) {
				d.Briefs = append(d.Briefs, &b)
			}
		}
	}
	for _, f := range l.questions {
		if f != nil {
			q := f.question
			if j.admit(&q.Note, &f.noteFile, string(questionKind)) {
				d.Questions = append(d.Questions, &q)
			}
		}
	}
	for _, f := range l.timelines {
		if f != nil {
			t := f.timeline
			if j.admit(&t.Note, &f.noteFile, "content") {
				d.Timelines = append(d.Timelines, &t)
			}
		}
	}
	order := func(a, b *model.Note) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(rank(a.Lang, d), rank(b.Lang, d)))
	}
	slices.SortFunc(d.Briefs, func(a, b *model.Brief) int { return order(&a.Note, &b.Note) })
	slices.SortFunc(d.Questions, func(a, b *model.Question) int { return order(&a.Note, &b.Note) })
	slices.SortFunc(d.Timelines, func(a, b *model.Timeline) int { return order(&a.Note, &b.Note) })
	for _, n := range d.Notes() {
		f := j.files[n]
		l.report(f.front...)
		for _, x := range f.diags {
			if n.Status != model.Published && !drafts {
				x = x.Soften()
			}
			l.report(x)
		}
	}
	d.Unread = j.unread()
	d.Hidden = make(map[string]bool, len(j.left))
	for _, n := range j.left {
		d.Hidden[n.Path] = true
	}
}

// admit gives a note its id and language, and refuses it if another has them.
func (j *joiner) admit(n *model.Note, f *noteFile, folder string) bool {
	n.ID, n.Lang = noteName(n.Path, folder, j.settings.Language)
	if n.Internal && !j.internal {
		j.left = append(j.left, n)
		return false
	}
	for part := range strings.SplitSeq(n.ID, "/") {
		if !frontmatter.IsKey(part) {
			j.report(diag.New(diag.BadFrontMatter, diag.FileSpan(n.Path), "%q cannot be part of an address", part).
				WithHelp("name the file with small letters a–z, digits and hyphens; a translation ends in .%s.md", strings.Join(language.Codes(), ".md or .")))
			return false
		}
	}
	id := string(n.Kind) + "/" + n.Lang + "/" + n.ID
	if first := j.seen[id]; first != nil {
		j.report(diag.New(diag.DuplicateID, diag.FileSpan(n.Path), "%s is the same note in the same language", first.Path).
			WithHelp("keep one of the two files"))
		return false
	}
	j.seen[id] = n
	j.files[n] = f
	return true
}

// unread lists the notes that are not in the dossier, or whose front matter has
// mistakes, and the files of records that could not be read; a link to one is
// no further mistake.
func (j *joiner) unread() map[string]bool {
	unread := map[string]bool{}
	for _, k := range []kind{briefKind, questionKind, timelineKind} {
		for _, name := range j.paths[k] {
			unread[name] = true
		}
	}
	for r := range j.badRecords {
		unread[string(r)] = true
	}
	for n, f := range j.files {
		unread[n.Path] = diag.Count(f.front, diag.Error) > 0
	}
	return unread
}

// rank puts the default language first.
func rank(lang string, d *model.Dossier) int {
	if lang == d.Settings.Language {
		return -1
	}
	return slices.Index(language.Codes(), lang)
}
