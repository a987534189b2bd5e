package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"dossier/internal/build"
	"dossier/internal/diag"

	"github.com/spf13/cobra"
)

func (a *app) cleanCommand() *cobra.Command {
	var check, anyway bool
	cmd := &cobra.Command{
		Use:   "clean [CAPTURE…]",
		Short: "Turn captures into articles",
		Long: `clean runs the cleaning rules over the captures in content/captures, or those
named, and writes the articles in content/articles. What was decided by hand in
an article (lines, cuts and damage with by: hand, and every other key of its
front matter) stays as it is; an article whose words were edited is reported and
left alone. Without --check the account of the lines is brought up to date with
today's rules; with it nothing is written, and differences are printed as notes.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			for i, name := range args {
				args[i] = a.captureName(name)
			}
			return a.in(func(root *os.Root, builder *build.Builder) error {
				cleaned, diags, err := builder.Clean(cmd.Context(), args, anyway)
				switch {
				case err != nil:
					return err
				case check:
					diags = append(diags, differences(cleaned)...)
					fmt.Fprintf(a.stderr, "%s compared with the rules\n", count(len(cleaned), "article"))
				default:
					if err := a.writeArticles(root, cleaned); err != nil {
						return err
					}
				}
				return a.report(diags)
			})
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "write nothing, say what today's rules would do differently")
	cmd.Flags().BoolVar(&anyway, "anyway", false, "write an article even if most of the capture would be left out")
	cmd.Flags().StringVar(&a.format, "format", "text", "how to print diagnostics: "+strings.Join(formats, ", "))
	return cmd
}

// differences notes the articles that today's rules would make otherwise.
func differences(cleaned []build.Cleaned) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range cleaned {
		if c.Differs {
			diags = append(diags, diag.New(diag.RulesDiffer, diag.FileSpan(c.Article), "today's rules would make another article of %s", c.Capture).
				WithHelp("run dossier clean %s to see the difference in git", c.Capture))
		}
	}
	return diags
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

func (a *app) writeArticles(root *os.Root, cleaned []build.Cleaned) error {
	for _, c := range cleaned {
		if !c.Differs {
			continue
		}
		if err := c.Save(root); err != nil {
			return err
		}
		verb := "updated"
		if c.New {
			verb = "new"
		}
		fmt.Fprintf(a.stdout, "%s: %s (%s)\n", c.Article, verb, c.Capture)
	}
	return nil
}
