package preview

import (
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"dossier/internal/diag"
)

// Limits of the server.
const (
	maxClients   = 64               // connections over which pages hear of changes
	maxHeader    = 64 << 10         // bytes
	requestTime  = 5 * time.Second  // for a request to come
	answerTime   = 30 * time.Second // for an answer to go
	buildTime    = 15 * time.Second // that a request waits for a build to end
	shutdownTime = time.Second
	beatTime     = 20 * time.Second // between signs of life over an idle connection
)

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// Server serves the site that was built last.
type Server struct {
	Token string           // unguessable: where the script and the events are
	Hosts []string         // names and addresses by which the server may be called, in small letters, without port
	Own   []string         // of these, those that lead here by somebody's hand: pages of theirs may read, whatever the server is called by
	Any   bool             // it listens to all addresses of the machine, and may be called by any: an address is no name that somebody points here
	Now   func() time.Time // the clock

	mu        sync.Mutex
	tree      map[string][]byte   // what is at hand of the last good site; nil if there was none
	rest      Rest                // its other pages; may be nil
	early     map[string][]byte   // pages of the site that is being printed
	earlyRest Rest                // those of its others that can be had already; may be nil
	leftovers map[string]leftover // scripts and styles of earlier sites
	problems  []string            // what is wrong, as people are told
	clients   map[*client]bool
	waiting   map[string]int // how many requests wait for a page
	progress  chan struct{}  // closed when the build that is going on has given pages, or has ended; nil if none is
	closed    chan struct{}
}

// client is a page that is open in a browser.
type client struct {
	page string // path on the site
	ring chan struct{}
}

// BeginBuild says that a build has begun: requests for pages wait for it.
func (s *Server) BeginBuild() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.progress == nil {
		s.progress = make(chan struct{})
	}
}

// ShowFirst shows pages of a good site which is not whole yet. A request for a page that
// neither they nor rest have, which may be nil, waits for it: the pages of two sites are never mixed.
func (s *Server) ShowFirst(pages map[string][]byte, rest Rest) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.early, s.earlyRest, s.problems = pages, rest, nil
	if s.progress != nil {
		close(s.progress)
		s.progress = make(chan struct{})
	}
	s.ringLocked()
}

// ShowProblems shows what is wrong with the dossier. The pages that are there stay until
// the build ends.
func (s *Server) ShowProblems(problems []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problems = problems
	s.ringLocked()
}

// EndBuild takes what is at hand of the whole site, nil if the last good one stays, its other
// pages, which may be nil, and what is wrong.
func (s *Server) EndBuild(tree map[string][]byte, rest Rest, problems []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.early, s.earlyRest, s.problems = nil, nil, problems
	if tree != nil {
		s.keepLeftoversLocked(tree)
		s.tree, s.rest = tree, rest
	}
	if s.progress != nil {
		close(s.progress)
		s.progress = nil
	}
	s.ringLocked()
}

func (s *Server) ringLocked() {
	for c := range s.clients {
		select {
		case c.ring <- struct{}{}:
		default: // it has yet to take the last ring
		}
	}
}

// Serve answers requests until ctx ends.
func (s *Server) Serve(ctx context.Context, listeners ...net.Listener) error {
	s.closed = make(chan struct{})
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: requestTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: time.Minute,
		MaxHeaderBytes: maxHeader, DisableGeneralOptionsHandler: true, ErrorLog: log.New(io.Discard, "", 0),
	}
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- server.Serve(l) }()
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		err = fmt.Errorf("serve the site: %w", err)
	}
	close(s.closed)
	end, cancel := context.WithTimeout(context.Background(), shutdownTime)
	defer cancel()
	if server.Shutdown(end) != nil {
		server.Close() //nolint:errcheck // nobody waits for the rest
	}
	return err
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Content-Security-Policy", "frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	if code, why := s.refuse(r); code != 0 {
		if code == http.StatusMethodNotAllowed {
			h.Set("Allow", "GET, HEAD")
		}
		http.Error(w, why, code)
		return
	}
	name := strings.TrimPrefix(pathOf(r.URL), "/")
	depth := strings.Count(name, "/")
	switch name {
	case s.Token + "/events":
		s.events(w, r)
		return
	case s.Token + "/state":
		send(w, r, "state.json", s.state(r.Context(), pageOf(r)), http.StatusOK)
		return
	case s.Token + "/preview.js":
		send(w, r, name, script, http.StatusOK)
		return
	case s.Token + "/preview.css":
		send(w, r, name, style, http.StatusOK)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	asked := name
	data, code := s.page(r.Context(), name)
	if code == http.StatusNotFound && s.isFolder(name) { // as hosts do; from here, for a proxy may have taken off what stands before
		h.Set("Location", (&url.URL{Path: path.Base(name) + "/"}).String())
		w.WriteHeader(http.StatusFound)
		return
	}
	if code != http.StatusOK {
		name = notFound
	}
	if path.Ext(name) == ".html" {
		data = s.withScript(data, digest(data), asked, depth)
	}
	send(w, r, name, data, code)
}

