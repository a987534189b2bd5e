package site

import (
	"slices"

	"dossier/internal/custody"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// passageUse is all that notes make of a passage.
type passageUse struct {
	Passage  int // its index
	Notes    []print.Use
	Quoted   []text.Range // bytes of its text that they quote
	Shown    []text.Range // bytes of its text that may be shown, if not all
	Around   []string     // what the words around those do to them
	Disputed bool         // one of them cites it as what contradicts
	Times    int          // how often it is cited; a translation does not cite it once more
}

// usesOf returns what notes make of the passages of an article that they cite.
func (p *planner) usesOf(a *model.Article, w *print.Words, path string) []passageUse {
	var uses []passageUse
	for i, passage := range a.Passages {
		cited := p.findings.Uses[passage]
		if len(cited) == 0 {
			continue
		}
		use := passageUse{Passage: i, Notes: p.noteUses(passage, w.Lang, path)}
		use.Shown, _ = p.findings.Shown(passage)
		seen := map[text.Range]bool{}
		for _, c := range cited {
			if p.isFirst(c.Note) {
				use.Times++
				use.Quoted = append(use.Quoted, c.Words...)
				for _, r := range c.Words {
					seen[r] = true
				}
			}
		}
		for _, c := range cited {
			for _, r := range c.Words {
				if !seen[r] { // only a translation quotes just these words
					seen[r] = true
					use.Quoted = append(use.Quoted, r)
				}
			}
			for _, said := range surroundings(w, c) {
				if !slices.Contains(use.Around, said) {
					use.Around = append(use.Around, said)
				}
			}
			use.Disputed = use.Disputed || c.Item.Signal == markdown.Contradicts
		}
		uses = append(uses, use)
	}
	return uses
}

// noteUses groups the citations of a passage by note, those in the language of the
// page first. With a note in that language stand its versions in others.
func (p *planner) noteUses(passage *model.Passage, lang, path string) []print.Use {
	var own, others []print.Use
	var foreign []*model.Note // of others
	place := map[string]int{} // of notes in the language of the page
	cited := p.findings.Uses[passage]
	for len(cited) > 0 { // uses come note by note
		n := cited[0].Note
		use := print.Use{Title: p.noteTitle(n, lang), Lang: languageUnless(lang, n.Lang), Link: print.Link{From: path, To: p.notePath(n)}}
		for ; len(cited) > 0 && cited[0].Note == n; cited = cited[1:] {
			use.Numbers = addNumber(use.Numbers, cited[0], path, p.notePath(n))
		}
		if use.Lang == "" {
			place[versionKey(n)] = len(own)
			own = append(own, use)
		} else {
			others, foreign = append(others, use), append(foreign, n)
		}
	}
	list := own
	for i, use := range others {
		if at, ok := place[versionKey(foreign[i])]; ok {
			list[at].Translations = append(list[at].Translations, use)
		} else {
			list = append(list, use)
		}
	}
	return list
}

// citedIn lists the notes that cite the text of an article, each once.
func citedIn(a *model.Article, uses []passageUse) []print.Use {
	var list []print.Use
	for _, passage := range uses {
		if a.Passages[passage.Passage].Kind == custody.Title {
			continue
		}
		for _, note := range passage.Notes {
			for _, n := range append([]print.Use{note}, note.Translations...) {
				if !slices.ContainsFunc(list, func(u print.Use) bool { return u.Link == n.Link }) {
					list = append(list, n)
				}
			}
		}
	}
	return list
}

// rows are the text of an article and the lines of its capture, as far as its
// rights allow them to be shown. They depend on nothing else.
type rows struct {
	article     *model.Article
	words       *print.Words
	uses        map[*model.Passage]passageUse
	translation *model.Translation // into the language of the page; nil if there is none
}

func newRows(a *model.Article, w *print.Words, uses []passageUse, t *model.Translation) rows {
	r := rows{a, w, map[*model.Passage]passageUse{}, t}
	for _, use := range uses {
		r.uses[a.Passages[use.Passage]] = use
	}
	return r
}

// passages are those of the text, which the title is no part of.
func (r rows) passages(yield func(print.Passage) bool) {
	paragraphs := 0
	for _, p := range r.article.Passages {
		if p.Kind == custody.Title {
			continue
		}
		use := r.uses[p]
		row := print.Passage{
			Kind: p.Kind, Name: passageName(r.words, p), Line: p.Line, Lang: languageUnless(r.article.Lang, p.Lang()),
			Segments: r.segments(p), Uses: use.Notes, Around: use.Around, Disputed: use.Disputed,
			Times: use.Times,
		}
		row.Share = share(row.Segments)
		if len(row.Segments) > 0 {
			row.Days = otherDaysShown(r.words, p, use.Shown)
		}
		if r.translation != nil {
			row.Translated = r.translation.Passages[p].Text
		}
		switch p.Kind {
		case custody.Paragraph:
			paragraphs++
			row.Standfirst = paragraphs <= r.article.Standfirst
		case custody.Caption:
			for _, c := range r.article.Record.Captions {
				if c.Line == p.Line && c.Credit != "" {
					row.Credits = append(row.Credits, c.Credit)
				}
			}
		}
		if !yield(row) {
			return
		}
	}
}

// segments are what may be shown of a passage; none if nothing may.
func (r rows) segments(p *model.Passage) print.Segments {
	use := r.uses[p]
	if r.article.Rights != model.Full && len(use.Shown) == 0 {
		return nil
	}
	list := segments(r.words, p, use.Quoted, use.Shown)
	if use.Shown == nil {
		heat(list, use.Quoted)
	}
	return list
}

// heat says of what is quoted of a whole passage how often.
func heat(list print.Segments, quoted []text.Range) {
	at := 0
	for i := range list {
		s := &list[i]
		if s.Gap {
			continue
		}
		if s.Quoted {
			for _, r := range quoted {
				if r.From <= at && at < r.To {
					s.Times++
				}
			}
		}
		at += len(s.Text)
	}
}

// share is how much of a passage is quoted, in per cent.
func share(list print.Segments) int {
	quoted, whole := 0, 0
	for _, s := range list {
		whole += len(s.Text)
		if s.Quoted {
			quoted += len(s.Text)
		}
	}
	return 100 * quoted / max(whole, 1)
}

// lines are those of the capture that hold words, with what became of each.
func (r rows) lines(yield func(print.Line) bool) {
	for _, l := range capturedLines(r.article) {
		if l.Text == "" {
			continue
		}
		row := print.Line{Number: l.Number, Class: l.class, Segments: r.lineSegments(l)}
		if l.passage != nil && l.class != custody.Title {
			row.Passage = passageName(r.words, l.passage)
		}
		if l.decision != nil {
			row.Rule, row.Why = l.decision.Rule, l.decision.Why
		}
		if !yield(row) {
			return
		}
	}
}

// lineSegments are what may be shown of a line; none if nothing may.
func (r rows) lineSegments(l capturedLine) print.Segments {
	full := r.article.Rights == model.Full
	switch {
	case full && l.passage != nil && l.passage.Text == l.Text:
		return r.segments(l.passage)
	case full || l.class == custody.Title:
		return rawSegments(l.Text, l.Number, r.article.Record.Cuts)
	case l.passage != nil:
		return r.segments(l.passage)
	}
	return nil
}

// passageLink leads to a passage on the page of its article in an edition.
func (p *planner) passageLink(passage *model.Passage, lang, from string) print.Link {
	link := print.Link{From: from, To: p.articleIn(lang, passage.Article)}
	if passage.Kind.HasAnchor() {
		link.Fragment = print.PassageID(passage.Line)
	}
	return link
}

// passageName is ¶8, intertitre 1, titre …, and where in the file as received it
// stands: ¶8, 00:12:31.
func passageName(w *print.Words, p *model.Passage) string {
	name := w.Phrase("title")
	if p.Kind != custody.Title {
		name = w.Phrase(string(p.Kind), p.Number)
	}
	if p.Locator != "" {
		name += ", " + p.Locator
	}
	return name
}
