package check

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/text"
)

const (
	longestLabelLine   = 300 // bytes of a line in which a text says what it is
	linesAboveText     = 3   // that may hold a label, above the headline
	shortLine          = 30  // bytes of an entry of a menu
	leastMenu          = 4   // short lines beside each other that are a menu
	firstParagraphs    = 1   // of a text in which it may say what it is
	lastParagraphs     = 2   // the same, at its end
	wordsAlone         = 8   // of a sentence of a paragraph that is such a line
	longestLabelPrefix = 40  // bytes of what stands before a colon: Editor's note:
)

var labelsSeen = memo.NewTable[ofArticle, []model.Labelled]("what the text of a capture says that it is")

// labels finds out what each article says that it is, or its desk says of it.
func labelsOf(d *model.Dossier, m *memo.Memory) map[*model.Article][]model.Labelled {
	labelsSeen.Turn(m)
	articles := d.Articles
	lists := parallel.Map(len(articles), func(i int) []model.Labelled {
		a := articles[i]
		if !a.Proven || a.Capture == nil {
			return nil
		}
		list := labelsSeen.Get(m, ofArticle{a}, func() []model.Labelled { return labelsIn(a) })
		list = slices.Clone(list)
		for _, said := range d.Said[a.Key] {
			list = addLabel(list, labelOfData(said, a.Lang), 0)
		}
		for _, label := range a.Labels {
			list = addLabel(list, label, 0)
		}
		return list
	})
	byArticle := map[*model.Article][]model.Labelled{}
	for i, list := range lists {
		if len(list) > 0 {
			byArticle[articles[i]] = list
		}
	}
	return byArticle
}

// addLabel adds a label that stands on a line, or on none, unless the list has it.
func addLabel(list []model.Labelled, label model.Label, line int) []model.Labelled {
	if label == "" || slices.ContainsFunc(list, func(l model.Labelled) bool { return l.Label == label }) {
		return list
	}
	return append(list, model.Labelled{Label: label, Line: line})
}

// dataLabels are words of schema.org and IPTC, and the class that a translating browser writes.
var dataLabels = map[string]model.Label{
	"opinionnewsarticle": model.LabelOpinion, "satiricalarticle": model.LabelSatire, "advertisercontentarticle": model.LabelAdvertising,
	"trainedalgorithmicmedia": model.LabelGenerated, "translated-ltr": model.LabelMachine, "translated-rtl": model.LabelMachine,
}

// labelOfData is the label that the data of a page gives it, "" if it gives none.
func labelOfData(said, lang string) model.Label {
	if label := dataLabels[strings.ToLower(said[strings.LastIndexByte(said, '/')+1:])]; label != "" {
		return label
	}
	return labelNamed(said, lang)
}

// labelNamed is the label that some words are, in a language or in English.
func labelNamed(words, lang string) model.Label {
	lists, plain := labelLists(), plainLabel(words)
	if label := lists.names[language.Get(lang).Code][plain]; label != "" {
		return label
	}
	return lists.names["en"][plain]
}

// labelsIn finds what a capture says that it is: in a line of its own beside the headline or
// behind the text, before or behind the headline on its line, in a sentence that begins so, or
// in its address. Running text is not looked at, but for such sentences at its two ends.
func labelsIn(a *model.Article) []model.Labelled {
	t := newLabelledText(a)
	var list []model.Labelled
	add := func(label model.Label, line int) { list = addLabel(list, label, line) }
	t.inTitle(add)
	t.besideTitle(add)
	t.behind(add)
	t.sentences(add)
	if u, err := url.Parse(a.OriginalURL); err == nil {
		parts := strings.Split(strings.ToLower(u.Path), "/")
		for _, part := range parts[:max(0, len(parts)-1)] {
			add(labelLists().address[text.Fold(part)], 0)
		}
	}
	return list
}

// labelledText is a capture in which labels are looked for.
type labelledText struct {
	*model.Article
	lang        string
	lines       []int        // the indexes of lines with words
	title, from int          // places in lines: of the headline, or of the first paragraph without one, and of the first paragraph
	last        int          // and of the last
	body        map[int]bool // indexes of lines of paragraphs
}

func newLabelledText(a *model.Article) *labelledText {
	t := &labelledText{Article: a, lang: a.Lang, title: -1, from: -1, last: -1, body: map[int]bool{}}
	var paragraphs []*model.Passage
	for _, p := range a.Passages {
		if p.Kind == custody.Paragraph || p.Kind == custody.Subhead {
			paragraphs = append(paragraphs, p)
			for line := p.Line; line <= p.Last; line++ {
				t.body[line-1] = true
			}
		}
	}
	if len(paragraphs) > 0 {
		t.lang = factuality.LanguageOf(paragraphs[0].Text, a.Lang)
	}
	for i, l := range a.Capture.Lines {
		if l.Text == "" {
			continue
		}
		if i+1 == a.Record.TitleLine {
			t.title = len(t.lines)
		}
		if t.body[i] {
			if t.from < 0 {
				t.from = len(t.lines)
			}
			t.last = len(t.lines)
		}
		t.lines = append(t.lines, i)
	}
	if t.title < 0 {
		t.title = t.from
	}
	return t
}

func (t *labelledText) text(place int) string { return t.Capture.Lines[t.lines[place]].Text }

// titleParts part a headline from what it is called: "Opinion | …", "Satire: …", "… (parody)".
var titleParts = regexp.MustCompile(`\s[|–—•·-]\s|:\s|\. |[|()\[\]]`)

