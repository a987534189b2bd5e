package main

import (
	"io"
	"net"
	"slices"
	"strings"
	"testing"

	"dossier/internal/pipeline"
	"dossier/internal/publish"
	"dossier/internal/terminal"
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

// TestAddressesOf: who listens to all addresses is told those that other machines find.
func TestAddressesOf(t *testing.T) {
	var own []net.Addr
	for _, at := range []string{"127.0.0.1/8", "192.168.1.20/24", "::1/128", "fe80::1/64", "2001:db8::5/64"} {
		ip, in, err := net.ParseCIDR(at)
		if err != nil {
			t.Fatal(err)
		}
		own = append(own, &net.IPNet{IP: ip, Mask: in.Mask})
	}
	for bind, want := range map[string][]string{
		"127.0.0.1":    {"http://127.0.0.1:1313/"},
		"192.168.1.20": {"http://192.168.1.20:1313/"},
		"0.0.0.0":      {"http://localhost:1313/", "http://192.168.1.20:1313/"},
		"::":           {"http://localhost:1313/", "http://192.168.1.20:1313/", "http://[2001:db8::5]:1313/"},
	} {
		if got := addressesOf(bind, 1313, own); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", bind, got, want)
		}
	}
}

// TestReportBuild: people hear of a build that changes pages which nobody has open, and not of one
// that changes none.
func TestReportBuild(t *testing.T) {
	var said strings.Builder
	a := &app{stdout: terminal.New(io.Discard), stderr: terminal.New(&said), format: "text"}
	for i, state := range []uint64{1, 1, 2, 2} {
		said.Reset()
		a.reportBuild(pipeline.Result{Tree: publish.Tree{"index.html": nil}, State: state}, nil, "at once")
		if told := strings.Contains(said.String(), "1 file: at once"); told != (i%2 == 0) {
			t.Errorf("of build %d people hear %q", i, said.String())
		}
	}
}
