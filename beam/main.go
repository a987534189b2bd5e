// Command beam cleans captures as dossier clean does, on as many machines as there are: the
// rules are a pure step of a pipeline of Apache Beam. It reads captures with the sidecars
// beside them, or archives of the web of which it takes every page, and writes a folder of
// captures, articles and dossier.lock.
//
//	go run . -dossier ../mine -from '../captures/*' -to ../cleaned
//
// Without more it runs in this process. Built with -tags portable it runs on Flink, Spark
// and Dataflow, and reads and writes their storage.
//
// What spans captures are three small steps behind the rules: of files of one name and of
// captures with the same bytes the first is taken, and articles of one title get numbers
// behind their keys, in the order of the captures, as they would from dossier clean. One
// article never waits for another, but all of a title, and the lines of the lock file, come
// together on one machine. It knows no articles that exist already.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/direct" //nolint:staticcheck // prism needs twice as many packages, and servers in this process
)

func main() {
	dossier := flag.String("dossier", ".", "folder with the dossier.yaml and content/outlets.yaml by which captures are cleaned")
	from := flag.String("from", "content/captures/*", "pattern of captures, or of archives (.warc, .warc.gz, .wacz)")
	to := flag.String("to", "", "folder that is written")
	tool := flag.String("tool", "dossier/beam", "who is written down as having cleaned")
	flag.Parse()
	beam.Init() // on a worker of a cluster it does not return
	if err := run(context.Background(), cmp.Or(*runners.Runner, "direct"), *dossier, *from, *to, *tool); err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, runner, dossier, from, to, tool string) error {
	if to == "" {
		return fmt.Errorf("name the folder to write with -to")
	}
	settings, err := os.ReadFile(filepath.Join(dossier, "dossier.yaml"))
	if err != nil {
		return err
	}
	outlets, err := os.ReadFile(filepath.Join(dossier, "content/outlets.yaml"))
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	pipeline(s, from, to, clean{Settings: settings, Outlets: outlets, Tool: tool})
	_, err = beam.Run(ctx, runner, p)
	return err
}
