package main

import (
	"os"
	"runtime/debug"
)

// collectOften sets how much garbage may lie about: three fifths of what is in use, and not as
// much again. A build then takes a fifth less memory, and no more processor time than one run
// differs from the next; with two fifths it takes a quarter less, and an eighth more time. A check
// would take a tenth more time for a tenth less memory. Whoever sets GOGC has decided otherwise.
func collectOften() {
	const percent = 60
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
