package load

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"dossier/internal/capture"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/quote"
)

// checkDerived reads the files again whose texts articles rest on, and holds each
// text against what its file says. A file whose hash is wrong is reported
// already, and so is a text.
func (l *loader) checkDerived(ctx context.Context, recorded map[string]*articleFile, kept map[string]rememberedHash) error {
	texts := make(map[string]*model.Capture, len(kept))
	for _, c := range l.captures {
		if c != nil {
			if origin, _ := capture.OriginOf(c.Path); origin != "" {
				texts[origin] = c
			}
		}
	}
	names := slices.DeleteFunc(slices.Clone(l.received), func(name string) bool {
		f, text := recorded[name], texts[name]
		return f == nil || text == nil || kept[name].hash != f.Received.SHA256 || text.SHA256 != f.sha256
	})
	results := make([]derivation, len(names))
	err := parallel.Do(len(names), func(i int) (err error) {
		if err = ctx.Err(); err == nil {
			results[i], err = l.derive(names[i], kept[names[i]].hash, texts[names[i]])
		}
		return err
	})
	if err != nil {
		return err
	}
	derived := make(map[derivationBasis]derivation, len(names))
	for i, name := range names {
		f, text, r := recorded[name], texts[name], results[i]
		derived[derivationKey.In(l.memo, derivationBasis{kept[name].hash, text.SHA256})] = r
		if r.same {
			continue
		}
		noun := capture.FormatOf(name).Name
		d := diag.New(diag.DerivedTextDiffers, text.Source.LineSpan(max(1, r.line)), "this is not the text of the %s: %s", noun, r.reason)
		if r.want != "" {
			d = d.WithDetail(noun + ": " + quote.Shorten(r.want))
		}
		l.report(d.WithRelated(f.receivedAt, "the article that rests on it").
			WithHelp("restore the text from history, or delete it and the article and run dossier clean %s", name))
	}
	if l.memory != nil {
		l.memory.derived = derived
	}
	return nil
}

// derivationBasis is what the comparison of a text with its file depends on: the
// hashes of both.
type derivationBasis struct{ File, Text string }

var derivationKey = memo.NewKey[derivationBasis]("a text and the file it was read from")

// derivation is what comes of reading a file again.
type derivation struct {
	same   bool   // the text is what the file says
	line   int    // of the text, the first that differs, 1-based; 0 if none can be named
	want   string // what the file has there
	reason string
}

// derive reads a file again and compares what it says with a text, or remembers it.
func (l *loader) derive(name, hash string, text *model.Capture) (derivation, error) {
	if l.memory != nil {
		if r, known := l.memory.derived[derivationKey.In(l.memory.Memory, derivationBasis{hash, text.SHA256})]; known {
			return r, nil
		}
	}
	raw, err := readReceived(l.fsys, name)
	if err != nil {
		return derivation{}, err
	}
	reading, refusal := capture.FormatOf(name).Read(raw)
	if refusal != nil {
		return derivation{reason: refusal.Reason}, nil
	}
	line, want, reason := custody.Difference([]byte(reading.Text), text.Source.Text)
	return derivation{reason == "", line, want, reason}, nil
}

// readReceived returns the bytes of a file whose text is to be read, or as many
// of them as show that it is too large.
func readReceived(fsys fs.FS, name string) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, int64(capture.FormatOf(name).Limit)+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}
