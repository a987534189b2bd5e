package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"dossier/internal/date"
	"dossier/internal/desk"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/pipeline"
	"dossier/internal/records"
	"dossier/internal/terminal"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// Exit codes, printed in every help text.
const (
	exitGood   = 0
	exitErrors = 1 // the dossier has errors
	exitUsage  = 2 // wrong usage
	exitSystem = 3 // could not read or write
)

const exitCodes = `Exit codes: 0 good, 1 the dossier has errors, 2 wrong usage, 3 could not read or write.`

// formats of diagnostics; sarif is for editors and code hosts, github makes
// annotations on a pull request.
var formats = []string{"text", "json", "sarif", "github"}

// audiences of a site, the default one first.
var audiences = []string{"public", "internal"}

// errDossier ends a command whose diagnostics have been printed.
var errDossier = errors.New("the dossier has errors")

// usageError is a mistake on the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// app is what the sub-commands share: where they run and where they print.
// stdout is for data, stderr for talk; nothing is printed to either but through their
// writer.
type app struct {
	stdin          io.Reader
	stdout, stderr *terminal.Writer

	dir      string
	format   string
	strict   bool
	drafts   bool
	baseURL  string
	audience string // public or internal

	// What a command that goes on has printed of its last build.
	reported bool // there was one
	before   []diag.Diagnostic
	tree     map[string][]byte
	state    uint64 // see pipeline.Result
}

// run is main without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who asks a second time is not made to wait
	if stdin == nil {
		stdin = strings.NewReader("")
	}
	a := &app{stdin: stdin, stdout: terminal.New(stdout), stderr: terminal.New(stderr)}
	root := a.command()
	root.SetArgs(args)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := root.ExecuteContext(ctx)
	if lost := a.stdout.Err(); lost != nil && (err == nil || errors.Is(err, errDossier)) {
		err = fmt.Errorf("print: %w", lost)
	}
	_, usage := errors.AsType[usageError](err)
	_, mistake := errors.AsType[*desk.Mistake](err)
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, errDossier):
		return exitErrors
	case usage, mistake:
		fmt.Fprintf(a.stderr, "dossier: %v\nTry 'dossier help'.\n", err)
		return exitUsage
	default:
		fmt.Fprintf(a.stderr, "dossier: error: %v\n", err)
		return exitSystem
	}
}

// mistakesAreUsage makes a usageError of what a command and those below it say of their
// arguments.
func mistakesAreUsage(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			err := check(cmd, args)
			if _, ok := errors.AsType[usageError](err); err == nil || ok {
				return err
			}
			return usageError{err}
		}
	}
	for _, c := range cmd.Commands() {
		mistakesAreUsage(c)
	}
}

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "dossier",
		Short: "Publish briefings that can be checked",
		Long: `dossier turns captured articles and analyst notes into a static briefing site
in which every statement leads to a quotation, to a paragraph of a cleaned
article, to a line of the raw capture. The build proves it.

` + exitCodes,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Name() != "init" { // which makes one where it is told to
				a.locate()
			}
			if epoch := os.Getenv(epochName); epoch != "" {
				if _, err := strconv.ParseInt(epoch, 10, 64); err != nil {
					return usagef("%s is %q, and no number of seconds", epochName, epoch)
				}
			}
			return nil
		},
	}
	root.PersistentFlags().StringVarP(&a.dir, "dir", "C", here, "folder of the dossier (default the one that holds this folder)")
	root.AddCommand(a.serveCommand())
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	// Hugo's spellings of common flags work.
	root.SetGlobalNormalizationFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		switch name {
		case "baseURL":
			name = "base-url"
		case "buildDrafts":
			name = "drafts"
		case "destination":
			name = "dest"
		}
		return pflag.NormalizedName(name)
	})
	root.AddCommand(
		a.initCommand(), a.newCommand(), a.addCommand(), a.inboxCommand(), a.boardCommand(), a.cleanCommand(), a.checkCommand(), a.buildCommand(),
		a.citeCommand(), a.acceptCommand(), a.fixCommand(), a.whyCommand(), a.bundleCommand(), a.searchCommand(),
		a.verifyCommand(), a.signCommand(), a.releaseCommand(), a.lspCommand(), a.mcpCommand(), a.schemaCommand(), a.explainCommand(), a.themeCommand(),
		a.manCommand(), a.versionCommand(),
	)
	for _, c := range root.Commands() {
		c.Long = strings.TrimSpace(c.Long) + "\n\n" + exitCodes
		if c.Args == nil {
			c.Args = noArguments
		}
	}
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	mistakesAreUsage(root)
	return root
}

// knownCommand is for the program itself, whose argument is a command that there is not.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return usagef("there is no command %q; did you mean %s?", args[0], strings.Join(like, " or "))
	}
	return usagef("there is no command %q", args[0])
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%q takes no arguments, got %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// takesOne is the check of the arguments of a command that takes one.
func takesOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usagef("%q takes %s", cmd.CommandPath(), what)
		}
		return nil
	}
}

// takesOneAtMost is that of a command which can do without.
func takesOneAtMost(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usagef("%q takes %s, got %q as well", cmd.CommandPath(), what, args[1])
		}
		return nil
	}
}

