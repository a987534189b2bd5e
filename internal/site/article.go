package site

import (
	gopath "path"
	"strings"

	"dossier/internal/card"
	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// ArticleModel is the model of article.html.
type ArticleModel struct {
	print.Frame
	Article    ArticleEntry
	ArticleTag string        // language of the article's words, "" if it is the page's own
	TitleBasis string        // "" if the title is a line of the capture
	Status     string        // "" if the article stands as it was
	Standing   *StandingView // with what its outlet says of that, if the record knows it; else nil
	Rights     string
	Authors    []string
	Onward     print.Onward  // where it was published
	Received   *ReceivedView // the file the text was read from, nil if it was received as text
	SHA256     string
	Size       int // bytes of the text
	Damage     []DamageView
	CitedIn    []print.Use // each brief once
	*print.ArticleText
	Translation *TranslationView // what stands beside the text, nil if nothing does
	Sheets      []SheetView      // pages of the file on which quoted words stand, if they were drawn and may be shown
	Captured    print.Link
	Top         print.Link
	Cite        *CiteView
	File        print.Link // the file as received; zero if the rights do not allow it
}

// Hash is what of the hash of the capture is shown at the head of the page.
func (m ArticleModel) Hash() string { return shortHash(m.SHA256) }

// Pages counts the pages that cite the article; a translation is not one more.
func (m ArticleModel) Pages() int {
	n := 0
	for _, use := range m.CitedIn {
		if use.Lang == "" {
			n++
		}
	}
	return max(n, min(len(m.CitedIn), 1))
}

// shortHash is as much of a hash as can be compared by eye.
func shortHash(hash string) string { return hash[:min(16, len(hash))] }

// ReceivedView is a file from which the text of an article was read.
type ReceivedView struct {
	Name   string
	SHA256 string
	Size   int // bytes
}

// DamageView is a damaged place, in words.
type DamageView struct {
	Name  string // of the passage
	Link  print.Link
	Words string
	Kind  string
}

// articleBasis is what the text of an article depends on besides the article.
type articleBasis struct {
	Uses       []passageUse
	Translated []string
}

// onward leads to where an article was published. The day of the archived copy is that on
// which the page was captured, as far as it is known: the one that was read is wanted.
func (p *planner) onward(a *model.Article) print.Onward {
	return print.Onward{Address: a.OriginalURL, Archived: a.Archived, On: dayOf(p.dossier.Receipts[a].Captured).Machine()}
}

func (p *planner) article(a *model.Article, lang string) ArticleModel {
	path := p.articleIn(lang, a)
	m := ArticleModel{Frame: p.frame(lang, path, reveal(a.Title), p.describeArticle(a, lang)), Rights: string(a.Rights), Onward: p.onward(a)}
	m.Article = p.articleEntry(a, lang, path)
	for _, author := range a.Authors {
		m.Authors = append(m.Authors, reveal(author))
	}
	m.Cite, m.Meta = p.citing(p.references().Article(a, path), path)
	if a.Lang != lang {
		m.ArticleTag, m.Cite.Lang = a.Lang, a.Lang
	}
	if a.TitleBasis != "line" {
		m.TitleBasis = a.TitleBasis
	}
	if status, by := p.dossier.Standing(a); status != model.Current {
		m.Status = string(status)
		if by != a || a.StatusLine > 0 {
			m.Standing = p.standingOf(a, by, lang, path)
		}
	}
	if a.Unsaved {
		m.Status = "unsaved"
	}
	m.SHA256, m.Size = a.Capture.SHA256, a.Capture.Source.Size()
	if r := a.Received; r != nil {
		m.Received = &ReceivedView{reveal(gopath.Base(r.Path)), r.SHA256, p.dossier.Sizes[r.Path]}
	}
	m.Captured = print.Here(path, print.CapturedID)
	m.Top = print.Here(path, "article")
	uses := p.usesOf(a, m.Words, path)
	m.CitedIn = citedIn(a, uses)
	if m.Sheets = p.sheets(a, m.Words, uses, path); m.Sheets != nil {
		m.Frame = p.theme.Drawn(m.Frame)
	}
	t := p.translationIn(a, lang)
	if t != nil {
		m.Translation = &TranslationView{Human: t.Human, Machine: t.Machine}
	}
	basis := articleBasis{uses, translatedPassages(a, t)}
	m.ArticleText = print.Text(p.memory, a, basis, func() print.Article {
		r := newRows(a, m.Words, uses, t)
		return print.Article{Path: path, Words: m.Words, Lang: a.Lang, Bytes: m.Size, Passages: r.passages, Lines: r.lines}
	})
	if a.Rights == model.Full {
		for _, passage := range a.Passages {
			if passage.Kind == custody.Title {
				continue
			}
			self := print.Here(path, print.PassageID(passage.Line))
			for _, d := range passage.Damaged() {
				m.Damage = append(m.Damage, DamageView{passageName(m.Words, passage), self, d.Of(passage.Text), d.Kind})
			}
		}
	}
	p.otherEditions(&m.Frame, lang, articlePath(a))
	if a.Rights == model.Full {
		m.File = print.Link{From: path, To: p.capturePath(a)}
	}
	p.present(&m.Frame, p.linkedArticle(a, lang), card.Card{})
	return m
}

// SearchDocument is the page as the search reads it.
func (m ArticleModel) SearchDocument() search.Document {
	d := search.Document{
		Kind: "article", Lang: m.Lang, Title: m.PageTitle, Outlet: m.Article.OutletKey, Source: m.Article.Outlet, Dates: days(m.Article.Published),
		Passages: []search.Passage{{Text: m.PageTitle, Field: search.Title}},
	}
	if m.ArticleTag != "" {
		d.Lang = m.ArticleTag
	}
	var marks []string
	for _, label := range m.Article.Labels {
		marks = append(marks, m.Phrase(label))
	}
	d.Mark = strings.Join(marks, m.Phrase("comma"))
	d.Passages = append(d.Passages, m.Found()...)
	return d
}
