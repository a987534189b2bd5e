package site

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/search"

	"golang.org/x/net/html"
)

// searchable is a model whose page the search finds. The document holds what the
// page shows and nothing else: that is how rights reach the index.
type searchable interface{ document() search.Document }

// days are the ends of a date as the search writes them.
func days(d date.Date) []string {
	if d.IsZero() {
		return nil
	}
	list := []string{strings.TrimSuffix(d.From.String(), "~")}
	if d.To != d.From {
		list = append(list, strings.TrimSuffix(d.To.String(), "~"))
	}
	return list
}

func (m ArticleModel) document() search.Document {
	d := search.Document{
		Kind: "article", Lang: m.Lang, Title: m.PageTitle, Outlet: m.Article.OutletKey, Source: m.Article.Outlet, Dates: days(m.Article.Published),
		Passages: []search.Passage{{Text: m.PageTitle, Field: search.Title}},
	}
	if m.ArticleTag != "" {
		d.Lang = m.ArticleTag
	}
	d.Passages = append(d.Passages, m.found...)
	return d
}

// textOf joins segments as the page shows them.
func textOf(segments []Segment) string {
	if len(segments) == 1 && !segments[0].Gap {
		return segments[0].Text
	}
	var b strings.Builder
	for _, s := range segments {
		if s.Gap {
			b.WriteString(" […] ")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func (m BriefModel) document() search.Document {
	d := m.note("brief", m.Date, m.Question, m.Summary)
	d.Passages = append(d.Passages, blockPassages(m.Sections)...)
	d.tags(m.Tags)
	return d.Document
}

func (m QuestionModel) document() search.Document {
	d := m.note("question", m.Date, m.Summary)
	d.Passages = append(d.Passages, blockPassages(m.Lead)...)
	for _, p := range m.Positions {
		d.add(p.ID, p.Answer, search.Summary)
		d.Passages = append(d.Passages, blockPassages(p.Sections)...)
	}
	d.add(m.Assessment.ID, m.Assessment.Answer, search.Summary)
	d.Passages = append(d.Passages, blockPassages(m.Assessment.Sections)...)
	d.tags(m.Tags)
	return d.Document
}

func (m TimelineModel) document() search.Document {
	d := m.note("timeline", date.Date{}, m.Summary)
	d.Passages = append(d.Passages, blockPassages(m.Lead)...)
	for _, e := range m.Events {
		d.add(e.ID, strings.TrimSpace(m.When(e.Date)+" "+e.Title), search.Summary)
		d.Passages = append(d.Passages, blockPassages(e.Sections)...)
	}
	return d.Document
}

func (m EntityModel) document() search.Document {
	d := m.note("entity", date.Date{}, m.About.Text)
	var spellings []string
	for _, s := range m.Spellings {
		spellings = append(spellings, s.Text)
	}
	d.add("", strings.Join(append(spellings, m.Unseen...), ", "), search.Summary)
	return d.Document
}

func (m GlossaryModel) document() search.Document {
	d := m.note("glossary", date.Date{})
	for _, t := range m.Terms {
		d.add(t.Key, strings.Join(append([]string{t.Term.Text}, t.Aliases...), ", ")+" — "+t.Definition.Text, search.Summary)
	}
	return d.Document
}

// told is a document that is being written.
type told struct{ search.Document }

// note begins the document of a page with what stands at its head.
func (f Frame) note(kind string, date date.Date, head ...string) *told {
	d := &told{search.Document{Kind: kind, Lang: f.Lang, Title: f.PageTitle, Dates: days(date)}}
	d.add("", f.PageTitle, search.Title)
	for _, text := range head {
		d.add("", text, search.Summary)
	}
	return d
}

func (d *told) add(anchor, text string, field search.Field) {
	if text != "" {
		d.Passages = append(d.Passages, search.Passage{Anchor: anchor, Text: text, Field: field})
	}
}

func (d *told) tags(tags []string) { d.add("", strings.Join(tags, ", "), search.Title) }

// blockPassages are the blocks of a note, as they are printed.
func blockPassages(sections []Section) []search.Passage {
	var list []search.Passage
	for _, s := range sections {
		text, heading := shownText(string(s.HTML))
		if text == "" {
			continue
		}
		field := search.Note
		if heading {
			field = search.Summary
		}
		list = append(list, search.Passage{Anchor: s.ID, Text: text, Field: field})
	}
	return list
}

// spaces are what HTML shows as one space.
var spaces = regexp.MustCompile(`[ \t\r\n]+`)

// notSaid are classes of what stands in a block and is no part of its text: the
// numbers of citations and footnotes, and links to the block itself.
var notSaid = []string{"cites", "anchor", "footnote-ref", "footnote-backref"}

// parted is what stands between blocks, once they are one text.
const parted = " · "

// edges are the places where a block begins, with the spaces around them.
var edges = regexp.MustCompile(`[ \t\r\n]*\x00[ \t\r\n\x00]*`)

// shownText is the text of a printed block without the numbers of its citations.
// Blocks inside it are parted by a sign, so that no sentence runs into another.
func shownText(block string) (text string, heading bool) {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(block))
	skip := 0 // depth of open elements since a citation began
	for {
		switch z.Next() {
		case html.ErrorToken:
			text := edges.ReplaceAllString(b.String(), "\x00")
			text = strings.Trim(spaces.ReplaceAllString(text, " "), " \x00")
			return strings.ReplaceAll(text, "\x00", parted), heading
		case html.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			name, more := z.TagName()
			tag := string(name)
			heading = heading || len(tag) == 2 && tag[0] == 'h' && tag[1] != 'r'
			if skip > 0 {
				skip++
				continue
			}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if string(key) == "class" && slices.Contains(notSaid, string(value)) {
					skip = 1
					kept := strings.TrimRight(b.String(), " \n")
					b.Reset()
					b.WriteString(kept)
				}
			}
			if skip == 0 && tag != "em" && tag != "strong" && tag != "a" && tag != "code" && tag != "del" && tag != "span" {
				b.WriteByte(0) // no text of HTML holds it
			}
		case html.EndTagToken:
			if skip > 0 {
				skip--
			}
		}
	}
}
