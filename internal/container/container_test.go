//go:build !race

package container_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/capture"
	"dossier/internal/container"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

const page = "<html><title>The pool</title><p>The pool opens in June.</p></html>"

// rec is a record to write: its own fields behind the usual ones, and its block.
type rec struct{ kind, address, fields, block string }

// response is a record of an answer, with the digest of its body.
func response(address, head, body string) rec {
	return rec{"response", address, "WARC-Payload-Digest: " + sha1Of(body) + "\r\n", "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body}
}

func html(address string) rec {
	return response(address, "Content-Type: text/html\r\n", page+"<!-- "+address+" -->")
}

func sha1Of(s string) string {
	sum := sha1.Sum([]byte(s))
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

func sha256Of(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256:" + hex.EncodeToString(sum[:])
}

func (r rec) bytes() []byte {
	address := ""
	if r.address != "" {
		address = "WARC-Target-URI: " + r.address + "\r\n"
	}
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-01-17T14:05:00.25Z\r\n%s%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		r.kind, address, r.fields, len(r.block), r.block)
}

func warc(records ...rec) []byte {
	var out []byte
	for _, r := range records {
		out = append(out, r.bytes()...)
	}
	return out
}

// pieces is a WARC file with each record compressed by itself.
func pieces(records ...rec) []byte {
	var out []byte
	for _, r := range records {
		out = append(out, zipped(string(r.bytes()))...)
	}
	return out
}

// frames is a WARC file with each record compressed by itself with zstd, between frames that are
// to be skipped. With a dictionary that stands in the first of them.
func frames(dictionary []byte, records ...rec) []byte {
	var out []byte
	var options []zstd.EOption
	if dictionary != nil {
		options = append(options, zstd.WithEncoderDict(dictionary))
		out = skipped(13, []byte(zstded(string(dictionary)))) // which may be compressed itself
	}
	for i, r := range records {
		out = append(out, skipped(3, []byte("stuffing"))...)
		out = append(out, zstded(string(r.bytes()), append(options, zstd.WithEncoderCRC(i%2 == 0))...)...)
	}
	return append(out, skipped(3, nil)...)
}

func skipped(number byte, data []byte) []byte {
	n := len(data)
	return append([]byte{0x50 | number, 0x2a, 0x4d, 0x18, byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}, data...)
}

func zstded(s string, options ...zstd.EOption) string {
	return packed(s, func(w io.Writer) io.WriteCloser {
		z, err := zstd.NewWriter(w, options...)
		if err != nil {
			panic(err)
		}
		return z
	})
}

// dictionary is what the records of a test have in common.
func dictionary(records ...rec) []byte {
	var history []byte
	var contents [][]byte
	for i := range 20 {
		for _, r := range records {
			contents = append(contents, append([]byte(fmt.Sprint(i)), r.bytes()...))
		}
	}
	for _, c := range contents[:4] {
		history = append(history, c...)
	}
	d, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: contents, History: history, Offsets: [3]int{1, 4, 8}})
	if err != nil {
		panic(err)
	}
	return d
}

func zipped(s string) string {
	return packed(s, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
}

func packed(s string, by func(io.Writer) io.WriteCloser) string {
	var b bytes.Buffer
	w := by(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.String()
}

func chunked(s string) string {
	return fmt.Sprintf("5;x=1\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", s[:5], len(s)-5, s[5:])
}

type file struct{ name, text string }

// wacz is an archive in a ZIP file, with the digest of each file.
func wacz(files ...file) []byte {
	type resource struct {
		Path string `json:"path"`
		Hash string `json:"hash"`
	}
	var resources []resource
	for _, f := range files {
		resources = append(resources, resource{f.name, sha256Of(f.text)})
	}
	about, _ := json.Marshal(map[string]any{"profile": "data-package", "software": "Archivist 2", "resources": resources})
	return zipOf(append(files, file{"datapackage.json", string(about)})...)
}

func zipOf(files ...file) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, f := range files {
		part, _ := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: []uint16{zip.Store, zip.Deflate}[i%2]})
		_, _ = io.WriteString(part, f.text)
	}
	_ = w.Close()
	return b.Bytes()
}

