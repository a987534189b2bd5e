package assistant

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// version is that of the protocol.
const version = "2025-06-18"

// Server answers one assistant.
type Server struct {
	Dossier *Dossier
	Version string // of the program
}

// instructions are read by the assistant before anything else.
const instructions = "A dossier of captured articles and of briefs that quote them word for word. Quote only what cite returns, exactly as it stands, " +
	"and check every draft with check before showing it. A passage supports what it says and no more. Mark what you drafted with processing: in the front matter."

// Serve answers until the stream or ctx ends.
func (s *Server) Serve(ctx context.Context, stream io.ReadWriteCloser) error {
	var mu sync.Mutex
	handler := func(ctx context.Context, conn *jsonrpc2.Conn, request *jsonrpc2.Request) (any, error) {
		mu.Lock()
		defer mu.Unlock()
		params := json.RawMessage("{}")
		if request.Params != nil {
			params = *request.Params
		}
		return s.answer(ctx, request, params)
	}
	conn := jsonrpc2.NewConn(ctx, jsonrpc2.NewPlainObjectStream(stream), jsonrpc2.HandlerWithError(handler).SuppressErrClosed())
	select {
	case <-conn.DisconnectNotify():
		return nil
	case <-ctx.Done():
		return errors.Join(conn.Close(), ctx.Err())
	}
}

func (s *Server) answer(ctx context.Context, request *jsonrpc2.Request, params json.RawMessage) (any, error) {
	switch request.Method {
	case "initialize":
		return map[string]any{
			"protocolVersion": version, "capabilities": map[string]any{"tools": struct{}{}},
			"serverInfo": map[string]string{"name": "dossier", "version": s.Version}, "instructions": instructions,
		}, nil
	case "ping":
		return struct{}{}, nil
	case "tools/list":
		return map[string]any{"tools": tools}, nil
	case "tools/call":
		return s.call(ctx, params)
	}
	if request.Notif {
		return nil, nil // such as that it is ready, or no longer waits
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method " + request.Method}
}

// content is what a tool says.
type content struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

// call runs a tool. What it cannot do for a reason that the assistant can mend is said as
// its answer, as the protocol asks for.
func (s *Server) call(ctx context.Context, params json.RawMessage) (any, error) {
	var p struct {
		Name      string          `json:"name"`
		Arguments json.RawMessage `json:"arguments"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	for _, t := range tools {
		if t.Name != p.Name {
			continue
		}
		arguments := p.Arguments
		if len(arguments) == 0 {
			arguments = json.RawMessage("{}")
		}
		result, err := t.run(ctx, s.Dossier, arguments)
		if err != nil {
			return map[string]any{"content": []content{{"text", err.Error()}}, "isError": true}, nil
		}
		text, err := json.MarshalIndent(result, "", "  ")
		if err != nil {
			return nil, err
		}
		return map[string]any{"content": []content{{"text", string(text)}}, "structuredContent": result}, nil
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "there is no tool " + p.Name}
}
