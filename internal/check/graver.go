package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
)

// graver reports sentences, headings and texts of the front matter that tell of violence or a crime where nothing
// that is cited for them does, however many other words they have in common with it: who was at the port was not
// killed at the port. Who denies, asks, or tells what may come does not tell of it, and of what accuses somebody or has
// no word in common with its evidence another rule tells.
func (v *checker) graver(n *model.Note) []diag.Diagnostic {
	if len(language.Get(n.Lang).Hides().Grave) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		if p := said.prose; p != nil && (p.Drawn || p.Field) || asks(said.words) || !v.readings.Accuses(said.words, n.Lang).Empty() {
			continue
		}
		words := v.readings.Grave(said.words, n.Lang)
		if words.Empty() || v.readings.LooksAhead(said.words, n.Lang) ||
			!v.isGraver(said.words, n.Lang, said.cited) || apart(n, subjects(said.words, n.Lang), said.cited) {
			continue
		}
		message := "« %s » tells of violence or a crime, and no sentence that is cited for it does"
		diags = append(diags, diag.New(diag.GraveUnsupported, said.at, message, words.Of(said.words)).
			WithHelp("quote the sentence that says so, or use the word of the source"))
	}
	return diags
}

// isGraver reports whether words tell of violence or a crime, and no sentence that is cited for them does, nor the
// title of its article or the analyst's own translation. Nobody can tell of a language without such words.
func (v *checker) isGraver(words, lang string, cited []*model.Cited) bool {
	return !v.readings.Grave(words, lang).Empty() && v.readings.Refuses(words, lang).Empty() &&
		!slices.ContainsFunc(cited, func(c *model.Cited) bool {
			if c.Passage == nil || len(language.Get(c.Lang()).Hides().Grave) == 0 {
				return true
			}
			sentence, _ := quotedSentence(c, c.Passage)
			return v.readings.TellsGrave(sentence, c.Lang()) || v.readings.TellsGrave(c.Article.Title, c.Lang()) ||
				v.readings.TellsGrave(c.Item.Translation, lang)
		})
}
