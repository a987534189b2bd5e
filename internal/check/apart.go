package check

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// fewestApart is how many words a sentence has at least, of those that say what it is
// about, if none of them in the sentences that it cites means that it is about something
// else; fewestInClause is the same for a part of a sentence.
const (
	fewestApart    = 4
	fewestInClause = 3
	mostOfSpeaker  = 5 // words of "in the words of Karl Brandt"

	fewestInTitle      = 4 // words of a title that says what it is about
	fewestInDenseTitle = 8 // pairs of characters of one in a script that sets no spaces
)

// partsSentence are the marks between parts of a sentence that may be about different
// things; a colon explains what stands before it.
const partsSentence = ",;—،؛，；"

// evidenceApart reports sentences, judgments and events that have not one word in common
// with any sentence that they cite, where all are in one language, and parts of a sentence
// of which that is true while others have one. Of a sentence it is a note and no more, unless [checker.codeApart]
// finds more in it: honest desks say a thing in words of their own more often than others speak of something else.
func (v *checker) evidenceApart(n *model.Note) []diag.Diagnostic {
	diags := v.titleApart(n)
	for said := range v.statementsWithEvidence(n) {
		p := said.prose
		if p == nil || p.Field || p.Cell || p.Head && n.Kind != model.TimelineNote {
			continue
		}
		words := said.words
		if p.Head {
			words = afterDate(n, p)
		}
		own := subjects(words, n.Lang)
		if ofTheSource(own, n.Lang) {
			continue
		}
		if clause := v.clauseApart(n, own, said); !p.Head && clause != "" {
			code := v.codeApart(clause, n.Lang, said.cited)
			diags = append(diags, diag.New(code, said.at, "a part of this sentence has no word in common with any sentence that is cited for it").
				WithDetail("the part: "+clause).
				WithHelp("cite what that part rests on, or make it a sentence of its own; if your words say the same otherwise, silence this with how"))
		}
		if len(own) < 2 || !apart(n, own, said.cited) {
			continue
		}
		code := v.codeApart(words, n.Lang, said.cited)
		if p.Head {
			code = diag.EvidenceApart
		}
		if len(own) < fewestApart && code == diag.WordingApart {
			continue
		}
		diags = append(diags, diag.New(code, said.at, "this has no word in common with any sentence that is cited for it").
			WithHelp("quote the sentence that says it; if yours says the same in other words, silence this with how"))
	}
	return diags
}

// codeApart is what is told of words that have none in common with their evidence: a warning where they say something
// grave and no sentence that is quoted does, or have a name that no article that is cited has; and in a language of
// which nobody knows how it says what is grave.
func (v *checker) codeApart(words, lang string, cited []*model.Cited) diag.Code {
	if len(language.Get(lang).Hides().Grave) == 0 || v.isGraver(words, lang, cited) || v.namesAnother(words, lang, cited) {
		return diag.EvidenceApart
	}
	return diag.WordingApart
}

// namesAnother reports whether words have a name, no day, that no article that is cited has anywhere. Where all nouns
// begin with a capital, or nothing does, nobody can tell.
func (v *checker) namesAnother(words, lang string, cited []*model.Cited) bool {
	if language.Get(lang).Grammar().CapitalNouns != "" {
		return false
	}
	names, days := namesIn(words), daysIn(words, lang)
	names = slices.DeleteFunc(names, func(name string) bool { return isAmong(language.Get(lang).Speech().Bodies, name) }) // l’État
	for _, named := range []map[int]string{days.months, days.weekdays} {
		for _, day := range named {
			names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(text.PlainWords(text.Plain(day)), name) })
		}
	}
	return slices.ContainsFunc(names, func(name string) bool {
		return !slices.ContainsFunc(cited, func(c *model.Cited) bool { return v.beginningsIn(c.Article)[beginning(name)] })
	})
}

