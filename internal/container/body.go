package container

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"  //nolint:gosec // a digest that archives use
	"crypto/sha1" //nolint:gosec // a digest that archives use
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/capture"

	"github.com/andybalholm/brotli"
)

// payload returns the page in the body of an answer (RFC 9112 and 9110), after its digest was
// checked. Programs do not agree on what the payload is of which they give the digest: the
// body as it was transferred, or put together from its pieces. Either will do, for the
// digest of the record vouches for both.
func (h *head) payload(body []byte, digest string) ([]byte, *Refusal) {
	whole := body
	chunked := strings.Contains(strings.ToLower(h.fields.all("Transfer-Encoding")), "chunked")
	written := strings.ToLower(h.fields.all("Content-Encoding"))
	if length, err := strconv.ParseInt(h.fields.get("Content-Length"), 10, 64); err == nil && !chunked && written == "" && int64(len(body)) < length {
		return nil, refuse("save the page again", "the page is cut off: of %d bytes the archive has %d", length, len(body))
	}
	if chunked && beginsChunk(body) {
		var refusal *Refusal
		if whole, refusal = joined(body); refusal != nil {
			return nil, refusal
		}
	}
	if refusal := checkDigest("page", digest, body, whole); refusal != nil {
		return nil, refusal
	}
	codings := strings.Split(written, ",")
	if len(codings) > maxCodings {
		return nil, refuse("save the page again", "the page is compressed %d times", len(codings))
	}
	for _, coding := range slices.Backward(codings) {
		var refusal *Refusal
		if whole, refusal = decoded(whole, strings.TrimSpace(coding)); refusal != nil {
			return nil, refusal
		}
	}
	if len(whole) == 0 {
		return nil, refuse("save the page again", "the archive has nothing of the page but its address")
	}
	return whole, nil
}

// maxCodings is how often a body may be compressed.
const maxCodings = 3

// decoded undoes one coding of a body. Programs that undo it before they write the record
// leave its name: what is not compressed is taken as it is.
func decoded(body []byte, coding string) ([]byte, *Refusal) {
	var from io.Reader
	var err error
	switch coding {
	case "", "identity", "none":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
			return body, nil
		}
		from, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		switch {
		case len(body) >= 2 && body[0]&0x0f == 8 && (int(body[0])<<8|int(body[1]))%31 == 0: // RFC 1950
			from, err = zlib.NewReader(bytes.NewReader(body))
		case readable(body):
			return body, nil
		default: // as some servers send it, and browsers read it
			from = flate.NewReader(bytes.NewReader(body))
		}
	case "br":
		from = brotli.NewReader(bytes.NewReader(body))
	case "zstd":
		if !isZstd(body) {
			return body, nil
		}
		from, err = newZstd(bytes.NewReader(body), nil)
	default:
		return nil, refuse("save the page again", "the page is compressed as %q, which is not known", coding)
	}
	var data []byte
	if err == nil {
		data, err = io.ReadAll(io.LimitReader(from, int64(capture.Largest())+1))
	}
	switch {
	case err != nil && coding == "br" && readable(body):
		return body, nil
	case err != nil:
		return nil, refuse("save the page again", "the page is cut off or damaged: %v", err)
	case len(data) > capture.Largest():
		return nil, refuse("save what matters of it as a file of its own", "the page has more than %d MiB", capture.Largest()>>20)
	}
	return data, nil
}

// readable reports a page that is not compressed, by how it begins.
func readable(body []byte) bool {
	body = bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(body, []byte("<")) || bytes.HasPrefix(body, []byte("%PDF-"))
}

// beginsChunk reports whether a body begins with the length of a piece.
func beginsChunk(body []byte) bool {
	line, _, found := bytes.Cut(body[:min(len(body), 64)], []byte("\n"))
	_, err := chunkLength(string(line))
	return found && err == nil
}

// chunkLength reads the line before a piece.
func chunkLength(line string) (int64, error) {
	digits, _, _ := strings.Cut(strings.TrimSpace(line), ";")
	return strconv.ParseInt(strings.TrimSpace(digits), 16, 63)
}

// joined puts a body together from its pieces.
func joined(body []byte) ([]byte, *Refusal) {
	var out bytes.Buffer
	r := bufio.NewReader(bytes.NewReader(body))
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil, damaged(notEOF(err))
		}
		n, err := chunkLength(line)
		switch {
		case err != nil || n < 0:
			return nil, damaged(errors.New("a piece of the page does not say how long it is"))
		case n == 0:
			return out.Bytes(), nil
		}
		if _, err := io.CopyN(&out, r, n); err != nil {
			return nil, damaged(notEOF(err))
		}
		if _, err := r.ReadString('\n'); err != nil {
			return nil, damaged(notEOF(err))
		}
	}
}

// checkDigest holds bytes against a digest, such as sha1:2CZ4… or sha256:f00d…; one of the
// candidates must have it. Of an algorithm that is not known nothing is said, as of no
// digest at all.
func checkDigest(what, digest string, candidates ...[]byte) *Refusal {
	sum, value := algorithm(digest)
	if sum == nil {
		return nil
	}
	for _, b := range candidates {
		if isDigest(sum(b), strings.TrimRight(value, "=")) {
			return nil
		}
	}
	return refuse("get the archive again from where it was made; this one is not as it was written",
		"the %s is not what the archive says of it: its digest is not %s", what, digest)
}

// isDigest compares a digest with how an archive writes it: in base 16, 32 or 64.
func isDigest(sum []byte, written string) bool {
	return strings.EqualFold(hex.EncodeToString(sum), written) ||
		strings.EqualFold(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum), written) ||
		base64.RawStdEncoding.EncodeToString(sum) == written
}

// algorithm returns how the bytes are summed up to which a digest belongs, nil if that is
// not known, and the sum as it is written.
func algorithm(digest string) (sum func([]byte) []byte, value string) {
	name, value, _ := strings.Cut(digest, ":")
	switch strings.ReplaceAll(strings.ToLower(name), "-", "") {
	case "sha1":
		sum = func(b []byte) []byte { s := sha1.Sum(b); return s[:] } //nolint:gosec // as archives have it
	case "sha256":
		sum = func(b []byte) []byte { s := sha256.Sum256(b); return s[:] }
	case "sha512":
		sum = func(b []byte) []byte { s := sha512.Sum512(b); return s[:] }
	case "md5":
		sum = func(b []byte) []byte { s := md5.Sum(b); return s[:] } //nolint:gosec // as archives have it
	}
	return sum, value
}

// known returns a digest that can be checked, "" for others.
func known(digest string) string {
	if sum, _ := algorithm(digest); sum == nil {
		return ""
	}
	return digest
}
