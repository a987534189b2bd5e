package editor

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"time"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/unsaved"

	"github.com/sourcegraph/jsonrpc2"
)

// longestPause is how long the editor is quiet at most before what is wrong is looked for
// unasked: as long as the last look took, so that looking takes half of the time at most.
const longestPause = 60 * time.Millisecond

// between is how long files that the editor has not open are believed to be as they were:
// other programs write into the folder, too.
const between = 3 * time.Second

// Server serves one editor.
type Server struct {
	// Open opens the folder of the dossier that holds a folder of this machine. It returns
	// the path of the dossier as well. start is "" if the editor names no folder.
	Open    func(start string) (dir string, fsys fs.FS, err error)
	Today   date.Day
	Version string
	Now     func() time.Time

	mu       sync.Mutex
	dir      string
	fsys     fs.FS
	memory   *memo.Memory
	buffers  map[string]*buffer // what is open, by path
	changed  map[string]bool    // files that were not read since they changed
	everyone bool               // any file may have changed
	looked   time.Time          // at all files
	took     time.Duration      // the last look
	dossier  *model.Dossier     // as it was read last; nil before
	findings *check.Findings
	diags    []diag.Diagnostic
	sent     map[string][]byte // what the editor was told of each file, as JSON
	known    []load.FileShape  // nil until it is asked for
	timer    *time.Timer
	stopping bool
}

// Serve answers an editor until it ends, or ctx does.
func (s *Server) Serve(ctx context.Context, stream io.ReadWriteCloser) error {
	s.buffers, s.changed, s.sent = map[string]*buffer{}, map[string]bool{}, map[string][]byte{}
	s.memory = memo.New(s.Now)
	conn := jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(stream, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(s.handle).SuppressErrClosed())
	select {
	case <-conn.DisconnectNotify():
		return nil
	case <-ctx.Done():
		return errors.Join(conn.Close(), ctx.Err())
	}
}

// buffer is a file as it stands in the editor.
type buffer struct {
	unsaved.Text
	version int
}

// files are those of the folder with what stands in the editor over them.
func (s *Server) files() unsaved.FS {
	texts := make(map[string]*unsaved.Text, len(s.buffers))
	for file, b := range s.buffers {
		texts[file] = &b.Text
	}
	return unsaved.FS{FS: s.fsys, Texts: texts}
}

// methods are what the server answers, once the editor has said where the dossier lies.
var methods = map[string]func(*Server, context.Context, json.RawMessage) (any, error){
	"textDocument/completion":    answer((*Server).complete),
	"textDocument/hover":         answer((*Server).hover),
	"textDocument/definition":    answer((*Server).definition),
	"textDocument/references":    answer((*Server).references),
	"textDocument/prepareRename": answer((*Server).prepareRename),
	"textDocument/rename":        answer((*Server).rename),
	"textDocument/codeAction":    answer((*Server).actions),
}

// answer reads what a method asks and has it answered.
func answer[P any](method func(*Server, P) (any, error)) func(*Server, context.Context, json.RawMessage) (any, error) {
	return func(s *Server, ctx context.Context, params json.RawMessage) (any, error) {
		var p P
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
		}
		if err := s.read(ctx); err != nil {
			return nil, err
		}
		return method(s, p)
	}
}

