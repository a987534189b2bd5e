package site

import (
	"slices"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/export"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// QuestionModel is the model of question.html.
type QuestionModel struct {
	print.Frame
	Summary    string
	Status     string       // "" if published
	Withdrawal *ReleaseView // the release that tells that it was withdrawn, and why; nil if none does
	Flags      []Flag
	Date       date.Date
	LastMod    date.Date
	Processing string // how a machine took part; "" if nobody says so
	Tags       []string
	Preface    []Section
	Columns    []Column // of the matrix, one for each position
	Groups     []RowGroup
	Silent     []ArticleName // articles that no position cites, if they are few
	ManySilent int           // how many they are, if they are many
	Positions  []PositionView
	Assessment PositionView // without sections if there is none
	Rests      []DependenceEntry
	Cited      []CitedArticle
	Pieces     []Piece
	Quotes     int
	Changed    []ReleaseView // what releases changed in it
}

// Column heads a column of the matrix.
type Column struct {
	Answer string
	Link   print.Link
}

// RowGroup is rows of the matrix that belong together.
type RowGroup struct {
	Name string // "" if there is nothing to say about them
	Rows []Row
}

// Row is what one article says to each position.
type Row struct {
	ArticleEntry
	Cells []Cell
}

// Cell says what an article is cited for at a position; without marks it is not cited there.
type Cell struct {
	Answer string // to which it belongs
	Marks  []Mark
}

// Mark is one thing that a passage of an article does for a position, in the words
// that the question quotes.
type Mark struct {
	Signal      string
	Lang        string // of the words, "" if it is the page's own
	Segments    print.Segments
	Translation string
	Name        string // ¶8
	Passage     print.Link
}

// PositionView is an answer with the passages that bear on it.
type PositionView struct {
	ID       string
	Answer   string
	Sections []Section
}

// mostSilent is how many articles that no position cites are named. A longer list would hide
// those that do.
const mostSilent = 12

func questions() kind {
	return kind{
		Kind:  note.KindOf(model.QuestionNote),
		list:  func(p *planner, lang string) any { return p.questions(lang) },
		pages: pagesOf((*planner).question),
	}
}

func (p *planner) question(q *model.Question) QuestionModel {
	path := p.notePath(&q.Note)
	m := QuestionModel{Frame: p.frame(q.Lang, path, reveal(q.Title), q.Summary)}
	m.At = "questions"
	p.noteEditions(&m.Frame, &q.Note)
	m.Date, m.LastMod = q.Date, q.LastMod
	m.Status = unpublished(&q.Note)
	if q.Status == model.Withdrawn {
		m.Withdrawal = p.withdrawal(&q.Note, path)
		m.Description = p.described(q.Lang, "")
		return m
	}
	m.Summary, m.Tags, m.Processing = q.Summary, q.Tags, q.Processing
	blocks := p.blocks(&q.Note, path)
	m.Preface = sectionBlocks(blocks, q.Lead)
	for _, position := range q.Positions {
		m.Columns = append(m.Columns, Column{position.Answer, print.Here(path, position.ID)})
		m.Positions = append(m.Positions, PositionView{
			ID: position.ID, Answer: position.Answer, Sections: sectionBlocks(blocks, position.Section),
		})
	}
	if h := q.Assessment.Heading; h != nil {
		m.Assessment = PositionView{ID: h.ID, Answer: h.Text, Sections: sectionBlocks(blocks, q.Assessment)}
	}
	m.Groups, m.Silent, m.ManySilent = p.matrix(q, path)
	m.Flags = p.flags(&q.Note, path)
	if m.Changed = p.noteChanges(&q.Note, path); len(m.Changed) > 0 {
		m.Frame = p.theme.Revised(m.Frame)
	}
	m.Rests = p.dependences(&q.Note, path)
	m.Cited = p.citedArticles(p.findings.Cited(&q.Note), q.Lang, path)
	m.Pieces = p.pieces(&q.Note, blocks, path)
	m.Quotes = countQuotations(p.findings.Cited(&q.Note))
	p.present(&m.Frame, p.linked(&q.Note, "Report", export.Linked{Published: q.Date, Modified: q.LastMod}), p.noteCard(&q.Note, changedOn(&q.Note)))
	return m
}

// SearchDocument is the page as the search reads it.
func (m QuestionModel) SearchDocument() search.Document {
	d := beginDocument(m.Frame, "question", m.Date, m.Summary)
	d.sections(m.Preface)
	for _, p := range append(slices.Clip(m.Positions), m.Assessment) {
		d.add(p.ID, p.Answer, search.Summary)
		d.sections(p.Sections)
	}
	d.tags(m.Tags)
	return d.Document
}

// sectionBlocks returns the printed blocks of a section of a note.
func sectionBlocks(blocks []Section, s markdown.Section) []Section {
	return blocks[s.From : s.From+len(s.Blocks)]
}

// countQuotations counts the quotations among citations.
func countQuotations(cited []*model.Cited) int {
	n := 0
	for _, c := range cited {
		if c.Words != nil {
			n++
		}
	}
	return n
}

// matrix says what each article does for each position, by the origin of the
// passages that say it: an article that has its news from two sources stands in
// two groups. Of the articles that no position cites, many are only counted.
func (p *planner) matrix(q *model.Question, path string) (groups []RowGroup, silent []ArticleName, many int) {
	column := map[*model.Cited]int{}
	var all []*model.Cited
	for i, position := range q.Positions {
		for _, c := range p.findings.CitedIn(&q.Note, position.Section) {
			column[c] = i
			all = append(all, c)
		}
	}
	spoken := map[*model.Article]bool{}
	for _, origin := range check.Origins(p.dossier, all) {
		g := RowGroup{Name: p.theme.Words(q.Lang).Phrase("origin_undetermined")}
		if origin.Identified() {
			g.Name = p.sourceNames(origin)
		}
		for _, a := range origin.Articles {
			spoken[a] = true
			row := Row{ArticleEntry: p.articleEntry(a, q.Lang, path)}
			for _, position := range q.Positions {
				row.Cells = append(row.Cells, Cell{Answer: position.Answer})
			}
			for _, c := range origin.Cited {
				if c.Article == a {
					cell := &row.Cells[column[c]]
					cell.Marks = append(cell.Marks, p.mark(c, path))
				}
			}
			g.Rows = append(g.Rows, row)
		}
		groups = append(groups, g)
	}
	if n := len(p.dossier.Articles) - len(spoken); n > mostSilent {
		return groups, nil, n
	}
	for _, a := range p.dossier.Articles {
		if !spoken[a] {
			silent = append(silent, p.articleName(a, q.Lang, path))
		}
	}
	sortByText(q.Lang, silent, func(a ArticleName) string { return a.Name })
	return groups, silent, 0
}

// mark is what a citation does for a position.
func (p *planner) mark(c *model.Cited, path string) Mark {
	m := Mark{
		Signal: string(c.Item.Signal),
		Lang:   languageUnless(c.Note.Lang, c.Lang()), Translation: c.Item.Translation, Passage: print.Link{From: path, To: p.articleFrom(path, c.Article)},
	}
	if c.Passage == nil {
		return m
	}
	w := p.theme.Words(c.Note.Lang)
	m.Name = passageName(w, c.Passage)
	m.Passage = p.passageLink(c.Passage, c.Note.Lang, path)
	if c.Words != nil {
		m.Segments = trimmed(segments(w, c.Passage, nil, c.Words))
	}
	return m
}

// QuestionsModel is the model of questions.html, the list of all questions.
type QuestionsModel struct {
	print.Frame
	Sources
	Questions []QuestionRow
}

// QuestionRow is a question in the table of who supports which answer.
type QuestionRow struct {
	NoteEntry
	Answers   []Column
	Judgments []JudgmentEntry // what is concluded
	Cells     []Answers       // of the columns
}

func (p *planner) questions(lang string) QuestionsModel {
	m := QuestionsModel{Frame: p.theme.Drawn(p.listFrame(lang, "questions.html"))}
	shown := p.shownQuestions(lang)
	weight := map[*model.Article]int{}
	for _, q := range shown {
		for _, c := range p.findings.Cited(&q.Note) {
			weight[c.Article]++
		}
	}
	sources, columns := p.sourceColumns(weight, lang, m.Path)
	m.Sources = sources
	for _, q := range shown {
		row := QuestionRow{NoteEntry: p.noteEntry(&q.Note, lang, m.Path)}
		row.Date = q.Date
		if q.Status != model.Withdrawn {
			for _, position := range q.Positions {
				row.Answers = append(row.Answers, Column{position.Answer, print.Link{From: m.Path, To: p.notePath(&q.Note), Fragment: position.ID}})
			}
			row.Judgments, row.Cells = p.judgments(&q.Note, m.Path), p.answers(q, columns)
		}
		m.Questions = append(m.Questions, row)
	}
	return m
}

// shownQuestions are the questions of an edition, each once: in its language if it is there in it.
func (p *planner) shownQuestions(lang string) []*model.Question {
	var list []*model.Question
	for _, q := range p.dossier.Questions {
		if q.Shown(p.options.Drafts) && &q.Note == p.version(&q.Note, lang) {
			list = append(list, q)
		}
	}
	return list
}
