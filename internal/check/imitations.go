package check

import (
	"encoding/json"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// imitated are the signs by which pages say that something was verified, or where
// from it is, as an author may type them.
var imitated = []struct {
	sign *regexp.Regexp
	what string
	help string
}{
	{
		regexp.MustCompile(`[✓✔☑✅🗸🗹]`),
		"pages set this sign beside what was verified",
		"write yes, or cite a passage: its number and its sign come by themselves",
	},
	{
		// A number behind a unit such as m² or behind a digit is an exponent.
		regexp.MustCompile(`(?:[\pL\pM]{4}|[\pP\s]|^)(?:[¹²³⁴-⁹⁰]+)`),
		"this reads as the number of a citation, and nothing is cited",
		"cite the passage: its number comes by itself; for a remark write a footnote, [^1]",
	},
	{
		regexp.MustCompile(`(?:^|[\pL\pM\pP\s])[\[［【〔〖⟦]\pN{1,3}(?:\s*[,–-]\s*\pN{1,3})*[\]］】〕〗⟧]`),
		"this reads as the number of a citation, and nothing is cited",
		"cite the passage: its number comes by itself; for a remark write a footnote, [^1]; for a count write (2)",
	},
	{
		// Figures in circles and brackets, and modifiers that look like raised figures.
		regexp.MustCompile(`[①-⒛⓪-⓿❶-➓㉑-㉟㊱-㊿🄀-🄊]`),
		"this reads as the number of a citation, and nothing is cited",
		"cite the passage: its number comes by itself; number a list with 1. and 2.",
	},
	{
		regexp.MustCompile(`¶\s*\pN+`),
		"this reads as a paragraph of an article, and nothing is cited",
		"cite it with its words: [@key, ¶1: «words»]",
	},
	{
		regexp.MustCompile(`^\s*[≠≈⁇]|[≠≈]\s*$`),
		"pages set this sign beside what a source contradicts",
		"say in words what differs, and cite it with the signal contra",
	},
}

// chip is the text of a link that looks like the number of a citation.
var chip = regexp.MustCompile(`^[\s\[(]*(?:\pN{1,4}|[✓✔☑✅≠≈↑↗])(?:\s*[,–-]?\s*\pN{1,4})*[\s\])]*$`)

// imitations reports what an author typed and a reader takes for a sign of the pages.
func (v *checker) imitations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, p := range n.Doc.Prose {
		for _, i := range findImitations(p.Text) {
			if !i.at.OverlapsAny(p.Code) {
				diags = append(diags, diag.New(diag.ImitatedSign, p.At(i.at.From, i.at.To), "%s", i.what).WithHelp("%s", i.help))
			}
		}
		for _, struck := range p.Struck {
			if text.CountParted(struck.Of(p.Text)) > 0 {
				const message = "a reader may overlook that words are struck out, and so do programs that read the page"
				diags = append(diags, diag.New(diag.StruckWords, p.At(struck.From, struck.To), message).
					WithHelp("delete the words, or say in words that they are withdrawn"))
			}
		}
	}
	for _, l := range n.Doc.Links {
		if !l.Image && chip.MatchString(l.Text) {
			diags = append(diags, diag.New(diag.ImitatedSign, l.At, "the link shows %q, as the number of a citation does, and nothing is cited", l.Text).
				WithHelp("name in the link what it leads to; to cite, write [@key, ¶1: «words»]"))
		}
	}
	return diags
}

// frontImitations is the same for what of the front matter is printed.
func (v *checker) frontImitations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, field := range v.printed(n) {
		for _, i := range findImitations(field.Text) {
			diags = append(diags, diag.New(diag.ImitatedSign, field.At, "%s", i.what).WithHelp("%s", i.help))
		}
	}
	return diags
}

type imitation struct {
	at         text.Range
	what, help string
}

func findImitations(s string) []imitation {
	var list []imitation
	for _, row := range imitated {
		for _, m := range row.sign.FindAllStringIndex(s, -1) {
			list = append(list, imitation{text.Range{From: m[0], To: m[1]}, row.what, row.help})
		}
	}
	plain := text.Plain(s)
	for _, words := range verdicts() {
		if strings.Contains(plain, words) {
			list = append(list, imitation{text.Range{To: len(s)}, "pages say in these words that quotations were verified",
				"leave them away: the page says by itself what was verified"})
			return list
		}
	}
	if len(list) == 0 && saysVerified(plain) {
		list = append(list, imitation{text.Range{To: len(s)}, "a reader takes this for what the page has verified by itself, and it has not said so",
			"leave it away, and cite the passage: whether its words stand there the page says by itself"})
	}
	return list
}

// saysVerified reports whether a clause of a plain text consists of a typed verdict, such as
// "quotation verified", or of a sign and a word such as "verified".
func saysVerified(plain string) bool {
	var buffer []string
	for clause := range strings.FieldsFuncSeq(plain, partsClauses) {
		words := text.AppendPlainWords(buffer[:0], clause)
		buffer = words
		if len(words) == 0 {
			continue
		}
		beginning := typedVerdicts()[words[0]]
		if beginning == nil {
			continue
		}
		signed, is := beginning()[strings.Join(words, " ")]
		if is && (!signed || strings.ContainsFunc(clause, func(r rune) bool { return unicode.Is(unicode.So, r) })) {
			return true
		}
	}
	return false
}

func partsClauses(r rune) bool {
	return strings.ContainsRune(".,:;!?()[]{}<>|/·•…—–\n\"«»“”„。，：；！？、（）【】「」『』،؛؟", r)
}

// typedVerdicts are the verdicts of all languages, by their first words, and whether only a
// sign makes one of them. They are tens of thousands, so those that begin with a word are
// spelled out when a clause begins with it.
var typedVerdicts = sync.OnceValue(func() map[string]func() map[string]bool {
	type entry struct {
		form   string
		signed bool
	}
	entries := map[string][]entry{}
	add := func(lines []string, signed bool) {
		for _, line := range lines {
			for _, form := range language.Beginnings(line) {
				first := text.PlainWords(text.Plain(form))[0]
				entries[first] = append(entries[first], entry{form, signed})
			}
		}
	}
	for _, l := range language.With(language.Speech) {
		add(l.Speech().SignedVerdicts, true)
		add(l.Speech().Verdicts, false)
	}
	all := map[string]func() map[string]bool{}
	for first, list := range entries {
		all[first] = sync.OnceValue(func() map[string]bool {
			spelled := map[string]bool{}
			for _, e := range list {
				for _, form := range language.Alternatives(e.form) {
					spelled[strings.Join(text.PlainWords(text.Plain(form)), " ")] = e.signed
				}
			}
			return spelled
		})
	}
	return all
})

// verdicts are the words by which pages say that quotations were verified, and how much of
// a brief is cited, in small letters without accents, the count and what is counted left out.
var verdicts = sync.OnceValue(func() []string {
	var all []string
	for _, lang := range language.Codes() {
		data := language.Get(lang).File("interface.json")
		var words struct {
			Verified   map[string]string
			Sentences  string `json:"cited_sentences"`
			Statements string `json:"cited_statements"`
		}
		if json.Unmarshal(data, &words) != nil {
			continue
		}
		for _, share := range []string{words.Sentences, words.Statements} {
			said, _, _ := strings.Cut(share, "%d")
			all = append(all, text.Plain(strings.TrimRight(said, ":  ：")))
		}
		for _, form := range words.Verified {
			_, said, _ := strings.Cut(form, "%d ")
			if end := strings.IndexAny(said, " ，"); end >= 0 { // of what is counted
				all = append(all, text.Plain(strings.TrimLeft(said[end:], " ，")))
			}
		}
	}
	return all
})
