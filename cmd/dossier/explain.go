package main

import (
	"io"
	"slices"
	"strings"

	"dossier/docs"
	"dossier/internal/diag"
	"dossier/internal/text"

	"github.com/spf13/cobra"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE | DOCUMENT [WORDS…]]",
		Short: "Say what a diagnostic means, or how a file is written",
		Long: `explain prints the documentation that belongs to this version of the tool: of the
code of a diagnostic what it means, with an example; of a document, such as
format, all of it, or the sections whose heading has the words, as in
dossier explain format citations. Without arguments it lists what there is.`,
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return append(docs.Names(), codeNames()...), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listExplained()
			}
			topic, words := strings.ToLower(strings.Trim(args[0], "[]")), strings.Join(args[1:], " ")
			if slices.Contains(codeNames(), topic) {
				words, topic = topic, "diagnostics"
			} else if parts := diag.Parts(topic); topic != "" && len(parts) > 0 {
				return usagef("%s has been parted; ask for one of %s", topic, strings.Join(parts, ", "))
			} else if !slices.Contains(docs.Names(), topic) {
				if near := text.Nearest(topic, append(docs.Names(), codeNames()...)); near != "" {
					return usagef("there is no diagnostic and no document %q; did you mean %s?", args[0], near)
				}
				return usagef("there is no diagnostic and no document %q; dossier explain lists them", args[0])
			}
			document, err := docs.Read(topic)
			if err != nil {
				return err
			}
			if words == "" {
				_, err = a.stdout.Write(document)
				return err
			}
			found := sections(string(document), words)
			if len(found) == 0 {
				return usagef("no section of %s has %q in its heading; they are:\n  %s", topic, words, strings.Join(headings(string(document)), "\n  "))
			}
			_, err = io.WriteString(a.stdout, strings.Join(found, "\n\n")+"\n")
			return err
		},
	}
}

func codeNames() []string {
	var names []string
	for _, c := range diag.Codes() {
		names = append(names, c.Name)
	}
	return names
}

// listExplained prints what can be explained.
func (a *app) listExplained() error {
	for _, name := range docs.Names() {
		document, err := docs.Read(name)
		if err != nil {
			return err
		}
		title, _, _ := strings.Cut(string(document), "\n")
		a.stdout.Printf("%-24s %s\n", name, strings.TrimPrefix(title, "# "))
	}
	a.stdout.Printf("\n")
	for _, c := range diag.Codes() {
		a.stdout.Printf("%-24s %s: %s\n", c.Name, c.Severity, c.Summary)
	}
	return nil
}

// line is a line of a document; depth is that of the heading it is, 0 if it is none.
type line struct {
	text  string
	depth int
}

// lines returns the lines of a document. A # in a block of code begins no heading.
func lines(document string) []line {
	var all []line
	code := false
	for s := range strings.Lines(document) {
		l := line{text: s}
		switch {
		case strings.HasPrefix(s, "```"):
			code = !code
		case !code && strings.HasPrefix(s, "#"):
			l.depth = len(s) - len(strings.TrimLeft(s, "#"))
		}
		all = append(all, l)
	}
	return all
}

// title is what a heading says.
func (l line) title() string { return strings.TrimSpace(strings.TrimLeft(l.text, "#")) }

func headings(document string) []string {
	var all []string
	for _, l := range lines(document) {
		if l.depth > 1 {
			all = append(all, l.title())
		}
	}
	return all
}

// sections returns the sections of a document whose heading has some words, each with
// what stands below it. A heading that is the words alone, in `code` or not, is the only one.
func sections(document, words string) []string {
	var all []string
	depth := 0
	for _, l := range lines(document) {
		title := text.Fold(l.title())
		switch {
		case l.depth > 0 && (depth == 0 || l.depth <= depth):
			depth = 0
			if strings.Trim(title, "`") == text.Fold(words) {
				depth, all = l.depth, []string{""}
			} else if l.depth > 1 && strings.Contains(title, text.Fold(words)) && !alone(all, words) {
				depth, all = l.depth, append(all, "")
			}
		}
		if depth > 0 {
			all[len(all)-1] += l.text
		}
	}
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// alone reports whether the one section found has the words for its heading.
func alone(found []string, words string) bool {
	if len(found) != 1 {
		return false
	}
	first, _, _ := strings.Cut(found[0], "\n")
	return strings.Trim(text.Fold(strings.TrimSpace(strings.TrimLeft(first, "#"))), "`") == text.Fold(words)
}
