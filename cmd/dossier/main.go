// Command dossier publishes briefings that can be checked. See README.md. It is one
// package because each command is a file of its own and all share the flags, the folder
// and the terminal of one app.
package main

import "os"

func main() {
	collect(seldom)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
