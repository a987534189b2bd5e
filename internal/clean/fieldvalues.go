package clean

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What the fields hold that programs write around a text: behind their names, or below them.

// fewestNames is how many fields of a text hold what stands below their names, if any do.
const fewestNames = 3

// nameAlone reads a line that is nothing but the name of a field, or its code.
func nameAlone(line string) (kind field, is bool) {
	if len(line) == 2 && line == strings.ToUpper(line) {
		kind, is = fieldNames()[strings.ToLower(line)]
		return kind, is
	}
	kind, value, coded, is := readField(line)
	return kind, is && !coded && value == ""
}

// below takes the lines below the names of fields for what they hold, where several stand alone:
// all up to the next name, but sentences. The headline among them is that of the text.
func (e *export) below(lines []custody.Line, at []int) {
	names := map[field]int{}
	var alone []int
	for k, i := range at {
		if kind, is := nameAlone(lines[i].Text); is {
			names[kind]++
			alone = append(alone, k)
		}
	}
	if len(alone) < fewestNames || names[titleField] != 1 || names[otherField] == len(alone)-1 && len(alone) < 2*fewestNames {
		return
	}
	for n, k := range alone {
		end := len(at)
		if n+1 < len(alone) {
			end = alone[n+1]
		}
		kind, _ := nameAlone(lines[at[k]].Text)
		e.fields[lines[at[k]].Number] = true
		for v := k + 1; v < end && kind != textField; v++ {
			l := lines[at[v]]
			if kind == titleField {
				if e.title == 0 && !e.fields[l.Number] {
					e.title = l.Number
				}
				break
			}
			if _, _, _, other := readField(l.Text); other || isSaid(l.Text) && !mostlyFigures(l.Text) || len(strings.Fields(l.Text)) > longestField {
				break
			}
			e.fields[l.Number] = true
		}
	}
}

// mostlyFigures reports a line of which a third of the words have figures: a volume and its pages.
func mostlyFigures(line string) bool {
	all, with := 0, 0
	for w := range strings.FieldsSeq(line) {
		if all++; strings.ContainsFunc(w, unicode.IsDigit) {
			with++
		}
	}
	return with*3 >= all
}

// fieldValues calls yield with the fields of the article and what they hold. What a field
// holds may stand in the lines below its name.
func (p *page) fieldValues(yield func(kind field, value string)) {
	above := otherField
	for i := range p.units {
		u := &p.units[i]
		if u.rule != "export-field" {
			above = otherField
			continue
		}
		kind, value, _, is := readField(u.text)
		if k, alone := nameAlone(u.text); alone {
			kind, value, is = k, "", true
		}
		switch {
		case is && strings.Trim(value, "|>") != "":
			yield(kind, value)
			above = otherField
		case is:
			above = kind
		case namedField().MatchString(u.text):
			above = otherField
		case above != otherField:
			yield(above, strings.TrimLeft(u.text, "- "))
		}
		if m := answers().FindStringSubmatch(u.text); m != nil {
			yield(authorField, strings.TrimSpace(m[1]))
		}
	}
}

// answers matches the line above a message that is quoted, which says when somebody wrote
// it: its group is the name.
var answers = text.Pattern(`^[^<>]{6,60}(?:[,،] ?|\d[:.]\d\d(?:\s?[AP]M)? )([^<>,]{3,60}?) ?<[^<>@\s]+@[^<>@\s]+>[^<>]{0,30}[:：]$`)

// namedBy matches the word before a first and a last name: By Ann Perrin.
var namedBy = pattern(`^(?:(?i:%s)\s+)(\p{Lu}\S*\s+\p{Lu}.*)$`, func() string {
	particles := language.WordsOfAll(func(l *language.Language) []string { return l.Names().Particles })
	return text.AnyOf(slices.DeleteFunc(byWords(), func(w string) bool { return slices.Contains(particles, strings.ToLower(w)) }))
})

// withoutBy takes the word for by off whole names that begin with it in the language of the text, where it is a particle
// of names as well: Von Jan Pohl.
func (p *page) withoutBy(value string) string {
	word, name, more := strings.Cut(value, " ")
	if more && personName(name) && strings.Contains(name, " ") && slices.Contains(language.Get(p.lang).Cleaning().By, strings.ToLower(word)) {
		return name
	}
	return value
}

// noteLinks takes the brackets off names that lead to notes of their own: [[Ann Perrin]] and [[Luc Moreau]].
var noteLinks = strings.NewReplacer("[[", "", "]]", "")

// exportedAuthors are the people that fields name.
func (p *page) exportedAuthors() (authors []string) {
	p.fieldValues(func(kind field, value string) {
		if kind != authorField {
			return
		}
		value = strings.Trim(noteLinks.Replace(value), `[]"' `)
		value = p.withoutBy(namedBy().ReplaceAllString(value, "$1"))
		for one := range strings.SplitSeq(value, ";") {
			names := []string{strings.TrimSpace(one)}
			if family, given, comma := strings.Cut(names[0], ", "); comma && !strings.Contains(family, " ") && personName(given+" "+family) {
				names[0] = given + " " + family
			} else {
				names = betweenNames().Split(names[0], -1)
			}
			for _, name := range names {
				if (personName(name) || bylineName().MatchString(name) || uncasedName(name)) && !attribution.IsSource(name) && !slices.Contains(authors, name) {
					authors = append(authors, name)
				}
			}
		}
	})
	return authors
}

// exportedOutlet is the outlet that a field names, "" if none does.
func (p *page) exportedOutlet() (name string) {
	p.fieldValues(func(kind field, value string) {
		if kind == outletField && name == "" && len(strings.Fields(value)) <= longestOutlet {
			name = value
		}
	})
	return name
}

// longestOutlet is the most words that the name of an outlet has.
const longestOutlet = 8
