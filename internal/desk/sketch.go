package desk

import (
	"fmt"
	"strings"

	"dossier/internal/date"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
)

// SketchKind is what can be begun with its first lines filled in.
type SketchKind string

const (
	SketchBrief    SketchKind = "brief"
	SketchQuestion SketchKind = "question"
	SketchEvent    SketchKind = "event"
	SketchOutlet   SketchKind = "outlet"
)

// SketchKinds lists them in the order in which help names them.
var SketchKinds = []SketchKind{SketchBrief, SketchQuestion, SketchEvent, SketchOutlet}

// Sketch says what is to be begun.
type Sketch struct {
	Kind  SketchKind
	ID    string // the key: the name of the file, or the id inside a file
	Title string // one line
	Lang  string
	Date  date.Date // of a brief or question: today; of an event: when it was, zero if unknown
}

// File returns the path of the file that a sketch is, or is a part of, and its
// text. adds says that the text goes to the end of the file, if there is one.
func (k Sketch) File(s model.Settings) (file, text string, adds bool) {
	suffix := ".md"
	if k.Lang != s.Language {
		suffix = "." + k.Lang + ".md"
	}
	body := string(language.Get(k.Lang).File("sketch/" + string(k.Kind) + ".md"))
	switch k.Kind {
	case SketchBrief:
		return "briefs/" + k.ID + suffix, front("title", k.Title, "question", "", "summary", "", "status", string(model.Draft), "date", k.Date.String()) + body, false
	case SketchQuestion:
		return "content/questions/" + k.ID + suffix, front("question", k.Title, "status", string(model.Draft), "date", k.Date.String()) + body, false
	case SketchEvent:
		date := k.Date.String()
		if date == "" {
			date = "XXXX"
		}
		return "content/timeline" + suffix, fmt.Sprintf("## %s · %s {#%s}\n\n%s", date, k.Title, k.ID, body), true
	default:
		return string(model.OutletRecords), k.ID + ":\n  name: " + frontmatter.OneLine(k.Title) + "\n", true
	}
}

// front writes front matter of pairs; a key without a value is left empty, to be
// filled in.
func front(pairs ...string) string {
	var b strings.Builder
	b.WriteString("---\n")
	for i := 0; i < len(pairs); i += 2 {
		b.WriteString(strings.TrimSpace(pairs[i]+": "+frontmatter.OneLine(pairs[i+1])) + "\n")
	}
	return b.String() + "---\n\n"
}
