package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long:  "version prints the version of the tool, as the Go toolchain recorded it.",
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.stdout, "dossier", version())
			return err
		},
	}
}

// tool names a command of this version, as receipts of captures do.
func tool(command string) string { return "dossier " + command + ", " + version() }

// released is the version of a release, which the linker writes: tools/release.sh.
var released string

// version is what the Go toolchain recorded when the binary was made: a tag if
// it was installed from one, else "devel".
func version() string {
	if released != "" {
		return released
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel " + s.Value
		}
	}
	return "devel"
}
