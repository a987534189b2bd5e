package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// confessions reports sentences, headings and titles by which somebody admits something,
// if no sentence that is quoted for them says that anybody admits or confirms it.
func (v *checker) confessions(n *model.Note) []diag.Diagnostic {
	words := language.Get(n.Lang).Speech().Confessing
	if len(words) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		if r := firstOf(said.words, words); !r.Empty() && !isFinding(said.words[r.To:], n.Lang) && !slices.ContainsFunc(said.cited, grants) {
			message := "no sentence that is quoted for this says that anybody admits it (« " + r.Of(said.words) + " »)"
			diags = append(diags, diag.New(diag.SpeechDiffers, said.at, "%s", message).
				WithHelp("say it as the source says it, or quote the sentence that says so"))
		}
	}
	return diags
}

// isFinding reports whether what stands behind a word that admits makes it a finding about somebody: reconnu coupable.
func isFinding(behind, lang string) bool {
	const near = 3 // words
	words := text.PlainWords(text.Plain(behind))
	return slices.ContainsFunc(words[:min(near, len(words))], func(w string) bool {
		return slices.Contains(language.Get(lang).Speech().FoundSo, w)
	})
}

// grants reports whether the sentence of quoted words says that somebody admits or
// confirms; of a source whose language has no list of such words nobody can say.
func grants(c *model.Cited) bool {
	if c.Passage == nil {
		return true
	}
	words := language.Get(c.Lang()).Speech()
	if len(words.Confessing) == 0 {
		return true
	}
	sentence, _ := quotedSentence(c, c.Passage)
	return !firstOf(sentence, words.Confessing).Empty() || !firstOf(sentence, words.Granting).Empty()
}
