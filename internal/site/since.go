package site

import (
	"dossier/internal/date"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// SinceView is what became of cited words in a later version of their article.
type SinceView struct {
	Said     string    // in words of the page
	Captured date.Date // the version that has other words; zero if nobody has noted when
	Words    string    // the sentences that stand there now, "" if there are none or they may not be shown
	Lang     string    // of these, "" if it is the page's own
	Name     string    // of their passage
	Link     print.Link
	All      print.Link // to the page of all versions
}

// sinceOf says what became of the words of some citations, nil if they still stand.
func (p *planner) sinceOf(cited []*model.Cited, lang, path string) *SinceView {
	for _, c := range cited {
		since, changed := p.findings.Since[c]
		if !changed {
			continue
		}
		key := "since_other"
		if since.Later {
			key = "since_changed"
		}
		if since.Passage == nil {
			key += "_gone"
		}
		w := p.theme.Words(lang)
		v := &SinceView{Said: w.Phrase(key), Captured: dayOf(p.dossier.Captured(since.Version)), Lang: languageUnless(lang, since.Version.Lang)}
		v.All = p.versionsLink(c.Article, lang, path).Link
		if since.Passage == nil {
			return v
		}
		v.Name, v.Link = passageName(w, since.Passage), p.passageLink(since.Passage, lang, path)
		if since.Version.Rights != model.Link {
			v.Words = text.ShowReordering(since.Passage.Stretch(since.Now))
		}
		return v
	}
	return nil
}

// StandingView is what an outlet says of an article that does not stand as it was.
type StandingView struct {
	Later    bool      // another version says so
	Captured date.Date // that which says so; zero if nobody has noted when
	Words    string    // of the outlet, "" if the record does not name them or they may not be shown
	Lang     string    // of these, "" if it is the page's own
	Line     int       // of the capture, 0 if the record does not say
	Raw      print.Link
}

// standingOf says that an article does not stand as it was, as one of its versions has it.
func (p *planner) standingOf(a, by *model.Article, lang, path string) *StandingView {
	v := &StandingView{Later: by != a, Captured: dayOf(p.dossier.Captured(by)), Lang: languageUnless(lang, by.Lang)}
	if by.StatusLine > 0 {
		v.Line = by.StatusLine
		v.Raw = print.Link{From: path, To: p.articleIn(lang, by), Fragment: print.LineID(by.StatusLine)}
		if by.Rights != model.Link {
			v.Words = text.ShowReordering(by.Capture.Lines[by.StatusLine-1].Text)
		}
	}
	return v
}
