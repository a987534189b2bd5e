package check

import (
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// accusations reports sentences, headings, cells and texts of the front matter that accuse
// somebody of a crime or of deceit, where no sentence accuses that is cited for them: in the
// sentence itself, else in its block, else anywhere in the note. Who denies, doubts or reports
// an accusation does not make it; who asks raises it, unless anything that the note cites does.
func (v *checker) accusations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	whole := sync.OnceValue(func() bool { return v.anyAccuses(v.findings.Cited(n)) })
	report := func(s string, at func(text.Range) diag.Span, supported func() bool) {
		words, asking := v.accuses(s, n.Lang)
		if words.Empty() || asking && whole() || !asking && supported() {
			return
		}
		diags = append(diags, diag.New(diag.AccusationUnsupported, at(words), "« %s » accuses, and no sentence that is cited for it does", words.Of(s)).
			WithHelp("quote the sentence that says so; if it is somebody's claim, say whose"))
	}
	blocks := map[markdown.Scope]func() bool{}
	for _, p := range n.Doc.Prose {
		if p.Drawn {
			continue
		}
		if cited := v.findings.citedBeside(n, p.Scope); blocks[p.Scope] == nil {
			blocks[p.Scope] = whole
			if len(cited) > 0 && p.Scope != 0 {
				blocks[p.Scope] = sync.OnceValue(func() bool { return v.anyAccuses(cited) })
			}
		}
		for _, s := range v.sentences(n, p) {
			supported := blocks[p.Scope]
			if len(s.cited) > 0 && p.Scope != 0 {
				supported = func() bool { return v.anyAccuses(s.cited) }
			}
			at := func(words text.Range) diag.Span { return p.At(s.From+words.From, s.From+words.To) }
			report(s.Of(p.Text), at, supported)
			diags = append(diags, v.claimStated(n, p, s, at)...)
		}
	}
	for _, field := range v.printed(n) {
		report(field.Text, func(text.Range) diag.Span { return field.At }, whole)
	}
	return diags
}

// claimStated reports a sentence that makes an accusation its own where all sentences cited for it say before the quoted
// words that somebody makes it: "the minister took bribes", of "the opposition says that the minister took bribes".
func (v *checker) claimStated(n *model.Note, p *markdown.Prose, s sentence, at func(text.Range) diag.Span) []diag.Diagnostic {
	if len(s.cited) == 0 {
		return nil
	}
	words, asking := v.accuses(s.Of(p.Text), n.Lang)
	if words.Empty() || asking {
		return nil
	}
	if name, _ := v.speakerOf(p, s.Range, n.Lang, false); len(subjects(name, n.Lang)) > 0 {
		return nil
	}
	found := func(c *model.Cited) bool { // who finds somebody guilty does not only claim it
		return courtFirst(c.Passage.Text[c.Context.From:max(c.Context.From, c.Words.Extent().From)], c.Lang())
	}
	claimed := func(f factuality.Finding) bool { return f.Kind == factuality.Claim && f.Place == factuality.Before }
	for _, c := range s.cited {
		if c.Words == nil || found(c) || v.readings.Accuses(c.Words.Extent().Of(c.Passage.Text), c.Lang()).Empty() || !slices.ContainsFunc(c.Around, claimed) {
			return nil
		}
	}
	message := "« %s » accuses, and the source only says that somebody does"
	return []diag.Diagnostic{diag.New(diag.AccusationUnsupported, at(words), message, words.Of(s.Of(p.Text))).
		WithDetail("source: " + s.cited[0].Context.Of(s.cited[0].Passage.Text)).
		WithHelp("say whose claim it is")}
}

// courtFirst reports whether one of the first words of a sentence is for a court or a judge.
func courtFirst(s, lang string) bool {
	const first = 3 // words: A Paris court
	courts := language.Get(lang).Speech().Courts
	if isDense(s) {
		return slices.ContainsFunc(courts, func(court string) bool { return strings.Contains(s, court) })
	}
	words := text.PlainWords(text.Plain(s))
	return slices.ContainsFunc(words[:min(first, len(words))], func(w string) bool { return isAmong([]language.List{{Entries: courts}}, w) })
}

