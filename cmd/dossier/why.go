package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dossier/internal/desk"
	"dossier/internal/export"

	"github.com/spf13/cobra"
)

func (a *app) whyCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "why ID",
		Short: "Show what a judgment rests on, down to the lines of the captures",
		Long: `why prints the chain under a judgment, or any other callout with an id: the
passages it cites with their words, the articles and captures they stand in
(file, line, SHA-256), and the origins of those that support it. The id is that
of the note and of the callout, as in treaty/jc1; the second half is enough if
only one note has it.`,
		Args: takesOne("the id of one statement, such as treaty/jc1"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			if len(args) > 0 || a.in(func(root *os.Root) (err error) {
				ids, err = desk.Statements(cmd.Context(), root.FS(), a.drafts)
				return err
			}) != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			ids = slices.DeleteFunc(ids, func(id string) bool { return !strings.HasPrefix(id, typed) })
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.in(func(root *os.Root) error {
				done := a.working("reading the dossier")
				chain, wrong, err := desk.Why(cmd.Context(), root.FS(), a.drafts, args[0])
				done()
				if err != nil {
					return err
				}
				if asJSON {
					err = a.printJSON(chain)
				} else {
					err = printChain(a.stdout, chain)
				}
				if err != nil {
					return fmt.Errorf("print the chain: %w", err)
				}
				return a.report(wrong)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the chain as JSON")
	cmd.Flags().BoolVarP(&a.drafts, "drafts", "D", false, "treat drafts as published")
	return cmd
}

// printChain writes a chain as a tree: the statement, the passages it cites, and the
// origins of those that support it.
func printChain(w io.Writer, c export.Chain) error {
	var b strings.Builder
	writeStatement(&b, c)
	for i, p := range c.Passages {
		last := len(c.Origins) == 0 && i == len(c.Passages)-1
		writePassage(&b, p, last)
	}
	if len(c.Origins) > 0 {
		b.WriteString("└─ origins of what supports it\n")
	}
	for i, o := range c.Origins {
		writeOrigin(&b, o, i == len(c.Origins)-1)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeStatement(b *strings.Builder, c export.Chain) {
	fmt.Fprintf(b, "%s · %s", c.ID, c.Kind)
	if l := c.Likelihood; l != nil {
		fmt.Fprintf(b, " · %s (%d–%d %%)", l.Term, l.From, l.To)
	}
	if c.Confidence != nil {
		fmt.Fprintf(b, " · %s", c.Confidence.Term)
	}
	fmt.Fprintf(b, "\n%s:%d\n%s\n", c.File, c.Line, c.Text)
	if c.Confidence != nil && c.Confidence.Why != "" {
		fmt.Fprintf(b, "(%s)\n", c.Confidence.Why)
	}
}

func writePassage(b *strings.Builder, p export.ChainPassage, last bool) {
	branch, stem := "├─ ", "│  "
	if last {
		branch, stem = "└─ ", "   "
	}
	b.WriteString(branch + p.Signal)
	if p.Quotation != "" {
		b.WriteString(" «" + p.Quotation + "»")
	}
	if p.Translation != "" {
		b.WriteString(" = “" + p.Translation + "”")
	}
	if p.Grade > 0 {
		fmt.Fprintf(b, " (%d)", p.Grade)
	}
	b.WriteString("\n" + stem + "├─ @" + p.Article.Key)
	if p.Place != "" {
		b.WriteString(", " + p.Place)
	}
	if p.Locator != "" {
		b.WriteString(", " + p.Locator)
	}
	if p.Article.File == "" {
		b.WriteString(": no such article\n")
		return
	}
	b.WriteString("  " + place(p.Article.File, p.Article.Line))
	if p.Article.Outlet != "" {
		b.WriteString("  " + p.Article.Outlet)
	}
	if p.Article.Status != "" && p.Article.Status != "current" {
		b.WriteString("  " + p.Article.Status)
	}
	if p.Capture.File != "" {
		b.WriteString("\n" + stem + "├─ " + place(p.Capture.File, p.Capture.Line) + "  sha256 " + p.Capture.SHA256)
	}
	credits := "no outlet or agency: origin undetermined"
	if len(p.Credits) > 0 {
		credits = strings.Join(p.Credits, ", ")
	}
	b.WriteString("\n" + stem + "└─ credits " + credits + "\n")
}

func writeOrigin(b *strings.Builder, o export.ChainOrigin, last bool) {
	branch := "   ├─ "
	if last {
		branch = "   └─ "
	}
	name := "undetermined"
	if len(o.Names) > 0 {
		name = strings.Join(o.Names, ", ")
	}
	fmt.Fprintf(b, "%s%s: @%s", branch, name, strings.Join(o.Articles, ", @"))
	for _, words := range o.Shared {
		b.WriteString("; they share «" + words + "»")
	}
	b.WriteString("\n")
}

// place names a line of a file; line 0 is the whole file.
func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}
