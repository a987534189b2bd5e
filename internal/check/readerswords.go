package check

import (
	"sync"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// longestLabel is how many bytes a line has at most that says that comments follow, and
// mostLabelWords how many words.
const longestLabel, mostLabelWords = 80, 4

// nickname is what stands before the words of a reader: « John77: … ».
var nickname = text.Pattern(`^[\p{L}\p{N}_.\-]+(?: [\p{L}\p{N}_.\-]+){0,2}\s?:\s`)

// commentWords are the words of lines that say that comments follow, in all languages,
// folded.
var commentWords = sync.OnceValue(func() map[string]bool {
	return text.FoldedSet(language.WordsOfAll(func(l *language.Language) []string { return l.Cleaning().CommentWords })...)
})

// readersWords reports citations of words that stand among the comments of readers: below
// a line that says that there are some, and behind the name of somebody.
func (v *checker) readersWords(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		if c.Passage == nil || c.Passage.Kind == custody.Title {
			continue
		}
		if line, ok := amongComments(c.Article, c.Passage); ok {
			diags = append(diags, diag.New(diag.ReadersWords, c.Item.At, "%s of @%s stands below a line about the comments of readers", c.Passage.Name(), c.Article.Key).
				WithRelated(c.Article.Capture.Source.LineSpan(line), "the line").
				WithHelp("if a reader wrote these words, they are not the outlet's: leave the citation out, and the lines of the article, by hand"))
		}
	}
	return diags
}

// amongComments returns the line, 1-based, that says that a passage is a comment.
func amongComments(a *model.Article, p *model.Passage) (line int, found bool) {
	if !nickname().MatchString(p.Text) {
		return 0, false
	}
	for n := p.Line - 1; n > 0; n-- {
		if announcesComments(a.Capture.Lines[n-1].Text) {
			return n, true
		}
	}
	return 0, false
}

func announcesComments(line string) bool {
	if line == "" || len(line) > longestLabel || text.EndsSentence(line) {
		return false
	}
	words := text.FoldedWords(line)
	others, about := 0, false
	for _, w := range words {
		switch {
		case commentWords()[w]:
			about = true
		case w[0] < '0' || w[0] > '9':
			others++
		}
	}
	return about && others < 2 && len(words) <= mostLabelWords
}
