package check

import (
	"cmp"
	"fmt"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// Said lists what the dossier says now to readers of its site, as a release records it, in the
// order of its notes: of each note its title, its corrections, statements, figures and
// positions, and at the end the articles. What has no id is not in it, for nothing could
// say what became of it.
func (f *Findings) Said(d *model.Dossier) []model.Said {
	var list []model.Said
	for _, n := range d.Notes {
		if isPublic(n) {
			list = append(list, f.saidBy(n)...)
		}
	}
	for _, a := range d.Articles {
		status := ""
		if a.Status != model.Current {
			status = string(a.Status)
		}
		list = append(list, model.Said{What: model.SaidSource, At: a.Path, Text: a.Title, Status: status})
	}
	return list
}

// isPublic reports whether readers of the site see a note.
func isPublic(n *model.Note) bool { return n.Shown(false) && !n.Internal }

// saidBy is what a note says.
func (f *Findings) saidBy(n *model.Note) []model.Said {
	title := model.Said{What: model.SaidNote, At: n.Path, Text: n.Title} // a timeline may have none
	if n.Status == model.Withdrawn {
		title.Status = string(n.Status)
		return []model.Said{title}
	}
	list := []model.Said{title}
	if b, ok := n.Own.(*model.Brief); ok {
		for i, c := range b.Corrections {
			list = append(list, model.Said{What: model.SaidCorrection, At: fmt.Sprintf("%s#%s", n.Path, CorrectionID(i)), Text: c.Text})
		}
	}
	for _, s := range f.Statements(n) {
		if said, ok := f.SaidIn(s); ok {
			list = append(list, said)
		}
	}
	for _, c := range n.Doc.Callouts {
		if d := f.Drawn(n, c); d != nil && c.ID != "" {
			list = append(list, model.Said{What: model.SaidFigure, At: n.Path + "#" + c.ID, Text: d.Title, Shows: drawnValues(d)})
		}
	}
	if q, ok := n.Own.(*model.Question); ok {
		for _, p := range q.Positions {
			said := model.Said{What: model.SaidPosition, At: n.Path + "#" + p.ID, Text: p.Answer}
			for _, c := range f.CitedIn(n, p.Section) {
				if c.Article != nil && c.Item.Signal == markdown.Supports {
					said.Sources = append(said.Sources, c.Article.Key)
				}
			}
			said.Sources = once(said.Sources)
			list = append(list, said)
		}
	}
	return list
}

// CorrectionID is the id of the i-th correction of a brief, 0-based.
func CorrectionID(i int) string { return fmt.Sprintf("correction_%d", i+1) }

// Moves are the files that have another name than in the history: a published note or article
// whose page was, by its aliases, that of one that is there no more.
func Moves(d *model.Dossier) []model.Move {
	if len(d.History.Releases) == 0 {
		return nil
	}
	var moves []model.Move
	last, here := d.History.Last(), map[string]bool{}
	for _, n := range d.Notes {
		here[n.Path] = isPublic(n)
	}
	for _, a := range d.Articles {
		here[a.Path] = true
	}
	moved := func(to, from string) {
		if last[to].What == "" && last[from].What != "" && !here[from] {
			moves = append(moves, model.Move{From: from, To: to})
			last[to] = last[from]
			delete(last, from)
		}
	}
	for _, n := range d.Notes {
		for _, was := range n.FormerPaths(d.Settings.Language) {
			if here[n.Path] {
				moved(n.Path, was)
			}
		}
	}
	for _, article := range d.Articles {
		for _, a := range article.Aliases {
			if key, ok := a.FormerName(article.Lang, "articles"); ok {
				moved(article.Path, model.ArticleFolder+"/"+key+".md")
			}
		}
	}
	return moves
}

// SaidIn is what a statement says; ok is false if it has no id.
func (f *Findings) SaidIn(s *model.Statement) (said model.Said, ok bool) {
	said = model.Said{What: model.SaidStatement, At: s.Note.Path + "#" + s.Callout.ID, Text: Wording(s)}
	if s.Callout.Kind == markdown.Judgment {
		said.What = model.SaidJudgment
	}
	if s.Likelihood != nil {
		said.From, said.To = s.Likelihood.From, s.Likelihood.To
	}
	if s.Confidence != nil {
		said.Confidence = s.Confidence.Level
	}
	for _, c := range s.Support() {
		said.Sources = append(said.Sources, c.Article.Key)
	}
	said.Sources = once(said.Sources)
	return said, s.Callout.ID != ""
}

// drawnValues are the values of a figure, in one line.
func drawnValues(d *model.Drawn) string {
	var parts []string
	for _, r := range d.Rows {
		values := []string{cmp.Or(r.Label, r.Date.String())}
		for _, v := range r.Values {
			values = append(values, v.Text)
		}
		parts = append(parts, strings.Join(values, " "))
	}
	for _, e := range d.Events {
		parts = append(parts, e.Title)
	}
	line := strings.Join(parts, "; ")
	if d.Unit != "" {
		line += " (" + d.Unit + ")"
	}
	return line
}

// unreleased says how much of what the dossier says now no release has recorded, if it has
// releases, and names statements of which the history will never say what became.
func (v *checker) unreleased() []diag.Diagnostic {
	h := v.dossier.History
	if len(h.Releases) == 0 || h.Broken || v.drafts {
		return nil
	}
	diags := v.findings.Unnamed(v.dossier)
	last := h.Releases[len(h.Releases)-1]
	changes := h.Renamed(Moves(v.dossier)).Since(v.findings.Said(v.dossier))
	if len(changes) == 0 {
		return diags
	}
	judged := 0
	for _, c := range changes {
		if c.About().What == model.SaidJudgment {
			judged++
		}
	}
	d := diag.New(diag.Unreleased, last.At, "%s from the release of %s; %s",
		diag.Amount(len(changes), "thing differs", "things differ"), last.On, diag.Amount(judged, "of them is a judgment", "of them are judgments")).
		WithHelp("dossier release --dry-run lists them; when the site is published, run dossier release")
	return append(diags, d)
}

// Unnamed lists the judgments of published notes without an id, of which the history could not
// say what becomes of them.
func (f *Findings) Unnamed(d *model.Dossier) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, n := range d.Notes {
		if n.Status != model.Published || n.Internal {
			continue
		}
		for i, s := range f.Statements(n) {
			if s.Callout.Kind == markdown.Judgment && s.Callout.ID == "" {
				diags = append(diags, diag.New(diag.Unreleased, s.Callout.At, "this judgment has no id, by which later releases could say what became of it").
					WithHelp("write #jc%d behind [!%s]", i+1, s.Callout.Word))
			}
		}
	}
	return diags
}
