package main

import (
	"os"
	"time"

	"dossier/internal/assistant"
	"dossier/internal/memo"

	"github.com/spf13/cobra"
)

func (a *app) mcpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Answer an assistant that writes with somebody",
		Long: `mcp is a server of the Model Context Protocol on standard input and output, for an
assistant to start: search finds passages, cite gives citations that are verified
and nothing else, check looks at a draft as check would, why follows a judgment
to its captures, questions lists what is open. It only reads. What a machine has
drafted is marked by processing: in the front matter of the note.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.in(func(root *os.Root) error {
				server := &assistant.Server{
					Dossier: &assistant.Dossier{FS: root.FS(), Today: today(), Memory: memo.New(time.Now), Now: time.Now},
					Version: version(),
				}
				return server.Serve(cmd.Context(), stdio{a.stdin, a.stdout.Stream()})
			})
		},
	}
}
