package revision

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/fixture"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// marked writes what became of the words of a paragraph as people mark it: [-went-], {+came+}.
func marked(a, b string) string {
	var out strings.Builder
	for _, p := range Words(a, b) {
		switch p.Kind {
		case Out:
			out.WriteString("[-" + p.A.Of(a) + "-]")
		case In:
			out.WriteString("{+" + p.B.Of(b) + "+}")
		case Same:
			out.WriteString(p.B.Of(b))
		}
	}
	return out.String()
}

func TestWords_areMarkedAsPeopleWould(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"a number", "Some 12,000 people came.", "Some 10,000 people came.", "Some [-12,000 -]{+10,000 +}people came."},
		{"blanks are no words", "Some people  came.", "Some people came. ", "Some people came. "},
		{"at the end", "They came", "They came by sea", "They came {+by sea+}"},
		{"a word between two changes", "one two and three four", "five six and seven eight", "[-one two and three four-]{+five six and seven eight+}"},
		{"Chinese", "港口星期二重新开放", "港口星期三重新开放", "港口星期[-二-]{+三+}重新开放"},
		{"Arabic", "قال الوزير إن الاتفاق سيوقع غدا", "قال الوزير إن الاتفاق لن يوقع غدا", "قال الوزير إن الاتفاق [-سيوقع -]{+لن يوقع +}غدا"},
		{"everything", "a b", "c d", "[-a b-]{+c d+}"},
		{"nothing before", "", "c d", "{+c d+}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := marked(c.a, c.b); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestParagraphs_thatResembleStandBesideEachOther(t *testing.T) {
	a := []string{"Title", "The port was opened again on Tuesday", "Nobody was hurt", "The wheat is being loaded now", "End"}
	b := []string{"Title", "The port was opened again on Wednesday", "The wheat is not being loaded", "A correction was made", "End"}
	want := []Pair{{0, 0}, {1, 1}, {2, -1}, {3, 2}, {-1, 3}, {4, 4}}
	if diff := cmp.Diff(want, Paragraphs(a, b)); diff != "" {
		t.Error(diff)
	}
}

func TestFollow_findsWhatStandsThereNow(t *testing.T) {
	const a = "It rained. Some 12,000 people came. They left."
	sentence := text.Range{From: strings.Index(a, "Some"), To: strings.Index(a, " They")}
	for _, c := range []struct{ name, b, want string }{
		{"other words", "It rained. Some 10,000 came, police said. They left.", "Some 10,000 came, police said."},
		{"another sentence", "It rained. Police counted nobody. They left.", "Police counted nobody."},
		{"gone", "It rained. They left.", ""},
		{"one more behind it", "It rained. Some 12,000 people came. Police agreed. They left.", "Some 12,000 people came."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Follow(Words(a, c.b), sentence).Of(c.b); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whatever the texts are, the pieces hold all words of both, in order.
func TestWords_loseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "ca", "港", "口", " ", "\u00a0", "é", "ก", "ำ", "."})
		draw := func(label string) string { return strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, label), "") }
		a, b := draw("a"), draw("b")
		var was, is strings.Builder
		for _, p := range Words(a, b) {
			was.WriteString(p.A.Of(a))
			is.WriteString(p.B.Of(b))
		}
		if bare(a) != bare(was.String()) || bare(b) != bare(is.String()) {
			t.Errorf("%q and %q became %q and %q", a, b, was.String(), is.String())
		}
	})
}

// Two long texts without a word in common take no more time than reading them.
func TestWords_ofHostileTextsAreBounded(t *testing.T) {
	a, b := strings.Repeat("a b c ", 100_000), strings.Repeat("d e f ", 100_000)
	begin := fixture.ProcessorTime()
	if got := len(Words(a, b)); got != 2 {
		t.Errorf("%d pieces", got)
	}
	if took := fixture.ProcessorTime() - begin; took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// bare is a text without its blanks.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }
