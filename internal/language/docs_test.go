package language

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language/display"
)

// purposes says what each depth is for, as docs/languages.md does.
var purposes = []struct {
	depth          Depth
	title, purpose string
}{
	{Hides, "what quotations hide", "denials, conditions, doubts and claims around quoted words are seen, and in what a gap skips"},
	{Abbreviations, "ends of sentences", "a full stop behind an abbreviation or an ordinal ends no sentence"},
	{Evidence, "years", "words after which a year depends on the day are seen: last November"},
	{Estimates, "estimates", "judgments say likelihood and confidence in its words, and what hedges beside them is seen"},
	{Notes, "notes", "callouts, signals, locators and headings can be written in its words"},
	{Dates, "dates", "dates and days of the week are read in articles and in lines of metadata"},
	{Numbers, "numbers", "numbers in words are compared"},
	{Units, "units", "a quotation that cuts a number from its unit, its range or a word such as half is seen"},
	{Speech, "speech", "words of notes that read as somebody's, or as what somebody admits, are held against the source"},
	{Cleaning, "cleaning", "the language of a text is recognised, and labels of dates, attributions and sentences about the page"},
	{Furniture, "furniture", "menus, shares, comments and the like are left out of articles"},
	{Search, "search", "words are found in all their forms, and names and nouns go into the register"},
	{Interface, "interface", "pages and notes can be in it; dossier new and dossier init write it"},
}

// listed writes docs/languages.md.
func listed() string {
	var b strings.Builder
	b.WriteString(`# Languages

An article may be in any language: its words are kept, cited, compared and searched for as they are. What is known beyond that
is data, a folder per language in ` + "`internal/language/data`" + `, and listed here. Where something is not known the tool does not
look for it. What a quotation may hide it must look for: of an article in a language without a list the page says so, what is
known of the other languages in its script is used, and a gap […] is refused. This page is made of
the data (` + "`UPDATE=1 go test ./internal/language`" + `).

| depth | file | what it is for |
| --- | --- | --- |
`)
	for _, p := range purposes {
		fmt.Fprintf(&b, "| %s | `%s` | %s |\n", p.title, p.depth, p.purpose)
	}
	b.WriteString("\n| language |")
	for _, p := range purposes {
		b.WriteString(" " + p.title + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" :-: |", len(purposes)) + "\n")
	var named []string
	for _, l := range All() {
		name := fmt.Sprintf("%s (`%s`)", display.English.Languages().Name(l.Tag()), l.Code)
		row, knows := "| "+name+" |", false
		for _, p := range purposes {
			mark := " "
			if l.Knows(p.depth) {
				mark, knows = " ✓ ", true
			}
			row += mark + "|"
		}
		if knows {
			b.WriteString(row + "\n")
		} else {
			named = append(named, name)
		}
	}
	b.WriteString("\nA tick stands for the file. These files lack sections that French, Russian, Arabic and Chinese all have, and\nthat are thus no matter of one family of languages:\n\n")
	for _, l := range All() {
		if lacking := lacking(l); len(lacking) > 0 {
			fmt.Fprintf(&b, "- %s lacks %s.\n", display.English.Languages().Name(l.Tag()), strings.Join(lacking, ", "))
		}
	}
	if len(named) > 0 {
		fmt.Fprintf(&b, "\nOf these no more is known than the name that bibliographies use: %s.\n", strings.Join(named, ", "))
	}
	b.WriteString(`
To add a language, or to add to one, write the files of its folder; ` + "`internal/language/doc.go`" + ` says what each holds, and the
folder of a language you read shows it. The tests say with file and line what is missing or cannot be read.
`)
	return b.String()
}

// lacking lists the sections that are missing in files of a language: those that languages as
// unlike as French, Russian, Arabic and Chinese have in common.
func lacking(l *Language) []string {
	var list []string
	for _, p := range purposes {
		if !l.Knows(p.depth) || !strings.HasSuffix(string(p.depth), ".txt") {
			continue
		}
		own := sectionsOf(l, p.depth)
		for _, name := range sectionsOf(Get("fr"), p.depth) {
			common := !slices.ContainsFunc([]string{"ru", "ar", "zh"}, func(code string) bool { return !slices.Contains(sectionsOf(Get(code), p.depth), name) })
			if common && !slices.Contains(own, name) {
				list = append(list, fmt.Sprintf("`[%s]` of `%s`", name, p.depth))
			}
		}
	}
	return list
}

// sectionsOf names the sections of a file of a language.
func sectionsOf(l *Language, d Depth) []string {
	sections, err := split(string(d), l.File(string(d)))
	if err != nil {
		panic(err)
	}
	names := make([]string, len(sections))
	for i, s := range sections {
		names[i] = s.name
	}
	return names
}

// TestDocs_listTheLanguages keeps docs/languages.md. UPDATE=1 rewrites it.
func TestDocs_listTheLanguages(t *testing.T) {
	const file = "../../docs/languages.md"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(listed()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != listed() {
		t.Errorf("%s does not list what the data has; UPDATE=1 go test ./internal/language renews it", file)
	}
}
