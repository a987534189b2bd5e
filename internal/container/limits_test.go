//go:build !race

package container

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"testing"
)

// TestReading_unpacksNoMore holds that a file which unpacks without end is given up.
func TestReading_unpacksNoMore(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, "WARC/1.1\r\nContent-Length: 99999999999\r\n\r\n")
	_, _ = w.Write(make([]byte, 32<<20))
	_ = w.Close()
	r := &reading{context: context.Background(), file: bytes.NewReader(b.Bytes()), size: int64(b.Len()), left: 16 << 20}
	if contents, refusal := openWARC(r); refusal == nil || refusal.Reason != "the archive cannot be read: "+errTooMuch.Error() {
		t.Errorf("it is read as %+v, %+v", contents, refusal)
	}
}

// TestSkipTo_counts holds that what is unpacked on the way to a record is bounded, and ends with
// whoever waits for it.
func TestSkipTo_counts(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &reading{context: ctx, left: 200}
	unseekable := func() io.Reader {
		return io.MultiReader(bytes.NewReader(make([]byte, 200)), bytes.NewReader(make([]byte, 800)))
	}
	if err := r.skipTo(unseekable(), 50); err != nil {
		t.Error(err)
	}
	if err := r.skipTo(unseekable(), 500); !errors.Is(err, errTooMuch) {
		t.Errorf("it is passed over, %v", err)
	}
	cancel()
	r.left = 1000
	if err := r.skipTo(unseekable(), 500); !errors.Is(err, context.Canceled) {
		t.Errorf("it is passed over, %v", err)
	}
}

// TestRecords_forgetPieces holds that a file of many empty pieces takes no memory for each.
func TestRecords_forgetPieces(t *testing.T) {
	var piece bytes.Buffer
	w := gzip.NewWriter(&piece)
	_ = w.Close()
	var one bytes.Buffer
	w = gzip.NewWriter(&one)
	_, _ = w.Write([]byte("x"))
	_ = w.Close()
	data := bytes.Repeat(append(piece.Bytes(), one.Bytes()...), 50_000)
	r := &reading{context: context.Background(), file: bytes.NewReader(data), size: int64(len(data)), left: maxUnpacked}
	s, err := newRecords(r, bytes.NewReader(data), place{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, s.lines); n != 50_000 || err != nil || len(s.from.begun) > 2*readAhead {
		t.Errorf("%d bytes, %v, %d pieces are remembered", n, err, len(s.from.begun))
	}
}
