package model

import (
	"dossier/internal/estimate"
	"dossier/internal/factuality"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/text"
)

// Cited is an item of a citation with what it points to.
type Cited struct {
	Item     *markdown.Item
	Of       *markdown.Citation
	Note     *Note
	Article  *Article             // nil if the key is unknown
	Passage  *Passage             // nil if it could not be resolved
	Words    found.Match          // the quoted words in the passage; nil if there are none
	Context  text.Range           // byte range of the whole sentences around them
	Sentence int                  // of the passage, with which the context begins, 1-based; 0 if there are no words
	Around   []factuality.Finding // what stands around them and changes what they say
	Doubtful bool                 // the file of the passage may show it in other words
	Changed  bool                 // the passage is not the one in which a person has accepted the citation
	Exhibit  *Exhibit             // that it is part of; nil if the article is unknown
}

// Lang is the language of the words that are cited, "" if there is no such article.
func (c *Cited) Lang() string {
	switch {
	case c.Article == nil:
		return ""
	case c.Passage == nil:
		return c.Article.Lang
	}
	return c.Passage.Lang()
}

// Key is that of the article that is cited; of one that is not known, what the citation says.
func (c *Cited) Key() string {
	if c.Article == nil {
		return c.Item.Key
	}
	return c.Article.Key
}

// Exhibit is what a note shows under one number: a stretch of whole sentences of one
// passage, with all its citations of words in them. A citation without words is an
// exhibit of its passage, or of its article, as a whole.
type Exhibit struct {
	Number   int // 1-based, in the order of their first citation
	Article  *Article
	Passage  *Passage   // nil for the article as a whole
	Context  text.Range // bytes of the text of the passage; empty without words
	Sentence int        // of the passage, with which it begins, 1-based
	Cited    []*Cited
}

// Target is what a link in a note leads to; exactly one of the first four
// fields is set.
type Target struct {
	Article  *Article
	Note     *Note
	Records  Records
	External string
	Fragment string // id on the target page, or key of the record, without #
	Captured bool   // the fragment is a line of the capture
}

// Statement is a callout of a note: a judgment, or an assumption, alternative,
// gap or indicator beside one.
type Statement struct {
	Note       *Note
	Callout    *markdown.Callout
	Likelihood *estimate.Likelihood // nil if it says none
	Row        int                  // of the terms on the scale
	Confidence *estimate.Confidence // nil if it says none
	Cited      []*Cited
	Origins    []Origin // of the passages that support it

	Unread bool // a term of it is not on the scale
}

// Key names the statement in the whole dossier: treaty/jc1. It is empty if the
// statement has no id.
func (s *Statement) Key() string {
	if s.Callout.ID == "" {
		return ""
	}
	if s.Note.ID == "" {
		return string(s.Note.Kind) + "/" + s.Callout.ID
	}
	return s.Note.ID + "/" + s.Callout.ID
}

// Support returns the citations that support the statement and were found.
func (s *Statement) Support() []*Cited {
	var list []*Cited
	for _, c := range s.Cited {
		if c.Item.Signal == markdown.Supports && c.Article != nil && c.Article.Proven && (c.Passage != nil || c.Item.Quote == "") {
			list = append(list, c)
		}
	}
	return list
}

// Origin is where passages come from, as far as their articles tell. Passages
// of one origin say a thing once, however many articles print it.
type Origin struct {
	// Names are the ids of the sources that the passages credit, sorted. Without
	// any, the origin is undetermined: nothing shows that it is independent.
	Names    []string
	Articles []*Article // in the order of their first citation
	Cited    []*Cited
	Shared   []string // the runs of words that joined passages of different articles
}

// Identified reports whether the passages say where they come from.
func (o Origin) Identified() bool { return len(o.Names) > 0 }
