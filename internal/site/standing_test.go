package site_test

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"io"
	"regexp"
	"strings"
	"testing"
)

// unpacked is what the chunks of an index of the search say.
func unpacked(t *testing.T, index []byte) (text string) {
	t.Helper()
	for _, chunk := range regexp.MustCompile(`,"([A-Za-z0-9+/=]+)"\)`).FindAllSubmatch(index, -1) {
		packed, err := base64.StdEncoding.DecodeString(string(chunk[1]))
		if err != nil {
			t.Fatal(err)
		}
		said, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		if err != nil && len(said) == 0 {
			t.Fatal(err)
		}
		text += string(said)
	}
	return text
}

// What an outlet has done with an article stands in words wherever the article is named, and
// beside what rests on nothing else.
func TestStanding_isToldWhereverAnArticleIsNamed(t *testing.T) {
	const retracted, alone = `<strong class="status">retracted</strong>`, `<strong class="status">rests only on retracted articles</strong>`
	quay, third := "content/articles/quay.md", "content/articles/ferry-3.md"
	tree := build(t, versions(t, quay, "lang: en\n", "lang: en\nstatus: retracted\n"))
	for page, times := range map[string]int{
		"index.html": 1, "sources.html": 1, "articles/quay.html": 1,
		"briefs/crossing.html": 3, // card, list of articles, exhibits
	} {
		if n := strings.Count(string(tree[page]), retracted); n != times {
			t.Errorf("%s says %d times that an article was retracted, want %d\n%s", page, n, times, main(tree[page]))
		}
		has(t, tree[page], "!"+alone) // another article supports it
	}
	if strings.Count(unpacked(t, tree["search/en.js"]), `"m":"retracted"`) != 1 {
		t.Error("the search does not say of one article that it was retracted")
	}
	tree = build(t, versions(t, quay, "lang: en\n", "lang: en\nstatus: retracted\n", third, "supersedes:", "status: retracted\nsupersedes:"))
	has(t, tree["index.html"], alone)
	has(t, tree["briefs/crossing.html"], alone)

	// Of several versions the one that has the correction stands, and what rests on it.
	tree = build(t, versions(t, quay, "lang: en\n", "lang: en\nstatus: retracted\n", third, "supersedes:", "status: corrected\nsupersedes:"))
	has(t, tree["index.html"], "!rests only", `<strong class="status">corrected</strong>`)
	if n := strings.Count(string(tree["index.html"]), `<strong class="status">corrected</strong>`); n != 2 {
		t.Errorf("%d versions are marked as corrected, want the two before", n)
	}

	tree = build(t, versions(t))
	for page, data := range tree {
		if strings.HasSuffix(page, ".html") && page != "method.html" {
			has(t, data, "!"+retracted, `!<strong class="status">corrected`, "!rests only")
		}
	}
}
