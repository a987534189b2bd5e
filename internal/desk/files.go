package desk

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"dossier/internal/capture"
	"dossier/internal/container"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/web"

	"github.com/gosimple/slug"
)

// nameMarks parts what the words of an address name.
var nameMarks = strings.NewReplacer("/", " ", ".", " ", "_", " ")

// File is a file of the machine that is to be added.
type File interface {
	fs.File
	io.ReaderAt
}

// Files says what is to be added, and how a file is opened.
type Files struct {
	Names    []string
	Open     func(name string) (File, error)
	Post     string            // number of the post that is meant, of an export of posts
	Thread   string            // number of the first post of the thread that is meant
	All      bool              // all of a file that holds captures are meant, however many
	Pages    bool              // the pages of PDF files are drawn, too
	Anyway   bool              // what is refused is taken as it is, if it can be read
	Readings *capture.Readings // keep what is read, for the cleaning of it; may be nil
	Sidecar  load.Sidecar      // of all of them; of what holds captures, the address and the instant say which are meant
	receipts func() map[string]model.Receipt
}

// AddFiles puts files into the captures, or what is chosen of those that hold captures, and
// returns where they lie. A file that cannot become an article is reported, and the
// others go on.
func AddFiles(ctx context.Context, root *os.Root, files Files) (added []string, diags []diag.Diagnostic, err error) {
	files.receipts = sync.OnceValue(func() map[string]model.Receipt { return load.ReadReceipts(root.FS()) })
	for _, name := range files.Names {
		captures, d, err := addFile(ctx, root, name, files)
		if err != nil {
			return nil, nil, err
		}
		added, diags = append(added, captures...), append(diags, d...)
	}
	return added, diags, nil
}

func addFile(ctx context.Context, root *os.Root, name string, files Files) (added []string, diags []diag.Diagnostic, err error) {
	unreadable := func(err error) []diag.Diagnostic {
		return []diag.Diagnostic{diag.New(diag.BadPage, diag.FileSpan(filepath.ToSlash(name)), "the file cannot be read: %v", err).
			WithHelp("name a file that is there and that you may read")}
	}
	file, err := files.Open(name)
	if err != nil {
		return nil, unreadable(errors.Unwrap(err)), nil // the name is said elsewhere
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		return nil, unreadable(errors.New("it is a directory")), nil
	}
	if err != nil || !info.Mode().IsRegular() { // a pipe may never end, nor a device
		return nil, unreadable(cmp.Or(errors.Unwrap(err), errors.New("it is no regular file"))), nil
	}
	name = filepath.ToSlash(name)
	start := make([]byte, container.Start)
	n, _ := file.ReadAt(start, 0)
	kind := container.KindOf(name, start[:n])
	if kind != nil && !kind.Whole {
		return takeFrom(ctx, root, kind, name, file, info.Size(), files, 0)
	}
	if files.Post+files.Thread != "" {
		return nil, []diag.Diagnostic{diag.New(diag.BadPage, diag.FileSpan(name), "the file is no export of a chat, and has no posts to choose from").
			WithHelp("leave out --post and --thread")}, nil
	}
	data, err := io.ReadAll(io.LimitReader(file, int64(capture.Largest())+1)) // as much as shows that it is too large
	if err != nil {
		return nil, unreadable(errors.Unwrap(err)), nil
	}
	all := pieces(files.Readings, path.Base(name), data)
	page := len(all) > 0 && capture.FormatOf(path.Base(name)).Derived // which is a capture itself
	if len(all) == 0 || page {
		if added, diags, err = addOne(root, name, data, files.Sidecar, files); err != nil {
			return nil, nil, err
		}
	}
	if len(all) > 0 && (!page || len(added) > 0) { // nothing is taken out of a page that is not added
		more, d, err := addPieces(root, name, data, all, files)
		if err != nil {
			return nil, nil, err
		}
		added, diags = append(added, more...), append(diags, d...)
	}
	if kind == nil {
		return added, diags, nil
	}
	inner, d, err := takeFrom(ctx, root, kind, name, bytes.NewReader(data), int64(len(data)), files, 0)
	return append(added, inner...), append(diags, d...), err
}

// addOne is [add], with pictures of the pages if they are wanted.
func addOne(root *os.Root, name string, data []byte, s load.Sidecar, files Files) (added []string, diags []diag.Diagnostic, err error) {
	one, diags, err := add(root, name, data, s, files)
	if err != nil || one == "" {
		return nil, diags, err
	}
	drawn, err := drawPages(root, one, data, files.Pages)
	return []string{one}, append(diags, drawn...), err
}

