package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// speakers reports quoted words that a note gives to somebody else than the source does.
// It looks where note and source are in one language.
func (v *checker) speakers(n *model.Note) []diag.Diagnostic {
	words := language.Get(n.Lang).Speech()
	if len(words.Saying) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	around := vicinityOf(n)
	// A heading is held against each passage once, however often it is cited.
	all, seen := inOneLanguage(n, v.findings.Cited(n)), map[*model.Passage]bool{}
	all = slices.DeleteFunc(all, func(c *model.Cited) bool {
		before := seen[c.Passage]
		seen[c.Passage] = true
		return before
	})
	for _, p := range n.Doc.Prose {
		if p.Head && len(p.Marks) == 0 && len(p.Quoted) > 0 && len(all) > 0 {
			diags = append(diags, v.speaker(n, around, p, sentence{Range: text.Range{To: len(p.Text)}}, words, all)...)
		}
		for _, s := range v.citing(n, p) {
			diags = append(diags, v.speaksByAnotherOffice(n, p, s)...)
			if cited := inOneLanguage(n, s.cited); len(cited) > 0 {
				diags = append(diags, v.speaker(n, around, p, s, words, cited)...)
			}
		}
	}
	for _, field := range v.printed(n) {
		if p := markdown.FieldProse(field.Text, field.At); len(p.Quoted) > 0 && len(all) > 0 {
			diags = append(diags, v.speaker(n, around, p, sentence{Range: text.Range{To: len(p.Text)}}, words, all)...)
		}
	}
	return diags
}

// inOneLanguage returns what is cited with words in the language of the note, and not to
// contradict it.
func inOneLanguage(n *model.Note, cited []*model.Cited) []*model.Cited {
	var list []*model.Cited
	for _, c := range cited {
		if c.Words != nil && c.Item.Signal != markdown.Contradicts && sameLanguage(n, c) {
			list = append(list, c)
		}
	}
	return list
}

// speaker reports the first citation of a sentence whose source gives the words to
// somebody else.
func (v *checker) speaker(n *model.Note, around *vicinity, p *markdown.Prose, s sentence, words *language.SpeechData, cited []*model.Cited) []diag.Diagnostic {
	lang := cited[0].Lang()
	name, at := v.speakerOf(p, s.Range, lang, false)
	if len(subjects(name, lang)) == 0 {
		name, at = v.speakerBeside(n, around, p, s, lang)
	}
	who := slices.DeleteFunc(subjects(name, lang), func(w string) bool {
		return slices.ContainsFunc(words.Somebody, func(some string) bool { return text.Plain(some) == w })
	})
	if len(who) == 0 || slices.ContainsFunc(who, func(w string) bool { return slices.Contains(words.TheSource, w) || slices.Contains(words.NoSpeaker, w) }) {
		return nil
	}
	who = v.known(slices.Concat(who, withoutJoined(who, lang)))
	outlet := v.outletNamed(name, lang)
	may := func(c *model.Cited) bool { return outlet != nil && isOf(c.Article, outlet) || v.maySay(who, c, words) }
	for _, c := range v.quotedIn(p, s.Range, cited) {
		if may(c) || slices.ContainsFunc(v.citedBehind(n, p, s, name), func(c *model.Cited) bool { return slices.Contains(cited, c) && may(c) }) {
			continue
		}
		return []diag.Diagnostic{diag.New(diag.SpeechDiffers, at, "the source does not give these words to « %s »", strings.TrimSpace(name)).
			WithDetail("source: "+c.Context.Of(c.Passage.Text)).
			WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here").
			WithHelp("name whom the source names, or silence this with the passage that says who speaks as the reason")}
	}
	return nil
}

// outletNamed returns all names of the outlet or agency whose name a text has, nil if it has none.
func (v *checker) outletNamed(name, lang string) []string {
	words := wordsIn(name)
	for i := range words {
		if _, names, _ := v.theirs().sourceAt(words[i:], language.Get(lang).Search().JoinedBefore); names != nil {
			return names
		}
	}
	return nil
}

// withoutJoined returns the words that begin with an article written together with them, without it.
func withoutJoined(words []string, lang string) []string {
	var list []string
	for _, w := range words {
		for _, p := range language.Get(lang).Search().JoinedBefore {
			if bare, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(p) > 1 && utf8.RuneCountInString(bare) >= fewestLetters {
				list = append(list, bare)
			}
		}
	}
	return list
}

// quotedIn returns what a sentence quotes between marks, in the passage that has it; of a
// sentence without marks, what its citations quote.
func (v *checker) quotedIn(p *markdown.Prose, s text.Range, cited []*model.Cited) []*model.Cited {
	var list []*model.Cited
	marked := false
	for _, q := range quotedWithin(p, s) {
		words := strings.TrimRight(markdown.QuotedWords(q.Of(p.Text)), ".,;:!? ")
		if !quote.IsLong(words) {
			continue
		}
		marked = true
		wanted := found.NewQuote(words)
		for _, c := range cited {
			if m := quote.At(wanted, c.Passage); m != nil {
				same := *c
				same.Words, same.Context, same.Sentence = m.Words, m.Context, m.Sentence
				list = append(list, &same)
				break
			}
		}
	}
	if marked {
		return list
	}
	return cited[:1]
}

