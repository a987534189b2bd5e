// Package search makes the index with which a browser searches the site, and says
// what a query finds. Its secrets are the form of the index, stemming, and how a
// query is read.
//
// # Terms
//
// A [Document] is a page as the search sees it, and its passages are the units
// that results lead to. A word is what [Words] cuts from a text, folded: small
// letters without accents. A form is a word that stands in some document; a term
// is what forms share, their stem, folded after stemming and never before
// (folding first gives another stem for one accented form in three). Stems are
// made here and only here: the browser looks forms up. Names that the dossier
// knows by several spellings have a term of their own, which all spellings lead
// to; so have filters, whose forms hold a colon.
//
// A word of a query that no document has may be a form that the stemmer was never shown:
// the index says what the languages of its documents write together with a word, والسفينة,
// and which endings their words have, and what is left is looked up.
//
// # From pages to files
//
// [Reader.Read] makes the [Facts] of one document, a pure function of it. [Join] makes
// an [Index] of the facts of all. [Files] cuts it into script files that
// each call one function of the page, because that is the only way to load data
// that works over http, from disk and inside a single file alike. A small dossier
// has one; a large one a range list and shards, so that the cost of a query grows
// with the query and not with the site.
//
// [Index.Find] and the script of the pages, search.js of the theme, are two
// implementations of one search: the same results in the same order. Both work on
// whole numbers only, so that no rounding can tell them apart, and both are held to
// the cases in testdata: documents with queries and what they find, and texts with
// their words.
//
// It is one package because what makes the index and what asks it have to agree on
// everything: terms, weights, the order of forms, and where a shard ends.
package search
