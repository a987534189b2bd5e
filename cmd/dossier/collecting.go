package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

// How much garbage may lie about, in percent of what is in use.
const (
	seldom = 100 // as in any program in Go
	often  = 60  // with it a build takes a fifth less memory, and no more processor time than one run differs from the next
)

// smallGarbage is how many bytes of it may lie about in any case: a small dossier is done before
// they have come together, and a sixth of the time of a build would go into collecting them.
const smallGarbage = 32 << 20

var (
	garbage    atomic.Int64 // percent
	collecting sync.Once
)

// collect sets how much garbage may lie about: some percent of what is in use, or smallGarbage if
// that is more. Whoever sets GOGC has decided otherwise.
func collect(percent int64) {
	if os.Getenv("GOGC") != "" {
		return
	}
	garbage.Store(percent)
	collecting.Do(setGarbage)
}

// setGarbage sets it now, and after each collection.
func setGarbage() {
	const least = 4 << 20 // bytes that the runtime takes to be in use at least
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(int(max(garbage.Load(), 100*smallGarbage/max(int64(live[0].Value.Uint64()), least))))
	runtime.SetFinalizer(&struct{ _ [16]byte }{}, func(*struct{ _ [16]byte }) { setGarbage() })
}