// accuses returns the words with which a text itself makes an accusation, and whether it only
// asks.
func (v *checker) accuses(s, lang string) (words text.Range, asking bool) {
	words, asking = v.readings.Accuses(s, lang), asks(s)
	if words.Empty() || !asking && v.readings.Wavers(s, lang) || !v.readings.Refuses(v.withoutAccusing(s, lang), lang).Empty() {
		return text.Range{}, asking
	}
	return words, asking
}

// withoutAccusing is a text without the words with which it accuses: "his lies" deny nothing.
func (v *checker) withoutAccusing(s, lang string) string {
	const most = 4 // accusations
	for range most {
		words := v.readings.Accuses(s, lang)
		if words.Empty() {
			break
		}
		s = s[:words.From] + " " + s[words.To:]
	}
	return s
}

// citedWords are what a citation rests on: the sentence of quoted words, a paragraph, or a whole article, with all
// its passages.
type citedWords struct {
	article  *model.Article
	passage  *model.Passage
	sentence text.Range
}

// anyAccuses reports whether one of some citations accuses somebody, or is in a language of which
// nobody knows how it does. One that is not resolved has its own error.
func (v *checker) anyAccuses(cited []*model.Cited) bool {
	return slices.ContainsFunc(cited, func(c *model.Cited) bool {
		return isUnresolved(c) || v.accusing.Of(citedWords{c.Article, c.Passage, c.Context}, func() bool { return v.supportsAccusing(c) })
	})
}

func (v *checker) supportsAccusing(c *model.Cited) bool {
	passages := c.Article.Passages
	if c.Passage != nil {
		passages = []*model.Passage{c.Passage}
	}
	return slices.ContainsFunc(passages, func(p *model.Passage) bool {
		sentence, _ := quotedSentence(c, p)
		return !factuality.Known(c.Lang()) || !v.readings.Accuses(sentence, c.Lang()).Empty()
	})
}

// recordBasis is all that the words depend on with which a text of a record accuses.
type recordBasis struct{ Text, Lang string }

var accusingWords = memo.NewTable[recordBasis, string]("the words with which a record accuses")

// accusingRecords reports what records say of somebody, where nothing can be cited, and names
// that accuse and stand in no article.
func (v *checker) accusingRecords() []diag.Diagnostic {
	accusingWords.Turn(v.memo)
	texts := v.recordTexts()
	for _, a := range v.dossier.Articles {
		for lang, short := range a.Short {
			texts = append(texts, model.Printed{Text: short, At: diag.FileSpan(a.Path), Lang: lang, IsName: true})
		}
	}
	type accusing struct {
		model.Printed
		words string
	}
	var all []accusing
	var names []string
	for _, p := range texts {
		lang := p.Lang
		if lang == "" {
			lang = v.dossier.Settings.Language
		}
		words := accusingWords.Get(v.memo, recordBasis{p.Text, lang}, func() string {
			words, _ := v.accuses(p.Text, lang)
			return words.Of(p.Text)
		})
		if words != "" {
			all = append(all, accusing{p, words})
			names = append(names, p.Text)
		}
	}
	if len(all) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	stand := quote.Anywhere(v.dossier.Articles, names)
	for _, p := range all {
		switch {
		case !p.IsName:
			diags = append(diags, diag.New(diag.AccusationUnsupported, p.At, "« %s » accuses, and a record can cite nothing for it", p.words).
				WithHelp("say it in a brief, with the sentence that says so; or say here whose claim it is"))
		case !stand[p.Text]:
			diags = append(diags, diag.New(diag.AccusationUnsupported, p.At, "« %s » is a name that accuses (« %s »), and no article has it", p.Text, p.words).
				WithHelp("write the name as the articles have it"))
		}
	}
	return diags
}
