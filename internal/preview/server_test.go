package preview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const token = "THETOKENOFTHISRUN"

// served starts a server with a small site and returns its address.
func served(t *testing.T) (*Server, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := l.Addr().String()
	s := &Server{Token: token, Hosts: []string{"127.0.0.1", "localhost", "::1", "notes.example", ".forwarded.example"}, Own: []string{"notes.example", ".forwarded.example"}, Now: time.Now}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	s.EndBuild(site("one"), nil, nil)
	return s, at
}

func site(words string) map[string][]byte {
	page := func(s string) []byte {
		return []byte(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;"></head><body><p>` + s + `</p></body></html>`)
	}
	return map[string][]byte{
		"index.html": page(words), "briefs/a.html": page("a"), "404.html": page("nowhere"), "assets/style.css": []byte("p{}"),
		"captures/x.txt": []byte("x"), ".nojekyll": {}, ".secret": []byte("hidden"), "en/index.html": page("in English"), ".well-known/security.txt": []byte("x"),
	}
}

// ask sends raw bytes and returns the status, the head and the body.
func ask(t *testing.T, at, request string) (code int, head http.Header, body string) {
	t.Helper()
	conn, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, request)
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0, nil, ""
	}
	defer answer.Body.Close()
	data, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, answer.Header, string(data)
}