// encrypted says of each file of an archive that it is.
func encrypted(archive []byte) []byte {
	for i := range archive {
		switch {
		case bytes.HasPrefix(archive[i:], []byte("PK\x03\x04")):
			archive[i+6] |= 1
		case bytes.HasPrefix(archive[i:], []byte("PK\x01\x02")):
			archive[i+8] |= 1
		}
	}
	return archive
}

func open(name string, data []byte) (*container.Contents, *container.Refusal) {
	return container.KindOf(name, data).Open(context.Background(), bytes.NewReader(data), int64(len(data)))
}

func TestOpen_listsPages(t *testing.T) {
	records := []rec{
		{"warcinfo", "", "", "software: Archivist 1.0\r\nformat: WARC File Format 1.1\r\n"},
		{"request", "https://example.org/pool", "", "GET /pool HTTP/1.1\r\n\r\n"},
		html("https://example.org/pool"),
		response("https://example.org/x.png", "Content-Type: image/png\r\n", "\x89PNG"),
		response("https://www.example.org/report.pdf?v=2", "Content-Type: application/pdf\r\n", "%PDF-1.7"),
		{"response", "https://example.org/old", "", "HTTP/1.1 301 Moved\r\nLocation: https://example.org/pool\r\n\r\n"},
		{"revisit", "https://example.org/same", "", "HTTP/1.1 200 OK\r\n\r\n"},
		{"resource", "https://example.org/note", "Content-Type: text/html\r\n", page},
	}
	lists := []file{{"pages/pages.jsonl", `{"format": "json-pages-1.0"}` + "\n" +
		`{"url": "https://example.org/pool#top", "title": "The  pool", "text": "` + strings.Repeat("All the text of it. ", 5000) + "\"}\n"}}
	for name, data := range map[string][]byte{
		"x.warc": warc(records...), "x.warc.gz": pieces(records...), "whole.warc.gz": []byte(zipped(string(warc(records...)))),
		"x.warc.zst": frames(nil, records...), "whole.warc.zst": []byte(zstded(string(warc(records...)))), "taught.warc.zst": frames(dictionary(records...), records...),
		"x.wacz":      wacz(append(lists, file{"archive/data.warc.gz", string(pieces(records...))})...),
		"packed.wacz": wacz(file{"indexes/index.cdx", ""}, file{"archive/data.warc", string(warc(records...))}, lists[0]),
	} {
		c, refusal := open(name, data)
		if refusal != nil {
			t.Errorf("%s is refused: %+v", name, refusal)
			continue
		}
		var got []string
		for _, m := range c.Members {
			body, refusal := m.Read(context.Background())
			if refusal != nil {
				t.Errorf("%s: %s is refused: %+v", name, m.URL, refusal)
			}
			got = append(got, fmt.Sprintf("%s %s %s %t %d", m.Words, m.URL, m.Captured, m.Listed, len(body)))
			if m.Software != "Archivist 1.0" || m.Part == "" || m.URL != "https://example.org/note" && m.Digest == "" {
				t.Errorf("%s: %+v does not say where it comes from", name, m)
			}
		}
		listed := !strings.HasSuffix(name, ".wacz")
		want := []string{
			"example.org /pool  20250117140500 https://example.org/pool 2025-01-17T14:05:00Z true 99",
			fmt.Sprintf("example.org /report.pdf v=2 20250117140500 https://www.example.org/report.pdf?v=2 2025-01-17T14:05:00Z %t 8", listed),
			fmt.Sprintf("example.org /note  20250117140500 https://example.org/note 2025-01-17T14:05:00Z %t 66", listed),
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s holds\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if sum := sha256.Sum256(data); c.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s has the hash %s", name, c.SHA256)
		}
		if !listed && c.Members[0].Title != "The pool" {
			t.Errorf("%s calls a page %q", name, c.Members[0].Title)
		}
	}
}

