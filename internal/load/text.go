package load

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/records"
)

// readText reads a file that must be UTF-8 text without NUL. It looks at the file
// before its bytes, so that no change falls in between.
func readText(fsys fs.FS, name string, limit int) (*diag.Source, fs.FileInfo, *diag.Diagnostic, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	bad := func(at diag.Span, help, message string, args ...any) (*diag.Source, fs.FileInfo, *diag.Diagnostic, error) {
		d := diag.New(diag.BadText, at, message, args...).WithHelp("%s", help)
		return nil, nil, &d, nil
	}
	if !info.Mode().IsRegular() {
		return bad(diag.FileSpan(name), "replace it by a file", "%s is not a regular file", name)
	}
	if info.Size() > int64(limit) {
		return bad(diag.FileSpan(name), "split it", "the file has %d bytes, more than the %d that are read", info.Size(), limit)
	}
	text, err := readAll(fsys, name)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	const help = "save the file as UTF-8 text"
	if strings.HasPrefix(name, string(captureKind)+"/") && (firstInvalid(text) >= 0 || strings.Contains(text, "\x1b$")) { // as Japanese mails are written
		if decoded, refusal := capture.DecodeText([]byte(text)); refusal == nil {
			src := diag.NewSource(name, decoded.Bytes)
			src.File = []byte(text)
			return src, info, nil, nil
		}
	}
	switch {
	case strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff"):
		return bad(diag.FileSpan(name), help, "the file is UTF-16")
	case strings.HasPrefix(text, "\xef\xbb\xbf") && !strings.HasSuffix(name, ".txt"):
		return bad(diag.FileSpan(name), "save the file as UTF-8 without byte order mark", "the file begins with a byte order mark")
	}
	if at := firstInvalid(text); at >= 0 {
		// The excerpt shows the text with U+FFFD in place of what cannot be read.
		shown := &diag.Source{Name: name, Text: strings.ToValidUTF8(text, "\uFFFD")}
		position := (&diag.Source{Name: name, Text: text}).Position(at)
		span := shown.LineSpan(position.Line)
		for range position.Column - 1 {
			_, n := utf8.DecodeRuneInString(shown.Text[span.Start:])
			span.Start += n
		}
		span.End = span.Start
		if text[at] == 0 {
			return bad(span, help, "there is a NUL byte, so this is no text")
		}
		return bad(span, help, "this byte is not UTF-8")
	}
	return &diag.Source{Name: name, Text: text}, info, nil, nil
}

// contents are used again to read files into.
var contents = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readAll reads a file as a text that takes no more memory than it needs.
func readAll(fsys fs.FS, name string) (string, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	b := contents.Get().(*bytes.Buffer)
	defer contents.Put(b)
	b.Reset()
	_, err = b.ReadFrom(file)
	return b.String(), err
}

// readUpTo returns the bytes of a file, or as many of them as show that it has more than limit.
func readUpTo(fsys fs.FS, name string, limit int) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// firstInvalid returns the first byte that is NUL or not UTF-8, -1 if none is.
func firstInvalid(text string) int {
	nul := strings.IndexByte(text, 0)
	if utf8.ValidString(text) {
		return nul
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return nul
}

// ReadSettings reads only the settings of a dossier.
func ReadSettings(fsys fs.FS) (model.Settings, []diag.Diagnostic, error) {
	src, _, d, err := readText(fsys, records.SettingsFile, maxNote)
	switch {
	case err != nil:
		return model.Settings{}, nil, err
	case d != nil:
		return model.Settings{}, []diag.Diagnostic{*d}, nil
	}
	s, diags := records.ReadSettings(src)
	return s, diags, nil
}