// TestServer_refuse sends what browsers, scripts of other sites and attackers
// send. HOST stands for the server's own name.
func TestServer_refuse(t *testing.T) {
	_, at := served(t)
	_, port, _ := net.SplitHostPort(at)
	get := func(path string, headers ...string) string {
		return "GET " + path + " HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n" + strings.Join(append(headers, "", ""), "\r\n")
	}
	named := func(host string) string {
		return "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"
	}
	for _, c := range []struct {
		name, request string
		want          int
	}{
		{"a page", get("/"), 200},
		{"a page by name", get("/briefs/a.html"), 200},
		{"a page with a query", get("/briefs/a.html?q=1"), 200},
		{"an asset", get("/assets/style.css"), 200},
		{"by localhost", named("localhost:" + port), 200},
		{"by LocalHost", named("LocalHost:" + port), 200},
		{"by IPv6", named("[::1]:" + port), 200},
		{"through a tunnel, by another port", named("localhost:8080"), 200},
		{"through a proxy, without a port", named("notes.example"), 200},
		{"through a proxy, with that of the web", named("Notes.example:443"), 200},
		{"below a name", named("a-1313.forwarded.example"), 200},
		{"the origin with https, behind a proxy", get("/", "Origin: https://HOST"), 200},
		{"the origin of a proxy that calls by another name", get("/", "Origin: https://a-1313.forwarded.example"), 200},
		{"the state of a page", get("/" + token + "/state?page=index.html"), 200},
		{"opened from a link elsewhere", get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), 200},
		{"a page's own request", get("/", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"), 200},
		{"own origin", get("/", "Origin: http://HOST"), 200},
		{"the head only", strings.Replace(get("/"), "GET", "HEAD", 1), 200},
		{"a page that is not there", get("/nothing.html"), 404},
		{"a page by a coded slash", get("/briefs%2fa.html"), 404},
		{"a page by a coded slash behind a folder", get("/captures/..briefs%2Fa.html"), 400},
		{"a page by a coded letter", get("/briefs/%61.html"), 200},
		{"a folder by a coded slash", get("/en%2F"), 404},
		{"the script by a coded slash", get("/" + token + "%2fpreview.js"), 404},
		{"a folder", get("/briefs"), 404},
		{"a folder with its slash", get("/briefs/"), 404},
		{"a folder with a page of its own", get("/en/"), 200},
		{"that folder without its slash", get("/en"), 302},
		{"the script", get("/" + token + "/preview.js"), 200},
		{"the hidden folder of services", get("/.well-known/security.txt"), 200},

		{"rebinding", named("evil.example"), 403},
		{"rebinding with the port", named("evil.example:" + port), 403},
		{"rebinding by a name that begins well", named("localhost.evil.example:" + port), 403},
		{"rebinding with a dot", named("localhost.:" + port), 403},
		{"no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400},
		{"no host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 403},
		{"two hosts", "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400},
		{"an odd IPv4", named("2130706433:" + port), 403},
		{"a short IPv4", named("127.1:" + port), 403},
		{"another loopback address", named("127.0.0.2:" + port), 403},
		{"all addresses", named("0.0.0.0:" + port), 403},

		{"another origin", get("/", "Origin: https://evil.example"), 403},
		{"another port's origin", get("/", "Origin: http://127.0.0.1:1"), 403},
		{"the origin of nobody", get("/", "Origin: null"), 403},
		{"an empty origin", get("/", "Origin: "), 403},
		{"an origin that ends like a name", get("/", "Origin: https://evilnotes.example"), 403},
		{"the bare name below which names are ours", named("forwarded.example"), 403},
		{"a script elsewhere", get("/"+token+"/preview.js", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"), 403},
		{"an image elsewhere", get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"), 403},
		{"a frame elsewhere", get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"), 403},
		{"another port of this machine", get("/", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"), 403},
		{"events for another site", get("/"+token+"/events", "Origin: http://evil.example"), 403},

		{"POST", strings.Replace(get("/"), "GET", "POST", 1), 405},
		{"OPTIONS", strings.Replace(get("/"), "GET", "OPTIONS", 1), 405},
		{"PUT", strings.Replace(get("/"), "GET", "PUT", 1), 405},
		{"DELETE", strings.Replace(get("/"), "GET", "DELETE", 1), 405},
		{"TRACE", strings.Replace(get("/"), "GET", "TRACE", 1), 405},
		{"CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 403},
		{"an absolute address", get("http://HOST/"), 400},
		{"another's absolute address", get("http://evil.example/"), 403},
		{"a star", strings.Replace(get("*"), "GET", "OPTIONS", 1), 405},

		{"up", get("/../../etc/passwd"), 400},
		{"up from a folder", get("/briefs/../../etc/passwd"), 400},
		{"up in code", get("/%2e%2e/%2e%2e/etc/passwd"), 400},
		{"up in code twice", get("/%252e%252e/etc/passwd"), 404},
		{"up with coded slashes", get("/..%2f..%2fetc%2fpasswd"), 400},
		{"up with backslashes", get("/..%5c..%5cetc"), 400},
		{"a backslash", get(`/briefs\a.html`), 400},
		{"a drive", get("/C:/windows/win.ini"), 400},
		{"a stream", get("/index.html::$DATA"), 400},
		{"a NUL", get("/index.html%00.css"), 400},
		{"two slashes", get("//etc/passwd"), 400},
		{"two slashes inside", get("/briefs//a.html"), 400},
		{"a dot", get("/./index.html"), 400},
		{"a hidden file", get("/.secret"), 400},
		{"a hidden folder", get("/.git/config"), 400},
		{"a hidden folder in that of services", get("/.well-known/.git/config"), 400},
		{"a hidden file inside", get("/briefs/.a.html"), 400},
		{"other case", get("/INDEX.html"), 404},
		{"the token of another run", get("/OTHER/events"), 404},
		{"overlong UTF-8", get("/%c0%ae%c0%ae/etc/passwd"), 404},
		{"raw", get("/briefs/a.html?raw??"), 200},
	} {
		code, head, body := ask(t, at, strings.ReplaceAll(c.request, "HOST", at))
		if code != c.want {
			t.Errorf("%s: %d, want %d: %.60s", c.name, code, c.want, body)
		}
		if want := map[int]string{302: "en/"}[code]; head.Get("Location") != want {
			t.Errorf("%s: leads to %q", c.name, head.Get("Location"))
		}
		if code != 200 && code != 404 && strings.Contains(body, "<p>") || strings.Contains(body, "hidden</p>") || strings.Contains(body, "root:") {
			t.Errorf("%s: a refused request is answered with %q", c.name, body)
		}
		if head.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: other sites may read", c.name)
		}
		if code == 200 && (head.Get("X-Content-Type-Options") != "nosniff" || head.Get("Cross-Origin-Resource-Policy") != "same-origin" || head.Get("Cache-Control") != "no-store") {
			t.Errorf("%s: the head is %v", c.name, head)
		}
	}
	if code, _, _ := ask(t, at, get("/", "X: "+strings.Repeat("x", 80<<10))); code != 431 {
		t.Errorf("a head of 80 KiB: %d", code)
	}
}

// TestServer_anyAddress: a server that listens to all addresses of the machine answers by any of
// them, as a phone and a container call it, and by no name.
func TestServer_anyAddress(t *testing.T) {
	s, at := served(t)
	for _, open := range []bool{false, true} {
		s.Any = open
		for host, may := range map[string]bool{"192.168.1.7:1313": true, "[fe80::1]": true, "0.0.0.0": false, "[::]:1313": false, "evil.example": false, "2130706433": false} {
			want := 403
			if open && may {
				want = 200
			}
			if code, _, _ := ask(t, at, "GET / HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n"); code != want {
				t.Errorf("open %v, by %s: %d", open, host, code)
			}
		}
	}
}

// TestServer_withScript: what is served is what was built, but for
// the script and the policy that lets it run.
func TestServer_withScript(t *testing.T) {
	_, at := served(t)
	_, _, body := ask(t, at, "GET / HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n")
	built := string(site("one")["index.html"])
	script := `<script src="` + token + `/preview.js" data-page="` + digest([]byte(built)) + `" data-path="index.html" defer></script>`
	policy := `default-src &#39;none&#39;; style-src &#39;self&#39;; script-src &#39;self&#39;; connect-src &#39;self&#39;`
	want := strings.Replace(strings.Replace(built, "</head>", script+"</head>", 1), `default-src &#39;none&#39;; style-src &#39;self&#39;`, policy, 1)
	if body != want {
		t.Errorf("served:\n%s\nwant:\n%s", body, want)
	}
	// Behind a proxy the site may lie below a path of which the server knows nothing.
	if _, _, body := ask(t, at, "GET /a/b/nothing.html HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); !strings.Contains(body, `<script src="../../`+token) {
		t.Errorf("two folders deep it is\n%s", body)
	}
	if _, _, css := ask(t, at, "GET /assets/style.css HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); css != "p{}" {
		t.Errorf("a style sheet is served as %q", css)
	}
	if got := widen("default-src 'none'; script-src 'none'; style-src 'sha256-x'"); got != "default-src 'none'; script-src 'self'; style-src 'sha256-x' 'self'; connect-src 'self'" {
		t.Errorf("widen: %s", got)
	}
}

// listen opens the events of a page and returns a reader of its messages.
func listenTo(t *testing.T, at, page string) func() string {
	t.Helper()
	conn, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	fmt.Fprintf(conn, "GET /%s/events?page=%s HTTP/1.1\r\nHost: %s\r\n\r\n", token, page, at)
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != 200 {
		t.Fatalf("events: %v", err)
	}
	lines := bufio.NewReader(answer.Body)
	return func() string {
		t.Helper()
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				return strings.TrimSpace(data)
			}
		}
	}
}

func TestServer_events(t *testing.T) {
	s, at := served(t)
	home, brief := listenTo(t, at, "index.html"), listenTo(t, at, "briefs/a.html")
	before, first := home(), brief()
	s.EndBuild(site("two"), nil, nil)
	after := home()
	if after == before || !strings.Contains(after, digest(site("two")["index.html"])) {
		t.Errorf("before %s, after %s", before, after)
	}
	if told := brief(); told != first { // its own page has not changed, but others that share its connection may have
		t.Errorf("told %s, before %s", told, first)
	}
	if code, _, body := ask(t, at, "GET /"+token+"/state?page=index.html HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); code != 200 || body != after {
		t.Errorf("who asks is told %d %s, want %s", code, body, after)
	}
	s.EndBuild(nil, nil, []string{"a mistake"})
	if told := brief(); !strings.Contains(told, `["a mistake"]`) {
		t.Errorf("told %s", told)
	}
	if code, _, body := ask(t, at, "GET / HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); code != 200 || !strings.Contains(body, "two") {
		t.Errorf("the last good site is gone: %d %s", code, body)
	}
	s.EndBuild(site("two"), nil, nil)
	if told := brief(); told != first {
		t.Errorf("when it is mended: %s, want %s", told, first)
	}
}

// TestServer_twoSitesAreNotMixed: while a site is printed, who asks for a page
// that is not there yet waits for it.
func TestServer_twoSitesAreNotMixed(t *testing.T) {
	s, at := served(t)
	s.BeginBuild()
	s.ShowFirst(map[string][]byte{"briefs/a.html": []byte("<p>new a</p>")}, nil)
	if _, _, body := ask(t, at, "GET /briefs/a.html HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); !strings.Contains(body, "new a") {
		t.Errorf("an early page: %s", body)
	}
	s.ShowProblems([]string{"a mistake"})
	if _, _, body := ask(t, at, "GET /briefs/a.html HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); !strings.Contains(body, "new a") {
		t.Errorf("an early page, when something is wrong since: %s", body)
	}
	got := asking(t, at, "/")
	select {
	case body := <-got:
		t.Errorf("a page of the old site: %s", body)
	case <-time.After(100 * time.Millisecond):
	}
	s.EndBuild(site("three"), nil, nil)
	if body := <-got; !strings.Contains(body, "three") {
		t.Errorf("then: %s", body)
	}
}

// asking asks for a page, and tells what comes when it comes.
func asking(t *testing.T, at, page string) <-chan string {
	got := make(chan string, 1)
	go func() {
		_, _, body := ask(t, at, "GET "+page+" HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n")
		got <- body
	}()
	return got
}

// waitFor waits until these are the open pages, however long that takes a busy machine: if they never
// are, go test ends the test.
func waitFor(s *Server, pages ...string) {
	for !slices.Equal(s.Open(), pages) {
		time.Sleep(time.Millisecond)
	}
}

// TestServer_openPageComesFirst: who asks for an open page before it is
// printed gets it as soon as it is, whatever becomes of the rest of the site.
func TestServer_openPageComesFirst(t *testing.T) {
	s, at := served(t)
	s.BeginBuild()
	got := asking(t, at, "/")
	waitFor(s, "index.html")
	s.ShowFirst(map[string][]byte{"briefs/a.html": []byte("<p>new a</p>")}, nil)
	s.BeginBuild() // the build was cut short
	s.ShowFirst(site("two"), nil)
	if body := <-got; !strings.Contains(body, "two") {
		t.Errorf("an open page that somebody waits for: %q", body)
	}
}

// TestServer_Open is among those that the builder prints first, or
// who edits without a pause would never get to another page.
func TestServer_Open(t *testing.T) {
	s, at := served(t)
	s.BeginBuild()
	got := asking(t, at, "/briefs/a.html")
	waitFor(s, "briefs/a.html")
	s.ShowFirst(map[string][]byte{"briefs/a.html": []byte("<p>new a</p>")}, nil)
	if body := <-got; !strings.Contains(body, "new a") {
		t.Errorf("the page: %q", body)
	}
	waitFor(s) // nobody waits any more
}

// TestServer_leftovers: a page that was opened before a build still gets
// the files that its search asks for by name.
func TestServer_leftovers(t *testing.T) {
	s, at := served(t)
	clock := time.Now()
	s.Now = func() time.Time { return clock }
	code := func(path string) int {
		code, _, _ := ask(t, at, "GET "+path+" HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n")
		return code
	}
	old := site("one")
	old["search/k3w.js"], old["briefs/b.html"] = []byte("words"), []byte("<p>b</p>")
	s.EndBuild(old, nil, nil)
	for range 3 {
		s.EndBuild(site("two"), nil, nil)
	}
	if got := code("/search/k3w.js"); got != 200 {
		t.Errorf("a script that has just gone: %d", got)
	}
	if got := code("/briefs/b.html"); got != 404 {
		t.Errorf("a page that has gone: %d", got)
	}
	clock = clock.Add(2 * leftoverTime)
	s.EndBuild(site("three"), nil, nil)
	if got := code("/search/k3w.js"); got != 404 {
		t.Errorf("a script that has gone for long: %d", got)
	}
}

// TestServer_manyClients: connections beyond the limit are turned away, and the
// server still answers.
func TestServer_manyClients(t *testing.T) {
	s, at := served(t)
	turned := 0
	var open []net.Conn
	for range 1000 {
		conn, err := net.Dial("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "GET /%s/events?page=/ HTTP/1.1\r\nHost: %s\r\n\r\n", token, at)
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		switch answer.StatusCode {
		case 200:
			open = append(open, conn)
		case 503:
			turned++
			conn.Close()
		}
	}
	if len(open) != maxClients || turned != 1000-maxClients {
		t.Errorf("%d open, %d turned away", len(open), turned)
	}
	if code, _, _ := ask(t, at, "GET / HTTP/1.1\r\nHost: "+at+"\r\nConnection: close\r\n\r\n"); code != 200 {
		t.Errorf("then a page: %d", code)
	}
	for _, conn := range open {
		conn.Close()
	}
	waitFor(s) // closed pages are forgotten
}

// pipes is a listener whose connections are pipes in memory.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	if conn, ok := <-p; ok {
		return conn, nil
	}
	return nil, net.ErrClosed
}

func (p pipes) Close() error { return nil }

func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// TestServer_slowHead: a client that sends its request byte by byte is cut off.
func TestServer_slowHead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := make(pipes)
		s := &Server{Token: token, Now: time.Now}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- s.Serve(ctx, l) }()
		ours, theirs := net.Pipe()
		l <- theirs
		go io.Copy(io.Discard, ours) //nolint:errcheck // it ends with the connection
		started := time.Now()
		for time.Since(started) < 3*requestTime {
			if _, err := fmt.Fprint(ours, "G"); err != nil {
				break
			}
			time.Sleep(200 * time.Millisecond)
		}
		if took := time.Since(started); took < requestTime || took > requestTime+time.Second {
			t.Errorf("it was cut off after %v", took)
		}
		cancel()
		close(l)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
