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
	Cut      int // those of the lines kept that somebody has cut words out of
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
	cut := map[int]bool{}
	for _, c := range a.Record.Cuts {
		if c.Rule == "" {
			cut[c.Line] = true
		}
	}
	n.Cut = len(cut)
	return n
}

func (n *LineCounts) add(m LineCounts) {
	n.Kept += m.Kept
	n.Captions += m.Captions
	n.Meta += m.Meta
	n.Dropped += m.Dropped
	n.Cut += m.Cut
}