// TestOpen_longAddresses holds that addresses which begin alike give different names.
func TestOpen_longAddresses(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("pool-", 30)
	c, refusal := open("x.warc", warc(html(long+"1"), html(long+"2")))
	if refusal != nil {
		t.Fatal(refusal)
	}
	if a, b := c.Members[0].Words, c.Members[1].Words; a == b || len(a) > 120 {
		t.Errorf("they are called %q and %q", a, b)
	}
}

func TestRead_undoesHowAPageWasSent(t *testing.T) {
	br := packed(page, func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })
	deflated := packed(page, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
	for _, c := range []struct{ head, body string }{
		{"", page},
		{"Transfer-Encoding: chunked\r\n", chunked(page)},
		{"Transfer-Encoding: chunked\r\n", page}, // put together before it was written
		{"Content-Encoding: gzip\r\n", zipped(page)},
		{"Content-Encoding: gzip\r\n", page},
		{"Content-Encoding: br\r\n", br},
		{"Content-Encoding: br\r\n", page},
		{"Content-Encoding: deflate\r\n", deflated},
		{"Content-Encoding: deflate\r\n", packed(page, func(w io.Writer) io.WriteCloser { z, _ := flate.NewWriter(w, 9); return z })},
		{"Content-Encoding: deflate\r\n", page},
		{"Content-Encoding: br\r\nContent-Encoding: gzip\r\n", zipped(br)},
		{"Content-Length: 12\r\n", page},                                 // some programs leave the length of what was compressed
		{"Content-Length: 4000\r\nContent-Encoding: gzip\r\n", page},     // and of what was not
		{"Content-Length: 4000\r\nTransfer-Encoding: chunked\r\n", page}, // which holds for neither
		{"Content-Encoding: zstd\r\n", zstded(page)},
		{"Content-Encoding: zstd\r\n", page},
		{"Content-Encoding: br, gzip\r\nTransfer-Encoding: chunked\r\n", chunked(zipped(br))},
	} {
		r := response("https://example.org/", "Content-Type: text/html\r\n"+c.head, c.body)
		if strings.HasSuffix(c.body, "0\r\n\r\n") { // the digest may be of what the pieces make
			r.fields = "WARC-Payload-Digest: " + sha1Of(c.body) + "\r\nWARC-Block-Digest: " + sha256Of(r.block) + "\r\n"
		}
		contents, refusal := open("x.warc", warc(r))
		if refusal != nil {
			t.Fatal(refusal)
		}
		if got, refusal := contents.Members[0].Read(context.Background()); string(got) != page {
			t.Errorf("%q is read as %q, %+v", c.head, got, refusal)
		}
	}
}

