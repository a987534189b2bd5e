package check_test

import (
	"strings"
	"testing"

	"dossier/internal/diag"

	"golang.org/x/tools/txtar"
)

const noteHead = "---\ntitle: Une note\nstatus: published\n---\n\n"

// cited is a sound citation that stands beside what is tried.
const cited = " [@port, ¶1: «Le port de Brest a rouvert»]"

// errorsOf returns the codes of the errors and warnings that a brief gives.
func errorsOf(t *testing.T, body string) []string {
	t.Helper()
	var codes []string
	_, diags := checkedDossier(t, folder(base(t), []txtar.File{{Name: "briefs/note.md", Data: []byte(body)}}))
	for _, d := range diags {
		// The words of these notes are what is tested, not their figures and not what
		// they are about.
		if d.Severity > diag.Note && d.Code != diag.NumberUnsupported && d.Code != diag.EvidenceApart {
			codes = append(codes, d.Code.Name)
		}
	}
	return codes
}

// TestWhatMayNotBePublished lists ways to bring words onto a page that nobody
// said. Each must be reported.
func TestWhatMayNotBePublished(t *testing.T) {
	for name, body := range map[string]string{
		"in code inside a quotation":        "«`des mots tout à fait inventés`»" + cited,
		"a word of code inside a quotation": "«Le port `JAMAIS` de Brest a rouvert»" + cited,
		"struck through":                    "«Le port ~~de Brest~~ a rouvert mardi»" + cited,
		"English single marks":              "‘des mots tout à fait inventés’" + cited,
		"straight single marks":             "Il dit 'des mots tout à fait inventés'." + cited,
		"German marks":                      "„des mots tout à fait inventés“" + cited,
		"Polish marks":                      "„des mots tout à fait inventés”" + cited,
		"reversed marks":                    "»des mots tout à fait inventés«" + cited,
		"Swedish marks":                     "”des mots tout à fait inventés”" + cited,
		"single angles":                     "‹des mots tout à fait inventés›" + cited,
		"corner marks":                      "「des mots tout à fait inventés」" + cited,
		"behind a digit":                    `Le 5"des mots tout à fait inventés"` + cited,
		"over two paragraphs":               "« Oui.\n\nDes mots tout à fait inventés par lui. »" + cited,
		"over list items":                   "- «des mots\n- tout à fait inventés»" + cited,
		"over the cells of a table":         "| a | b |\n|---|---|\n| « des mots tout | à fait inventés ici » |\n\nTexte" + cited,
		"joined by dashes":                  "«tout—ceci—est—inventé»" + cited,
		"without spaces":                    "«协议不包括任何共同防御条款»" + cited,
		"as a block quotation":              "> Des mots tout à fait inventés ici\n\nTexte" + cited,
		"as a list in a block quotation":    "> - Des mots tout à fait inventés ici\n\nTexte" + cited,
		"in a callout's first line":         "> [!jugement] #j1 · «des mots tout à fait inventés»\n> Texte" + cited,
		"a citation in a callout's line":    "> [!jugement] #j1 · probable [@port, ¶1: «mots faux ici»]\n> Texte" + cited,
		"a callout that is none":            "> **[!jugement]** #j1\n> Texte" + cited,
		"in the summary":                    "---\ntitle: T\nstatus: published\nsummary: \"Il dit «des mots tout à fait inventés»\"\n---\n\nTexte" + cited,
		"in a tag":                          "---\ntitle: T\nstatus: published\ntags: [\"«des mots tout à fait inventés»\"]\n---\n\nTexte" + cited,
		"in an author":                      "---\ntitle: T\nstatus: published\nauthors: [\"«des mots tout à fait inventés»\"]\n---\n\nTexte" + cited,
		"in a withdrawn title":              "---\ntitle: \"«des mots tout à fait inventés»\"\nstatus: withdrawn\n---\n",
		"a citation in the summary":         "---\ntitle: T\nstatus: published\nsummary: \"x [@port, ¶1: «mots faux ici»]\"\n---\n\nTexte" + cited,
		"as a link reference":               "[@port, ¶1: «mots totalement faux ici oui»]: x",
		"in a footnote without a reference": "Texte" + cited + "\n\n[^1]: y [@port, ¶1: «mots totalement faux ici»]\n",
		"behind many words":                 "[voir aussi par exemple ceci @prot, ¶1: «mots faux ici oui»]",
		"behind a bracket":                  "[(voir) @prot, ¶1: «mots faux ici oui»]",
		"behind a zero-width space":         "[\u200b@prot, ¶1: «mots faux ici oui»]",
		"with another @":                    "[＠port, ¶1: «mots faux ici oui»]",
		"a translation of nothing":          `Texte [@port, ¶1 = "invented words never in the source"]`,
		"of a negative number":              "x [@port, ¶3: «000 tonnes de blé»]",
		"single marks and a possessive":     "Il dit ‘the ministers’ plan is completely invented and false by us all’." + cited,
		"single marks behind a colon":       "dit:‘des mots tout à fait inventés’" + cited,
		"single marks with spaces":          "dit ‘ des mots tout à fait inventés ’ hier" + cited,
		"Chinese marks":                     "《des mots tout à fait inventés》" + cited,
		"heavy marks":                       "❝des mots tout à fait inventés❞" + cited,
		"a heading in a block quotation":    "> # Des mots tout à fait inventés ici\n\nTexte" + cited,
		"code in a block quotation":         "> ```\n> Des mots tout à fait inventés ici\n> ```\n\nTexte" + cited,
		"another end mark":                  "« Le port de Brest a rouvert ??! »" + cited,
		"denied where it is quoted":         "Le syndicat «que la digue ait cédé pendant la nuit» [@quai, ¶2: «a nié que la digue ait cédé pendant la nuit»]",
	} {
		if !strings.HasPrefix(body, "---") {
			body = noteHead + body
		}
		if codes := errorsOf(t, body); len(codes) == 0 {
			t.Errorf("%s: nothing is reported", name)
		}
	}
}

