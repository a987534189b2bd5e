package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// typePassphrase is a script that types a passphrase into the form and opens the file.
func typePassphrase(passphrase string) string {
	written, _ := json.Marshal(passphrase)
	return `document.getElementById("passphrase").value = ` + string(written) + `; document.querySelector("button").click(); true`
}

const (
	isOpen    = `!document.getElementById("sealed") && document.querySelectorAll(".sheet").length > 20`
	isShown   = `[...document.querySelectorAll(".sheet")].filter((s) => s.offsetHeight > 0).map((s) => s.id).join()`
	saysWrong = `document.getElementById("said").textContent.startsWith("Ce n’est pas")`
	saysBad   = `document.getElementById("said").textContent.includes("abîmé")`
)

// TestSealed opens an encrypted file from disk, in Chromium and in Firefox: with the passphrase
// it is the site, also at a place in it; with another, and cut short, it says so. Without, nothing
// of the site can be read in it.
func TestSealed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "sealed.html")
	passphrase := "un été à Téhéran, dix-sept"
	if err := os.WriteFile(filepath.Join(dir, "passphrase"), []byte(passphrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dossierCommand(t, "", "bundle", "-o", name, "--passphrase-file", filepath.Join(dir, "passphrase"))
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	// Four letters stand somewhere in megabytes of base64 by chance: beside it nothing of the site
	// may stand, and in it nothing that is too long for chance.
	const tooLongForChance = 7 // bytes
	beside := regexp.MustCompile(`[A-Za-z0-9+/=]{200,}`).ReplaceAll(data, nil)
	if len(beside) > len(data)/4 {
		t.Errorf("%d of %d bytes are not sealed", len(beside), len(data))
	}
	for _, canary := range []string{"Iran", "Téhéran", "thanhnien", "briefs/", "sheet", "traite", "Russie–Iran", "traite.html", passphrase} {
		if bytes.Contains(beside, []byte(canary)) || len(canary) >= tooLongForChance && bytes.Contains(data, []byte(canary)) {
			t.Errorf("%q can be read in it", canary)
		}
	}
	cut := filepath.Join(dir, "cut.html")
	if err := os.WriteFile(cut, data[:len(data)*2/3], 0o644); err != nil {
		t.Fatal(err)
	}
	address := func(file string) string { return "file://" + filepath.ToSlash(file) }

	b := open(t, browser(t), 1000, "light")
	b.do(t, chromedp.Navigate(address(name)))
	b.wait(t, `document.readyState === "complete"`)
	evaluate[bool](t, b, typePassphrase("another one altogether"))
	b.wait(t, saysWrong)
	evaluate[bool](t, b, typePassphrase("  une\u0301te\u0301 ")) // not the same, but written otherwise
	b.wait(t, saysWrong)
	evaluate[bool](t, b, typePassphrase(strings.ReplaceAll(passphrase, "é", "e\u0301")+" "))
	b.wait(t, isOpen)
	b.wait(t, isShown+` === "start,index"`)
	evaluate[bool](t, b, `location.hash = "#briefs/traite"; true`)
	b.wait(t, isShown+` === "briefs/traite"`)
	b.wait(t, `document.title.startsWith("Un traité")`)
	b.mu.Lock()
	for _, m := range b.messages {
		t.Errorf("the page says: %s", m)
	}
	b.mu.Unlock()
	b.do(t, chromedp.Navigate(address(cut)))
	b.wait(t, `document.readyState === "complete"`)
	evaluate[bool](t, b, typePassphrase(passphrase))
	b.wait(t, saysBad)

	f := firefox(t)
	ask := func(script string) bool {
		var answer struct{ Value bool }
		raw := f.do(t, "WebDriver:ExecuteScript", map[string]any{"script": "return " + strings.TrimSuffix(strings.Replace(script, "; true", "", 1), ";"), "args": []any{}})
		return json.Unmarshal(raw, &answer) == nil && answer.Value
	}
	wait := func(script string) {
		t.Helper()
		for range 200 {
			if ask(script) {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Errorf("in Firefox it is never true: %s", script)
	}
	execute := func(script string) {
		f.do(t, "WebDriver:ExecuteScript", map[string]any{"script": script, "args": []any{}})
	}
	f.do(t, "WebDriver:Navigate", map[string]any{"url": address(cut)})
	execute(typePassphrase(passphrase))
	wait(saysBad)
	f.do(t, "WebDriver:Navigate", map[string]any{"url": address(name)})
	execute(typePassphrase("another one altogether"))
	wait(saysWrong)
	execute(typePassphrase(passphrase))
	wait(isOpen)
	execute(`location.hash = "#briefs/traite"`)
	wait(isShown + ` === "briefs/traite"`)
}
