//go:build portable

package main

// With -tags portable the pipeline runs where Beam runs: --runner=flink or universal
// --endpoint=HOST:PORT, --runner=dataflow with its own flags, files in gs://. These are some
// 350 packages more, which nobody needs to clean on one machine.
import (
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/dataflow"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/flink"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/universal"
)
