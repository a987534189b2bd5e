//go:build !race

// The whole dossier of this repository is read: make test runs this without the detector.

package site_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/internal/check"
	"dossier/internal/load"
	"dossier/internal/model"

	"golang.org/x/net/html"
)

var redraw = flag.Bool("redraw", false, "draw the sample of docs/evidence-audit.md again; verdicts on sentences that stay are kept")

const (
	auditFile = "../../docs/evidence-audit.md"
	auditSeed = "evidence"
	auditSize = 20
)

// statement is a sentence of a note with the citations in it.
type statement struct {
	note  *model.Note
	words string
	cited []*model.Cited
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?…][»”]?[  ]+`)
	markup      = regexp.MustCompile(`^(?:[>|# -]|\d+\. )*(?:\[\^[^\]]*\]: )?|\*\*|\[\^[^\]]*\]| *\|$`)
	linkMarkup  = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// statements returns the sentences of a note that cite something. Authors of
// this dossier write a paragraph on one line; a row of a table is a sentence.
func statements(f *check.Findings, n *model.Note) []statement {
	text := string(n.Doc.Source.Text)
	var list []statement
	for from := n.Body; from < len(text); {
		to := from + strings.IndexByte(text[from:]+"\n", '\n')
		// In line the citations are gone; cuts says where they stood.
		line, end := "", from
		type cut struct {
			at    int
			cited []*model.Cited
		}
		var cuts []cut
		for _, c := range n.Doc.Citations {
			if c.At.Start < from || c.At.Start >= to {
				continue
			}
			line += text[end:c.At.Start]
			end = c.At.End
			items := cut{at: len(line)}
			for _, item := range c.Items {
				items.cited = append(items.cited, f.Cited(n)[item.Number-1])
			}
			cuts = append(cuts, items)
		}
		line += text[end:to]
		start := 0
		ends := sentenceEnd.FindAllStringIndex(line, -1)
		if strings.HasPrefix(line, "|") {
			ends = nil
		}
		for _, e := range append(ends, []int{len(line), len(line)}) {
			s := statement{note: n, words: line[start:e[1]]}
			for _, c := range cuts {
				if start < c.at && c.at <= e[1] {
					s.cited = append(s.cited, c.cited...)
				}
			}
			s.words = strings.TrimSpace(markup.ReplaceAllString(linkMarkup.ReplaceAllString(s.words, "$1"), ""))
			s.words = strings.Join(strings.Fields(strings.NewReplacer(" | ", " — ", " ,", ",", " .", ".").Replace(s.words)), " ")
			if n.Lang == "en" {
				s.words = strings.ReplaceAll(s.words, " ;", ";")
			}
			if len(s.cited) > 0 && strings.Trim(s.words, " .;,—") != "" {
				list = append(list, s)
			}
			start = e[1]
		}
		from = to + 1
	}
	return list
}

// sample draws sentences in the order of their hashes: it is random and always
// the same, and an edit elsewhere changes nothing about it.
func sample(d *model.Dossier, f *check.Findings) (drawn []statement, of int) {
	var all []statement
	for _, b := range d.Briefs {
		if b.Shown(false) {
			all = append(all, statements(f, &b.Note)...)
		}
	}
	order := func(s statement) string {
		sum := sha256.Sum256([]byte(auditSeed + "\n" + s.note.Path + "\n" + s.words))
		return string(sum[:])
	}
	slices.SortFunc(all, func(a, b statement) int { return cmp.Compare(order(a), order(b)) })
	return all[:min(auditSize, len(all))], len(all)
}

// TestEvidenceAudit holds docs/evidence-audit.md against the site: it has the
// sentences that the seed draws, each with its evidence as it stands, the
// clicks counted by following links, and the verdict of a person.
func TestEvidenceAudit(t *testing.T) {
	fsys := repository(t)
	d, diags, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, _ := check.Run(d, diags, check.Options{})
	tree := build(t, nil)
	written, err := os.ReadFile(auditFile)
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string]string{}
	for _, entry := range regexp.MustCompile(`(?m)^## `).Split(string(written), -1)[1:] {
		said := regexp.MustCompile(`(?m)^> (.*)$`).FindStringSubmatch(entry)
		verdict := regexp.MustCompile(`(?m)^Verdict: (.+)$`).FindStringSubmatch(entry)
		if said != nil && verdict != nil {
			verdicts[said[1]] = verdict[1]
		}
	}
	drawn, of := sample(d, findings)
	intro, _, _ := strings.Cut(string(written), "\n## ")
	intro = regexp.MustCompile(`(?m)^Drawn: .*$`).ReplaceAllString(intro, fmt.Sprintf("Drawn: %d of %d sentences.", len(drawn), of))
	var out strings.Builder
	out.WriteString(strings.TrimSpace(intro) + "\n")
	for i, s := range drawn {
		fmt.Fprintf(&out, "\n## %d. %s\n\n> %s\n\n", i+1, s.note.Path, s.words)
		for _, c := range s.cited {
			words := c.Passage.Text[c.Context.From:c.Context.To]
			for _, v := range slices.Backward(c.Words) {
				from, to := v.From-c.Context.From, v.To-c.Context.From
				words = words[:from] + "**" + words[from:to] + "**" + words[to:]
			}
			fmt.Fprintf(&out, "- number %d, %s, @%s %s, line %d of the capture. Clicks: %s.\n  %s\n",
				c.Exhibit.Number, c.Item.Signal, c.Article.Key, c.Passage.Name(), c.Passage.Line, clicks(t, tree, s, c), strings.TrimSpace(words))
		}
		verdict := verdicts[s.words]
		if verdict == "" && !*redraw {
			t.Errorf("%s: nobody has read the evidence for %q; run the test with -redraw and write the verdict", auditFile, s.words)
		}
		fmt.Fprintf(&out, "\nVerdict: %s\n", verdict)
	}
	switch {
	case *redraw:
		if err := os.WriteFile(auditFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	case out.String() != string(written):
		t.Errorf("%s is not what the site says today; run this test with -redraw, read what is new and write its verdict", auditFile)
	}
}

// clicks follows the links from the number in the text to the words, and on to
// the paragraph of the article, as a reader does.
func clicks(t *testing.T, tree map[string][]byte, s statement, c *model.Cited) string {
	t.Helper()
	page := "briefs/" + s.note.ID + ".html"
	if s.note.Lang != "fr" {
		page = s.note.Lang + "/" + page
	}
	words := c.Passage.Text[c.Words[0].From:c.Words[0].To]
	number := element(t, tree[page], fmt.Sprintf("r_%d", c.Item.Number))
	if number == nil {
		t.Errorf("%s has no number %d", page, c.Item.Number)
		return ""
	}
	for number.Data != "a" { // one number stands for several citations of a sentence
		number = number.NextSibling
	}
	_, card, _ := strings.Cut(attribute(number, "href"), "#")
	evidence := element(t, tree[page], card)
	if evidence == nil || !strings.Contains(textOf(evidence), words) {
		t.Errorf("%s: number %d does not lead to %q", page, c.Item.Number, words)
		return ""
	}
	for n := range evidence.Descendants() {
		file, id, ok := strings.Cut(attribute(n, "href"), "#")
		if !ok || file == "" || n.Data != "a" {
			continue
		}
		to := path.Join(path.Dir(page), file)
		if there := element(t, tree[to], id); there != nil && strings.Contains(textOf(there), words) {
			return "1 to the words in their sentence, 2 to the paragraph"
		}
	}
	t.Errorf("%s: from the card of number %d no link leads to %q", page, c.Item.Number, words)
	return ""
}

func element(t *testing.T, page []byte, id string) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if attribute(n, "id") == id {
			return n
		}
	}
	return nil
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
