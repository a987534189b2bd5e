package load

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/text"
)

// joinNotes takes the notes into the dossier. What was read stays as it is: the
// dossier gets copies, which have an id and a language. It also notes which files are
// not in the dossier, or not whole. Errors in the text of a note that is not published
// are warnings, unless drafts are asked for.
func (l *loader) joinNotes(d *model.Dossier, drafts bool) {
	d.Unread, d.Hidden = map[string]bool{}, map[string]bool{}
	for r := range l.badRecords {
		d.Unread[string(r)] = true
	}
	for i, k := range note.Kinds {
		l.joinKind(d, k, l.notes[i], drafts)
	}
	followNotes(d)
}

// followNotes gives what the lock file says of notes that have another name now that name. Such a
// note has the address of its former page among its aliases, and no file has its former path.
func followNotes(d *model.Dossier) {
	now := map[string]string{} // by the path before
	for _, n := range d.Notes {
		for _, was := range n.FormerPaths(d.Settings.Language) {
			if _, there := d.Unread[was]; !there && now[was] == "" {
				now[was] = n.Path
			}
		}
	}
	if len(now) > 0 {
		d.Lock = d.Lock.Renamed(now)
	}
}

func (l *loader) joinKind(d *model.Dossier, k note.Kind, files []*note.File, drafts bool) {
	type admitted struct {
		*model.Note
		join func(*model.Dossier)
	}
	var notes []admitted
	first := map[string]*model.Note{} // by language and id
	for i, f := range files {
		d.Unread[l.paths[kind(k.Folder)][i]] = true
		if f == nil {
			continue
		}
		n, join := f.Copy()
		n.ID, n.Lang = k.Name(n.Path, l.settings.Language)
		if n.Internal && !l.internal {
			d.Hidden[n.Path] = true
			continue
		}
		if x := misnamed(n, first); x != nil {
			l.report(*x)
			continue
		}
		first[n.Lang+"/"+n.ID] = n
		notes = append(notes, admitted{n, join})
		d.Unread[n.Path] = diag.Count(f.Front, diag.Error) > 0
		l.report(f.Front...)
		for _, x := range f.Text {
			if n.Status != model.Published && !drafts {
				x = x.Soften()
			}
			l.report(x)
		}
	}
	slices.SortStableFunc(notes, func(a, b admitted) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(rank(a.Lang, d), rank(b.Lang, d)))
	})
	for _, n := range notes {
		d.Notes = append(d.Notes, n.Note)
		if n.join != nil {
			n.join(d)
		}
	}
}

// misnamed reports a name that cannot be an address, or that another note has.
func misnamed(n *model.Note, first map[string]*model.Note) *diag.Diagnostic {
	for part := range strings.SplitSeq(n.ID, "/") {
		if !frontmatter.IsKey(part) {
			return new(diag.New(diag.BadFrontMatter, diag.FileSpan(n.Path), "%q cannot be part of an address", part).
				WithHelp("name the file %s: names are of small letters a–z, digits and hyphens; a translation ends in .%s.md",
					keyName(n.Path), strings.Join(language.Codes(), ".md or .")))
		}
	}
	if other := first[n.Lang+"/"+n.ID]; other != nil {
		return new(diag.New(diag.DuplicateID, diag.FileSpan(n.Path), "%s is the same note in the same language", other.Path).
			WithHelp("keep one of the two files"))
	}
	return nil
}

// notInKeys is what parts the words of a key.
var notInKeys = regexp.MustCompile(`[^a-z0-9]+`)

// keyName is a name for a file that is made of keys, for one that is not; its folder stays.
func keyName(file string) string {
	ending := path.Ext(file)
	stem := strings.Trim(notInKeys.ReplaceAllString(text.Plain(strings.TrimSuffix(path.Base(file), ending)), "-"), "-")
	if stem == "" {
		stem = "note" // nothing of it can be written in these letters
	}
	return stem + strings.ToLower(ending)
}

// rank puts the default language first.
func rank(lang string, d *model.Dossier) int {
	if lang == d.Settings.Language {
		return -1
	}
	return slices.Index(language.Codes(), lang)
}
