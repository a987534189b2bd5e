package factuality

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/internal/language"
	"dossier/internal/text"
)

// lead is a sentence of testdata, with the words in «» that somebody would quote.
type lead struct {
	passage string
	quoted  text.Range
}

// leads reads the sentences of a language by their class: what they do to the
// quoted words, or clear.
func leads(t *testing.T, lang string) map[string][]lead {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	classes := map[string][]lead{}
	class := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "["):
			class = strings.Trim(line, "[]")
		case class == "certain" || class == "hedge":
			classes[class] = append(classes[class], lead{passage: line})
		default:
			before, rest, _ := strings.Cut(line, "«")
			end := strings.LastIndex(rest, "»")
			if end < 0 {
				t.Fatalf("%s: no words are quoted in %q", lang, line)
			}
			words := strings.NewReplacer("«", "", "»", "").Replace(rest[:end])
			classes[class] = append(classes[class], lead{before + words + rest[end+len("»"):], text.Range{From: len(before), To: len(before) + len(words)}})
		}
	}
	return classes
}

// TestAround_findsWhatQuotationsHide demands nine of ten sentences of each class
// and language, and at most one false alarm in ten. The classes of testdata:
// a denial, of which [denied] has those behind the words or in another sentence; a
// condition; what somebody claims; what the source doubts; nothing.
func TestAround_findsWhatQuotationsHide(t *testing.T) {
	const (
		most = 10 // per cent missed, and of false alarms
	)
	classes := []struct {
		name   string
		least  int // sentences
		wanted []Kind
	}{
		{"denial", 40, []Kind{Denial}},
		{"denied", 40, []Kind{Denial}},
		{"condition", 40, []Kind{Condition}},
		{"claim", 20, []Kind{Claim, Doubt}},
		{"doubt", 20, []Kind{Claim, Doubt}},
		{"clear", 30, nil},
	}
	for _, l := range language.With(language.Hides) {
		sentences := leads(t, l.Code)
		for _, class := range classes {
			var wrong []string
			for _, one := range sentences[class.name] {
				found := Around(one.passage, one.quoted, l.Code)
				hit := slices.ContainsFunc(found, func(f Finding) bool { return slices.Contains(class.wanted, f.Kind) })
				if class.wanted == nil && len(found) > 0 || class.wanted != nil && !hit {
					wrong = append(wrong, one.passage[:one.quoted.From]+"«"+one.quoted.Of(one.passage)+"»"+one.passage[one.quoted.To:])
				}
			}
			n := len(sentences[class.name])
			if n < class.least || len(wrong)*100 > n*most {
				t.Errorf("%s: %d of %d sentences of the class %s are read wrongly:\n%s", l.Code, len(wrong), n, class.name, strings.Join(wrong, "\n"))
			}
		}
	}
}

// TestAround_readsOtherLetters: a text in traditional Chinese hides what the same text in
// simplified Chinese does.
func TestAround_readsOtherLetters(t *testing.T) {
	var other []string
	for _, pair := range language.Get("zh").Hides().OtherLetters {
		letters := []rune(pair)
		other = append(other, string(letters[1]), string(letters[0]))
	}
	write, rewritten := strings.NewReplacer(other...), 0
	for _, sentences := range leads(t, "zh") {
		for _, one := range sentences {
			if as := write.Replace(one.passage); as != one.passage {
				rewritten++
				if in, same := Around(as, one.quoted, "zh"), Around(one.passage, one.quoted, "zh"); !slices.Equal(in, same) {
					t.Errorf("%q hides %v, and %q %v", as, in, one.passage, same)
				}
			}
		}
	}
	if rewritten < 200 {
		t.Errorf("only %d sentences have other letters", rewritten)
	}
}

// TestSkipped_findsWhatGapsHide: the words in «» of the classes [gap] and [gap clear] are
// those that a gap would leave out, which it may not and may.
func TestSkipped_findsWhatGapsHide(t *testing.T) {
	for _, l := range language.With(language.Hides) {
		sentences := leads(t, l.Code)
		for _, class := range []string{"gap", "gap clear"} {
			for _, one := range sentences[class] {
				if found := Skipped(one.passage, one.quoted, l.Code); found.Empty() != (class == "gap clear") {
					t.Errorf("%s: a gap in place of %q hides %q, of the class %s", l.Code, one.quoted.Of(one.passage), found.Of(one.passage), class)
				}
			}
		}
	}
}

// TestSure_tellsCertaintyFromHedges: of the sentences of the classes [certain] and [hedge]
// nine of ten are read as such.
func TestSure_tellsCertaintyFromHedges(t *testing.T) {
	for _, l := range language.With(language.Hides) {
		sentences := leads(t, l.Code)
		for _, class := range []string{"certain", "hedge"} {
			var wrong []string
			for _, one := range sentences[class] {
				certain, hedged := new(Readings).Sure(one.passage, l.Code)
				if class == "certain" && len(certain) == 0 || class == "hedge" && (len(hedged) == 0 || len(certain) > 0) {
					wrong = append(wrong, one.passage)
				}
			}
			if n := len(sentences[class]); len(wrong)*10 > n {
				t.Errorf("%s: %d of %d sentences of the class %s are read wrongly:\n%s", l.Code, len(wrong), n, class, strings.Join(wrong, "\n"))
			}
		}
	}
}