func (s *Server) handle(ctx context.Context, conn *jsonrpc2.Conn, request *jsonrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	params := json.RawMessage("{}")
	if request.Params != nil {
		params = *request.Params
	}
	if request.Method == "initialize" {
		return s.initialize(params)
	}
	if s.fsys == nil && request.Method != "exit" {
		return nil, &jsonrpc2.Error{Code: -32002, Message: "the server was not initialized"}
	}
	switch request.Method {
	case "shutdown":
		s.stopping = true
		return nil, nil
	case "exit":
		return nil, conn.Close()
	case "initialized", "textDocument/didSave", "workspace/didChangeWatchedFiles":
		s.everyone = true
		s.soon(ctx, conn)
		return nil, nil
	case "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose":
		err := s.edited(params, request.Method == "textDocument/didClose")
		s.soon(ctx, conn)
		return nil, err
	}
	if method := methods[request.Method]; method != nil {
		return method(s, ctx, params)
	}
	if request.Notif {
		return nil, nil // what one may leave out
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method " + request.Method}
}

func (s *Server) initialize(params json.RawMessage) (any, error) {
	var p struct {
		RootURI          string `json:"rootUri"`
		WorkspaceFolders []struct {
			URI string `json:"uri"`
		} `json:"workspaceFolders"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	start := p.RootURI
	if len(p.WorkspaceFolders) > 0 {
		start = p.WorkspaceFolders[0].URI
	}
	dir, fsys, err := s.Open(folderOf(start))
	if err != nil {
		return nil, err
	}
	s.dir, s.fsys, s.everyone = dir, fsys, true
	const whole = 1 // the editor sends the whole text of a file that has changed
	return map[string]any{
		"serverInfo": map[string]string{"name": "dossier", "version": s.Version},
		"capabilities": map[string]any{
			"positionEncoding":   "utf-16",
			"textDocumentSync":   map[string]any{"openClose": true, "change": whole, "save": true},
			"completionProvider": map[string]any{"triggerCharacters": []string{"@", "«", "“", "\"", ":", "#", "(", "/"}},
			"hoverProvider":      true,
			"definitionProvider": true,
			"referencesProvider": true,
			"renameProvider":     map[string]bool{"prepareProvider": true},
			"codeActionProvider": map[string]any{"codeActionKinds": []string{"quickfix"}},
		},
	}, nil
}

// textDocument names a file in what an editor says.
type textDocument struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// placed is a question about a place in a file.
type placed struct {
	TextDocument textDocument `json:"textDocument"`
	Position     position     `json:"position"`
}

// edited notes that a file was opened, changed or closed.
func (s *Server) edited(params json.RawMessage, closed bool) error {
	var p struct {
		TextDocument   textDocument `json:"textDocument"`
		ContentChanges []struct {
			Text string `json:"text"`
		} `json:"contentChanges"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	file := s.file(p.TextDocument.URI)
	if file == "" {
		return nil
	}
	if s.buffers[file] == nil {
		s.everyone = true // a file may come to be, or one on disk be hidden
	}
	s.changed[file] = true
	if closed {
		delete(s.buffers, file)
		s.everyone = true
		return nil
	}
	text := p.TextDocument.Text
	if n := len(p.ContentChanges); n > 0 {
		text = p.ContentChanges[n-1].Text
	}
	s.buffers[file] = &buffer{unsaved.Text{Source: diag.NewSource(file, []byte(text)), Changed: s.Now()}, p.TextDocument.Version}
	return nil
}

// soon tells the editor what is wrong when it is quiet.
func (s *Server) soon(ctx context.Context, conn *jsonrpc2.Conn) {
	if s.timer != nil {
		s.timer.Stop()
	}
	s.timer = time.AfterFunc(min(s.took, longestPause), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.stopping {
			return
		}
		if err := s.read(ctx); err != nil {
			s.say(ctx, conn, err)
			return
		}
		s.tell(ctx, conn)
	})
}

// say shows a message of the machine.
func (s *Server) say(ctx context.Context, conn *jsonrpc2.Conn, err error) {
	const isError = 1
	_ = conn.Notify(ctx, "window/showMessage", map[string]any{"type": isError, "message": err.Error()}) // an editor that is gone
}

// read reads what has changed, and checks.
func (s *Server) read(ctx context.Context) error {
	s.everyone = s.everyone || s.Now().Sub(s.looked) > between
	if s.dossier != nil && len(s.changed) == 0 && !s.everyone {
		return nil
	}
	began := s.Now()
	defer func() { s.took = s.Now().Sub(began) }()
	o := load.Options{Internal: true, Memory: s.memory}
	if s.everyone {
		s.looked = s.Now()
	} else {
		o.Changed = slices.Sorted(maps.Keys(s.changed))
	}
	d, diags, err := load.Load(ctx, s.files(), o)
	if err != nil {
		return fmt.Errorf("read the dossier: %w", err)
	}
	s.findings, s.diags = check.Run(d, diags, check.Options{Memory: s.memory, Today: s.Today})
	s.dossier, s.everyone = d, false
	clear(s.changed)
	return nil
}

// lspDiagnostic is a diagnostic as editors take it.
type lspDiagnostic struct {
	Range    textRange `json:"range"`
	Severity int       `json:"severity"` // 1 error, 2 warning, 3 information
	Code     string    `json:"code"`
	Source   string    `json:"source"`
	Message  string    `json:"message"`
	Related  []related `json:"relatedInformation,omitempty"`
}

type related struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

// tell tells the editor what is wrong, of the files alone of which that has changed.
func (s *Server) tell(ctx context.Context, conn *jsonrpc2.Conn) {
	byFile := map[string][]lspDiagnostic{}
	for file := range s.sent {
		byFile[file] = []lspDiagnostic{}
	}
	for _, d := range s.diags {
		byFile[d.At.File()] = append(byFile[d.At.File()], s.diagnostic(d))
	}
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		said := map[string]any{"uri": s.uri(file), "diagnostics": byFile[file]}
		if b := s.buffers[file]; b != nil {
			said["version"] = b.version
		}
		now, err := json.Marshal(said)
		if err != nil || bytes.Equal(now, s.sent[file]) {
			continue
		}
		if s.sent[file] = now; len(byFile[file]) == 0 && s.buffers[file] == nil {
			delete(s.sent, file)
		}
		_ = conn.Notify(ctx, "textDocument/publishDiagnostics", said) // an editor that is gone
	}
}

func (s *Server) diagnostic(d diag.Diagnostic) lspDiagnostic {
	message := d.Message
	if d.Detail != "" {
		message += "\n" + d.Detail
	}
	if d.Help != "" {
		message += "\n" + d.Help
	}
	l := lspDiagnostic{Range: rangeOf(d.At), Severity: 3 - int(d.Severity), Code: d.Code.Name, Source: "dossier", Message: message}
	for _, r := range d.Related {
		l.Related = append(l.Related, related{location{s.uri(r.At.File()), rangeOf(r.At)}, r.Message})
	}
	return l
}