// refuse says why a request is not answered. Only pages of this server may read
// from it: another site must not, neither by name (DNS rebinding) nor by script.
func (s *Server) refuse(r *http.Request) (code int, why string) {
	site, mode := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Sec-Fetch-Mode")
	opened := mode == "navigate" && cmp.Or(r.Header.Get("Sec-Fetch-Dest"), "document") == "document"
	switch {
	case !isNamed(s.Hosts, hostOf(r.Host)) && !(s.Any && isAddress(hostOf(r.Host))):
		return http.StatusForbidden, "this name is not mine: see --allow-host"
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed, "GET and HEAD only"
	case len(r.Header.Values("Origin")) > 0 && !s.isOwn(r.Header.Get("Origin"), r.Host):
		return http.StatusForbidden, "another site may not read this one"
	case site != "" && site != "same-origin" && site != "none" && !opened:
		return http.StatusForbidden, "another site may not read this one"
	case !strings.HasPrefix(r.RequestURI, "/"):
		return http.StatusBadRequest, "this server is no proxy"
	case strings.ContainsAny(r.URL.Path, "\\\x00:") || strings.Contains(r.URL.Path, "//") || !local(r.URL.Path):
		return http.StatusBadRequest, "this is no path of a page"
	}
	return 0, ""
}

// hostOf is the name in a Host header, without its port: a tunnel, a container and a proxy
// listen to other ports than this server.
func hostOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

// isNamed reports whether a name is one of a list, or lies below one that begins with a
// full stop.
func isNamed(list []string, name string) bool {
	return slices.ContainsFunc(list, func(own string) bool {
		return name == own || strings.HasPrefix(own, ".") && strings.HasSuffix(name, own)
	})
}

// isAddress reports whether a name is the address of a machine.
func isAddress(name string) bool {
	at, err := netip.ParseAddr(name)
	return err == nil && !at.IsUnspecified()
}

// isOwn reports whether an origin is that of this server's pages: the name by which it is
// called, or one that leads here by somebody's hand, as that of a proxy which calls it by
// another.
func (s *Server) isOwn(origin, host string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Path != "" {
		return false
	}
	return strings.EqualFold(u.Host, host) || isNamed(s.Own, hostOf(u.Host))
}

// wellKnown is the one hidden folder that a site may have (RFC 8615).
const wellKnown = "/.well-known/"

// local reports whether a path names files only, none of them hidden, and no
// folder above.
func local(p string) bool {
	for part := range strings.SplitSeq(strings.TrimPrefix(p, wellKnown), "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return true
}

// placeholder stands in for the site as long as none could be built.
const placeholder = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<link rel="icon" href="data:,"><title>dossier</title></head><body></body></html>
`

// digest names a state of a page.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// state returns what a browser must know about a page: its digest and what is
// wrong with the dossier.
func (s *Server) state(ctx context.Context, page string) []byte {
	s.mu.Lock()
	problems := s.problems
	s.mu.Unlock()
	data, ok := s.soon(ctx, page)
	if !ok {
		data, _ = s.last(ctx, page)
	}
	out, err := json.Marshal(struct {
		Page     string   `json:"page"`
		Problems []string `json:"problems"`
	}{digest(data), problems})
	if err != nil {
		return nil // strings always marshal
	}
	return out
}

// pageOf is the page that a request is about.
func pageOf(r *http.Request) string { return r.URL.Query().Get("page") }

// events keeps a connection open and writes the state of a page whenever it may
// have changed (server-sent events, html.spec.whatwg.org §9.2).
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	page := pageOf(r)
	c := &client{page: page, ring: make(chan struct{}, 1)}
	s.mu.Lock()
	if len(s.clients) >= maxClients {
		s.mu.Unlock()
		w.Header().Set("Retry-After", "5")
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	if s.clients == nil {
		s.clients = map[*client]bool{}
	}
	s.clients[c] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.clients, c)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	beat := time.NewTicker(beatTime) // so that a connection that is gone is noticed
	defer beat.Stop()
	message := append(append([]byte("retry: 500\ndata: "), s.state(r.Context(), page)...), "\n\n"...)
	for {
		if err := errors.Join(control.SetReadDeadline(time.Time{}), control.SetWriteDeadline(s.Now().Add(requestTime))); err != nil {
			return
		}
		if _, err := w.Write(message); err != nil || control.Flush() != nil {
			return
		}
		message = nil
		for message == nil {
			select {
			case <-r.Context().Done():
				return
			case <-s.closed:
				return
			case <-beat.C:
				message = []byte(":\n\n")
			case <-c.ring:
				message = append(append([]byte("data: "), s.state(r.Context(), page)...), "\n\n"...) // other pages may have changed that share the connection
			}
		}
	}
}

var types = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".geojson": "application/geo+json", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
	".sha256": "text/plain; charset=utf-8", ".bib": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".xml": "application/xml", ".webmanifest": "application/manifest+json", ".pdf": "application/pdf",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
}

func send(w http.ResponseWriter, r *http.Request, name string, data []byte, code int) {
	w.Header().Set("Content-Type", cmp.Or(types[path.Ext(name)], "application/octet-stream"))
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		w.Write(data) //nolint:errcheck // whoever asked has gone
	}
}

// problemTexts writes diagnostics as they are shown over the site: errors only, each
// as in a terminal.
func problemTexts(diags []diag.Diagnostic) []string {
	var list []string
	for _, d := range diags {
		if d.Severity != diag.Error {
			continue
		}
		var out strings.Builder
		if diag.PrintText(&out, []diag.Diagnostic{d}, diag.Ink{}) == nil { // a strings.Builder takes everything
			list = append(list, strings.TrimRight(out.String(), "\n"))
		}
	}
	return list
}
