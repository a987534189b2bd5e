package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dossier/internal/bundle"
	"dossier/internal/export"
	"dossier/internal/load"
	"dossier/internal/publish"
	"dossier/internal/signature"

	"github.com/spf13/cobra"
)

// verification is what the flags ask of verify.
type verification struct {
	key, authorities, sources string
}

func (a *app) verifyCommand() *cobra.Command {
	var v verification
	cmd := &cobra.Command{
		Use:   "verify PATH",
		Short: "Compare a site, an archive or a single file with its checksums, and check who signed it",
		Long: `verify says whether a published folder, a .zip archive or the single .html file that
somebody was handed is as dossier made it: each file is compared with the list of
checksums that came with it. That shows that nothing was changed or lost on the way.
It does not show who made it: whoever changes a file can change the list. Compare
the hash that is printed with the one that the sender tells you by another way, or
have the list, SHA256SUMS, or the one file signed. What lies beside it is checked,
without a network:

FILE.minisig, a signature of minisign, shows that who has the key of --key has signed
it. It does not show when, nor that what it says is true.
FILE.tsr, a time stamp (RFC 3161), shows that it was there at a time, if you trust
the authority whose certificate --authorities names. It does not show who made it.

--sources DIR compares the captures and dossier.lock in a folder with those of which
the site was made. A capture that no article rests on is named, and is no difference.`,
		Args: takesOne("one path"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.verifyHanded(cmd.Context(), args[0], v) },
	}
	cmd.Flags().StringVar(&v.key, "key", "", "public key of minisign, or a file that holds it, which came another way")
	cmd.Flags().StringVar(&v.authorities, "authorities", "", "file of certificates (PEM) of those whose time stamps you trust")
	cmd.Flags().StringVar(&v.sources, "sources", "", "folder of a dossier, to be compared with what the site was made of")
	return cmd
}

// verifyHanded prints what is to be said of whatever lies at a path.
func (a *app) verifyHanded(ctx context.Context, path string, v verification) error {
	h, err := openHanded(path)
	if err := a.notAsMade(path, err); err != nil {
		return err
	}
	defer h.close() //nolint:errcheck // nothing was written
	good := a.tell(h.verdict, "compared")
	if v.sources != "" {
		same, err := a.verifySources(ctx, h, v.sources)
		if err != nil {
			return err
		}
		good = good && same
	}
	signed, err := a.verifySignatures(h, v)
	if err != nil {
		return err
	}
	stamped, err := a.verifyStamps(h, v)
	if err != nil {
		return err
	}
	if !good || !signed || !stamped {
		a.stderr.Printf("%s is not as it was made\n", path)
		return errDossier
	}
	a.stderr.Printf("%s is as it was made; who made it, the hash tells you if they told it to you\n", path)
	return nil
}

// notAsMade tells what is wrong with what was handed over that is not the machine's fault.
func (a *app) notAsMade(path string, err error) error {
	switch {
	case errors.Is(err, bundle.ErrNoList):
		return usagef("%s: %v", path, err)
	case errors.Is(err, bundle.ErrBadList) || errors.Is(err, bundle.ErrBadArchive):
		a.stderr.Printf("%s is not as it was made: %v\n", path, err)
		return errDossier
	}
	return err
}

// tell prints a verdict, and reports whether it is good.
func (a *app) tell(v bundle.Verdict, what string) bool {
	for _, part := range []struct {
		what  string
		names []string
	}{{"changed", v.Changed}, {"missing", v.Missing}, {"behind a link that leads elsewhere", v.Linked}, {"not in the list", v.Unlisted},
		{"packed otherwise than dossier does, so that programs may unpack other files; unpack it and verify the folder", v.Packed},
		{"no article rests on it, and it is not compared", v.Aside}} {
		for _, name := range part.names {
			a.stdout.Printf("%s: %s\n", part.what, name)
		}
	}
	a.stdout.Printf("%s %s; sha256 %s\n", count(v.Listed, "file"), what, v.Hash)
	return v.Good()
}

func (a *app) verifySources(ctx context.Context, h *handed, dir string) (bool, error) {
	if h.files == nil {
		return false, usagef("a single file has no list of what it was made of; --sources is for a site or an archive")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false, fmt.Errorf("open %s: %w", dir, err)
	}
	defer root.Close()
	there, spare, err := load.Evidence(ctx, root.FS())
	if err != nil {
		return false, err
	}
	v, err := bundle.VerifySources(h.files, export.SourcesFile, root.FS(), there, spare)
	if errors.Is(err, bundle.ErrNoList) {
		return false, usagef("there is no %s in it", export.SourcesFile)
	}
	if err := a.notAsMade(export.SourcesFile, err); err != nil {
		return false, err
	}
	return a.tell(v, "of the sources compared"), nil
}

// handed is what somebody was handed.
type handed struct {
	verdict bundle.Verdict
	files   fs.FS      // of a site or an archive; nil of a single file
	may     []testable // what may be signed
	close   func() error
}

// testable is a file beside which something may testify for it.
type testable struct {
	name    string
	content func() io.Reader
	beside  func(ending string) ([]byte, error)
}

