// Package factuality says what the words around quoted words do to them: whether
// their source denies them, says them under a condition, doubts them, or reports
// them as what somebody claims. That words stand in a text says nothing of this,
// and it is what a true quotation most often hides.
//
// What is looked for is data: hides.txt in the folder of each language. [Around]
// takes a passage and the range of the quoted words; [Skipped] the words that a
// gap leaves out.
//
// # Patterns
//
// A pattern is words parted by blanks, apostrophes or hyphens.
//
//	word           itself, in small letters; accents count
//	deni*  *ant  * any ending, any beginning, any word
//	(a|b c|)       one of these, or nothing; inside a word too, then without blanks
//	…              up to three words
//	^ first        only as the first word of its sentence
//	, first        only right behind a comma, a dash, a colon or a bracket
//	last $         only as the last word of its sentence
//	!pattern       the pattern above does not count where this one matches
//	- pattern      in [certain] and [hedge]: what it denies stays denied
//
// Between two words of a pattern there may be a comma and quotation marks. Of all
// patterns that begin at a word the longest counts. The patterns of a section are
// one automaton over words, so the time grows with the text alone.
//
// # What bears on the quoted words
//
// A clause is what stands between commas, dashes, colons and brackets. A denial
// before the words bears on them in their own clause and in the one that governs
// it ("denied that"), one behind them in their own; conditions, claims and doubts
// in the whole sentence; a retraction in the rest of the passage. Words that open a
// clause of their own ([relative], [contrast], [and]) end all this, unless one that
// opens what a verb governs follows ([complement]).
//
// It is one package because whatever is asked of a text is answered from one reading of it,
// by the automata of one lexicon for each language.
package factuality
