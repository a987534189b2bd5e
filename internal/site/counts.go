package site

import (
	"dossier/internal/custody"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// LineCounts counts the raw lines with words of a capture by what became of
// them. Together they are all of them.
type LineCounts struct {
	Kept     int // title, subheads, paragraphs
	Captions int
	Meta     int
	Dropped  int
}

// All counts the lines.
func (n LineCounts) All() int { return n.Kept + n.Captions + n.Meta + n.Dropped }

// countBasis is all that the counts of an article depend on.
type countBasis struct{ Article *model.Article }

var lineCounts = memo.NewTable[countBasis, LineCounts]("the lines of an article, counted")

func countLines(a *model.Article) LineCounts {
	var n LineCounts
	for _, l := range capturedLines(a) {
		switch l.class {
		case "":
		case custody.Dropped:
			n.Dropped++
		case custody.Meta:
			n.Meta++
		case custody.Caption:
			n.Captions++
		default:
			n.Kept++
		}
	}
	return n
}

func (n *LineCounts) add(m LineCounts) {
	n.Kept += m.Kept
	n.Captions += m.Captions
	n.Meta += m.Meta
	n.Dropped += m.Dropped
}