// citedBehind returns what is cited first behind whoever speaks in a sentence without marks of quotation: it may be that
// which is said, and what is cited before that of another clause.
func (v *checker) citedBehind(n *model.Note, p *markdown.Prose, s sentence, name string) []*model.Cited {
	at := strings.Index(s.Of(p.Text), name)
	if at < 0 || name == "" || len(quotedWithin(p, s.Range)) > 0 {
		return nil
	}
	for _, m := range p.Marks {
		if m.At > s.From+at && m.At <= s.last {
			return v.findings.citedWith(n, m.Citation)
		}
	}
	return nil
}

// speakerOf returns the words of a sentence that say who speaks: those before a word such
// as "said" in its clause, or behind it if a quotation stands before it, those behind
// "according to", those before a colon or a dash and a quotation at the beginning, and
// those behind a quotation and a dash.
// Who is named behind "said" speaks only if a quotation stands before it: quoted says that
// one does, in the sentence before.
func (v *checker) speakerOf(p *markdown.Prose, s text.Range, lang string, quoted bool) (string, diag.Span) {
	name := v.speakerIn(p, s, lang, quoted)
	name.To -= len(name.Of(p.Text)) - len(strings.TrimRight(name.Of(p.Text), " :：—–―-"))
	return name.Of(p.Text), p.At(name.From, name.To)
}

func (v *checker) speakerIn(p *markdown.Prose, s text.Range, lang string, quoted bool) text.Range {
	words := language.Get(lang).Speech()
	if strings.ContainsFunc(s.Of(p.Text), text.IsUnspaced) {
		if name := speakerUnspaced(p, s, words); !name.Empty() {
			return name
		}
	}
	from, apposed := s.From, text.Range{} // the clause before the one that is read
	fields := text.Fields(s.Of(p.Text))
	for i, w := range fields {
		at := text.Range{From: s.From + w.At, To: s.From + w.At + len(w.Text)}
		if len(quotedWithin(p, at)) > 0 {
			from, quoted = at.To, true
			continue
		}
		plain := strings.TrimFunc(text.Plain(w.Text), notLetter)
		switch {
		case (slices.Contains(words.Saying, plain) || slices.Contains(words.Confessing, plain)) && !isFinding(p.Text[at.To:s.To], lang):
			before := text.Range{From: from, To: at.From}
			if len(subjects(before.Of(p.Text), lang)) > 0 {
				if !quoted && v.saysNothing(before.Of(p.Text), lang) {
					break
				}
				return before
			}
			if name := apposed.Of(p.Text); !quoted && apposed.From > s.From && len(namesIn("_ "+name)) > 0 && len(daysIn(name, lang).weekdays) == 0 {
				return apposed // the director, Karl Brandt, said
			}
			if quoted { // « … », said somebody
				return clauseFrom(p, text.Range{From: at.To, To: s.To})
			}
		case slices.Contains(words.AccordingBehind, plain):
			return whoStandsBefore(p.Text, text.Range{From: from, To: at.From}, words)
		case leadsIn(fields[i:], words) > 0:
			last := fields[i+leadsIn(fields[i:], words)-1]
			return clauseFrom(p, text.Range{From: s.From + last.At + len(last.Text), To: s.To})
		case endsLead(w.Text) && from == s.From && quotedRightBehind(p, at.To):
			return text.Range{From: from, To: at.To}
		case isDash(w.Text) && quoted && strings.TrimSpace(p.Text[from:at.From]) == "": // « … » — somebody
			return clauseFrom(p, text.Range{From: at.To, To: s.To})
		}
		if strings.ContainsAny(w.Text[len(w.Text)-1:], ",;:") {
			from, apposed = at.To, text.Range{From: from, To: at.To - 1}
		}
	}
	return speakerInBrackets(p, s, words)
}

// whoStandsBefore returns what stands before a word such as "zufolge", nothing if that names nobody: Berichten zufolge.
func whoStandsBefore(s string, before text.Range, words *language.SpeechData) text.Range {
	if slices.Contains(words.Unsigned, text.Plain(lastWord(strings.TrimRight(before.Of(s), " \u00a0")))) {
		return text.Range{}
	}
	return before
}

// saysNothing reports whether what stands before a word such as "said" keeps anybody from speaking: who did not want to say
// anything has said nothing, nor has what was promised.
func (v *checker) saysNothing(before, lang string) bool {
	return !v.readings.Refuses(before, lang).Empty() || v.readings.EitherWay(lastWord(strings.TrimRight(before, " \u00a0")), lang)
}

