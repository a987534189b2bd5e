package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"dossier/internal/clean"
	"dossier/internal/desk"
	"dossier/internal/diag"

	"github.com/spf13/cobra"
)

func (a *app) cleanCommand() *cobra.Command {
	var check, anyway, explain bool
	cmd := &cobra.Command{
		Use:   "clean [CAPTURE…]",
		Short: "Turn captures into articles",
		Long: `clean runs the cleaning rules over the captures in content/captures, or those
named, and writes the articles in content/articles. Of a file that is no text,
such as a saved page (x.html), it first reads the text, which it writes beside the
file (x.html.txt); again only if an earlier reader made it and the file is named.
It also writes into dossier.lock what was received and decided by hand. What was decided by hand in an article (lines,
cuts and damage with by: hand, and every other key of its front matter) stays as
it is; an article whose words were edited is reported and left alone. Without
--check the account of the lines is brought up to date with today's rules; with it
nothing is written, and differences are printed as notes. --explain prints each
line of one capture with its class, the rule that decided, its confidence and its
reason, then what the reader of a file left out of its text, what the text says of
itself and the signs that it was translated, and writes nothing.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if explain && (len(args) != 1 || check || anyway) {
				return usagef("--explain takes one capture and no other flag")
			}
			for i, name := range args {
				args[i] = a.captureName(name)
			}
			return a.in(func(root *os.Root) error {
				switch {
				case explain:
					return a.explain(cmd.Context(), root, args[0])
				case check:
					return a.compare(cmd.Context(), root, desk.CleanOptions{Names: args, Anyway: anyway})
				}
				o := desk.CleanOptions{Names: args, Anyway: anyway, Tool: tool("clean"), Each: func(c desk.Cleaned) error { return a.save(root, c) }}
				diags, err := a.cleaned(cmd.Context(), root, o)
				if err != nil {
					return err
				}
				return a.report(diags)
			})
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "write nothing, say what today's rules would do differently")
	cmd.Flags().BoolVar(&anyway, "anyway", false, "take what is refused as it is, or left out for the most part; its article says so")
	cmd.Flags().BoolVar(&explain, "explain", false, "print what each line of one capture is, and why")
	a.formatFlag(cmd)
	return cmd
}

// cleaned cleans captures and writes down in the lock file what they are.
func (a *app) cleaned(ctx context.Context, root *os.Root, o desk.CleanOptions) ([]diag.Diagnostic, error) {
	recorded, diags, err := desk.Clean(ctx, root.FS(), a.progress(o))
	if err != nil {
		return nil, err
	}
	if err := recorded.Save(root); err != nil {
		return nil, err
	}
	for _, d := range recorded.Decisions {
		a.stdout.Printf("%s: recorded by hand, %s\n", d.File, d)
	}
	return diags, nil
}

// explain prints what each line of a capture is, and what the capture says of itself.
func (a *app) explain(ctx context.Context, root *os.Root, capture string) error {
	account, diags, err := desk.Explain(ctx, root.FS(), capture)
	if err != nil {
		return err
	}
	if account != nil {
		a.printLines(account.Lines)
		a.printFacts(account)
	}
	return a.report(diags)
}

// compare notes the articles that today's rules would make otherwise, and writes nothing.
func (a *app) compare(ctx context.Context, root *os.Root, o desk.CleanOptions) error {
	compared := 0
	var differing []diag.Diagnostic
	o.Each = func(c desk.Cleaned) error {
		if c.Article == "" {
			return nil
		}
		if compared++; c.Differs {
			differing = append(differing, difference(c))
		}
		return nil
	}
	_, diags, err := desk.Clean(ctx, root.FS(), a.progress(o))
	if err != nil {
		return err
	}
	a.stderr.Printf("%s compared with the rules\n", count(compared, "article"))
	return a.report(append(diags, differing...))
}

// difference notes an article that today's rules would make otherwise.
func difference(c desk.Cleaned) diag.Diagnostic {
	return diag.New(diag.RulesDiffer, diag.FileSpan(c.Article), "today's rules would make another article of %s", c.Capture).
		WithHelp("run dossier clean %s to see the difference in git", c.Capture)
}

// captureName accepts a capture as a path from here, a path in the dossier, or
// the bare name of its file.
func (a *app) captureName(name string) string {
	slashed := filepath.ToSlash(filepath.Clean(name))
	if rel, err := filepath.Rel(a.dir, name); err == nil && strings.HasPrefix(filepath.ToSlash(rel), "content/captures/") {
		return filepath.ToSlash(rel)
	}
	if strings.HasPrefix(slashed, "content/captures/") {
		return slashed
	}
	return path.Join("content/captures", path.Base(slashed))
}

func (a *app) save(root *os.Root, c desk.Cleaned) error {
	if c.Article == "" || !c.Differs {
		return nil
	}
	if err := c.Save(root); err != nil {
		return err
	}
	verb := "updated"
	if c.New {
		verb = "new"
	}
	a.stdout.Printf("%s: %s (%s)\n", c.Article, verb, c.Capture)
	return nil
}

// longestShown is how many characters of a line are printed.
const longestShown = 72

// printLines prints the account of the lines of a capture.
func (a *app) printLines(lines []clean.Explanation) {
	for _, l := range lines {
		rule, confidence := l.Rule, "    "
		switch {
		case l.ByHand:
			rule = "by hand"
		case rule == "":
			rule = "-"
		default:
			confidence = fmt.Sprintf("%.2f", l.Confidence)
		}
		a.stdout.Printf("%5d  %-9s %s  %-17s %s\n", l.Line, l.Is, confidence, rule, shortened(l.Text))
		if l.Reason != "" {
			a.stdout.Printf("%24s%s\n", "", "("+l.Reason+")")
		}
	}
}

// shortened returns as much of a line as is printed.
func shortened(line string) string {
	if utf8.RuneCountInString(line) > longestShown {
		return string([]rune(line)[:longestShown-1]) + "…"
	}
	return line
}

// printFacts prints what a capture says of itself, and where.
func (a *app) printFacts(account *desk.Account) {
	article := account.Article
	a.stdout.Printf("\n")
	for _, f := range [][2]string{
		{"language", article.Lang}, {"published", article.Published}, {"because of", article.PublishedBasis},
		{"outlet", article.Outlet}, {"authors", strings.Join(article.Authors, ", ")}, {"address", article.OriginalURL},
	} {
		if f[1] != "" {
			a.stdout.Printf("%s: %s\n", f[0], f[1])
		}
	}
	for _, c := range article.Upstream {
		a.stdout.Printf("credits %s in line %d\n", c.Name, c.Line)
	}
	for _, s := range account.Signs {
		from := "perhaps translated"
		if s.From != "" {
			from += " from " + s.From
		}
		a.stdout.Printf("%s: line %d, %s\n", from, s.Line, s.Why)
	}
}
