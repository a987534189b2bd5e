//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package check_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"dossier/internal/fixture"

	"golang.org/x/tools/txtar"
)

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
			txtar.File{Name: "content/articles/quai.md", Data: []byte("---\ntitle: T\ntitle_basis: hand\nlang: fr\npublished: 2025-03-04\ncapture: {file: quai.txt, sha256: SHA256(quai.txt)}\n---\n\n" + text + "\n")})
	}
	citing := func(sentence, text string, n int) []txtar.File {
		long := quoting("", rep(text+"\n\n", n)+"Fin.")
		long[0] = note(rep(sentence+"\n\n", n))[0]
		return long
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
		{"words of one speaker", 400, func(n int) []txtar.File {
			var said, article strings.Builder
			for i := range n {
				fmt.Fprintf(&said, "« Le port %d a rouvert hier soir », a déclaré Paul Martin [@quai, ¶%d: «Le port %d a rouvert hier soir»].\n\n", i, i+2, i)
				fmt.Fprintf(&article, "\n\nLe port %d a rouvert hier soir, et les navires y entrent.", i)
			}
			return append(note(said.String()), quoting("", "Paul Martin a parlé."+article.String())[1:]...)
		}},
		{"words that one speaker has of another", 400, func(n int) []txtar.File {
			var said, article strings.Builder
			for i := range n {
				fmt.Fprintf(&said, "« Le port %d a rouvert hier soir », a déclaré le ministre [@quai, ¶%d: «Le port %d a rouvert hier soir»].\n\n", i, i+1, i)
				fmt.Fprintf(&article, "« Le port %d a rouvert hier soir », a déclaré Paul Martin aux marins.\n\n", i)
			}
			return append(note(said.String()), quoting("", article.String()+"Paul Martin est ministre.")[1:]...)
		}},
		{"callouts", 1250, func(n int) []txtar.File { return note(rep("> [!gap]\n> Texte ici\n\n", n)) }},
		{"links to headings", 1250, func(n int) []txtar.File { return note(rep("## Titre\n\n[là](note.md#titre)\n\n", n)) }},
		{"outlets in brackets", 500, func(n int) []txtar.File {
			var outlets strings.Builder
			for i := range n {
				fmt.Fprintf(&outlets, "journal-%d: {name: Journal du port %d}\n", i, i)
			}
			return append(note(rep("Le port rouvre (Journal du port, page sept). ", n)+"[@port, ¶1]"),
				txtar.File{Name: "content/outlets.yaml", Data: []byte(outlets.String())})
		}},
		{"marks of one merge", 2500, func(n int) []txtar.File { return note("<<<<<<< a\n" + rep("=======\n", n)) }},
		{"accusations of one block", 75, func(n int) []txtar.File {
			return note(rep("Le préfet est un assassin. ", n) + rep("[@port, ¶1: «a rouvert mardi 4 mars»] ", n))
		}},
		{"accusations that cite an article", 50, func(n int) []txtar.File {
			return citing("Le préfet est un assassin [@quai].", "Le port a rouvert.", n)
		}},
		{"figures that cite an article", 150, func(n int) []txtar.File {
			return citing("Le port a reçu 17 navires [@quai].", "Le port a reçu 17 navires et 12 km de câbles.", n)
		}},
		{"months that an article does not name", 150, func(n int) []txtar.File {
			return citing("Le port rouvre en mai [@quai, ¶1: «a rouvert hier soir»].", "Le port a rouvert hier soir.", n)
		}},
		{"clauses about somebody", 150, func(n int) []txtar.File {
			long := quoting("", rep("Le maire a reçu le ministre, qui part, ", n)+"et le maire a reçu le préfet, qui appelle à la grève des dockers.")
			long[0] = note("Le maire appelle à la grève [@quai: «qui appelle à la grève des dockers»].")[0]
			return long
		}},
		{"numbers that are translated", 75, func(n int) []txtar.File {
			own := rep("12 km et ", n) + "fin."
			mark := fmt.Sprintf("%x", sha256.Sum256([]byte(own)))[:16]
			return append(quoting("12 km et 12 km", own), txtar.File{Name: "content/translations/quai.en.md", Data: []byte(
				"---\nhuman: A. B.\n---\n\n## l1 " + mark + "\n\n" + rep("12 km and ", n) + "the end.\n")})
		}},
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
				fmt.Fprintf(&settings, "  - {check: uncited-words, where: \"briefs/note.md:%d\", why: seen and known}\n", 6+2*i)
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
