package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual as pages for man",
		Long: `man writes the manual of this version into a folder, one page a command, as man
reads them: dossier.1, dossier-build.1 and so on.`,
		Args: takesOne("the folder to write into"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return fmt.Errorf("make the folder: %w", err)
			}
			return writeManual(cmd.Root(), args[0])
		},
	}
}

// writeManual writes the page of a command and those of the commands below it. The package
// of cobra that does so comes with a reader of Markdown and one of YAML: 0.4 MB of the program
// for ninety lines.
func writeManual(cmd *cobra.Command, folder string) error {
	name := manualName(cmd)
	if err := os.WriteFile(filepath.Join(folder, name+".1"), manualPage(cmd), 0o666); err != nil {
		return fmt.Errorf("write the page of %s: %w", cmd.CommandPath(), err)
	}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			if err := writeManual(below, folder); err != nil {
				return err
			}
		}
	}
	return nil
}

func manualName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manualPage is a page in the macros of man(7).
func manualPage(cmd *cobra.Command) []byte {
	cmd.InitDefaultHelpFlag()
	var page bytes.Buffer
	section := func(title string) { page.WriteString(".SH " + title + "\n") }
	fmt.Fprintf(&page, ".nh\n.TH %s 1 %s \"dossier %s\" dossier\n", strings.ToUpper(roff(manualName(cmd))), madeOn().Format(time.DateOnly), version())
	section("NAME")
	page.WriteString(roff(manualName(cmd)) + ` \- ` + roff(cmd.Short) + "\n")
	section("SYNOPSIS")
	page.WriteString(".B " + roff(cmd.UseLine()) + "\n")
	section("DESCRIPTION")
	page.WriteString(roff(cmp.Or(cmd.Long, cmd.Short)) + "\n")
	options := func(title string, flags *pflag.FlagSet) {
		if !flags.HasAvailableFlags() {
			return
		}
		section(title)
		flags.VisitAll(func(f *pflag.Flag) {
			if f.Hidden {
				return
			}
			page.WriteString(".TP\n")
			if f.Shorthand != "" {
				page.WriteString(`\fB\-` + roff(f.Shorthand) + `\fR, `)
			}
			of, usage := pflag.UnquoteUsage(f)
			page.WriteString(`\fB\-\-` + roff(f.Name) + `\fR`)
			if of != "" {
				page.WriteString(` \fI` + roff(of) + `\fR`)
			}
			page.WriteString("\n" + roff(usage) + "\n")
		})
	}
	options("OPTIONS", cmd.NonInheritedFlags())
	options("OPTIONS OF EVERY COMMAND", cmd.InheritedFlags())
	if cmd.HasExample() {
		section("EXAMPLE")
		page.WriteString(".nf\n" + roff(cmd.Example) + "\n.fi\n")
	}
	var others []string
	if cmd.HasParent() {
		others = append(others, roff(manualName(cmd.Parent()))+"(1)")
	}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			others = append(others, roff(manualName(below))+"(1)")
		}
	}
	if len(others) > 0 {
		section("SEE ALSO")
		page.WriteString(strings.Join(others, ",\n") + "\n")
	}
	return page.Bytes()
}

// roff writes words so that man prints them as they are: a backslash, a hyphen that one may
// copy, a line that begins with a sign of control, and paragraphs.
func roff(s string) string {
	lines := strings.Split(strings.TrimSpace(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)), "\n")
	for i, line := range lines {
		switch {
		case line == "":
			lines[i] = ".PP"
		case line[0] == '.' || line[0] == '\'':
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// madeOn is the day of the commit that the program was made of, so that the same program
// writes the same manual; the first of all days if it is not known.
func madeOn() time.Time {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if t, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
				return t.UTC()
			}
		}
	}
	return time.Unix(0, 0).UTC()
}