// TestRead_refusals holds that no page is taken of which the archive itself says that it is not
// as it was, or not whole.
func TestRead_refusals(t *testing.T) {
	big := strings.Repeat("a", 65<<20)
	for _, c := range []struct{ fields, head, body, want string }{
		{"WARC-Payload-Digest: " + sha1Of("other") + "\r\n", "", page, "digest is not sha1:"},
		{"WARC-Payload-Digest: " + sha256Of("other") + "\r\n", "", page, "digest is not sha256:"},
		{"WARC-Block-Digest: " + sha1Of(page) + "\r\n", "", page, "the record is not what"},
		{"WARC-Truncated: length\r\n", "", page, "only the beginning"},
		{"WARC-Segment-Number: 1\r\n", "", page, "several records"},
		{"", "Content-Encoding: gzip\r\n", zipped(big), "more than 64 MiB"},
		{"", "Content-Encoding: gzip\r\n", zipped(page)[:40], "cut off"},
		{"", "Content-Encoding: br\r\n", packed(page, func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })[:20], "cut off or damaged"},
		{"", "Content-Encoding: zstd\r\n", zstded(big), "more than 64 MiB"},
		{"", "Content-Encoding: zstd\r\n", zstded(page)[:20], "cut off or damaged"},
		{"", "Content-Encoding: compress\r\n", page, `compressed as "compress"`},
		{"", "Content-Encoding: gzip, gzip, gzip, gzip\r\n", page, "4 times"},
		{"", "Transfer-Encoding: chunked\r\n", "ffff\r\n" + page, "cut off"},
		{"", "Content-Length: 4000\r\n", page, "cut off: of 4000 bytes the archive has 66"},
		{"", "Content-Encoding: deflate\r\n", "\xff\xff\xff" + page, "cut off or damaged"},
		{"", "Transfer-Encoding: chunked\r\n", "5\r\nabcde\r\n-1\r\n", "how long"},
		{"", "", "", "nothing of the page"},
	} {
		contents, refusal := open("x.warc", warc(rec{"response", "https://example.org/", c.fields, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + c.head + "\r\n" + c.body}))
		if refusal != nil {
			t.Errorf("%q: %+v", c.want, refusal)
			continue
		}
		if got, refusal := contents.Members[0].Read(context.Background()); refusal == nil || !strings.Contains(refusal.Reason, c.want) || refusal.Help == "" {
			t.Errorf("%d bytes are read, %+v, want a refusal that speaks of %q", len(got), refusal, c.want)
		}
	}
}

// TestRead_charset holds that a page is not taken of which the server says that it is in another
// encoding than the one in which it would be read.
func TestRead_charset(t *testing.T) {
	words := "<html><body><article><h1>Решение совета</h1>" + strings.Repeat("<p>Бассейн откроется в июне, когда новые спасатели закончат обучение, сообщил городской совет.</p>", 4) + "</article></body></html>"
	page, err := charmap.Windows1251.NewEncoder().String(words)
	if err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string]string{"windows-1251": "", "cp1251": "", "": "", "iso-8859-1": "the server says that the page is in windows-1252"} {
		contents, refusal := open("x.warc", warc(response("https://example.org/", "Content-Type: text/html; charset="+label+"\r\n", page)))
		if refusal != nil {
			t.Fatal(refusal)
		}
		body, refusal := contents.Members[0].Read(context.Background())
		if (refusal == nil) != (want == "") || refusal == nil && string(body) != page || refusal != nil && !strings.Contains(refusal.Reason, want) {
			t.Errorf("a page in %q: %+v, want %q", label, refusal, want)
		}
	}
}