// memberName is the name under which something that a file holds becomes a capture.
func memberName(kind *container.Kind, of string, m container.Member) string {
	words := m.Words
	if kind.Whole {
		words = strings.TrimSuffix(path.Base(of), path.Ext(of)) + " " + words
	}
	name := slug.Make(nameMarks.Replace(words))
	return strings.Trim(name[:min(len(name), maxName)], "-") + m.Ending // a slug is ASCII
}

// maxName is how long a name is that is made of words, without ending.
const maxName = 120

// maxNested is how deep the files may lie that are taken out of others.
const maxNested = 4

// choose returns what is meant of what a file holds.
func (f Files) choose(contents *container.Contents) ([]container.Member, *container.Refusal) {
	if f.All {
		return contents.Members, nil
	}
	return contents.Choose(container.Choice{URL: f.Sidecar.URL, Post: f.Post, Thread: f.Thread, Captured: f.Sidecar.Captured})
}

// takeFrom puts what is chosen of a file that holds captures into content/captures, each
// as a file of its own with what is known of it beside it, and returns where they lie. Of
// members with the same bytes the first is taken, and the others are told. What cannot be taken is reported, and
// the others go on. Size is the number of bytes of the file, depth in how many others it lies.
func takeFrom(ctx context.Context, root *os.Root, kind *container.Kind, name string, file io.ReaderAt, size int64, files Files, depth int) (
	added []string, diags []diag.Diagnostic, err error,
) {
	refused := func(r *container.Refusal) diag.Diagnostic {
		return diag.New(diag.BadPage, diag.FileSpan(name), "%s", r.Reason).WithHelp("%s", r.Help).WithDetail(r.Detail)
	}
	contents, refusal := kind.Open(ctx, file, size)
	if refusal != nil && kind.Whole {
		return nil, nil, ctx.Err() // what is wrong with a capture is said of the capture
	}
	if refusal != nil {
		return nil, []diag.Diagnostic{refused(refusal)}, ctx.Err()
	}
	members := contents.Members
	if kind.Whole {
		for _, left := range contents.Failed {
			diags = append(diags, diag.New(diag.AttachmentLeft, diag.FileSpan(name), "%s becomes no capture: %s", left.Name, left.Reason).
				WithHelp("if it matters, save its text as a .txt file and add that; dossier help add names the other formats"))
		}
	} else if members, refusal = files.choose(contents); refusal != nil {
		return nil, []diag.Diagnostic{refused(refusal)}, nil
	}
	taken := map[[sha256.Size]byte]string{} // which member has some bytes
	for _, m := range members {
		if m.URL != "" && !web.IsAddress(m.URL) {
			diags = append(diags, refused(&container.Refusal{Reason: m.URL + " is no address of the web", Help: "save the page again"}))
			continue
		}
		data, refusal := m.Read(ctx)
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if refusal != nil {
			refusal.Reason = cmp.Or(m.URL, m.Part) + ": " + refusal.Reason
			diags = append(diags, refused(refusal))
			continue
		}
		sum, called := sha256.Sum256(data), cmp.Or(m.URL, m.Part)
		if first, twice := taken[sum]; twice {
			if first != called {
				diags = append(diags, diag.New(diag.AttachmentLeft, diag.FileSpan(name), "%s becomes no capture: its bytes are those of %s", called, first).
					WithHelp("cite the one that is taken"))
			}
			continue
		}
		taken[sum] = called
		s := files.Sidecar // nothing that is known of one member is so of the next
		s.URL, s.Captured = m.URL, cmp.Or(m.Captured, s.Captured)
		s.Within = model.Within{
			File: path.Base(name), SHA256: contents.SHA256, Part: m.Part, Digest: m.Digest, Software: m.Software, Signer: contents.Signer,
		}
		inner := path.Join(path.Dir(name), memberName(kind, name, m))
		one, d, err := addOne(root, inner, data, s, files)
		if err != nil {
			return nil, nil, err
		}
		added, diags = append(added, one...), append(diags, d...)
		within := container.KindOf(inner, data[:min(len(data), container.Start)])
		if within == nil || !within.Whole { // of an export of posts somebody has to choose
			continue
		}
		if depth == maxNested {
			diags = append(diags, diag.New(diag.AttachmentLeft, diag.FileSpan(inner), "what it carries becomes no capture: it lies in more than %d others", maxNested).
				WithHelp("add the file by itself"))
			continue
		}
		of := Files{Sidecar: s, Anyway: files.Anyway, Pages: files.Pages, Readings: files.Readings, receipts: files.receipts}
		more, d, err := takeFrom(ctx, root, within, inner, bytes.NewReader(data), int64(len(data)), of, depth+1)
		if err != nil {
			return nil, nil, err
		}
		added, diags = append(added, more...), append(diags, d...)
	}
	return added, diags, nil
}