// TestWhatMayBePublished lists what only looks suspicious.
func TestWhatMayBePublished(t *testing.T) {
	for name, body := range map[string]string{
		"apostrophes":                "L'Iran n'a pas d'avis, l’Iran n’en a pas plus, les '90s non plus." + cited,
		"years and possessives":      "In the '90s and the workers' strikes it was so; the ministers’ plan, ’tis said, O’Brien's, stood." + cited,
		"inches":                     `Un écran de 12" et un mur de 5″ de haut.` + cited,
		"short words":                "Le « port » de “Brest” et l'« annexe »." + cited,
		"a comma inside":             "“Le port de Brest a rouvert,” dit-on" + cited,
		"marks in code":              "On écrit `«mots»` ou `[@clé, ¶1: «mots»]`." + cited,
		"a block quotation":          "> Le port de Brest a rouvert mardi 4 mars" + cited + "\n",
		"a link named by a key":      "[@port](../content/articles/port.md)" + cited,
		"an address":                 "<desk@port.example> et moi@port.example" + cited,
		"a bracket behind":           "Le port" + cited + "(et non hier)",
		"an entity in the words":     "Le port [@port, ¶1: «Le port&nbsp;de Brest a rouvert»]",
		"an escape in an address":    "[x](https://example.org/a\\_b?c=1&amp;d=2)" + cited,
		"a quotation over two lines": "Le port\n« Le port de\nBrest a rouvert »" + cited,
		"a nested quotation":         "Il a dit « la gare « n’ont pas été touchés » par la tempête » [@port, ¶3: «la gare « n’ont pas été touchés » par la tempête»]",
	} {
		if codes := errorsOf(t, noteHead+body); len(codes) > 0 {
			t.Errorf("%s: %v", name, codes)
		}
	}
}

