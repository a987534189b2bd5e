package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// spokenLists reports lists behind words such as "The director said:" where nothing is cited for
// what stands in them, or where an item has no word in common with what is.
func (v *checker) spokenLists(n *model.Note) []diag.Diagnostic {
	words := language.Get(n.Lang).Speech()
	if len(words.Saying) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	all := n.Doc.Prose
	for i, lead := range all {
		end := i + 1
		for end < len(all) && all[end].Item > lead.Item && !all[end].Field {
			end++
		}
		if end == i+1 || lead.Field || lead.Cell || !v.announcesSpeech(lead, n.Lang, words) {
			continue
		}
		items := all[i+1 : end]
		cited := v.citedAtEnd(n, lead)
		for _, p := range items {
			for _, m := range p.Marks {
				cited = append(cited, v.findings.citedWith(n, m.Citation)...)
			}
		}
		for _, p := range items {
			own := subjects(p.Text, n.Lang)
			if len(p.Marks) > 0 || len(p.Quoted) > 0 || !quote.IsLong(p.Text) || len(cited) > 0 && (len(own) < 2 || !apart(n, own, cited)) {
				continue
			}
			diags = append(diags, diag.New(diag.UnmarkedSpeech, p.At(0, len(p.Text)), "this reads as what somebody said, and nothing is cited for it").
				WithHelp("cite where they say it, in each item; what you say, say without that beginning"))
			break
		}
	}
	return diags
}

// announcesSpeech reports whether a text ends with a colon and says that somebody speaks.
func (v *checker) announcesSpeech(p *markdown.Prose, lang string, words *language.SpeechData) bool {
	last := lastSentence(p, lang)
	said := strings.TrimSpace(last.Of(p.Text))
	if !strings.HasSuffix(said, ":") && !strings.HasSuffix(said, "：") {
		return false
	}
	name, _ := v.speakerOf(p, last, lang, true) // the list stands for the quotation
	who := subjects(name, lang)
	silent := func(w string) bool {
		return slices.Contains(words.TheSource, w) || slices.Contains(words.NoSpeaker, w) || slices.Contains(words.Speaking, w)
	}
	return len(who) > 0 && !slices.ContainsFunc(text.PlainWords(text.Plain(said)), silent) &&
		v.readings.Denies(said, lang).Empty() && !v.readings.LooksAhead(name, lang)
}

// citedAtEnd is what the last sentence of a text cites.
func (v *checker) citedAtEnd(n *model.Note, p *markdown.Prose) []*model.Cited {
	var cited []*model.Cited
	last := lastSentence(p, n.Lang)
	for _, m := range p.Marks {
		if m.At >= last.From {
			cited = append(cited, v.findings.citedWith(n, m.Citation)...)
		}
	}
	return cited
}

func lastSentence(p *markdown.Prose, lang string) text.Range {
	all := text.Sentences(p.Text, lang)
	if len(all) == 0 {
		return text.Range{}
	}
	return all[len(all)-1]
}
