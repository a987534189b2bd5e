package dossier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// large makes a dossier of articles of about six kilobytes and of notes with
// twenty citations each.
func large(articles, notes int) fstest.MapFS {
	random := rand.New(rand.NewPCG(5, 6))
	fsys := fstest.MapFS{"dossier.yaml": {Data: []byte("title: Essai\nlanguage: fr\n")}}
	paragraphs := make([][]string, articles)
	for i := range articles {
		var body strings.Builder
		for range 16 {
			words := make([]string, 60)
			for k := range words {
				words[k] = fmt.Sprintf("mot%d", int(20_000*random.Float64()*random.Float64()))
			}
			p := "Le " + strings.Join(words, " ") + "."
			paragraphs[i] = append(paragraphs[i], p)
			body.WriteString(p + "\n\n")
		}
		text := strings.TrimSpace(body.String()) + "\n"
		sum := sha256.Sum256([]byte(text))
		fsys[fmt.Sprintf("content/captures/c%d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
		fsys[fmt.Sprintf("content/articles/a%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: Article %d\ntitle_basis: hand\nlang: fr\ncapture: {file: c%d.txt, sha256: %s}\n---\n\n%s", i, i, hex.EncodeToString(sum[:]), text)}
	}
	for i := range notes {
		var body strings.Builder
		for k := range 20 {
			a := random.IntN(articles)
			p := random.IntN(len(paragraphs[a]))
			words := strings.Fields(paragraphs[a][p])
			from := random.IntN(len(words) - 8)
			fmt.Fprintf(&body, "Une phrase du texte, la numéro %s [@a%d, ¶%d: «%s»].\n\n", strings.Repeat("i", k+1), a, p+1, strings.TrimSuffix(strings.Join(words[from:from+8], " "), "."))
		}
		fsys[fmt.Sprintf("briefs/n%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: Note\nstatus: published\n---\n\n" + body.String())}
	}
	return fsys
}

// joined reads and joins a dossier up to the point where notes are verified.
func joined(tb testing.TB, fsys fstest.MapFS, m *memo.Memory) (*joiner, *model.Dossier) {
	l := &loader{fsys: fsys, memo: m, memory: memoryIn(m)}
	if err := l.list(nil); err != nil {
		tb.Fatal(err)
	}
	if err := l.read(context.Background()); err != nil {
		tb.Fatal(err)
	}
	d := l.join()
	l.joinNames(d)
	return l.joinNotes(d), d
}

// BenchmarkVerify verifies 10,000 citations against 10,000 articles, from what
// is remembered of their files. It is to take less than 0.3 s.
func BenchmarkVerify(b *testing.B) {
	fsys, m := large(10_000, 500), memo.New(nil)
	j, d := joined(b, fsys, m)
	j.verifyNotes(d, false)
	if n := diag.Count(j.diags, diag.Error); n > 0 {
		b.Fatalf("%d errors: %s", n, j.diags[0].Message)
	}
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		j, d := joined(b, fsys, m)
		b.StartTimer()
		j.verifyNotes(d, false)
	}
}

// BenchmarkVerifyAnew does the same with nothing remembered of the articles'
// words: they are folded anew.
func BenchmarkVerifyAnew(b *testing.B) {
	fsys := large(10_000, 500)
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		j, d := joined(b, fsys, nil)
		b.StartTimer()
		j.verifyNotes(d, false)
	}
}
