package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"path/filepath"
	"strconv"
	"testing"
)

// TestLsp_session is a session as an editor has it with the program: over standard input
// and output, from the folder of a note up to its dossier.
func TestLsp_session(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "port")
	if err := copyTree("testdata/port", dir); err != nil {
		t.Fatal(err)
	}
	in, write := io.Pipe()
	read, out := io.Pipe()
	code := make(chan int, 1)
	go func() {
		var stderr bytes.Buffer
		c := run([]string{"lsp", "-C", dir}, in, out, &stderr)
		if stderr.Len() > 0 {
			t.Errorf("it prints %q", stderr.String())
		}
		code <- c
		_ = out.Close() // a pipe of our own
	}()
	say := func(message string) {
		fmt.Fprintf(write, "Content-Length: %d\r\n\r\n%s", len(message), message)
	}
	answers := bufio.NewReader(read)
	next := func() (m struct {
		ID     int
		Method string
		Params struct {
			URI         string
			Diagnostics []struct{ Code string }
		}
		Result json.RawMessage
	}) {
		head, err := textproto.NewReader(answers).ReadMIMEHeader()
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(head.Get("Content-Length"))
		if err != nil {
			t.Fatal(err)
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(answers, body); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(body, &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	say(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}`)
	if m := next(); m.ID != 1 || !bytes.Contains(m.Result, []byte(`"completionProvider"`)) {
		t.Fatalf("it answers %+v", m)
	}
	say(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
	note := "file://" + filepath.ToSlash(filepath.Join(dir, "briefs/neu.md"))
	text, err := json.Marshal("---\ntitle: Neu\nstatus: published\n---\n\nLe port [@prt, ¶1: «a rouvert mardi»].\n")
	if err != nil {
		t.Fatal(err)
	}
	say(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"languageId":"markdown","version":1,"text":%s}}}`, note, text))
	for {
		if m := next(); m.Method == "textDocument/publishDiagnostics" && m.Params.URI == note {
			if len(m.Params.Diagnostics) != 1 || m.Params.Diagnostics[0].Code != "unknown-article" {
				t.Errorf("it tells %+v", m.Params)
			}
			break
		}
	}
	say(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`)
	for next().ID != 2 {
	}
	say(`{"jsonrpc":"2.0","method":"exit"}`)
	if c := <-code; c != 0 {
		t.Errorf("it ends with %d", c)
	}
}
