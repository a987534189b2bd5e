package container

import (
	"bytes"
	"compress/gzip"
	"context"
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
