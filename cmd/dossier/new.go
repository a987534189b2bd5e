package main

import (
	"context"
	"os"
	"slices"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/desk"
	"dossier/internal/frontmatter"
	"dossier/internal/language"

	"github.com/spf13/cobra"
)

func (a *app) newCommand() *cobra.Command {
	var s desk.Sketch
	var date, human, machine string
	var names []string
	for _, k := range desk.SketchKinds {
		names = append(names, string(k))
	}
	names = append(names, translation)
	kinds := strings.Join(names, ", ")
	cmd := &cobra.Command{
		Use:   "new KIND TITLE…",
		Short: "Begin a " + kinds,
		Long: `new begins a brief or a question, each a file of its own, an event of the
timeline, or an outlet, with what can be filled in: title, key, date, the status
draft. The key is made of the title, whatever its script; --id gives another.
A translation is that of an article, which is named by its key in the place of a
title; --human or --machine says who makes it.
Nothing is overwritten. Kinds: ` + kinds + `.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usagef("%q takes a kind and a title", cmd.CommandPath())
			}
			return nil
		},
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(names, args[0]) {
				return usagef("the kind must be %s, not %q", kinds, args[0])
			}
			if args[0] == translation {
				return a.newTranslation(cmd.Context(), desk.Translation{Key: args[1], Lang: s.Lang, Human: human, Machine: machine}, date)
			}
			s.Kind, s.Title = desk.SketchKind(args[0]), strings.Join(strings.Fields(strings.Join(args[1:], " ")), " ")
			if err := a.sketch(&s, date); err != nil {
				return err
			}
			return a.in(func(root *os.Root) error {
				file, diags, err := desk.New(root, s)
				if err != nil {
					return err
				}
				if err := a.report(diags); err != nil {
					return err
				}
				a.stdout.Printf("%s\n", file)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&s.ID, "id", "", "the key, instead of one made of the title")
	cmd.Flags().StringVar(&s.Lang, "lang", "", "language of the note, "+languages()+", if it is not that of the dossier")
	cmd.Flags().StringVar(&human, "human", "", "of a translation: who makes it")
	cmd.Flags().StringVar(&machine, "machine", "", "of a translation: the engine that makes it")
	cmd.Flags().StringVar(&date, "date", "", "of an event: when it was, such as 2025-01-17, 2024-10~ or 2013; else instead of today")
	return cmd
}

// translation is the kind that is begun for an article.
const translation = "translation"

func (a *app) newTranslation(ctx context.Context, t desk.Translation, day string) error {
	if t.Human != "" && t.Machine != "" {
		return usagef("a translation is made by a person or by a machine: give --human or --machine, not both")
	}
	s := desk.Sketch{Kind: translation, ID: t.Key, Lang: t.Lang}
	if err := a.sketch(&s, day); err != nil {
		return err
	}
	t.Date = s.Date
	return a.in(func(root *os.Root) error {
		file, diags, err := desk.NewTranslation(ctx, root, t)
		if err != nil {
			return err
		}
		if err := a.report(diags); err != nil {
			return err
		}
		if file != "" {
			a.stdout.Printf("%s\n", file)
		}
		return nil
	})
}

// sketch checks what the flags say and fills in the day.
func (a *app) sketch(s *desk.Sketch, day string) error {
	if s.ID != "" && !frontmatter.IsKey(s.ID) {
		return usagef("--id must be small letters a–z, digits and hyphens, not %q", s.ID)
	}
	if s.ID == "" && desk.Key(s.Title, s.Lang) == "" {
		return usagef("no key can be made of %q; give one with --id", s.Title)
	}
	if s.Lang != "" && !language.IsInterface(s.Lang) {
		return usagef("--lang must be %s, not %q", languages(), s.Lang)
	}
	if day == "" && s.Kind != desk.SketchEvent {
		day = time.Now().Format(time.DateOnly)
	}
	if day != "" {
		d, ok := date.Parse(day)
		if !ok {
			return usagef("%q is no date; write 2025-01-17, 2025-01, 2025, 2024-10~ or 2025-01-13/2025-01-17", day)
		}
		s.Date = d
	}
	return nil
}
