package e2e

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// fox is a Firefox that is told what to do by its own protocol, Marionette:
// each message is a length, a colon and a list in JSON.
type fox struct {
	sync.Mutex // one test at a time shows its pages
	conn       net.Conn
	answer     *bufio.Reader
	id         int
}

var (
	closeFirefox  = func() {}
	sharedFirefox = sync.OnceValues(startFirefox)
)

// firefox returns the Firefox that all tests share, when no other test has it.
func firefox(t *testing.T) *fox {
	t.Helper()
	f, err := sharedFirefox()
	if err != nil {
		t.Fatalf("start Firefox: %v", err)
	}
	f.Lock()
	t.Cleanup(f.Unlock)
	return f
}

// startFirefox starts a Firefox with a profile of its own, in which a page from disk
// may read no other file: so people have it, and test rigs often do not.
func startFirefox() (*fox, error) {
	program, err := exec.LookPath("firefox-esr")
	if err != nil {
		program, err = exec.LookPath("firefox")
	}
	if err != nil {
		return nil, fmt.Errorf("%w; run make e2e, which installs what the test needs", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := listener.Addr().String()
	_, port, _ := net.SplitHostPort(address)
	listener.Close() //nolint:errcheck // it only found a free port
	settings := map[string]any{
		"marionette.port": json.Number(port), "remote.prefs.recommended": false, "security.fileuri.strict_origin_policy": true,
		"app.update.auto": false, "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false,
		"browser.startup.page": 0, "toolkit.telemetry.enabled": false, "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false,
		"browser.safebrowsing.update.enabled": false, "services.settings.server": "data:,", "app.normandy.enabled": false, "extensions.update.enabled": false,
	}
	var prefs strings.Builder
	for name, value := range settings {
		written, _ := json.Marshal(value)
		fmt.Fprintf(&prefs, "user_pref(%q, %s);\n", name, written)
	}
	profile := filepath.Join(scratch, "firefox")
	if err := write(profile, map[string]string{"user.js": prefs.String()}); err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "--headless", "--marionette", "--no-remote", "--profile", profile, "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+profile, "MOZ_CRASHREPORTER_DISABLE=1")
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	f := &fox{}
	closeFirefox = func() { // it ends by itself, so that nothing of it writes into the profile any more
		stop := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() }) //nolint:errcheck // it may have ended
		defer stop.Stop()
		if f.conn == nil {
			cmd.Process.Kill() //nolint:errcheck // it may have ended
		} else {
			f.send("Marionette:Quit", map[string]any{"flags": []string{"eForceQuit"}}) //nolint:errcheck // it is killed otherwise
		}
		cmd.Wait() //nolint:errcheck // it was killed
	}
	for range 300 {
		if f.conn, err = net.Dial("tcp", address); err == nil {
			break
		}
		time.Sleep(200 * time.Millisecond)
	}
	if err != nil {
		return nil, fmt.Errorf("it does not listen: %w", err)
	}
	f.answer = bufio.NewReader(f.conn)
	if _, err := f.read(); err != nil { // it says which protocol it speaks
		return nil, err
	}
	if _, err := f.command("WebDriver:NewSession", map[string]any{}); err != nil {
		return nil, err
	}
	_, err = f.command("WebDriver:SetTimeouts", map[string]any{"script": 120000, "pageLoad": 60000})
	return f, err
}

func (f *fox) read() (json.RawMessage, error) {
	if err := f.conn.SetReadDeadline(time.Now().Add(2 * time.Minute)); err != nil {
		return nil, err
	}
	length, err := f.answer.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	data := make([]byte, n)
	_, err = io.ReadFull(f.answer, data)
	return data, err
}

func (f *fox) send(command string, parameters map[string]any) error {
	f.id++
	data, err := json.Marshal([]any{0, f.id, command, parameters})
	if err == nil {
		_, err = fmt.Fprintf(f.conn, "%d:%s", len(data), data)
	}
	return err
}

