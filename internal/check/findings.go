package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Findings are what checking a dossier has found out about it: what its citations
// and links lead to, and what its statements rest on. They do not change any more.
type Findings struct {
	notes  map[*model.Note]*noteFindings
	events map[*model.Event]eventFindings

	// Uses lists, for each passage, the citations of published notes.
	Uses map[*model.Passage][]*model.Cited

	// Since says of cited words what became of them in a later version of their article that
	// does not have them.
	Since    map[*model.Cited]Since
	replaced map[*model.Passage][]text.Range // the sentences that stand in their place

	// Labels are what articles say that they are, or their desk says of them.
	Labels map[*model.Article][]model.Labelled

	// Silenced are the warnings and notes that the settings leave out.
	Silenced []diag.Diagnostic
}

// noteFindings are what was found out about one note.
type noteFindings struct {
	cited      []*model.Cited                      // by number of the item
	beside     map[markdown.Scope][]*model.Cited   // the same by the block in which they stand
	passages   map[markdown.Scope][]*model.Passage // those of them, by the block; of the whole note, which is 0, each once
	exhibits   []*model.Exhibit                    // by number
	targets    map[*markdown.Link]*model.Target    // only of links that lead somewhere
	statements []*model.Statement                  // the callouts, in their order
	estimated  map[markdown.Scope]bool             // the blocks that they are
	drawn      map[*markdown.Callout]*model.Drawn  // figures; nil if there are none
	images     map[*markdown.Callout]*model.Image  // nil if there are none
	quoted     map[quotedWhere][]text.Range        // the words that a block quotes of a passage, each stretch once; see quotedIn
	share      Share
	signed     []model.Signature // the sign-offs that hold
	accepted   model.AcceptedBy  // who has accepted the citations, if they are as they were
	lapsed     []Lapsed          // and those that do not, for something has changed
}

// quotedWhere is a passage and the block of a note that quotes it.
type quotedWhere struct {
	scope   markdown.Scope // 0 is the whole note
	passage *model.Passage
}

// Cited returns what a note cites, by the number of the item.
func (f *Findings) Cited(n *model.Note) []*model.Cited { return f.notes[n].cited }

// citedBeside returns what a block of a note cites, in its order.
func (f *Findings) citedBeside(n *model.Note, block markdown.Scope) []*model.Cited {
	return f.notes[n].beside[block]
}

// passagesBeside returns the passages that a block of a note cites; 0 is the whole note: a
// heading has the passages of all blocks beside it.
func (f *Findings) passagesBeside(n *model.Note, block markdown.Scope) []*model.Passage {
	return f.notes[n].passages[block]
}

// Exhibits returns what a note shows of its evidence, by number.
func (f *Findings) Exhibits(n *model.Note) []*model.Exhibit { return f.notes[n].exhibits }

// Share returns how much of a note is cited.
func (f *Findings) Share(n *model.Note) Share { return f.notes[n].share }

// Statements returns the callouts of a note, in their order.
func (f *Findings) Statements(n *model.Note) []*model.Statement { return f.notes[n].statements }

// isEstimated reports whether a block of a note is a statement: what it says is to come has a
// likelihood.
func (f *Findings) isEstimated(n *model.Note, block markdown.Scope) bool {
	return f.notes[n].estimated[block]
}

// Drawn returns the figure that a callout of a note is, nil if it is none.
func (f *Findings) Drawn(n *model.Note, c *markdown.Callout) *model.Drawn { return f.notes[n].drawn[c] }

// Image returns the image that a callout of a note is, nil if it is none.
func (f *Findings) Image(n *model.Note, c *markdown.Callout) *model.Image {
	return f.notes[n].images[c]
}

// Target returns what a link of a note leads to, nil if that is nothing.
func (f *Findings) Target(n *model.Note, l *markdown.Link) *model.Target {
	return f.notes[n].targets[l]
}

// CitedIn returns the items cited in a section of a note.
func (f *Findings) CitedIn(n *model.Note, s markdown.Section) []*model.Cited {
	var list []*model.Cited
	for _, b := range s.Blocks {
		for _, c := range b.Citations {
			list = append(list, f.citedWith(n, c)...)
		}
	}
	return list
}

// citedWith returns what one citation of a note cites.
func (f *Findings) citedWith(n *model.Note, c *markdown.Citation) []*model.Cited {
	if len(c.Items) == 0 {
		return nil // it is malformed
	}
	first := c.Items[0].Number - 1
	return slices.Clip(f.notes[n].cited[first : first+len(c.Items)])
}

// Disputes returns the questions to which an event of a timeline links: they
// dispute it, or something about it.
func (f *Findings) Disputes(e *model.Event) []*model.Question { return f.events[e].disputes }

// Places returns the places which the text of an event names with a link.
func (f *Findings) Places(e *model.Event) []*model.Place { return f.events[e].places }

// eventFindings are what the links in the text of an event lead to.
type eventFindings struct {
	disputes []*model.Question
	places   []*model.Place
}

func (f *Findings) event(d *model.Dossier, t *model.Timeline, e *model.Event) eventFindings {
	var own eventFindings
	for _, b := range e.Section.Blocks {
		for _, l := range b.Links {
			target := f.Target(&t.Note, l)
			if target == nil {
				continue
			}
			for _, q := range d.Questions {
				if &q.Note == target.Note && !slices.Contains(own.disputes, q) {
					own.disputes = append(own.disputes, q)
				}
			}
			for _, p := range d.Places {
				if target.Records == model.PlaceRecords && target.Fragment == p.Key && !slices.Contains(own.places, p) {
					own.places = append(own.places, p)
				}
			}
		}
	}
	return own
}
