package load

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
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
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	const help = "save the file as UTF-8 text"
	if strings.HasPrefix(name, string(captureKind)+"/") && firstInvalid(text) >= 0 {
		if decoded, refusal := capture.DecodeText(text); refusal == nil {
			src := diag.NewSource(name, decoded.Bytes)
			src.File = text
			return src, info, nil, nil
		}
	}
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")):
		return bad(diag.FileSpan(name), help, "the file is UTF-16")
	case bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) && !strings.HasSuffix(name, ".txt"):
		return bad(diag.FileSpan(name), "save the file as UTF-8 without byte order mark", "the file begins with a byte order mark")
	}
	if at := firstInvalid(text); at >= 0 {
		// The excerpt shows the text with U+FFFD in place of what cannot be read.
		shown := diag.NewSource(name, bytes.ToValidUTF8(text, []byte("\uFFFD")))
		position := diag.NewSource(name, text).Position(at)
		span := shown.LineSpan(position.Line)
		for range position.Column - 1 {
			_, n := utf8.DecodeRune(shown.Text[span.Start:])
			span.Start += n
		}
		span.End = span.Start
		if text[at] == 0 {
			return bad(span, help, "there is a NUL byte, so this is no text")
		}
		return bad(span, help, "this byte is not UTF-8")
	}
	return diag.NewSource(name, text), info, nil, nil
}

// firstInvalid returns the first byte that is NUL or not UTF-8, -1 if none is.
func firstInvalid(text []byte) int {
	nul := bytes.IndexByte(text, 0)
	if utf8.Valid(text) {
		return nul
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
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
