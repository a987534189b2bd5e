package main

import (
	"context"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"dossier/internal/capture"
	"dossier/internal/container"
	"dossier/internal/desk"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/web"

	"github.com/spf13/cobra"
)

func (a *app) addCommand() *cobra.Command {
	var s load.Sidecar
	var files desk.Files
	cmd := &cobra.Command{
		Use:   "add FILE…",
		Short: "Put files into the captures and clean them",
		Long: `add copies files into content/captures as they are, writes down beside each what
is known of it (FILE.yaml), and cleans it. A file that cannot become an article
is reported with the reason, and nothing of it is written; the others go on.
--anyway takes what is refused as it is, such as a page with nothing but an
invitation to subscribe; the article says so, and its page. A capture that lies
there already is never replaced, nor what is recorded of it: what is said of it
now is added where nothing was, and what contradicts it is refused.

Captures are ` + capture.Files() + `.

Of a file that holds captures, each one chosen becomes a capture of its own: ` + container.Files() + `. Of those
--url and --captured-at choose pages, --post and --thread posts; with none, the one is
taken that is there, or all are listed.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("name at least one file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkSidecar(s, args); err != nil {
				return err
			}
			files.Names, files.Open, files.Sidecar, files.Readings = args, openFile, s, &capture.Readings{}
			return a.in(func(root *os.Root) error {
				added, diags, err := desk.AddFiles(cmd.Context(), root, files)
				if err != nil {
					return err
				}
				if len(added) > 0 {
					d, articles, err := a.cleanAdded(cmd.Context(), root, added, files)
					if err != nil {
						return err
					}
					diags = append(diags, d...)
					if err := a.newlyAdded(cmd.Context(), root, articles, files.Readings); err != nil {
						return err
					}
				}
				return a.report(diags)
			})
		},
	}
	cmd.Flags().StringVar(&s.URL, "url", "", "address of the original; of an archive, the page that is meant, or with * a pattern of addresses")
	cmd.Flags().StringVar(&files.Post, "post", "", "number of the post that is meant, of an export of a chat")
	cmd.Flags().StringVar(&files.Thread, "thread", "", "number of the first post of the thread that is meant, of an export of a chat")
	cmd.Flags().BoolVar(&files.Pages, "pages", false, "draw the pages of PDF files, to show the cited words on them where the rights allow it")
	cmd.Flags().StringVar(&s.Captured, "captured-at", "", "day or instant of the capture, in ISO 8601; of an archive, that of the page that is meant")
	cmd.Flags().StringVar(&s.Outlet, "outlet", "", "who published it: a key of content/outlets.yaml, a name or a domain")
	cmd.Flags().StringVar(&s.Collector, "collector", "", "who or what captured it")
	cmd.Flags().BoolVar(&files.Anyway, "anyway", false, "take what is refused as it is; its article says so")
	a.formatFlag(cmd)
	return cmd
}

// checkSidecar looks for mistakes in what the command line says of some files.
func checkSidecar(s load.Sidecar, files []string) error {
	if i := slices.IndexFunc(files, web.IsAddress); i >= 0 {
		return usagef("add fetches nothing from the network: save %[1]s from the browser as a file and run dossier add FILE --url %[1]s", files[i])
	}
	switch {
	case s.URL != "" && !web.IsAddress(s.URL) && !(strings.Contains(s.URL, "*") && container.KindOf(files[0], nil) != nil):
		return usagef("--url must be a whole address such as https://example.org/article, not %q", s.URL)
	case s.URL != "" && len(files) > 1:
		return usagef("--url is the address of one file, and %d are named", len(files))
	case s.Captured != "" && !load.IsMoment(s.Captured):
		return usagef("--captured-at must be a day or an instant such as 2025-01-17 or 2025-01-17T14:05:00Z, not %q", s.Captured)
	}
	return nil
}

// cleanAdded cleans captures that were added, says of each article what became of it, and
// returns those that are new.
func (a *app) cleanAdded(ctx context.Context, root *os.Root, captures []string, files desk.Files) (diags []diag.Diagnostic, articles []string, err error) {
	o := desk.CleanOptions{Names: captures, Anyway: files.Anyway, Readings: files.Readings, Tool: tool("add"),
		Taken: time.Now().UTC().Format(time.RFC3339), Each: func(c desk.Cleaned) error {
			if c.Article != "" && !c.Differs {
				a.stdout.Printf("%s: unchanged (%s)\n", c.Article, c.Capture)
			}
			if c.New && c.Article != "" {
				articles = append(articles, c.Article)
			}
			return a.save(root, c)
		}}
	diags, err = a.cleaned(ctx, root, o)
	return diags, articles, err
}

// openFile opens a file of the machine. It does not wait at a pipe, out of which nothing may ever come.
func openFile(name string) (desk.File, error) {
	return os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}
