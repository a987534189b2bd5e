package site_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/text"

	"golang.org/x/net/html"
)

// articleOf makes a capture of lines, and the article that keeps all of them.
func articleOf(fsys fstest.MapFS, key, front string, lines ...string) {
	body := strings.Join(lines, "\n\n") + "\n"
	fsys["content/captures/"+key+".txt"] = &fstest.MapFile{Data: []byte(body)}
	fsys["content/articles/"+key+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil,
		"---\ntitle: %s\ntitle_basis: derived\n%sstatus: current\ncapture: {file: %s.txt, sha256: %x, rules: 1, paragraphs: line}\n---\n\n%s",
		lines[0], front, key, sha256.Sum256([]byte(body)), body)}
}

// bothWays is a dossier in English with words in scripts of both directions.
func bothWays() fstest.MapFS {
	fsys := fstest.MapFS{
		"dossier.yaml":          {Data: []byte("title: The ferry بندر\nlanguage: en\nrights: full\n")},
		"content/outlets.yaml":  {Data: []byte("sahel: {name: روزنامه ساحل, country: IR}\nmayak: {name: Маяк, country: RU}\n")},
		"content/entities.yaml": {Data: []byte("port:\n  kind: organisation\n  name: سازمان بندر\n  aliases: [بندر]\n")},
		"briefs/ferry.md": {Data: []byte(`---
title: بندر (Bandar) and its ferry
question: Does the ferry run?
summary: قایق به موقع آمد, the paper says.
status: published
authors: [مریم ساحلی, Ann Shore]
---

The ferry came late, the paper says [@sahel, ¶1: «قایق مسافری دیروز با دو ساعت تأخیر به بندر رسید»].

## پرسش دوم {#second}

قایق به موقع نیامد.

- First in English.
- سپس به فارسی.
  - and English inside.

| Word | واژه |
| --- | --- |
| ferry | قایق |

> מעבורת

1984 was the year, says Маяк.
`)},
	}
	articleOf(fsys, "sahel", "outlet: sahel\nlang: fa\n",
		"قایق مسافری دیروز با دو ساعت تأخیر به بندر رسید و مسافران از آن پیاده شدند.",
		"The captain, Reza \u202eKarimi\u202c, said in English that the engine had failed near the harbour.",
		"\u2067ناخدا\u2069 گفت که موتور در نزدیکی لنگرگاه از کار افتاد و تا صبح درست نشد.\u200f",
		"2024 | 1,204 | 980")
	return fsys
}

// blocks are the elements that hold a paragraph each.
var blocks = strings.Fields("p h1 h2 h3 li td th dd dt q figcaption blockquote")

// TestDirection_isThatOfTheText holds each block of each page against what a browser would
// do with dir="auto" on all of them: the first letter decides, but for what stands in an
// element with a direction of its own, and what has no letter goes as its article does.
func TestDirection_isThatOfTheText(t *testing.T) {
	looked := 0
	pages := build(t, bothWays())
	if !bytes.Contains(pages["articles/sahel.html"], []byte(`<p class="words" dir="rtl">2024 | 1,204 | 980`)) {
		t.Error("a row of figures is not read in the direction of its article")
	}
	for name, page := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode || !slices.Contains(blocks, n.Data) {
				continue
			}
			want := text.DirectionOf(ownText(n))
			if got := effective(n); want != "" && want != got {
				t.Errorf("%s: <%s> is read %s: %s", name, n.Data, got, ownText(n))
			} else if got == text.RightToLeft {
				looked++
			}
		}
	}
	if looked < 15 {
		t.Errorf("only %d blocks are read from right to left", looked)
	}
}

// ownText is the text of an element without what stands in elements with a direction of
// their own or in blocks inside it.
func ownText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && c.Data != "bdi" && attribute(c, "dir") == "" && !slices.Contains(blocks, c.Data):
			b.WriteString(ownText(c))
		}
	}
	return b.String()
}

// effective is the direction in which a browser lays out an element.
func effective(n *html.Node) text.Direction {
	for ; n != nil; n = n.Parent {
		if dir := attribute(n, "dir"); dir != "" {
			return text.Direction(dir)
		}
	}
	return text.LeftToRight
}

// TestDirection_nothingReorders: a character that turns the order of words is shown by its
// number, and what is read against the direction of a line stands by itself in it.
func TestDirection_nothingReorders(t *testing.T) {
	tree := build(t, bothWays())
	for name, page := range tree {
		if strings.HasPrefix(name, "captures/") { // the file as received
			continue
		}
		if shown := string(page); text.ShowReordering(shown) != shown {
			t.Errorf("%s holds a character that reorders what stands around it", name)
		}
	}
	article := string(tree["articles/sahel.html"])
	for _, want := range []string{
		`Reza <bdi class="control">⟨U+202E⟩</bdi>Karimi<bdi class="control">⟨U+202C⟩</bdi>, said`,
		`<bdi>روزنامه ساحل</bdi>`, "<html lang=\"en\">",
	} {
		if !strings.Contains(article, want) {
			t.Errorf("the article lacks %s", want)
		}
	}
	if brief := string(tree["briefs/ferry.html"]); !strings.Contains(brief, "By <bdi>مریم ساحلی</bdi>, Ann Shore") {
		t.Error("a name in a line does not stand by itself")
	}
}

// TestDirection_costsNothing: a site in one direction says nothing of it.
func TestDirection_costsNothing(t *testing.T) {
	for name, page := range build(t, fstest.MapFS{}) {
		if strings.HasSuffix(name, ".html") && (bytes.Contains(page, []byte(" dir=")) || bytes.Contains(page, []byte("<bdi"))) {
			t.Errorf("%s speaks of directions", name)
		}
	}
}
