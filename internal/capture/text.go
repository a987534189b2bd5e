package capture

import (
	"bytes"
	"unicode/utf8"
)

// readText takes a text as it is.
func readText(raw []byte) (*Reading, *Refusal) {
	switch {
	case !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0:
		return nil, &Refusal{"the file is not UTF-8 text", "save it as UTF-8 text"}
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, &Refusal{"the file is empty", "capture it again"}
	}
	return &Reading{Text: string(raw)}, nil
}
