// Package packing serves the built site as hosts do, for those who measure how fast it is.
package packing

import (
	"compress/gzip"
	"net/http"
	"strings"
)

// Handler serves files packed where that makes them smaller.
func Handler(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".woff2") || strings.HasSuffix(r.URL.Path, ".png") {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		packed := gzip.NewWriter(w)
		defer func() { _ = packed.Close() }() // the browser has gone
		files.ServeHTTP(packedResponse{w, packed}, r)
	})
}

type packedResponse struct {
	http.ResponseWriter
	packed *gzip.Writer
}

func (p packedResponse) WriteHeader(status int) {
	p.Header().Del("Content-Length")
	p.ResponseWriter.WriteHeader(status)
}

func (p packedResponse) Write(b []byte) (int, error) { return p.packed.Write(b) }
