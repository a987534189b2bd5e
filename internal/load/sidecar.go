package load

import (
	"strings"
	"time"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/web"
)

// Sidecar is what a person or a collector wrote down about a file when it was
// captured, in FILE.yaml beside it.
type Sidecar struct {
	URL       string
	Outlet    string // key, name or domain
	Collector string
	Captured  string // ISO 8601, day or instant
	Within    model.Within
}

// Day is the day of the capture, zero if it is not known.
func (s Sidecar) Day() time.Time {
	t, _ := time.Parse(time.DateOnly, s.Captured[:min(len(s.Captured), len(time.DateOnly))])
	return t
}

// sidecarEnding is what stands behind the name of a file in that of its sidecar.
const sidecarEnding = ".yaml"

// sidecarFile is a sidecar as it was read, with what is wrong in it.
type sidecarFile struct {
	Sidecar
	of     string               // path of the file it tells of
	at     map[string]diag.Span // where the value of a key stands
	source *diag.Source
	diags  []diag.Diagnostic
}

func readSidecar(src *diag.Source) *sidecarFile {
	s := &sidecarFile{of: strings.TrimSuffix(src.Name, sidecarEnding), source: src}
	r := &frontmatter.File{Source: src, Captured: true}
	rec := r.Whole("the sidecar")
	if rec == nil {
		s.diags = r.Diags
		return s
	}
	s.at = map[string]diag.Span{}
	text := func(key string) (string, diag.Span) {
		value, at := rec.Text(key)
		s.at[key] = at
		return value, at
	}
	var at diag.Span
	if s.URL, at = text("url"); s.URL != "" && !web.IsAddress(s.URL) {
		rec.Bad(at, "write the whole address, beginning with https://", "url %q is no web address", s.URL)
		s.URL = ""
	}
	s.Outlet, _ = text("outlet")
	s.Collector, _ = text("collector")
	if s.Captured, at = text("captured_at"); s.Captured != "" && !IsMoment(s.Captured) {
		rec.Bad(at, "write 2025-01-17 or 2025-01-17T14:05:00Z", "captured_at %q is no day and no instant", s.Captured)
		s.Captured = ""
	}
	if n := rec.Take("within"); n != nil {
		s.Within = readWithin(rec.Sub(n, "within"))
	}
	rec.Done()
	s.diags = r.Diags
	return s
}

// readWithin reads which file another was taken out of.
func readWithin(rec *frontmatter.Record) (w model.Within) {
	if rec == nil {
		return w
	}
	w.File, _ = rec.Need("file", "the name of the file that held this one")
	w.SHA256, _ = rec.Need("sha256", "the hash of its bytes")
	w.Part, _ = rec.Text("part")
	w.Digest, _ = rec.Text("digest")
	w.Software, _ = rec.Text("software")
	w.Signer, _ = rec.Text("signer")
	rec.Done()
	return w
}

// withinNode writes which file another was taken out of, nil if none.
func withinNode(w model.Within) *frontmatter.Value {
	if w == (model.Within{}) {
		return nil
	}
	return frontmatter.Flow("file", w.File, "sha256", w.SHA256, "part", w.Part, "digest", w.Digest, "software", w.Software, "signer", w.Signer)
}

// sidecarsByFile are the sidecars by the path of the file that they tell of.
func (l *loader) sidecarsByFile() map[string]*sidecarFile {
	known := make(map[string]*sidecarFile, len(l.sidecars))
	for _, s := range l.sidecars {
		if s != nil {
			known[s.of] = s
		}
	}
	return known
}

// sidecarOf is the sidecar of a text, nil if there is none. If the text was read from
// another file, it is that of the file.
func sidecarOf(known map[string]*sidecarFile, text string) *sidecarFile {
	if origin, _ := capture.OriginOf(text); origin != "" && known[origin] != nil {
		return known[origin]
	}
	return known[text]
}

// IsMoment reports a day or an instant in ISO 8601.
func IsMoment(s string) bool {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// WriteSidecar returns the bytes of FILE.yaml; nil if there is nothing to say.
func WriteSidecar(s Sidecar) ([]byte, error) {
	w := frontmatter.NewWriter(nil)
	w.Keep("url", s.URL)
	w.Keep("captured_at", s.Captured)
	w.Keep("outlet", s.Outlet)
	w.Keep("collector", s.Collector)
	w.KeepValue("within", withinNode(s.Within))
	return w.Bytes()
}