// titleApart reports the title of a brief that has no word in common with anything else that the
// brief says, nor with the articles that it cites and the names that the records know. Titles are often
// figures of speech: one word of the matter is enough, wherever a source has it.
func (v *checker) titleApart(n *model.Note) []diag.Diagnostic {
	cited := v.findings.Cited(n)
	if n.Kind != model.BriefNote || len(cited) == 0 || asks(n.Title) {
		return nil // what it asks of is held against the text elsewhere
	}
	own := subjects(n.Title, n.Lang)
	fewest := fewestInTitle
	switch {
	case isDense(n.Title):
		fewest = fewestInDenseTitle
	case namesNothing(n.Title, n.Lang):
		fewest++ // a figure of speech: the long waltz of the cranes
	}
	if len(own) < fewest || ofTheSource(own, n.Lang) {
		return nil
	}
	shares := func(s string) bool { return inCommon(own, subjects(s, n.Lang)) > 0 }
	if slices.ContainsFunc(n.Doc.Prose, func(p *markdown.Prose) bool { return shares(p.Text) }) ||
		slices.ContainsFunc(v.printed(n), func(f model.Printed) bool { return f.Text != n.Title && shares(f.Text) }) ||
		slices.ContainsFunc(v.called(), func(c called) bool { return inCommon(own, c.words) > 0 }) {
		return nil
	}
	for _, c := range cited {
		if c.Passage == nil || shares(c.Item.Translation) || shares(c.Article.Title) ||
			slices.ContainsFunc(c.Article.Passages, func(p *model.Passage) bool { return shares(p.Text) }) {
			return nil
		}
	}
	i := slices.IndexFunc(n.Printed, func(f model.Printed) bool { return f.Text == n.Title })
	if i < 0 {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.EvidenceApart, n.Printed[i].At, "the title has no word in common with anything that the brief says or cites").
		WithHelp("say in the title what the brief is about; if it does so in other words, silence this with how")}
}

// namesNothing reports whether a title has neither a number nor a name, where capitals tell names.
func namesNothing(title, lang string) bool {
	first := text.FirstRune(title)
	_, rest, _ := strings.Cut(title, " ")
	return unicode.IsUpper(first) && language.Get(lang).Grammar().CapitalNouns == "" &&
		!strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}

// clauseApart returns a part of a sentence that has no word in common with what is cited
// for the sentence, while the whole has one.
func (v *checker) clauseApart(n *model.Note, own []string, said statedWith) string {
	if apart(n, own, said.cited) {
		return ""
	}
	part := ""
	for clause := range strings.FieldsFuncSeq(said.words, func(r rune) bool { return strings.ContainsRune(partsSentence, r) }) {
		words := subjects(clause, n.Lang)
		if leadsIn(text.Fields(clause), language.Get(n.Lang).Speech()) > 0 && len(words) <= mostOfSpeaker {
			continue // who is named there is held against the source as the speaker
		}
		if len(words) < 2 || len(words) >= len(own) || !apart(n, words, said.cited) {
			continue
		}
		if v.codeApart(clause, n.Lang, said.cited) == diag.EvidenceApart {
			return strings.TrimSpace(clause)
		}
		if len(words) >= fewestInClause && part == "" {
			part = strings.TrimSpace(clause)
		}
	}
	return part
}

// ofTheSource reports whether words speak of what is cited as of a text.
func ofTheSource(words []string, lang string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(language.Get(lang).Speech().TheSource, w) })
}

// apart reports whether the sentences of all that is cited, and their titles, have none of
// some words.
func apart(n *model.Note, own []string, cited []*model.Cited) bool {
	for _, c := range cited {
		if c.Passage == nil || !sameLanguage(n, c) || !speaksFor(c) {
			return false
		}
		sentence, _ := quotedSentence(c, c.Passage)
		names := c.Article.Title
		if o := c.Article.Outlet; o != nil {
			names += " " + o.Name
		}
		if inCommon(own, subjects(sentence, n.Lang)) > 0 || inCommon(own, subjects(names, n.Lang)) > 0 {
			return false
		}
	}
	return len(cited) > 0
}
