package main

import (
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/internal/desk"
	"dossier/internal/load"
	"dossier/internal/publish"

	"github.com/spf13/cobra"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print or write the schemas of settings, records and front matter",
		Long: `schema prints the JSON Schema of what a kind of files may hold, made from the reader
that reads them: settings, outlets, entities, places, glossary, sidecar, and the
front matter of a brief, question, timeline, article and translation. Without a
kind it brings ` + desk.SchemaFolder + ` of the dossier up to date, where editors look for them.`,
		Args: takesOneAtMost("one kind"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return schemaKinds(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.in(a.writeSchemas)
			}
			for _, shape := range load.Shapes() {
				if shape.Name == args[0] {
					text, err := desk.Schema(shape)
					if err != nil {
						return err
					}
					_, err = a.stdout.Write(text)
					return err
				}
			}
			return usagef("the kind must be %s, not %q", strings.Join(schemaKinds(), ", "), args[0])
		},
	}
}

func schemaKinds() []string {
	var kinds []string
	for _, shape := range load.Shapes() {
		kinds = append(kinds, shape.Name)
	}
	return kinds
}

// writeSchemas brings the schemas in a dossier up to date. The settings of the editor may
// be the person's own: they are written only if there are none.
func (a *app) writeSchemas(root *os.Root) error {
	files, err := desk.SchemaFiles()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		old, err := root.ReadFile(name)
		if err == nil && (string(old) == string(files[name]) || name == desk.EditorSettings) {
			continue
		}
		if err := publish.WriteFile(root, name, files[name]); err != nil {
			return err
		}
		a.stdout.Printf("%s\n", name)
	}
	return nil
}