func TestOpen_refusals(t *testing.T) {
	records := file{"archive/data.warc", string(warc(html("https://example.org/")))}
	about := func(path, hash string) file {
		return file{"datapackage.json", fmt.Sprintf(`{"resources": [{"path": %q, "hash": %q}]}`, path, hash)}
	}
	good := about(records.name, sha256Of(records.text))
	var many []rec
	for i := range 20_001 {
		many = append(many, rec{"response", fmt.Sprintf("https://example.org/%d", i), "", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"})
	}
	whole := string(pieces(html("https://example.org/"), html("https://example.org/2")))
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"x.warc", "no record", nil},
		{"x.warc", "no record", []byte("PK\x03\x04 and so on\n\n")},
		{"x.warc", "how long", []byte("WARC/1.1\r\nWARC-Type: response\r\n\r\n")},
		{"x.warc", "how long", []byte("WARC/1.1\r\nContent-Length: -4\r\n\r\n")},
		{"x.warc", "have no end", []byte("WARC/1.1\r\n" + strings.Repeat("X: y\r\n", 20_000))},
		{"x.warc", "have no end", []byte("WARC/1.1 " + strings.Repeat("x", 70_000))},
		{"x.warc", "cut off", warc(html("https://example.org/"))[:300]},
		{"x.warc", "more than 20000 pages", warc(many...)},
		{"x.warc.gz", "cut off", []byte(whole[:len(whole)-9])},
		{"x.warc.gz", "piece at byte", []byte(whole + "not a piece")},
		{"x.warc.zst", "cut off", frames(nil, html("https://example.org/"))[:120]},
		{"x.warc.zst", "piece at byte", append(frames(nil, html("https://example.org/")), "not a piece"...)},
		{"x.warc.zst", "piece at byte", append(skipped(13, []byte("no dictionary at all, but a few words")), frames(nil, html("https://example.org/"))...)},
		{"x.warc.zst", "cut off", append(skipped(13, dictionary(html("https://example.org/")))[:8], "cut"...)},
		{"x.wacz", "no WACZ archive", []byte("words")},
		{"x.wacz", "does not say what it holds", zipOf(records)},
		{"x.wacz", "does not say what it holds", zipOf(records, file{"datapackage.json", "{"})},
		{"x.wacz", "is not what the archive says", zipOf(records, about(records.name, sha256Of("other")))},
		{"x.wacz", `by "md5"`, zipOf(records, about(records.name, "md5:0"))},
		{"x.wacz", "and does not", zipOf(records, about("archive/more.warc.gz", sha256Of("")))},
		{"x.wacz", "says nothing", zipOf(records, good, file{"archive/other.warc", records.text})},
		{"x.wacz", "two files", zipOf(records, good, records)},
		{"x.wacz", "encrypted with a password", encrypted(zipOf(records, good))},
		{"x.wacz", "no WARC file", zipOf(file{"x", ""}, about("x", sha256Of("")))},
		{"x.wacz", "other archives", zipOf(file{"datapackage.json", `{"profile": "multi-wacz-package", "resources": [{"path": "x"}]}`})},
		{"x.wacz", "who signed it", zipOf(records, good, file{"datapackage-digest.json", `{"signedData": {"domain": "archive.example"}}`})},
		{"x.wacz", "who signed it", zipOf(records, good, file{"datapackage-digest.json", `{"signedData": {"publicKey": "k", "hash": "crc32:0"}}`})},
		{"x.wacz", "datapackage.json of the archive is not what", zipOf(records, good, file{"datapackage-digest.json", `{"hash": "` + sha256Of("x") + `"}`})},
	} {
		contents, refusal := open(c.name, c.data)
		if refusal == nil || !strings.Contains(refusal.Reason, c.want) || refusal.Help == "" || contents != nil {
			t.Errorf("%s is read as %+v, %+v, want a refusal that speaks of %q", c.name, contents, refusal, c.want)
		}
	}
	signed, refusal := open("x.wacz", zipOf(records, good, file{"datapackage-digest.json",
		`{"hash": "` + sha256Of(good.text) + `", "signedData": {"domain": "archive.example", "hash": "` + sha256Of(good.text) + `"}}`}))
	if refusal != nil || signed.Signer != "archive.example" {
		t.Errorf("a signed archive is read as %+v, %+v", signed, refusal)
	}
}

func TestOpen_endsWithWhoeverWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := warc(html("https://example.org/"))
	if contents, refusal := container.KindOf("x.warc", nil).Open(ctx, bytes.NewReader(data), int64(len(data))); refusal == nil {
		t.Errorf("it is read as %+v", contents)
	}
	if contents, refusal := container.KindOf("x.warc", nil).Open(context.Background(), bytes.NewReader(nil), 5<<30); refusal == nil {
		t.Errorf("a file of 5 GiB is read as %+v", contents)
	}
}

