package check_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/load"
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

// loaded reads a dossier that has no mistakes.
func loaded(tb testing.TB, fsys fstest.MapFS, m *memo.Memory) *model.Dossier {
	d, diags, err := load.Load(context.Background(), fsys, load.Options{Memory: m})
	if err != nil || diag.Count(diags, diag.Error) > 0 {
		tb.Fatal(err, diags)
	}
	return d
}

// BenchmarkCheck checks 10,000 citations against 10,000 articles, from what is
// remembered of their files. It is to take less than 0.3 s.
func BenchmarkCheck(b *testing.B) {
	fsys, m := large(10_000, 500), memo.New(nil)
	check.Run(loaded(b, fsys, m), nil, check.Options{Memory: m})
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		d := loaded(b, fsys, m)
		b.StartTimer()
		if _, diags := check.Run(d, nil, check.Options{Memory: m}); diag.Count(diags, diag.Error) > 0 {
			b.Fatal(diags[0].Message)
		}
	}
}

// BenchmarkCheckAnew does the same with nothing remembered: the words of articles
// are folded anew.
func BenchmarkCheckAnew(b *testing.B) {
	fsys := large(10_000, 500)
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		d := loaded(b, fsys, nil)
		b.StartTimer()
		check.Run(d, nil, check.Options{})
	}
}
