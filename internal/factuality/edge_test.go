package factuality

import (
	"os"
	"strings"
	"testing"

	"dossier/internal/text"
)

// TestEdges_areSeenInEachLanguage holds that words beside a quotation which change whom it
// names, and those which say that something is only meant, are seen, and their neighbours are
// not taken for such.
func TestEdges_areSeenInEachLanguage(t *testing.T) {
	data, err := os.ReadFile("testdata/edges.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		lang, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		what, said, _ := strings.Cut(rest, " ")
		from := strings.Index(said, "[")
		passage := strings.NewReplacer("[", "", "]", "").Replace(said)
		quoted := text.Range{From: from, To: strings.Index(said, "]") - 1}
		edges := EdgesOf(passage, quoted, lang)
		found := edges.Intended
		if strings.HasSuffix(what, "attribute") {
			found = edges.Attribute
		}
		if silent := strings.HasPrefix(what, "-"); found.Empty() != silent {
			t.Errorf("%s: in « %s » is found « %s »", lang, said, found.Of(passage))
		}
	}
}
