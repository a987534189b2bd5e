package load

import (
	"bytes"
	"io/fs"
	"os"
	"time"

	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
)

// memory keeps what Load has read and joined, so that the next Load works only
// on what has changed. It never decides what is read: it gives back what the
// same bytes gave before.
type memory struct {
	*memo.Memory // in which it lies

	listed   *listing // of the last Load
	files    map[string]*remembered
	read     map[string]*remembered // while files are read: those of this Load
	received map[string]rememberedHash
	derived  map[derivationBasis]derivation
	sources  *joinedSources
	names    *rememberedNames
}

var loads memo.Slot[memory]

// memoryIn returns what Load keeps in m, nil if m is nil.
func memoryIn(m *memo.Memory) *memory {
	own := loads.In(m)
	if own != nil {
		own.Memory = m
	}
	return own
}

// remembered is a file that was read. What came of it is never changed.
type remembered struct {
	info   fs.FileInfo
	fresh  bool // so young when it was read that a change may have left no trace in its time
	source *diag.Source
	parsed any
}

// young is how long after a change a second one may leave the time of a file as
// it was: file systems keep it in steps of up to two seconds (FAT).
const young = 2 * time.Second

// recall returns what is remembered of a file if nothing speaks of a change.
func (m *memory) recall(name string, info fs.FileInfo) *remembered {
	if m == nil {
		return nil
	}
	if r := m.files[name]; r != nil && m.unchanged(r.info, r.fresh, info) {
		return r
	}
	return nil
}

// What a file must have in common with the one that was read for its bytes to be
// the same without another look at them.
var (
	sizeOfFile = memo.NewPart("a file: its size")
	timeOfFile = memo.NewPart("a file: its time")
	fileItself = memo.NewPart("a file: the number by which the system knows it")
	ageOfFile  = memo.NewPart("a file: that it was old enough for its time to tell")
	bytesOfIt  = memo.NewPart("what was read in a file: its bytes")
)

// unchanged reports whether two looks at a name saw the same file with the same
// size and time. A file that is moved into the place of another keeps its time,
// so the number by which the system knows it counts as well; where there is no
// such system, Sys stands for it.
func (m *memory) unchanged(old fs.FileInfo, fresh bool, now fs.FileInfo) bool {
	return m.Same(ageOfFile, !fresh) && m.Same(sizeOfFile, old.Size() == now.Size()) &&
		m.Same(timeOfFile, old.ModTime().Equal(now.ModTime())) && m.Same(fileItself, sameFile(old, now))
}

func sameFile(old, now fs.FileInfo) bool {
	if os.SameFile(now, now) { // not if it comes from elsewhere than package os
		return os.SameFile(old, now)
	}
	return old.Sys() == now.Sys()
}

// fresh reports whether a file is so young that a change after this may leave
// no trace in its time.
func (m *memory) fresh(info fs.FileInfo) bool {
	os.SameFile(info, info) // has Windows ask now which file it is, and not when another is in its place
	return m == nil || m.Age(info.ModTime()) < young
}

// keep notes what came of a file; if its bytes are the ones remembered, what
// came of them then is returned.
func (m *memory) keep(name string, info fs.FileInfo, src *diag.Source, parse func(*diag.Source) any) *remembered {
	r := &remembered{info: info, fresh: m.fresh(info), source: src}
	if m != nil {
		if old := m.files[name]; old != nil && m.Same(bytesOfIt, old.source.Reads(src.Text) && bytes.Equal(old.source.File, src.File)) {
			r.source, r.parsed = old.source, old.parsed
			return r
		}
	}
	r.parsed = parse(src)
	return r
}

// articleBasis is all that the article of a file depends on.
type articleBasis struct {
	File    *articleFile
	Capture *model.Capture // nil if there is none
	Outlet  *model.Outlet  // nil if it is unknown
	Rights  model.Rights   // of articles that do not say
	Whole   bool           // whatever the rights, its readers may have all of it
	Broken  bool           // what is wrong is said elsewhere
}

var joinedArticles = memo.NewTable[articleBasis, *joinedArticle]("an article")

// joinedArticle is an article with its capture, and what is wrong with them.
type joinedArticle struct {
	article *model.Article
	capture *model.Capture
	diags   []diag.Diagnostic
	leftOut []leftOut // sentences that a rule is said to have left out
}

// join makes the article. File and capture stay as they were read: the dossier
// gets copies.
func (k articleBasis) join() *joinedArticle {
	f, a := *k.File, *k.File.Article
	f.Article = &a
	f.broken = f.broken || k.Broken
	a.Outlet, a.OutletMissing = k.Outlet, k.Outlet == nil && k.File.outlet != ""
	if a.Rights == "" {
		a.Rights = k.Rights
	}
	if k.Whole {
		a.Rights = model.Full
	}
	j := &joinedArticle{article: &a}
	if k.Capture != nil {
		capture := *k.Capture
		capture.Article = &a
		j.capture = &capture
	}
	j.diags = f.join(j.capture)
	if a.Proven {
		j.leftOut = f.sentencesLeftOut(j.capture)
	}
	return j
}

// joinArticles joins articles, several at a time, and remembers them.
func joinArticles(m *memo.Memory, bases []articleBasis) []*joinedArticle {
	joinedArticles.Turn(m)
	return parallel.Map(len(bases), func(i int) *joinedArticle { return joinedArticles.Get(m, bases[i], bases[i].join) })
}
