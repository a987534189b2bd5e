// Package corpus makes dossiers from their size alone: the same articles and the same
// briefs on every machine, in French-like sentences of words that do not repeat more
// than those of real articles do.
package corpus

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	captureSize   = 6600 // bytes of a capture
	quotations    = 8    // of a brief
	citedArticles = 60   // among which the briefs of a small corpus choose
	tagsOfText    = 3
)

var stems = strings.Fields(`accord alliance ambassade analyse armée arsenal assemblée attaque autorité avion banque budget
	campagne capitale cargaison centrale commerce commission conférence conflit conseil contrat convoi coopération corridor
	crise décision défense délégation dépêche diplomate directeur document drone échange économie énergie enquête entretien
	équipement étape expert exportation faction fleuve fournisseur frontière gaz gouvernement industrie ingénieur installation
	institut journal laboratoire législateur ligne livraison marché matériel membre message ministère mission navire
	négociation observateur officier opération organisation partenaire pays pétrole plan politique port porte-parole position
	président pression produit programme projet proposition protocole question rapport région relation rencontre réseau
	responsable réunion route sanction secteur sécurité service signature société source stratégie système technologie
	territoire texte traité transport usine vallée version visite voisin volume zone`)

var verbs = strings.Fields(`annonce confirme décrit demande détaille étudie évoque examine explique finance formule impose mentionne
	mesure organise précise prépare présente prévoit publie rappelle refait rejoint relève résume signale soutient suit transmet`)

var joints = []string{"avec", "dans", "pour", "selon", "devant", "vers", "sous", "depuis", "contre", "entre"}

// invented makes words of its own, so that two articles share no more than two
// real ones do.
func invented(r *rand.Rand) string {
	const consonants, vowels = "bcdfglmnprstv", "aeiou"
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteByte(consonants[r.IntN(len(consonants))])
		b.WriteByte(vowels[r.IntN(len(vowels))])
	}
	return b.String()
}

// vocabulary holds the nouns in the order of their frequency. That of the n-th
// is as 1 to n (Zipf's law), as in any language.
var vocabulary = func() []string {
	r := rand.New(rand.NewPCG(3, 0))
	words := slices.Clone(stems)
	for len(words) < 20000 {
		words = append(words, invented(r))
	}
	return words
}()

// noun draws a word by Zipf's law.
func noun(r *rand.Rand) string {
	return vocabulary[int(math.Pow(float64(len(vocabulary)), r.Float64()))-1]
}

func sentence(r *rand.Rand) string {
	noun := func() string { return noun(r) }
	words := []string{"Ce " + noun(), verbs[r.IntN(len(verbs))], the(noun())}
	for range 3 + r.IntN(4) {
		words = append(words, joints[r.IntN(len(joints))], the(noun()))
	}
	return strings.Join(words, " ") + "."
}

// the writes the article as French does, lest every other line be damaged.
func the(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") || strings.HasPrefix(noun, "é") {
		return "l’" + noun
	}
	return "le " + noun
}

func capture(r *rand.Rand, i int) string {
	var b strings.Builder
	first, _ := utf8.DecodeRuneInString(stems[i%len(stems)])
	title := string(unicode.ToUpper(first)) + stems[i%len(stems)][utf8.RuneLen(first):]
	fmt.Fprintf(&b, "%s %s %s : %s %s %s\n\n", title, invented(r), invented(r), invented(r), verbs[r.IntN(len(verbs))], the(stems[r.IntN(len(stems))]))
	for b.Len() < captureSize {
		for k := range 3 + r.IntN(4) {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(sentence(r))
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// WriteCaptures writes a dossier that has captures only.
func WriteCaptures(dir string, articles int) error {
	if err := os.MkdirAll(filepath.Join(dir, "content/captures"), 0o755); err != nil {
		return err
	}
	settings := "title: Banc d’essai\nlanguage: fr\nrights: full\n"
	if err := os.WriteFile(filepath.Join(dir, "dossier.yaml"), []byte(settings), 0o644); err != nil {
		return err
	}
	for i := range articles {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		name := filepath.Join(dir, "content/captures", fmt.Sprintf("%06d.txt", i))
		if err := os.WriteFile(name, []byte(capture(r, i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// WriteBriefs writes briefs that cite the articles, which cleaning has made.
func WriteBriefs(dir string, briefs int) error {
	files, err := filepath.Glob(filepath.Join(dir, "content/articles/*.md"))
	if err != nil {
		return err
	}
	slices.Sort(files)
	if len(files) == 0 {
		return fmt.Errorf("cleaning made no article in %s", dir)
	}
	if err := os.MkdirAll(filepath.Join(dir, "briefs"), 0o755); err != nil {
		return err
	}
	for i := range briefs {
		r := rand.New(rand.NewPCG(2, uint64(i)))
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Note %d\nquestion: Que dit le %s ?\nstatus: published\ndate: 2025-%02d-%02d\n---\n\n## Constat\n\n",
			i, stems[i%len(stems)], 1+i%12, 1+i%28)
		for range quotations {
			file := files[(i*7+r.IntN(citedArticles))%len(files)]
			paragraphs, err := body(file)
			if err != nil {
				return err
			}
			n := r.IntN(len(paragraphs))
			quoted, _, _ := strings.Cut(paragraphs[n], ".")
			fmt.Fprintf(&b, "%s %s [@%s, ¶%d: «%s»].\n\n", sentence(r), strings.TrimSuffix(sentence(r), "."),
				strings.TrimSuffix(filepath.Base(file), ".md"), n+1, quoted)
		}
		if err := os.WriteFile(filepath.Join(dir, "briefs", fmt.Sprintf("note-%d.md", i)), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// body returns the paragraphs of an article.
func body(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	var paragraphs []string
	marks := 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		switch line := lines.Text(); {
		case line == "---":
			marks++
		case marks == 2 && line != "" && !strings.HasPrefix(line, "## "):
			paragraphs = append(paragraphs, line)
		}
	}
	return paragraphs, lines.Err()
}

// Tags are the subjects of the n-th text, for programs that sort texts by them.
func Tags(n int) []string {
	r := rand.New(rand.NewPCG(4, uint64(n)))
	tags := make([]string, tagsOfText)
	for i := range tags {
		tags[i] = stems[r.IntN(len(stems))]
	}
	return tags
}