func (t *labelledText) inTitle(add func(model.Label, int)) {
	parts := titleParts.Split(t.Title, -1)
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(parts) < 2 {
		return
	}
	for _, part := range []string{parts[0], parts[len(parts)-1]} {
		add(t.named(part), t.Record.TitleLine)
	}
}

// named is the label that some words are in the language of the text.
func (t *labelledText) named(words string) model.Label {
	if len(words) > longestLabelLine {
		return ""
	}
	return labelNamed(words, t.lang)
}

// crumbs part a line that leads from a home page to an article.
var crumbs = regexp.MustCompile(`\s*[›»>→]\s*|\s+/\s+`)

// besideTitle looks at the lines above the headline, and between it and the text, and at a first
// paragraph that has nothing but a label.
func (t *labelledText) besideTitle(add func(model.Label, int)) {
	if t.title < 0 {
		return
	}
	if t.from > t.title && t.from < t.last && len(t.text(t.from)) <= longestLabelPrefix {
		add(t.named(t.text(t.from)), t.lines[t.from]+1)
	}
	for place := max(0, t.title-linesAboveText); place < max(t.title, t.from); place++ {
		if place == t.title || place < t.title && t.inMenu(place) {
			continue
		}
		words := t.text(place)
		if len(words) > longestLabelLine {
			continue
		}
		line := t.lines[place] + 1
		label := t.named(words)
		if label == "" && place == t.title-1 && labelLists().slots[plainLabel(words)] && t.slots() == 1 {
			label = model.LabelAdvertising
		}
		add(label, line)
		if parts := crumbs.Split(words, -1); len(parts) > 1 {
			for _, part := range parts {
				add(t.named(part), line)
			}
		} else if parts := strings.Split(words, "|"); len(parts) == 2 {
			add(t.named(parts[0]), line)
			add(t.named(parts[1]), line)
		}
		if name, value, ok := strings.Cut(words, ": "); ok && len(name) <= longestLabelPrefix {
			add(t.named(value), line)
		}
	}
}

// inMenu reports whether a line stands among short ones, such as the entries of a menu.
func (t *labelledText) inMenu(place int) bool {
	short := func(p int) bool { return p >= 0 && p < t.title && len(t.text(p)) <= shortLine }
	from, to := place, place
	for place-from < leastMenu && short(from-1) {
		from--
	}
	for to-place < leastMenu && short(to+1) {
		to++
	}
	return to-from+1 >= leastMenu
}

// slots counts the lines that mark advertising or a place for it: one above a headline among
// several is the mark of a place.
func (t *labelledText) slots() int {
	n := 0
	for _, i := range t.lines {
		if line := t.Capture.Lines[i].Text; len(line) <= shortLine && labelLists().slots[plainLabel(line)] {
			n++
		}
	}
	return n
}

// behind looks at the end of the text, the line below it, unless others like it follow as in a
// menu, and the last line of all. What is called advertising there is what follows, if anything
// does; an opinion is said above.
func (t *labelledText) behind(add func(model.Label, int)) {
	if t.last < 0 {
		return
	}
	end := len(t.lines) - 1
	for _, place := range []int{t.last, t.last + 1, end} {
		if place > end || place < end && len(t.text(place+1)) <= shortLine || place > t.last+1 && len(t.text(place-1)) <= shortLine {
			continue
		}
		if label := t.named(t.text(place)); label != model.LabelOpinion && (label != model.LabelAdvertising || place == end) {
			add(label, t.lines[place]+1)
		}
	}
}

// sentences looks for sentences that say what the text is: in lines that are no paragraphs,
// and in the first paragraph and the last ones.
func (t *labelledText) sentences(add func(model.Label, int)) {
	for place, i := range t.lines {
		line := t.Capture.Lines[i].Text
		edge := place < t.from+firstParagraphs || place > t.last-lastParagraphs
		if len(line) > longestLabelLine || t.body[i] && !edge {
			continue
		}
		for _, r := range text.Sentences(line, t.lang) {
			add(labelSaid(r.Of(line), t.body[i]), i+1)
		}
		if t.body[i] && place < t.last {
			continue
		}
		folded := plainLabel(line)
		for _, p := range labelLists().within {
			if p.in(folded) {
				add(p.label, i+1)
			}
		}
	}
}

// labelSaid is the label that a sentence gives as it begins, if need be behind the name of a
// note and a colon. In a paragraph, what says it alone is a short sentence: "Sponsored by the
// ministry, the exhibition opened" goes on.
func labelSaid(sentence string, inParagraph bool) model.Label {
	folded := plainLabel(sentence)
	goesOn := inParagraph && (strings.ContainsAny(folded, ",،，") || strings.Count(folded, " ") >= wordsAlone)
	_, rest, ok := strings.Cut(folded, ":")
	if rest = strings.TrimSpace(rest); !ok || len(folded)-len(rest) > longestLabelPrefix {
		rest = ""
	}
	return cmp.Or(beginsAs(folded, goesOn), beginsAs(rest, goesOn))
}

// beginsAs is the label of the phrase with which a folded text begins, but for those that say
// it alone if the text goes on.
func beginsAs(s string, goesOn bool) model.Label {
	for _, p := range labelLists().begins[text.FirstRune(s)] {
		if !(goesOn && p.alone) && p.begins(s) {
			return p.label
		}
	}
	return ""
}