// command sends a command and returns what it gave.
func (f *fox) command(command string, parameters map[string]any) (json.RawMessage, error) {
	if err := f.send(command, parameters); err != nil {
		return nil, err
	}
	raw, err := f.read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", command, err)
	}
	var answer [4]json.RawMessage // kind, number, error, result
	if err := json.Unmarshal(raw, &answer); err != nil {
		return nil, fmt.Errorf("%s: %w", command, err)
	}
	if string(answer[2]) != "null" {
		return nil, fmt.Errorf("%s: %s", command, answer[2])
	}
	return answer[3], nil
}

func (f *fox) do(t *testing.T, command string, parameters map[string]any) json.RawMessage {
	t.Helper()
	result, err := f.command(command, parameters)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// evaluate runs an asynchronous function in the page, which returns a text.
func (f *fox) evaluate(t *testing.T, body string) string {
	t.Helper()
	var result struct{ Value string }
	script := "const done = arguments[arguments.length - 1]; (async () => {" + body + "})().then(done, e => done('failed: ' + e))"
	raw := f.do(t, "WebDriver:ExecuteAsyncScript", map[string]any{"script": script, "args": []any{}, "sandbox": nil})
	if err := json.Unmarshal(raw, &result); err != nil {
		t.Fatal(err)
	}
	return result.Value
}

// strict holds that a page from disk may not read the file beside it.
func (f *fox) strict(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	if err := write(dir, map[string]string{
		"beside.txt": "x", "page.html": `<script>fetch("beside.txt").then(() => "read", () => "refused").then(said => { document.title = said })</script>`,
	}); err != nil {
		t.Fatal(err)
	}
	f.do(t, "WebDriver:Navigate", map[string]any{"url": "file://" + filepath.ToSlash(dir) + "/page.html"})
	if said := f.evaluate(t, `while (!document.title) await new Promise(later => setTimeout(later, 50)); return document.title`); said != "refused" {
		t.Errorf("a page from disk that reads a file beside it is not refused, but %q", said)
	}
}

// TestFirefox asks the search in Firefox, from disk and in the single file, what
// it asks the one in Go, and opens packed pages.
func TestFirefox(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	f := firefox(t)
	f.strict(t)
	list := queries(t)
	files := map[string][]string{
		"fr": {filepath.Join(dir, "articles/jforum.html"), made(t, single)},
		"en": {filepath.Join(dir, "en/index.html"), made(t, single) + "#en/index"},
	}
	for lang, names := range files {
		want := wanted(t, list, lang)
		for _, name := range names {
			start := "file://" + filepath.ToSlash(name)
			f.do(t, "WebDriver:Navigate", map[string]any{"url": "about:blank"})
			f.do(t, "WebDriver:Navigate", map[string]any{"url": start})
			compare(t, start, list, want, f.evaluate(t, asking(list)))
		}
	}
	library := "file://" + filepath.ToSlash(made(t, packed)) + "/library.html"
	f.do(t, "WebDriver:Navigate", map[string]any{"url": library})
	link := f.evaluate(t, `return document.querySelector(".card-foot a").hash`)
	const target = `for (let i = 0; i < 100 && !document.querySelector(":target"); i++) await new Promise(later => setTimeout(later, 100))
		const e = document.querySelector(":target"), r = e?.getBoundingClientRect()
		return r?.height && r.top < innerHeight && r.bottom > 0 && document.title.startsWith(e.closest(".sheet").dataset.title) ? "#" + e.id : "nothing"`
	f.do(t, "WebDriver:Navigate", map[string]any{"url": "about:blank"})
	f.do(t, "WebDriver:Navigate", map[string]any{"url": library + link})
	if at := f.evaluate(t, target); at != link {
		t.Errorf("%s opens %s", link, at)
	}
	line := f.evaluate(t, `const line = document.querySelector(":target .number"); line.click(); return line.hash`)
	if at := f.evaluate(t, target); at != line {
		t.Errorf("%s opens %s", line, at)
	}
}