func TestChoose(t *testing.T) {
	c, refusal := open("x.warc", warc(
		html("https://example.org/a"), html("https://example.org/b.html"), rec{"response", "https://example.org/old", "", "HTTP/1.1 404 No\r\n\r\n"},
		response("https://example.org/plain", "Content-Type: text/plain\r\n", page), response("https://example.org/what", "", page)))
	if refusal != nil {
		t.Fatal(refusal)
	}
	for _, choice := range []struct {
		container.Choice
		want string
	}{
		{container.Choice{}, "2 pages, and none is named | 2025-01-17T14:05:00Z  https://example.org/a\n2025-01-17T14:05:00Z  https://example.org/b.html"},
		{container.Choice{URL: "https://example.org/a#top"}, "https://example.org/a"},
		{container.Choice{URL: "*.html"}, "https://example.org/b.html"},
		{container.Choice{URL: "https://*", Captured: "2025-01"}, "https://example.org/a https://example.org/b.html"},
		{container.Choice{URL: "https://*", Captured: "2024"}, "none of the pages"},
		{container.Choice{URL: "https://exampleXorg/*"}, "none of the pages"},
		{container.Choice{URL: "https://example.org/old"}, "the server answered 404"},
		{container.Choice{URL: "https://example.org/plain"}, "text/plain, and no page"},
		{container.Choice{URL: "https://example.org/what"}, "nobody says what it is"},
	} {
		var got []string
		members, refusal := c.Choose(choice.Choice)
		for _, m := range members {
			got = append(got, m.URL)
		}
		if refusal != nil {
			got = []string{refusal.Reason, "|", refusal.Detail}
		}
		if said := strings.Join(got, " "); refusal == nil && said != choice.want || !strings.Contains(said, choice.want) {
			t.Errorf("%+v chooses %s", choice.Choice, said)
		}
	}
	one, _ := open("x.warc", warc(html("https://example.org/a")))
	if members, refusal := one.Choose(container.Choice{}); len(members) != 1 {
		t.Errorf("one page alone is not taken: %+v", refusal)
	}
}

// TestOpen_leavesAnswers holds that what a server gave to somebody who had sent it a form is no page of
// its address, whichever of the two records names the other.
func TestOpen_leavesAnswers(t *testing.T) {
	ask := func(fields, line string) rec {
		return rec{"request", "https://example.org/a", fields, line + "\r\n\r\n"}
	}
	with := func(fields string) rec {
		r := html("https://example.org/a")
		r.fields += fields
		return r
	}
	for _, c := range []struct {
		records []rec
		want    int
	}{
		{[]rec{with(""), ask("WARC-Concurrent-To: <urn:uuid:1>\r\n", "POST /a HTTP/1.1")}, 0},
		{[]rec{with(""), ask("WARC-Concurrent-To: <urn:uuid:1>\r\n", "GET /a HTTP/1.1")}, 1},
		{[]rec{ask("", "GET /a HTTP/1.1"), with("WARC-Concurrent-To: <urn:uuid:1>\r\n")}, 1},
		{[]rec{ask("", "PUT /a HTTP/1.1"), with("WARC-Concurrent-To: <urn:uuid:1>\r\n")}, 0},
	} {
		contents, refusal := open("x.warc", warc(c.records...))
		if refusal != nil || len(contents.Members) != c.want {
			t.Errorf("of %q it holds %+v, %+v", c.records, contents, refusal)
			continue
		}
		if _, refusal := contents.Choose(container.Choice{URL: "https://example.org/a"}); c.want == 0 && (refusal == nil || !strings.Contains(refusal.Reason, "no page in the archive")) {
			t.Errorf("nothing is said of what is left: %+v", refusal)
		}
	}
}

