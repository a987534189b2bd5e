package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
	"dossier/internal/preview"

	"github.com/spf13/cobra"
)

// firstPort is where serve listens if nobody says otherwise, as Hugo does.
const firstPort = 1313

func (a *app) serveCommand() *cobra.Command {
	var port int
	var bind string
	var hosts []string
	var open, poll, verify bool
	cmd := &cobra.Command{
		Use:     "serve",
		Aliases: []string{"server"},
		Short:   "Show the site while you work on it",
		Long: `serve builds the site in memory, serves it to this machine and builds it again
whenever a capture, article, note, record, setting or template changes. Browsers
show the new page at once, at the place where they were; mistakes are shown over
the last good site. Nothing is written to disk. Internal notes are shown, unless
other machines can reach the address.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if port < 0 || port > 65535 {
				return usagef("--port must be between 0 and 65535, not %d", port)
			}
			return a.in(func(root *os.Root) error {
				builder := a.builder(root)
				builder.Guarded = true // each edit would change the name on every page
				listeners, err := listen(cmd.Context(), bind, port, cmd.Flags().Changed("port"))
				if err != nil {
					return err
				}
				at := listeners[0].Addr().(*net.TCPAddr)
				ip := net.ParseIP(bind)
				if bind != "localhost" && !ip.IsLoopback() {
					a.stderr.Printf("warning: %s can be reached by other machines, and drafts with it\n", bind)
					builder.Internal = builder.Internal && cmd.Flags().Changed("audience")
				}
				var own []net.Addr
				if ip.IsUnspecified() {
					own, _ = net.InterfaceAddrs() // where the system does not tell, people know their addresses
				}
				addresses := addressesOf(bind, at.Port, own)
				for _, address := range addresses {
					a.stdout.Printf("%s\n", address)
				}
				if open {
					openBrowser(addresses[0])
				}
				builder.Memory = memo.New(time.Now)
				collect(often)
				sources, end, err := a.watch(poll, builder)
				if err != nil {
					return err
				}
				defer end()
				p := &preview.Preview{
					Builder: builder,
					Server: &preview.Server{
						Token: rand.Text(), Hosts: namesOf(append(hosts, "localhost", "127.0.0.1", "::1", bind)), Own: namesOf(hosts), Any: ip.IsUnspecified(), Now: time.Now,
					},
					Watch: sources,
				}
				p.Built = func(r pipeline.Result, err error, open, all time.Duration) {
					a.reportBuild(r, err, fmt.Sprintf("open pages after %s, all after %s", duration(open), duration(all)))
					if err == nil && verify {
						a.verify(cmd.Context(), builder, r)
					}
				}
				return p.Run(cmd.Context(), listeners...)
			})
		},
	}
	a.dossierFlags(cmd)
	a.internalByDefault(cmd)
	cmd.Flags().IntVarP(&port, "port", "p", firstPort, "port to listen on; if none is named and this one is taken, the next free one")
	cmd.Flags().StringVar(&bind, "bind", "127.0.0.1", "address to listen on")
	cmd.Flags().StringSliceVar(&hosts, "allow-host", nil,
		"name by which browsers may call the server besides localhost, with any port; .example.org stands for all names below it")
	cmd.Flags().BoolVar(&open, "open", false, "open the site in a browser")
	cmd.Flags().BoolVar(&poll, "poll", false, "look at the files from time to time instead of waiting for events")
	cmd.Flags().BoolVar(&verify, "verify", false, "build everything anew after each build and say what differs")
	return cmd
}

// addressesOf are the addresses under which browsers find the server, first the one for this
// machine. An address that stands for all of the machine's is none to open: other machines,
// such as a phone, find it by own.
func addressesOf(bind string, port int, own []net.Addr) []string {
	hosts := []string{bind}
	if ip := net.ParseIP(bind); ip.IsUnspecified() {
		hosts[0] = "localhost"
		for _, at := range own {
			if at, ok := at.(*net.IPNet); ok && at.IP.IsGlobalUnicast() && (at.IP.To4() != nil || ip.To4() == nil) {
				hosts = append(hosts, at.IP.String())
			}
		}
	}
	for i, host := range hosts {
		hosts[i] = "http://" + net.JoinHostPort(host, strconv.Itoa(port)) + "/"
	}
	return hosts
}

// portsTried is how many ports serve tries after the first one, if none is named.
const portsTried = 50

// listen opens the port. If it is taken and nobody named it, the next free one will do; a
// port that was named is where a proxy or another machine expects the site. On
// loopback it listens to IPv6 as well, for browsers may try localhost there first.
func listen(ctx context.Context, bind string, port int, named bool) ([]net.Listener, error) {
	if bind != "localhost" && net.ParseIP(bind) == nil { // a name would be asked of the network
		return nil, usagef("--bind takes an address of this machine, such as 127.0.0.1, and not %q", bind)
	}
	var config net.ListenConfig
	for n := port; ; n++ {
		first, err := config.Listen(ctx, "tcp", net.JoinHostPort(bind, strconv.Itoa(n)))
		switch {
		case errors.Is(err, syscall.EADDRINUSE) && named:
			return nil, fmt.Errorf("port %d of %s is taken; name another with --port, or none for the next that is free", n, bind)
		case errors.Is(err, syscall.EADDRINUSE) && n < port+portsTried:
			continue
		case err != nil:
			return nil, fmt.Errorf("listen: %w", err)
		}
		listeners := []net.Listener{first}
		if bind == "127.0.0.1" {
			at := first.Addr().(*net.TCPAddr)
			if second, err := config.Listen(ctx, "tcp6", net.JoinHostPort("::1", strconv.Itoa(at.Port))); err == nil {
				listeners = append(listeners, second)
			}
		}
		return listeners, nil
	}
}

// namesOf are names by which a browser may call the server, without ports. Any other name
// belongs to somebody else, who has pointed it here (DNS rebinding).
func namesOf(hosts []string) []string {
	var names []string
	for _, host := range hosts {
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		names = append(names, strings.ToLower(strings.Trim(host, "[]")))
	}
	return names
}

func openBrowser(address string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", address)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	default:
		cmd = exec.Command("xdg-open", address)
	}
	if cmd.Start() == nil {
		go cmd.Wait() //nolint:errcheck // whether a browser opens can be seen
	}
}

// reportBuild prints what one of many builds gave.
func (a *app) reportBuild(r pipeline.Result, err error, how string) {
	if err != nil {
		a.stderr.Printf("dossier: error: %v\n", err)
		return
	}
	changed, _ := a.reportAgain(r.Diagnostics) // what is wrong has been said, and the last good site stays
	if r.Tree != nil && (changed || a.state != r.State || !maps.EqualFunc(a.tree, r.Tree, bytes.Equal)) {
		a.tree, a.state = r.Tree, r.State
		a.summary(r.Summary)
		a.stderr.Printf("%s: %s\n", count(len(r.Paths()), "file"), how)
	}
}

// verify prints whether a build with memory gave what a build from nothing gives.
func (a *app) verify(ctx context.Context, builder *pipeline.Builder, r pipeline.Result) {
	differ, err := builder.Differences(ctx, r)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		a.stderr.Printf("dossier: error: %v\n", err)
	case len(differ) > 0:
		a.stderr.Printf("verify: a build from nothing gives other bytes: %s\n", strings.Join(differ, ", "))
	default:
		a.stderr.Printf("verify: a build from nothing gives the same bytes\n")
	}
}

// duration writes how long a build took.
func duration(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
