package check_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/fixture"

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

// TestLoad_growsWithItsInput holds that four times as long a note or capture takes
// four times as long to load, and not sixteen times: no file of a few hundred
// kilobytes keeps a machine busy.
func TestLoad_growsWithItsInput(t *testing.T) {
	rep := strings.Repeat
	note := func(text string) []txtar.File {
		return []txtar.File{{Name: "briefs/note.md", Data: []byte(noteHead + text)}}
	}
	quoting := func(quote, text string) []txtar.File {
		return append(note("[@quai: «"+quote+"»]"),
			txtar.File{Name: "content/captures/quai.txt", Data: []byte(text + "\n")},
			txtar.File{Name: "content/articles/quai.md", Data: []byte("---\ntitle: T\ntitle_basis: hand\nlang: fr\ncapture: {file: quai.txt, sha256: SHA256(quai.txt)}\n---\n\n" + text + "\n")})
	}
	for _, c := range []struct {
		name  string
		n     int
		files func(n int) []txtar.File
	}{
		{"closing marks", 25000, func(n int) []txtar.File { return note(rep("»", n)) }},
		{"apostrophes in a title", 12500, func(n int) []txtar.File {
			return []txtar.File{{Name: "briefs/note.md", Data: []byte("---\ntitle: \"" + rep("a 'b ", n) + "\"\nstatus: published\n---\n")}}
		}},
		{"wide table", 300, func(n int) []txtar.File { return note(rep("|a", n) + "|\n" + rep("|-", n) + "|\n" + rep("|a|\n", n)) }},
		{"open brackets on lines", 5000, func(n int) []txtar.File { return note(rep("[a\n", n)) }},
		{"many citations", 750, func(n int) []txtar.File { return note(rep("[@port] ", n)) }},
		{"long list", 20000, func(n int) []txtar.File { return note(rep("- a b c\n", n)) }},
		{"open links", 7500, func(n int) []txtar.File { return note(rep("[a](b", n)) }},
		{"emphasis", 5000, func(n int) []txtar.File { return note(rep("*a_ ", n)) }},
		{"attributes", 5000, func(n int) []txtar.File { return note("# a " + rep("{a=", n)) }},
		{"nesting", 5000, func(n int) []txtar.File { return note(rep("> ", n) + "a") }},
		{"list marks on a line", 5000, func(n int) []txtar.File { return note(rep("- ", n) + "a") }},
		{"footnotes", 1250, func(n int) []txtar.File { return note(rep("[^1] ", n/2) + "\n\n" + rep("[^1]: a\n\n", n)) }},
		{"gaps in a long line", 1500, func(n int) []txtar.File {
			return quoting("a b c […] la fin du texte", rep("a b c ", n)+". Voici la fin du texte.")
		}},
		{"stops without spaces", 15000, func(n int) []txtar.File { return quoting("aa bb cc dd", rep("aa.", n)) }},
		{"a long wrong quotation", 300, func(n int) []txtar.File { return quoting(rep("autre chose ", n), rep("mot différent ", 3*n)) }},
		{"callouts", 1250, func(n int) []txtar.File { return note(rep("> [!gap]\n> Texte ici\n\n", n)) }},
		{"figures", 1250, func(n int) []txtar.File {
			return note(rep("> [!figure]\n> Titre\n>\n> | a | b |\n> |---|---|\n> | x [@port, ¶1] | 1 |\n\n", n))
		}},
		{"headings that quote", 1500, func(n int) []txtar.File {
			return note(rep("## Le maire dit « des mots qui ne sont nulle part »\n\nLe port [@port, ¶1].\n\n", n))
		}},
		{"lines of a callout", 10000, func(n int) []txtar.File { return note("> [!gap] #g\n" + rep("> Texte\n", n)) }},
		{"underlined headings", 10000, func(n int) []txtar.File { return note(rep("a\n=\n\n", n)) }},
		{"lines of one character", 10000, func(n int) []txtar.File { return note(rep("a\n", n)) }},
		{"a list in one line", 2500, func(n int) []txtar.File {
			return []txtar.File{{Name: "content/places.yaml", Data: []byte("brest: {name: Brest, lat: 48, lon: -4, when: [" + rep("à Brest, ", n) + "de Brest]}\n")}}
		}},
		{"silences", 1000, func(n int) []txtar.File {
			var settings strings.Builder
			settings.WriteString("title: T\nlanguage: fr\nsilence:\n")
			for i := range n {
				fmt.Fprintf(&settings, "  - {check: uncited-words, where: \"briefs/note.md:%d\", why: x}\n", 6+2*i)
			}
			return append(note(rep("Le port [@port, ¶1].\n\n", n)), txtar.File{Name: "dossier.yaml", Data: []byte(settings.String())})
		}},
		{"places with words", 2500, func(n int) []txtar.File {
			var places strings.Builder
			for i := range n {
				fmt.Fprintf(&places, "p%d: {name: Brest, lat: 48, lon: -4, when: [à Brest le %d, de Brest]}\n", i, i)
			}
			return []txtar.File{{Name: "content/places.yaml", Data: []byte(places.String())}}
		}},
		{"aliases with one beginning", 2000, func(n int) []txtar.File {
			var aliases strings.Builder
			for i := range n {
				fmt.Fprintf(&aliases, "Port de la ville %d, ", i)
			}
			return append(quoting("la fin du texte", rep("Le Port de la ville et ", n)+". Voici la fin du texte."),
				txtar.File{Name: "content/entities.yaml", Data: []byte("port: {name: Le port, kind: organisation, aliases: [" + aliases.String() + "Le quai]}\n")})
		}},
		{"entities with one beginning", 1000, func(n int) []txtar.File {
			var entities strings.Builder
			for i := range n {
				fmt.Fprintf(&entities, "port-%d: {name: Port de la ville %d, kind: organisation}\n", i, i)
			}
			return append(quoting("la fin du texte", rep("Le Port de la ville et ", n)+". Voici la fin du texte."),
				txtar.File{Name: "content/entities.yaml", Data: []byte(entities.String())})
		}},
		{"questions", 200, func(n int) []txtar.File {
			var files []txtar.File
			for i := range n {
				files = append(files, txtar.File{Name: fmt.Sprintf("content/questions/q%d.md", i), Data: fmt.Appendf(nil,
					"---\nquestion: Le port %d a-t-il rouvert ?\nstatus: published\n---\n\n## Oui {#oui}\n\n- [@port, ¶1]\n\n## Non {#non}\n\n- [@port, ¶2]\n", i)})
			}
			return files
		}},
		{"deep folders", 200, func(n int) []txtar.File {
			return []txtar.File{{Name: "briefs/" + rep("a/", n) + "note.md", Data: []byte(noteHead + rep("Voir [là]("+rep("../", n)+"autre.md).\n\n", 20))}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fixture.Growth(t, c.n, func(n int) func() {
				fsys := folder(base(t), c.files(n))
				return func() { checkedDossier(t, fsys) }
			})
		})
	}
}
