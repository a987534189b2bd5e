package check

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Covered returns what a sign-off of a note would cover.
func (f *Findings) Covered(n *model.Note) model.Covered {
	var words, degrees, citations, passages, captures, images []string
	for _, p := range n.Printed {
		words = append(words, p.Text)
	}
	for _, p := range n.Doc.Prose {
		words = append(words, p.Text)
	}
	for _, q := range n.Doc.Quotations {
		words = append(words, q.Words)
	}
	for _, l := range n.Doc.Links {
		words = append(words, l.Destination)
	}
	for _, c := range n.Doc.Callouts {
		degrees = append(degrees, string(c.Kind), c.ID)
		for _, t := range c.Terms {
			degrees = append(degrees, t.Text)
		}
		if m := f.Image(n, c); m != nil {
			images = append(images, m.Path, m.SHA256)
		}
	}
	for _, c := range f.Cited(n) {
		i := c.Item
		citations = append(citations, string(i.Signal), i.Key, string(i.Locator.Kind), strconv.Itoa(i.Locator.Number), i.Quote, i.Translation, strconv.Itoa(i.Grade))
		if c.Article == nil {
			continue
		}
		if c.Passage != nil {
			passages = append(passages, i.Key+"\x00"+c.Passage.Text)
		}
		_, sum := c.Article.AsReceived()
		captures = append(captures, i.Key+"\x00"+sum)
	}
	covered := model.Covered{
		Words: sumOf(words), Degrees: sumOf(degrees), Citations: sumOf(citations),
		Passages: sumOf(once(passages)), Captures: sumOf(once(captures)),
	}
	if len(images) > 0 {
		covered.Images = sumOf(images)
	}
	return covered
}

// sumOf is the hash of texts, which it keeps apart.
func sumOf(texts []string) string {
	var all strings.Builder
	for _, t := range texts {
		all.WriteString(strconv.Itoa(len(t)) + ":" + t)
	}
	return lockSum(all.String())
}

func once(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}

// Signed returns the sign-offs that hold for a note as it is now, in the order of the
// lock.
func (f *Findings) Signed(n *model.Note) []model.Signature { return f.notes[n].signed }

// AcceptedBy returns who has accepted the citations of a note as they are now; zero if
// nobody is known to have.
func (f *Findings) AcceptedBy(n *model.Note) model.AcceptedBy { return f.notes[n].accepted }

// Lapsed is a sign-off that holds no more, with what has changed since.
type Lapsed struct {
	model.Signature
	Changed []model.Part
}

// Said is what has changed, in words.
func (l Lapsed) Said() string {
	said := make([]string, len(l.Changed))
	for i, p := range l.Changed {
		said[i] = p.String()
	}
	return strings.Join(said, ", ")
}

// Lapsed returns the sign-offs of a note as it was, in the order of the lock.
func (f *Findings) Lapsed(n *model.Note) []Lapsed { return f.notes[n].lapsed }

// signaturesByNote are the sign-offs by the path of their note.
func signaturesByNote(d *model.Dossier) map[string][]model.Signature {
	by := map[string][]model.Signature{}
	for _, s := range d.Lock.Signatures {
		by[s.Note] = append(by[s.Note], s)
	}
	return by
}

// signedOff compares a note with its sign-offs, and reports those that are missing.
func (v *checker) signedOff(n *model.Note) []diag.Diagnostic {
	needed := v.dossier.Settings.Requires
	all := v.signatures[n.Path]
	if len(all) == 0 && (len(needed) == 0 || n.Kind != model.BriefNote) {
		return nil
	}
	var diags []diag.Diagnostic
	at := diag.Span{Source: n.Doc.Source}
	now := v.findings.Covered(n)
	var holds []model.Signature
	for _, s := range all {
		changed := now.Since(s.Covered)
		if len(changed) > 0 {
			const stale = "%s signed this as %s on %s, and it has changed since: %s"
			lapsed := Lapsed{s, changed}
			v.findings.notes[n].lapsed = append(v.findings.notes[n].lapsed, lapsed)
			diags = append(diags, diag.New(diag.SignatureStale, at, stale, s.By, s.Role, s.On, lapsed.Said()).
				WithHelp("have it read again as it is now, then run dossier sign %s --as NAME --role %s", n.Path, s.Role))
			continue
		}
		if s.Role == model.Reviewer && WroteIt(n, s.By) {
			diags = append(diags, diag.New(diag.SignatureStale, at, "%s is an author of this and cannot be its reviewer", s.By).
				WithHelp("have somebody else read it"))
			continue
		}
		holds = append(holds, s)
	}
	v.findings.notes[n].signed = holds
	if n.Kind != model.BriefNote || n.Status != model.Published {
		return diags
	}
	for _, role := range needed {
		if !slices.ContainsFunc(holds, func(s model.Signature) bool { return s.Role == role }) {
			diags = append(diags, diag.New(diag.NotSigned, at, "nobody has signed this brief as it is, as %s", role).
				WithHelp("run dossier sign %s --as NAME --role %s, or leave status: review; publish_requires: of dossier.yaml asks for it", n.Path, role))
		}
	}
	return diags
}

// WroteIt reports whether a note names somebody as its author, however the name is
// written.
func WroteIt(n *model.Note, name string) bool {
	b, ok := n.Own.(*model.Brief)
	return ok && slices.ContainsFunc(b.Authors, func(a string) bool {
		return text.Fold(strings.Join(strings.Fields(a), " ")) == text.Fold(strings.Join(strings.Fields(name), " "))
	})
}
