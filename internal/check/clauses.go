package check

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// endsClause are the marks between clauses.
const endsClause = ",;:—،؛，；："

// clauseAround returns the clause in which a stretch of a text stands.
func clauseAround(s string, r text.Range) text.Range {
	clause := text.Range{To: len(s)}
	if i := strings.LastIndexAny(s[:r.From], endsClause); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		clause.From = i + size
	}
	if i := strings.IndexAny(s[r.To:], endsClause); i >= 0 {
		clause.To = r.To + i
	}
	return clause
}

// clauseBehind returns what stands behind a stretch of a text in its clause.
func clauseBehind(s string, r text.Range) string { return s[r.To:clauseAround(s, r).To] }

// clauseOf returns the clause in which a stretch of a text stands, without it.
func clauseOf(s string, r text.Range) string {
	clause := clauseAround(s, r)
	return s[clause.From:r.From] + s[r.To:clause.To]
}