// dossierFlags are shared by the commands that load a dossier.
func (a *app) dossierFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&a.drafts, "drafts", "D", false, "treat drafts as published, and mark them")
	cmd.Flags().BoolVar(&a.strict, "strict", false, "let warnings fail, and check every printed link")
	a.formatFlag(cmd)
	cmd.Flags().StringVar(&a.audience, "audience", audiences[0],
		"for whom: public, without internal notes and with no more of an article than its rights allow; or internal")
	cmd.Flags().StringVarP(&a.baseURL, "base-url", "b", "", "address of the published site, instead of the one in dossier.yaml")
}

func (a *app) formatFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.format, "format", "text", "how to print diagnostics: "+strings.Join(formats, ", "))
}

// in opens the folder of a dossier for a command. All reading stays inside it.
func (a *app) in(do func(*os.Root) error) error {
	a.locate()
	return a.open(func(root *os.Root) error {
		if _, err := root.Lstat(records.SettingsFile); errors.Is(err, fs.ErrNotExist) {
			return a.report([]diag.Diagnostic{load.NoDossier()})
		}
		return do(root)
	})
}

// open opens a folder that need not be a dossier yet.
func (a *app) open(do func(*os.Root) error) error {
	if !slices.Contains(formats, a.format) {
		return usagef("--format must be %s, not %q", strings.Join(formats, ", "), a.format)
	}
	if a.baseURL != "" {
		base, err := records.BaseAddress(a.baseURL)
		if err != nil {
			return usagef("--base-url must be a whole address such as https://example.org/dossier/: %v", err)
		}
		a.baseURL = base
	}
	if !slices.Contains(audiences, a.audience) {
		return usagef("--audience must be %s, not %q", strings.Join(audiences, " or "), a.audience)
	}
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return fmt.Errorf("open the dossier: %w", err)
	}
	defer root.Close()
	return do(root)
}

// builder builds the dossier in a folder as the flags say.
func (a *app) builder(root *os.Root) *pipeline.Builder {
	return &pipeline.Builder{FS: root.FS(), BaseURL: a.baseURL, Internal: a.audience == audiences[1], Drafts: a.drafts, Strict: a.strict, Today: today()}
}

// epochName is the variable of the environment in which reproducible builds find their day.
const epochName = "SOURCE_DATE_EPOCH"

// today is the day that the environment gives as that of the build, as reproducible
// builds do, or that of the clock. Only warnings look at it. It is a day later than that,
// for so it is somewhere on earth.
func today() date.Day {
	now := time.Now().UTC()
	if seconds, err := strconv.ParseInt(os.Getenv(epochName), 10, 64); err == nil {
		now = time.Unix(seconds, 0).UTC()
	}
	now = now.AddDate(0, 0, 1)
	return date.Day{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
}

// internalByDefault makes a command work for internal readers unless --audience says
// otherwise.
func (a *app) internalByDefault(cmd *cobra.Command) {
	f := cmd.Flags().Lookup("audience")
	if f != nil {
		f.DefValue = audiences[1]
	}
	cmd.PreRun = func(*cobra.Command, []string) {
		if f == nil || !f.Changed {
			a.audience = audiences[1]
		}
	}
}

// summary says what a good build holds.
func (a *app) summary(s pipeline.Summary) {
	a.stderr.Printf("%s, %s, %s verified word for word",
		count(s.Articles, "article"), count(s.Briefs, "brief"), count(s.Quotations, "quotation"))
	if len(s.Editions) > 1 {
		var parts []string
		for _, e := range s.Editions {
			parts = append(parts, fmt.Sprintf("%s %d", e.Lang, e.Quotations))
		}
		a.stderr.Printf(" (%s)", strings.Join(parts, ", "))
	}
	if s.Silenced > 0 {
		a.stderr.Printf("; %s silenced by dossier.yaml", count(s.Silenced, "diagnostic"))
	}
	a.stderr.Printf("\n")
}

// report prints diagnostics and decides whether they fail the command.
func (a *app) report(diags []diag.Diagnostic) error {
	if err := a.print(diags); err != nil {
		return err
	}
	return a.verdict(diags)
}

// printJSON prints a value for programs.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout.JSON())
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (a *app) print(diags []diag.Diagnostic) error {
	var err error
	switch a.format {
	case "json":
		err = diag.PrintJSON(a.stdout.JSON(), diags)
	case "sarif":
		err = diag.PrintSARIF(a.stdout.JSON(), diags, version())
	case "github":
		err = diag.PrintGitHub(a.stdout.Stream(), diags)
	default:
		err = diag.PrintText(a.stderr.Stream(), diags, a.ink())
	}
	if err != nil {
		return fmt.Errorf("print diagnostics: %w", err)
	}
	return nil
}

// verdict decides whether diagnostics fail the command, and says so.
func (a *app) verdict(diags []diag.Diagnostic) error {
	if !a.fail(diags) {
		return nil
	}
	a.stderr.Printf("\n%s, %s\n", count(diag.Count(diags, diag.Error), "error"), count(diag.Count(diags, diag.Warning), "warning"))
	return errDossier
}

// fail reports whether diagnostics fail the command.
func (a *app) fail(diags []diag.Diagnostic) bool {
	return diag.Count(diags, diag.Error) > 0 || a.strict && diag.Count(diags, diag.Warning) > 0
}

// ink is colour on a terminal, unless NO_COLOR is set (no-color.org).
func (a *app) ink() diag.Ink {
	if f, ok := a.stderr.Stream().(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" {
		return diag.Colour
	}
	return diag.Ink{}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
