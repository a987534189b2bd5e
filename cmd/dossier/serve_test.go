package main

import (
	"net"
	"strings"
	"testing"
)

// TestListen_taken: a port that was named is that port or an error; one that nobody named
// may be the next.
func TestListen_taken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close() //nolint:errcheck // nothing is written through it
	port := taken.Addr().(*net.TCPAddr).Port
	if l, err := listen(t.Context(), "127.0.0.1", port, true); err == nil || !strings.Contains(err.Error(), "is taken") {
		t.Errorf("a port that is taken and was named: %v, %v", l, err)
	}
	listeners, err := listen(t.Context(), "127.0.0.1", port, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range listeners {
		defer l.Close() //nolint:errcheck // nothing is written through it
		if at := l.Addr().(*net.TCPAddr).Port; at <= port || at > port+portsTried {
			t.Errorf("port %d is taken, the next is %d", port, at)
		}
	}
}
