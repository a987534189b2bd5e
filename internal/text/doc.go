// Package text reads texts, whatever they are about and whatever they are in, and
// is where everything stands that is known of characters. It knows nothing of
// dossiers.
//
// # One reading
//
// [Read] finds in one pass what words are made of. A [Word] is as fine as anybody
// needs it, because what counts as one word is not the same for all: the search
// joins the groups of 10 000, names join nothing, copies run on in scripts that set
// no spaces. Each puts words together by the traits of words and by what stands
// between them, and none cuts a text again. A reading is large, twice the text and
// more, and quick to make, so it is made where a text is gone through, used for all
// that is asked there, and its memory is used for the next text ([Reading.Read]).
//
// [Sentences] are found apart from words, for few texts are asked for them.
//
// # Forms
//
// Texts are compared in one of four forms:
//
//	form             forgives                                     keeps            for
//	[Plain]          capitals, accents                            œ, ß, ي          names, words
//	[Fold]           capitals, accents, œ oe, ي ی, digits         marks            search, cleaning
//	found.Fold       marks that look alike, kinds of spaces       all of a letter  quotations
//	factuality fold  capitals, ё е, ي ی, vowels of Arabic, stress accents          denials, claims
//
// They are no classes of one table, for no two of them agree on a letter: é is another
// word to a denial (denie, dénié) and the same to a search, a capital counts in a
// quotation alone. What they share are the tables of marks below. A form that knows
// characters other than these belongs into this list.
//
// # Tables
//
// There is one table per kind of mark: [Apostrophes], [DoubleQuotes], [Hyphens],
// [Invisible], [Stops] and the others, and one of the scripts that set no spaces,
// [Unspaced]. Where a package needs a part of one, it says why.
//
// The cases of testdata are data, so that the browser can be held to them too.
//
// It is one package because words, sentences, forms and directions are told by the same
// tables of marks and classes of characters: apart, each would have its own.
package text
