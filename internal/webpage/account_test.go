package webpage

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/tools/txtar"
)

// TestRead_accountsForEveryLine holds that each line of a page is in the text or
// among those that were left out, as often as the page has it, and each with a
// rule that gives a reason.
func TestRead_accountsForEveryLine(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, refusal := Read(archive.Files[0].Data)
		if refusal != nil {
			continue
		}
		pages++
		root, err := html.Parse(bytes.NewReader(archive.Files[0].Data))
		if err != nil {
			t.Fatal(err)
		}
		open := map[string]int{} // lines of the page that are not accounted for yet
		lines, asides := readAll(root, mark(root, stylesOf(root)))
		for _, l := range lines {
			open[l.marked()]++
		}
		for _, a := range asides {
			open[a.line.marked()]++
		}
		fromData := len(lines) == 0
		for _, l := range p.Left {
			fromData = fromData || l.Rule == ruleData
		}
		numbered := strings.Split(p.Text, "\n")
		for _, l := range p.Left {
			if l.Line > len(numbered) || !strings.HasSuffix(numbered[l.Line-1], l.Text) {
				t.Errorf("%s: line %d is not %q", file, l.Line, l.Text)
			}
		}
		for _, l := range numbered {
			if l != "" && !fromData {
				open[l]--
			}
		}
		for _, l := range p.Left {
			if fromData { // the other lines stand in the data, and not in what the page shows
				open[l.Text]--
			}
		}
		for text, n := range open {
			if n > 0 || n < 0 && text != p.Title {
				t.Errorf("%s: %q stands in the page %+d times more than in the account", file, text, n)
			}
		}
	}
	if pages < 10 {
		t.Errorf("only %d fixtures are articles", pages)
	}
}

// TestDiscard_eachRule puts one line among those of an article, and holds by which
// rule it is left out again.
func TestDiscard_eachRule(t *testing.T) {
	const sentence = "Le conseil a voté la hausse mardi soir, malgré l’opposition."
	paragraph := func(text string) line {
		l := line{tag: atom.P, runes: len(text)}
		l.say(text)
		return l
	}
	with := func(text string, change func(*line)) line {
		l := paragraph(text)
		change(&l)
		return l
	}
	for _, c := range []struct {
		rule string
		line line
	}{
		{"", paragraph(sentence)},
		{"", with("Un intertitre", func(l *line) { l.tag = atom.H2 })},
		{"", with(sentence, func(l *line) { l.tools = true })},
		{"caption", with(sentence, func(l *line) { l.caption = true })},
		{"menu", with(sentence, func(l *line) { l.menu, l.linked = true, l.runes/2 })},
		{"link", with("La suite du dossier", func(l *line) { l.linked = l.runes })},
		{"tools", with("Partager cet article", func(l *line) { l.tools = true })},
		{"box", with("Les plus lus", func(l *line) { l.box = true })},
		{"box", with(sentence, func(l *line) { l.box = true })},
		{"box", with(sentence, func(l *line) { l.sure = true })},
	} {
		lines := []line{paragraph(sentence), paragraph(sentence), paragraph(sentence), paragraph(sentence), c.line, paragraph(sentence)}
		in := []bool{true, true, true, true, true, true}
		discard(lines, in, newWitness(nil), "", "")
		if lines[4].left != c.rule || in[4] != (c.rule == "") {
			t.Errorf("%q is left out by %q (in: %v), want %q", c.line.text, lines[4].left, in[4], c.rule)
		}
	}
	// At the edges of the text, and beyond what its data has.
	lines := []line{paragraph("Léa Martin"), paragraph(sentence), paragraph("12 mars")}
	in := []bool{true, true, true}
	if discard(lines, in, newWitness(nil), "", ""); lines[0].left != "edge" || lines[1].left != "" || lines[2].left != "edge" {
		t.Errorf("at the edges lines are left out by %q, %q, %q", lines[0].left, lines[1].left, lines[2].left)
	}
	body := strings.Repeat(sentence+"\n", 5)
	witness := newWitness(spoken(body))
	lines = []line{paragraph(sentence), paragraph("Un mot de la rédaction, pour finir, sur ce qui précède.")}
	for i := range lines {
		lines[i].spoken = witness.says(&lines[i])
	}
	witness.words = leastWords
	in = []bool{true, true}
	lines[0].words = 3 * leastWords
	if discard(lines, in, witness, "", ""); lines[0].left != "" || lines[1].left != "beyond-data" {
		t.Errorf("beyond the data of the page a line is left out by %q, one of its lines by %q", lines[1].left, lines[0].left)
	}
}
