package assistant_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"dossier/internal/assistant"
	"dossier/internal/date"
	"dossier/internal/fixture"
	"dossier/internal/memo"

	"golang.org/x/tools/txtar"
)

// asked is an assistant that talks to the dossier of testdata, line by line.
func asked(t *testing.T, others ...[]txtar.File) func(method, params string) string {
	t.Helper()
	files := fixture.Folder(append([][]txtar.File{fixture.Files(t, "testdata/dossier.txtar")}, others...)...)
	near, far := net.Pipe()
	server := &assistant.Server{Version: "test", Dossier: &assistant.Dossier{FS: files, Today: date.Day{Year: 2025, Month: 7, Day: 1}, Memory: memo.New(time.Now), Now: time.Now}}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(context.Background(), far) }()
	t.Cleanup(func() {
		_ = near.Close() // as an assistant goes
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	lines, id := bufio.NewReader(near), 0
	return func(method, params string) string {
		t.Helper()
		id++
		if _, err := fmt.Fprintf(near, `{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`+"\n", id, method, params); err != nil {
			t.Fatal(err)
		}
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		return line
	}
}

// said is what a tool says.
func said(t *testing.T, answer string) (text string, failed bool) {
	t.Helper()
	var m struct {
		Result struct {
			Content []struct{ Text string }
			IsError bool
		}
	}
	if err := json.Unmarshal([]byte(answer), &m); err != nil || len(m.Result.Content) != 1 {
		t.Fatalf("%v: %s", err, answer)
	}
	return m.Result.Content[0].Text, m.Result.IsError
}

// TestServer_settingsUnreadable: a draft of which nothing could be checked is not told to be sound.
func TestServer_settingsUnreadable(t *testing.T) {
	ask := asked(t, []txtar.File{{Name: "dossier.yaml", Data: []byte("language: [\n")}})
	for _, call := range []string{
		`{"name":"check","arguments":{"text":"---\ntitle: Un\n---\n\nLe port est fermé [@port, ¶1: «a fermé mardi 4 mars»].\n"}}`,
		`{"name":"questions","arguments":{}}`,
	} {
		if text, failed := said(t, ask("tools/call", call)); !failed || !strings.Contains(text, "dossier.yaml cannot be read") {
			t.Errorf("%s: %s", call, text)
		}
	}
}

func TestServer_session(t *testing.T) {
	ask := asked(t)
	if a := ask("initialize", `{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}`); !strings.Contains(a, `"serverInfo":{"name":"dossier"`) {
		t.Error(a)
	}
	list := ask("tools/list", `{}`)
	for _, name := range []string{"search", "cite", "check", "why", "questions"} {
		if !strings.Contains(list, `"name":"`+name+`"`) {
			t.Errorf("there is no tool %s: %s", name, list)
		}
	}
	for _, test := range []struct {
		call   string
		want   []string // in the answer
		lacks  string
		failed bool
	}{
		{`{"name":"search","arguments":{"words":"prefecture brest"}}`, []string{`"Le port de Brest a rouvert mardi 4 mars, a annoncé la préfecture."`, `"outlet": "Le Courrier"`, `"passage": "¶1"`}, "", false},
		{`{"name":"cite","arguments":{"words":"ble chargees","limit":1}}`, []string{`[@port, ¶2: «`, `10 000 tonnes de blé ont été chargées`}, "@quai", false},
		{`{"name":"cite","arguments":{"words":"ble","article":"rien"}}`, []string{`there is no article \"rien\"`}, "", true},
		{`{"name":"cite","arguments":{"words":" "}}`, []string{"words: is empty"}, "", true},
		{`{"name":"cite","arguments":{"word":"blé"}}`, []string{"the arguments cannot be read"}, "", true},
		{`{"name":"check","arguments":{"text":"---\ntitle: Un\n---\n\nLe port est ouvert [@port, ¶1: «a rouvert mardi 4 mars»].\n"}}`, []string{`"errors": 0`, `"quotations_verified": 1`}, `"quote-not-found"`, false},
		{`{"name":"check","arguments":{"text":"---\ntitle: Un\n---\n\nLe port est fermé [@port, ¶1: «a fermé mardi 4 mars»].\n"}}`, []string{`"code": "quote-not-found"`, `"line": 5`, `"errors": 1`, `"quotations_verified": 0`}, "", false},
		{`{"name":"check","arguments":{"file":"../dossier.yaml","text":""}}`, []string{"a draft is a brief or a question"}, "", true},
		{`{"name":"why","arguments":{"id":"note/port"}}`, []string{"a rouvert mardi 4 mars", "content/captures/port.txt", "sha256"}, "", false},
		{`{"name":"why","arguments":{"id":"note/rien"}}`, []string{"names 0 statements"}, "", true},
		{`{"name":"questions","arguments":{}}`, []string{`"id": "note/port"`, `"très probable"`, `"La digue a-t-elle cédé ?"`, `"answer": "Non"`}, "", false},
	} {
		text, failed := said(t, ask("tools/call", test.call))
		if failed != test.failed {
			t.Errorf("%s: %s", test.call, text)
		}
		if failed { // said in words, not as a value
			text = strings.ReplaceAll(text, `"`, `\"`)
		}
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s: %s", test.call, want, text)
			}
		}
		if test.lacks != "" && strings.Contains(text, test.lacks) {
			t.Errorf("%s says %s: %s", test.call, test.lacks, text)
		}
	}
	// What was checked is no part of the dossier.
	if text, _ := said(t, ask("tools/call", `{"name":"questions","arguments":{}}`)); strings.Contains(text, "draft") {
		t.Error(text)
	}
	if a := ask("tools/call", `{"name":"write","arguments":{}}`); !strings.Contains(a, "there is no tool write") {
		t.Error(a)
	}
	if a := ask("resources/list", `{}`); !strings.Contains(a, "there is no method") {
		t.Error(a)
	}
}
