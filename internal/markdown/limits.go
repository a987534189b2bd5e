package markdown

import (
	"bytes"

	"dossier/internal/diag"
)

// Limits on a note. Beyond them goldmark takes seconds for a few kilobytes:
// nested containers, unfinished links, wide tables and delimiter runs cost it
// quadratic time. A callout of 25 bytes takes 6 KB of memory, and 4 KB on its page. No
// note that a person writes comes near.
const (
	maxLine       = 256 << 10 // bytes of one line
	maxNesting    = 32        // block quotations and lists inside each other
	maxLinks      = 500       // "](" in one block
	maxDelimiters = 4000      // * _ ~ in one block
	maxBrackets   = 4000      // [ in one block
	maxColumns    = 100       // of a table
	maxTableRows  = 5000
	maxFootnotes  = 2000
	maxCallouts   = 5000
)

// withinLimits looks through a note in one pass and reports the first limit it
// breaks; such a note is not parsed.
func (st *state) withinLimits() bool {
	body := st.doc.body
	var links, delimiters, brackets, footnotes, callouts, columns, rows int
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		line := body[at:end]
		over := func(what string, most int) bool {
			st.report(diag.New(diag.BadText, st.span(at, at+min(len(bytes.TrimRight(line, "\r\n")), 80)), "the note has more than %d %s", most, what).
				WithHelp("split it; no reader gets through that either"))
			return false
		}
		if len(bytes.TrimSpace(line)) == 0 {
			links, delimiters, brackets, columns, rows = 0, 0, 0, 0, 0
		}
		links += bytes.Count(line, []byte("](")) + bytes.Count(line, []byte("]:"))
		brackets += bytes.Count(line, []byte("["))
		delimiters += bytes.Count(line, []byte("*")) + bytes.Count(line, []byte("_")) + bytes.Count(line, []byte("~"))
		if bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("[^")) {
			footnotes++
		}
		if inside := bytes.TrimLeft(line, " \t>-*+"); bytes.HasPrefix(inside, []byte("[!")) && bytes.IndexByte(line[:len(line)-len(inside)], '>') >= 0 {
			callouts++
		}
		if cells := bytes.Count(line, []byte("|")); cells > 1 {
			columns = max(columns, cells)
			rows++
		}
		switch {
		case len(line) > maxLine:
			return over("bytes in one line", maxLine)
		case nesting(line) > maxNesting:
			return over("block quotations and lists inside each other", maxNesting)
		case links > maxLinks:
			return over("links in one block", maxLinks)
		case brackets > maxBrackets:
			return over("brackets in one block", maxBrackets)
		case delimiters > maxDelimiters:
			return over("marks of emphasis in one block", maxDelimiters)
		case columns > maxColumns:
			return over("columns in a table", maxColumns)
		case rows > maxTableRows:
			return over("rows in a table", maxTableRows)
		case footnotes > maxFootnotes:
			return over("footnotes", maxFootnotes)
		case callouts > maxCallouts:
			return over("callouts", maxCallouts)
		}
		at = end
	}
	return true
}

// nesting counts the containers that a line opens or continues: its leading
// marks, and its indentation, which stands for lists further up.
func nesting(line []byte) int {
	depth, spaces := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>':
			depth++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			depth++
		case c >= '0' && c <= '9':
			k := i
			for k < len(line) && k < i+9 && line[k] >= '0' && line[k] <= '9' {
				k++
			}
			if k+1 >= len(line) || line[k] != '.' && line[k] != ')' || line[k+1] != ' ' {
				return depth + spaces/4
			}
			depth++
			i = k
		default:
			return depth + spaces/4
		}
	}
	return depth
}

// lineEnd returns where the line behind the one at a byte begins.
func lineEnd(s []byte, at int) int {
	if n := bytes.IndexByte(s[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s)
}