// TestOpen_visits holds that an address which was visited again and had not changed is a page of
// that day with the bytes which are kept of the first visit, for whoever names it, and of which the
// archive does not have those bytes is said so.
func TestOpen_visits(t *testing.T) {
	first := html("https://example.org/a")
	digest := strings.TrimSuffix(first.fields, "\r\n")
	again := func(address, fields string) rec {
		return rec{"revisit", address, fields + "\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"}
	}
	data := bytes.Replace(warc(
		again("https://example.org/b", digest), first, again("https://example.org/c", "WARC-Refers-To: <urn:uuid:1>"),
		again("https://example.org/d", "WARC-Refers-To-Target-URI: https://example.org/a\r\nWARC-Refers-To-Date: 2025-01-17T14:05:00Z"),
		again("https://example.org/gone", "WARC-Payload-Digest: "+sha1Of("gone")+"\r\nWARC-Refers-To-Date: 2024-12-01T00:00:00Z"),
		again("https://example.org/nothing", "X: y"),
	), []byte("WARC-Date: 2025-01-17"), []byte("WARC-Date: 2025-03-01"), 1)
	c, refusal := open("x.warc", data)
	if refusal != nil {
		t.Fatal(refusal)
	}
	var got []string
	for _, m := range c.Members {
		body, refusal := m.Read(context.Background())
		if refusal != nil || string(body) != page+"<!-- https://example.org/a -->" {
			t.Errorf("%s is read as %q, %+v", m.URL, body, refusal)
		}
		got = append(got, fmt.Sprint(m.URL, " ", m.Captured[:10], " ", m.Listed, " ", strings.Contains(m.Part, "which refers to byte")))
	}
	want := []string{
		"https://example.org/a 2025-01-17 true false", "https://example.org/b 2025-03-01 false true",
		"https://example.org/c 2025-01-17 false true", "https://example.org/d 2025-01-17 false true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("it holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(c.Failed) != 2 || !strings.Contains(c.Failed[0].Reason, "since 2024-12-01T00:00:00Z, and does not keep it") || !strings.Contains(c.Failed[1].Reason, "an earlier visit") {
		t.Errorf("nothing is said of the others: %+v", c.Failed)
	}
	if members, refusal := c.Choose(container.Choice{}); len(members) != 1 {
		t.Errorf("the one page is not taken by itself: %+v", refusal)
	}
	if members, _ := c.Choose(container.Choice{URL: "https://example.org/b", Captured: "2025-03-01"}); len(members) != 1 || members[0].Words != "example.org /b  20250301140500" {
		t.Errorf("the visit is chosen as %+v", members)
	}
}

// FuzzOpen holds that whatever a file says, it is read or refused, and what is taken of it can
// have a name and is of a format of captures.
func FuzzOpen(f *testing.F) {
	names := []string{"x.warc", "x.wacz", "x.eml"} // of what is packed the first bytes tell how
	for i, data := range [][]byte{
		warc(html("https://example.org/"), response("https://example.org/x", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked(page))),
		wacz(file{"archive/x.warc.gz", string(pieces(html("https://example.org/")))}, file{"pages/pages.jsonl", `{"url": "https://example.org/"}`}),
		pieces(html("https://example.org/"), response("https://example.org/x", "Content-Type: application/pdf\r\nContent-Encoding: br\r\n", "\x0b\x02\x80%PDF-\x03")),
		frames(nil, html("https://example.org/"), html("https://example.org/b")),
		[]byte("From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822; name=x\r\n\r\nFrom: b@example.org\r\n\r\nwords\r\n--b--\r\n"),
	} {
		f.Add([]int{0, 1, 0, 0, 2}[i], data)
	}
	f.Fuzz(func(t *testing.T, n int, data []byte) {
		contents, refusal := open(names[uint(n)%uint(len(names))], data)
		if (contents == nil) == (refusal == nil) || refusal != nil && (refusal.Reason == "" || refusal.Help == "") {
			t.Fatalf("%+v, %+v", contents, refusal)
		}
		if contents == nil {
			return
		}
		for _, m := range contents.Members {
			if !utf8.ValidString(m.Words+m.URL+m.Part+m.Software+m.Title) || capture.FormatOf("x"+m.Ending) == nil {
				t.Errorf("a page is called %q", m.Words+m.Ending)
			}
			if body, refusal := m.Read(context.Background()); (body == nil) == (refusal == nil) {
				t.Errorf("%s is read as %q, %+v", m.URL, body, refusal)
			}
		}
	})
}