// TestCustodyHoles lists records and bodies that leave words of a capture out,
// or change them, without saying so.
func TestCustodyHoles(t *testing.T) {
	const one = "Le quai numéro trois attend toujours ses nouvelles grues, dit le syndicat."
	const two = "Le syndicat a nié que la digue ait cédé pendant la nuit."
	article := func(front, body string) string {
		return "---\ntitle: Le quai attend\n" + front + "lang: fr\ncapture: {file: quai.txt, sha256: SHA256(quai.txt)}\n---\n\n" + body + "\n"
	}
	const line = "title_basis: line\ntitle_line: 1\n"
	for name, text := range map[string]string{
		"a paragraph called title":          article("title_basis: hand\nlines: [{line: 1, is: dropped, by: hand, why: x}, {line: 5, is: title, rule: title-line}]\n", one),
		"a second title":                    article(line+"lines: [{line: 5, is: title, rule: title-line}]\n", one),
		"another line called title":         article("title_basis: hand\ntitle_line: 3\nlines: [{line: 1, is: dropped, by: hand, why: x}]\n", two),
		"a caption without words":           article(line+"lines: [{line: 5, is: caption, rule: credit}]\n", one),
		"a rule that does not exist":        article(line+"lines: [{line: 5, is: dropped, rule: inventee}]\n", one),
		"a rule that decides otherwise":     article(line+"lines: [{line: 5, is: dropped, rule: byline}]\n", one),
		"a cut by a rule that does not cut": article(line+"cuts: [{line: 5, words: \"a nié que \", rule: bullet}]\n", one+"\n\nLe syndicat la digue ait cédé pendant la nuit."),
		"a cut inside a word":               article(line+"cuts: [{line: 5, words: syn, by: hand, why: x}]\n", one+"\n\nLe dicat a nié que la digue ait cédé pendant la nuit."),
		"a caption with a foreign credit":   article(line+"captions: [{line: 5, text: \""+two+"\", credit: Agence}]\n", one),
		"a caption twice":                   article(line+"captions: [{line: 5, text: \""+two+"\"}, {line: 5, text: \""+two+"\"}]\n", one),
		"an upstream line that is not":      article(line+"upstream: [{name: reuters, line: 99}]\n", one+"\n\n"+two),
	} {
		_, diags := checkedDossier(t, folder(base(t), []txtar.File{{Name: "content/articles/quai.md", Data: []byte(text)}}))
		if diag.Count(diags, diag.Error) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
	// A cut by hand is allowed, shown, and cannot be quoted over.
	cut := article(line+"cuts: [{line: 3, words: \"nouvelles \", by: hand, why: essai}]\n", "Le quai numéro trois attend toujours ses grues, dit le syndicat.\n\n"+two)
	for quote, good := range map[string]bool{"Le quai numéro trois attend": true, "attend toujours ses grues, dit": false} {
		brief := noteHead + "Ceci [@quai, ¶1: «" + quote + "»]."
		_, diags := checkedDossier(t, folder(base(t), []txtar.File{{Name: "content/articles/quai.md", Data: []byte(cut)}, {Name: "briefs/note.md", Data: []byte(brief)}}))
		if (diag.Count(diags, diag.Error) == 0) != good {
			t.Errorf("«%s» beside a cut: %s", quote, printed(t, diags))
		}
	}
	// An article of which nothing is left cannot be cited either.
	empty := "---\ntitle: Vide\ntitle_basis: hand\ncapture: {file: quai.txt, sha256: SHA256(quai.txt)}\nlines: [{line: 1-5, is: dropped, by: hand, why: essai}]\n---\n"
	_, diags := checkedDossier(t, folder(base(t), []txtar.File{{Name: "content/articles/quai.md", Data: []byte(empty)}, {Name: "briefs/note.md", Data: []byte(noteHead + "[@quai, ¶7: «des mots tout à fait inventés»]")}}))
	if diag.Count(diags, diag.Error) == 0 {
		t.Error("words of an empty article are accepted")
	}
}