// leadsIn returns with how many words a text begins that say who is named next has said what it
// tells: according to, in the words of; 0 if it does not.
func leadsIn(fields []text.Field, words *language.SpeechData) int {
	plain := func(i int) string { return strings.TrimFunc(text.Plain(fields[i].Text), notLetter) }
	for _, phrase := range words.AccordingPhrases {
		list := strings.Fields(phrase)
		n := 0
		for n < min(len(list), len(fields)) && plain(n) == list[n] {
			n++
		}
		if n == len(list) {
			return n
		}
	}
	if len(fields) > 0 && slices.Contains(words.According, plain(0)) {
		return 1
	}
	return 0
}

// speakerInBrackets returns what stands in brackets right behind a quotation and says who: « … »
// (the minister).
func speakerInBrackets(p *markdown.Prose, s text.Range, words *language.SpeechData) text.Range {
	for _, q := range quotedWithin(p, s) {
		from := q.To + len(p.Text[q.To:]) - len(strings.TrimLeft(p.Text[q.To:], " \u00a0\u202f"))
		inner, ok := strings.CutPrefix(p.Text[from:max(from, s.To)], "(")
		name, _, closed := strings.Cut(inner, ")")
		if ok && closed && slices.ContainsFunc(text.PlainWords(text.Plain(name)), func(w string) bool { return slices.Contains(words.Who, w) }) {
			return text.Range{From: from + 1, To: from + 1 + len(name)}
		}
	}
	return text.Range{}
}

// speakerUnspaced is speakerIn for a script that sets no spaces: it returns what stands in a
// clause before a word such as 说 at its end, or behind one such as 据 at its beginning.
func speakerUnspaced(p *markdown.Prose, s text.Range, words *language.SpeechData) text.Range {
	quoted := quotedWithin(p, s)
	for from := s.From; from < s.To; {
		if len(quoted) > 0 && quoted[0].From <= from {
			from, quoted = max(from, quoted[0].To), quoted[1:]
			continue
		}
		end := s.To
		if len(quoted) > 0 {
			end = quoted[0].From
		}
		clause := text.Range{From: from, To: end}
		if i := strings.IndexAny(clause.Of(p.Text), "，。；、：:,;"); i >= 0 {
			_, size := utf8.DecodeRuneInString(p.Text[from+i:])
			clause.To, end = from+i, from+i+size
		}
		said := strings.TrimSpace(clause.Of(p.Text))
		clause.From += strings.Index(clause.Of(p.Text), said)
		for _, w := range slices.Concat(words.Saying, words.Confessing) {
			if before, ok := strings.CutSuffix(said, w); ok && before != "" {
				return text.Range{From: clause.From, To: clause.From + len(before)}
			}
		}
		for _, w := range slices.Concat(words.According, language.Words(words.AccordingPhrases)) {
			if behind, ok := strings.CutPrefix(said, w); ok && behind != "" {
				return text.Range{From: clause.From + len(w), To: clause.From + len(said)}
			}
		}
		from = end
	}
	return text.Range{}
}

// isDash reports whether a word is a dash.
func isDash(w string) bool { return w == "—" || w == "–" || w == "―" || w == "--" || w == "-" }

// endsLead reports whether a word parts what a quotation is said to be from its words.
func endsLead(w string) bool {
	return isDash(w) || strings.HasSuffix(w, ":") || strings.HasSuffix(w, "：")
}

func quotedRightBehind(p *markdown.Prose, at int) bool {
	const blank = 2 // bytes, of a space that does not break
	next := quotedWithin(p, text.Range{From: at, To: at + blank + 1})
	return len(next) > 0 && at <= next[0].From
}

// clauseFrom returns the rest of a clause, up to what is quoted.
func clauseFrom(p *markdown.Prose, r text.Range) text.Range {
	if end := strings.IndexAny(r.Of(p.Text), ",;:.("); end >= 0 {
		r.To = r.From + end
	}
	if next := quotedWithin(p, r); len(next) > 0 {
		r.To = max(r.From, next[0].From)
	}
	return r
}

// called is somebody whom the records know: the words of each name, and all that the
// records say.
type called struct {
	names [][]string
	words []string
}

// calledSo reads whom the records know.
func calledSo(entities []*model.Entity) []called {
	var list []called
	for _, e := range entities {
		if e.Kind == model.Document || e.Kind == model.Object {
			continue
		}
		var c called
		names := slices.Concat(e.Name.All(), e.Aliases, e.Metonyms)
		for _, name := range names {
			if own := subjects(name, ""); len(own) > 0 {
				c.names = append(c.names, own)
			}
		}
		for _, s := range slices.Concat(names, e.About.All()) {
			c.words = append(c.words, subjects(s, "")...)
		}
		list = append(list, c)
	}
	return list
}

// known adds to the words for a speaker all that the records say of who is called so.
func (v *checker) known(who []string) []string {
	all := who
	for _, c := range v.called() {
		if slices.ContainsFunc(c.names, func(own []string) bool { return inCommon(own, who) == len(own) }) {
			all = append(slices.Clip(all), c.words...)
		}
	}
	return all
}
