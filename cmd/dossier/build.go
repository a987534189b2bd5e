package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/pipeline"
	"dossier/internal/preview"
	"dossier/internal/publish"

	"github.com/spf13/cobra"
)

// Where a site goes if nobody says so: one for readers of the house never where the
// public one lies, which may be on the web.
const (
	publicFolder = "public"
	houseFolder  = "house"
)

func (a *app) buildCommand() *cobra.Command {
	var dest string
	var watch, poll, verify, inPlace bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check, then write the site into public/",
		Long: `build checks the dossier and, if there is no error, brings the site into
public/: files that differ are written, files that earlier builds wrote and that
are no longer part of the site are removed, files of others stay. If there is an
error nothing is touched and the last good site stays.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dest == "" {
				dest = filepath.Join(a.dir, publicFolder)
				if a.audience == audiences[1] {
					dest = filepath.Join(a.dir, houseFolder)
				}
			}
			if err := a.mayPublishInto(dest); err != nil {
				return err
			}
			return a.in(func(root *os.Root) error {
				builder, place := a.builder(root), a.place(dest)
				place.InPlace = place.InPlace || inPlace
				if !watch {
					collect(often)
					return a.buildOnce(cmd.Context(), builder, place, verify)
				}
				builder.Memory = memo.New(time.Now)
				sources, end, err := a.watch(poll, builder)
				if err != nil {
					return err
				}
				defer end()
				return sources.Run(cmd.Context(), func(change preview.Change) {
					if !change.Settles(cmd.Context()) {
						return
					}
					err := a.buildOnce(cmd.Context(), builder, place, verify)
					if err != nil && !errors.Is(err, errDossier) && cmd.Context().Err() == nil {
						a.stderr.Printf("dossier: error: %v\n", err)
					}
				})
			})
		},
	}
	a.dossierFlags(cmd)
	cmd.Flags().StringVarP(&dest, "dest", "d", "", "folder to publish into (default public/ in the dossier, house/ with --audience internal)")
	cmd.Flags().BoolVarP(&watch, "watch", "w", false, "go on, and build again whenever something changes")
	cmd.Flags().BoolVar(&poll, "poll", false, "with --watch: look at the files from time to time instead of waiting for events")
	cmd.Flags().BoolVar(&inPlace, "in-place", false,
		"write file by file and leave the folder itself where it is, for what holds on to it and cannot be seen from here")
	cmd.Flags().BoolVar(&verify, "verify", false, "build everything a second time from nothing and say what differs")
	return cmd
}

// buildOnce builds and publishes. It prints nothing if nothing is new since the last
// build.
func (a *app) buildOnce(ctx context.Context, builder *pipeline.Builder, place publish.Place, verify bool) error {
	var result pipeline.Result
	var written publish.Result
	var err error
	whole := builder.Memory != nil || verify || builder.Strict // these need all pages at once
	done := a.working("building the site")
	if whole {
		result, err = builder.Build(ctx)
	} else {
		result, written, err = builder.BuildInto(ctx, place)
	}
	done()
	if err != nil {
		return err
	}
	changed, err := a.reportAgain(result.Diagnostics)
	if err != nil {
		return err
	}
	if whole {
		if written, err = result.Publish(ctx, place); err != nil {
			return err
		}
	}
	if changed || written.Written+written.Removed > 0 {
		a.summary(result.Summary)
		a.stderr.Printf("%s: %s written, %d unchanged, %d removed\n",
			place.Dir, count(written.Written, "file"), written.Unchanged, written.Removed)
	}
	if written.Kept != "" {
		a.stderr.Printf("files of others that stood in the way are in %s\n", written.Kept)
	}
	if verify {
		a.verify(ctx, builder, result)
	}
	return a.reportGone(written.Gone)
}

// mostGone is how many pages that are gone are named one by one.
const mostGone = 10

// reportGone says which addresses lead nowhere since this build.
func (a *app) reportGone(pages []string) error {
	var diags []diag.Diagnostic
	for _, page := range pages[:min(len(pages), mostGone)] {
		diags = append(diags, diag.New(diag.PageGone, diag.FileSpan(page), "this page was published here and is gone").
			WithHelp("if it has another name now, write aliases: [%s] into its file; if it is a note that no longer holds, write status: withdrawn", page))
	}
	if len(pages) > mostGone {
		a.stderr.Printf("%d more pages are gone\n", len(pages)-mostGone)
	}
	if err := diag.PrintText(a.stderr.Stream(), diags, a.ink()); err != nil { // after those of the dossier, which may be one object
		return fmt.Errorf("print diagnostics: %w", err)
	}
	return a.verdict(diags)
}

// place is where a site goes. Its holder is what another run prints that finds it locked.
func (a *app) place(dest string) publish.Place {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	here, err := os.Getwd()
	to, err2 := filepath.Abs(dest)
	inside := false
	if in, err3 := filepath.Rel(to, here); err == nil && err2 == nil && err3 == nil {
		inside = filepath.IsLocal(in)
	}
	return publish.Place{
		Dir: dest, Work: filepath.Join(a.dir, ".dossier"), InPlace: inside,
		Holder: fmt.Sprintf("process %d on %s, since %s", os.Getpid(), host, time.Now().Format(time.DateTime)),
	}
}
