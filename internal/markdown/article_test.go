package markdown

import (
	"bufio"
	"bytes"
	"html"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/custody"
	"dossier/internal/diag"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"
)

// readBack writes one block and reads it again.
func readBack(t interface{ Fatalf(string, ...any) }, b custody.Block) {
	written := WriteArticle([]custody.Block{{Kind: custody.Paragraph, Text: "Avant."}, b, {Kind: custody.Paragraph, Text: "Après."}})
	blocks, places := ReadArticle(diag.NewSource("a.md", written), 0)
	if len(blocks) != 3 || blocks[1] != b {
		t.Fatalf("%+v came back as %+v\nwritten:\n%s", b, blocks, written)
	}
	for _, i := range []int{0, len(b.Text) / 2} {
		if at := Offset(places[1], i); at < places[1].Start || at > places[1].End {
			t.Fatalf("offset %d of %q is outside its block: %d", i, b.Text, at)
		}
	}
	if shown := shownByOthers(written); shown != "Avant.\n"+b.Text+"\nAprès.\n" {
		t.Fatalf("another Markdown reader shows %q as %q\nwritten:\n%s", b.Text, shown, written)
	}
}

var (
	others = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	tags   = regexp.MustCompile(`<[^>]*>`)
)

// shownByOthers is the text a reader of GitHub's Markdown sees.
func shownByOthers(source []byte) string {
	var out bytes.Buffer
	if err := others.Convert(source, &out); err != nil {
		panic(err)
	}
	// Character references for blank space at the ends of a block come out as
	// plain blank space; the elements around it are what must not change.
	return html.UnescapeString(tags.ReplaceAllString(out.String(), ""))
}

func TestNastyLinesComeBack(t *testing.T) {
	f, err := os.Open("testdata/nasty-lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.NewReplacer(`␠`, " ", `␉`, "\t").Replace(s.Text())
		if line == "" {
			continue
		}
		n++
		readBack(t, custody.Block{Kind: custody.Paragraph, Text: line})
		readBack(t, custody.Block{Kind: custody.Subhead, Text: line})
	}
	if n < 60 {
		t.Fatalf("only %d nasty lines; the collection should not shrink", n)
	}
}

// TestRandomLinesComeBack writes and reads 10,000 lines made of the characters
// that Markdown treats specially, and of a few that it does not.
func TestRandomLinesComeBack(t *testing.T) {
	alphabet := []rune("aéБ۱0 19.)(#>+-*_`~|\\[]<>!&;:=\"'’«»{}@$^%/\u00a0\u202f\u200b\u2028…œ")
	random := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		line := make([]rune, 1+random.IntN(24))
		for i := range line {
			line[i] = alphabet[random.IntN(len(alphabet))]
		}
		kind := custody.Paragraph
		if random.IntN(5) == 0 {
			kind = custody.Subhead
		}
		readBack(t, custody.Block{Kind: kind, Text: string(line)})
	}
}

func TestAnyTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if text == "" || strings.ContainsRune(text, 0) {
			return // no block is empty, and no capture with a NUL is text
		}
		written := WriteArticle([]custody.Block{{Kind: custody.Paragraph, Text: text}})
		if got, _ := ReadArticle(diag.NewSource("a.md", written), 0); len(got) != 1 || got[0].Text != text {
			t.Fatalf("%q came back as %+v", text, got)
		}
	})
}