// openHanded compares whatever lies at a path with what it says of itself.
func openHanded(path string) (*handed, error) {
	h := &handed{close: func() error { return nil }}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("there is no file or folder %s", path)
	}
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", path, err)
	}
	lists := []string{bundle.SumsFile}
	if info.IsDir() {
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", path, err)
		}
		h.close, h.files, lists = root.Close, root.FS(), append(lists, publish.Manifest)
	} else if err := h.openFile(path, info); err != nil {
		return nil, err
	}
	if h.files == nil {
		return h, nil
	}
	if h.verdict, err = bundle.VerifyFiles(h.files, lists...); err != nil {
		h.close() //nolint:errcheck // nothing was written
		return nil, err
	}
	name := h.verdict.List
	list, err := fs.ReadFile(h.files, name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	h.may = append(h.may, testable{
		name, func() io.Reader { return bytes.NewReader(list) },
		func(ending string) ([]byte, error) { return readSmall(h.files, name+ending) },
	})
	return h, nil
}

// openFile opens an archive or a single file, and compares the latter.
func (h *handed) openFile(path string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return usagef("%s is neither a folder nor a file", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	h.close = file.Close
	h.may = []testable{{
		path, func() io.Reader { return io.NewSectionReader(file, 0, info.Size()) },
		func(ending string) ([]byte, error) {
			return readSmall(os.DirFS(filepath.Dir(path)), filepath.Base(path)+ending)
		},
	}}
	h.files, err = bundle.OpenArchive(path, file, info.Size())
	if err == nil && h.files == nil {
		h.verdict, err = bundle.VerifyPage(file, info.Size())
	}
	if err != nil {
		file.Close() //nolint:errcheck // nothing was written
	}
	return err
}

// verifySignatures checks the signatures of minisign.
func (a *app) verifySignatures(h *handed, v verification) (good bool, err error) {
	var key *signature.Key
	if v.key != "" {
		text, err := os.ReadFile(v.key)
		if errors.Is(err, fs.ErrNotExist) {
			text, err = []byte(v.key), nil
		}
		if err != nil {
			return false, fmt.Errorf("read the key: %w", err)
		}
		k, err := signature.ReadKey(text)
		if err != nil {
			return false, usagef("--key: %v", err)
		}
		key = &k
	}
	good, found, err := a.testimonies(h, signature.Minisign, func(t testable, text []byte) (says string, good bool, err error) {
		s, err := signature.ReadSigned(text)
		if err != nil {
			return err.Error(), false, nil
		}
		if key == nil {
			return fmt.Sprintf("not checked: it says that the key %s made it; name that key with --key, as it came to you another way", s.KeyID), true, nil
		}
		by, err := s.By(*key, t.content())
		switch {
		case err != nil:
			return "", false, fmt.Errorf("read %s: %w", t.name, err)
		case !by:
			return fmt.Sprintf("no signature of %s by the key %s", t.name, key.ID()), false, nil
		}
		return fmt.Sprintf("who has the key %s has signed %s, and this: %s", key.ID(), t.name, s.Comment), true, nil
	})
	if err == nil && key != nil && !found {
		a.stdout.Printf("no signature lies beside it\n")
		good = false
	}
	return good, err
}

// verifyStamps checks the time stamps.
func (a *app) verifyStamps(h *handed, v verification) (good bool, err error) {
	var trusted []*x509.Certificate
	if v.authorities != "" {
		text, err := os.ReadFile(v.authorities)
		if err != nil {
			return false, fmt.Errorf("read the certificates: %w", err)
		}
		if trusted, err = signature.Certificates(text); err != nil {
			return false, usagef("--authorities: %v", err)
		}
	}
	good, found, err := a.testimonies(h, signature.TimeStamp, func(t testable, response []byte) (says string, good bool, err error) {
		s, err := signature.ReadStamp(response, t.content(), trusted)
		if err != nil {
			return err.Error(), false, nil
		}
		when := s.Time.Format(time.RFC3339)
		if !s.Trusted {
			return fmt.Sprintf("not proven: it says that %s was there on %s, by %s; name whom you trust with --authorities", t.name, when, s.Authority), true, nil
		}
		return fmt.Sprintf("%s was there on %s, as %s says, whose certificate leads to one that you trust", t.name, when, s.Authority), true, nil
	})
	if err == nil && trusted != nil && !found {
		a.stdout.Printf("no time stamp lies beside it\n")
		good = false
	}
	return good, err
}

// testimonies prints what lies beside files and testifies for them, with an ending: what
// examine makes of each, and whether that is good. found says that there is one.
func (a *app) testimonies(h *handed, ending string, examine func(testable, []byte) (says string, good bool, err error)) (good, found bool, err error) {
	good = true
	for _, t := range h.may {
		text, err := t.beside(ending)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		found = true
		var says string
		var fine bool
		switch {
		case errors.Is(err, errNotSmall):
			says = err.Error()
		case err != nil:
			return false, true, fmt.Errorf("read %s: %w", t.name+ending, err)
		default:
			if says, fine, err = examine(t, text); err != nil {
				return false, true, err
			}
		}
		a.stdout.Printf("%s: %s\n", t.name+ending, says)
		good = good && fine
	}
	return good, found, nil
}

// errNotSmall says that what lies beside a file testifies for nothing.
var errNotSmall = errors.New("it is no file, or too large to be one that testifies for another")

// readSmall reads a file, if it is no larger than what testifies for others. A pipe is not
// opened: nothing may ever come out of it.
func readSmall(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > signature.MostBytes:
		return nil, errNotSmall
	}
	return fs.ReadFile(fsys, name)
}
