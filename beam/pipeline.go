package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest" // a folder in memory

	"dossier/internal/container"
	"dossier/internal/desk"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/records"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

func init() {
	beam.RegisterDoFn(list)
	beam.RegisterDoFn(open)
	beam.RegisterDoFn(byName)
	beam.RegisterDoFn(firstOfName)
	beam.RegisterDoFn(&clean{})
	beam.RegisterDoFn(byHash)
	beam.RegisterDoFn(firstOfBytes)
	beam.RegisterDoFn(byTitle)
	beam.RegisterDoFn(number)
	beam.RegisterDoFn(&lock{})
	beam.RegisterDoFn(&write{})
}

// file is one that is read or written.
type file struct {
	Path string
	Data []byte
}

// captured is a capture before it is cleaned.
type captured struct {
	Name    string // of its file
	From    string // the path of that file, or of the archive that held it
	Data    []byte
	Sidecar []byte // nil if there is none
}

// cleaned is what cleaning made of a capture.
type cleaned struct {
	Files    []file // the capture, its sidecar and the text read from it; nothing of what was refused
	Capture  string // path of the text
	Key      string // of the article, before a number is added
	Article  []byte
	SHA256   string // of the file as received
	Lock     []byte // what dossier.lock records of it
	Problems []string
}

// known is what is to be told of a capture.
type known struct {
	Lock     []byte // what dossier.lock records of it
	Problems []string
}

// pipeline reads what a pattern names, cleans it and writes a folder.
func pipeline(s beam.Scope, from, to string, c clean) {
	paths := beam.ParDo(s, list, beam.Create(s, from))
	found := beam.ParDo(s, open, beam.GroupByKey(s, paths))
	found = beam.ParDo(s, firstOfName, beam.GroupByKey(s, beam.ParDo(s, byName, found)))
	done := beam.ParDo(s, &c, found)
	done = beam.ParDo(s, firstOfBytes, beam.GroupByKey(s, beam.ParDo(s, byHash, done)))
	files, known := beam.ParDo2(s, number, beam.GroupByKey(s, beam.ParDo(s, byTitle, done)))
	records := beam.ParDo(s, &lock{}, beam.GroupByKey(s, beam.AddFixedKey(s, known)))
	beam.ParDo0(s, &write{To: to}, beam.Flatten(s, files, records))
}

// list finds the files of a pattern, each with the sidecar that may lie beside it.
func list(ctx context.Context, pattern string, emit func(of, path string)) error {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer fs.Close() //nolint:errcheck // nothing was written
	paths, err := fs.List(ctx, pattern)
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("nothing is named %s", pattern)
	}
	for _, p := range paths {
		emit(strings.TrimSuffix(p, ".yaml"), p)
	}
	return err
}

// open reads a capture and its sidecar, or takes all captures out of an archive.
func open(ctx context.Context, of string, next func(*string) bool, emit func(captured)) error {
	c := captured{Name: path.Base(strings.ReplaceAll(of, `\`, "/")), From: of}
	there := false
	for p := ""; next(&p); {
		data, err := read(ctx, p)
		if err != nil {
			return err
		}
		if p == of {
			c.Data, there = data, true
		} else {
			c.Sidecar = data
		}
	}
	switch kind := container.KindOf(c.Name, nil); {
	case !there: // the sidecar of nothing
		return nil
	case kind != nil && !kind.Whole && (strings.HasSuffix(c.Name, ".wacz") || strings.Contains(c.Name, ".warc")):
		return takeOut(ctx, c, emit)
	}
	emit(c)
	return nil
}

func read(ctx context.Context, name string) ([]byte, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer fs.Close() //nolint:errcheck // nothing was written
	f, err := fs.OpenRead(ctx, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// takeOut takes the pages out of an archive as dossier add does, by way of a folder of the
// machine that it runs on.
func takeOut(ctx context.Context, archive captured, emit func(captured)) error {
	dir, err := os.MkdirTemp("", "dossier-beam")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it is a temporary folder
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.WriteFile(archive.Name, archive.Data, 0o600); err != nil {
		return err
	}
	added, diags, err := desk.AddFiles(ctx, root, desk.Files{
		Names: []string{archive.Name}, All: true, Open: func(name string) (desk.File, error) { return os.Open(path.Join(dir, name)) },
	})
	if err != nil {
		return err
	}
	for _, name := range added {
		c := captured{Name: path.Base(name), From: archive.From}
		if c.Data, err = root.ReadFile(name); err != nil {
			return err
		}
		if c.Sidecar, err = root.ReadFile(name + ".yaml"); err != nil && !os.IsNotExist(err) {
			return err
		}
		emit(c)
	}
	for _, d := range diags {
		emit(captured{From: archive.From, Data: []byte(said(d))})
	}
	return nil
}

func byName(c captured) (string, captured) { return c.Name, c }

// firstOfName takes one of the files of a name that several archives hold. What has no name
// is a problem, and goes on.
func firstOfName(name string, next func(*captured) bool, emit func(captured)) {
	var all []captured
	for c := (captured{}); next(&c); {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b captured) int { return cmp.Or(cmp.Compare(a.From, b.From), bytes.Compare(a.Data, b.Data)) })
	for i, c := range all {
		switch {
		case i == 0 || name == "":
			emit(c)
		case !bytes.Equal(c.Data, all[0].Data):
			emit(captured{From: c.From, Data: fmt.Appendf(nil, "%s: another file of the same name came out of %s", name, all[0].From)})
		}
	}
}

// clean runs the rules over one capture. To them it is a dossier that has this capture alone.
type clean struct {
	Settings, Outlets []byte // of the dossier
	Tool              string
}

func (c *clean) ProcessElement(ctx context.Context, in captured, emit func(cleaned)) error {
	if in.Name == "" {
		emit(cleaned{Problems: []string{string(in.Data)}})
		return nil
	}
	name := path.Join("content/captures", in.Name)
	fsys := fstest.MapFS{records.SettingsFile: {Data: c.Settings}, name: {Data: in.Data}}
	if c.Outlets != nil {
		fsys["content/outlets.yaml"] = &fstest.MapFile{Data: c.Outlets}
	}
	out := cleaned{Files: []file{{name, in.Data}}}
	if in.Sidecar != nil {
		fsys[name+".yaml"] = &fstest.MapFile{Data: in.Sidecar}
		out.Files = append(out.Files, file{name + ".yaml", in.Sidecar})
	}
	recorded, diags, err := desk.Clean(ctx, fsys, desk.CleanOptions{Tool: c.Tool, Each: func(one desk.Cleaned) error {
		out.Capture, out.Key, out.Article = one.Capture, one.Key, one.Data
		if one.Text != nil {
			out.Files = append(out.Files, file{one.Capture, one.Text})
		}
		return nil
	}})
	if err != nil {
		return err
	}
	for _, d := range diags {
		out.Problems = append(out.Problems, said(d))
	}
	if out.Article == nil {
		out.Files, out.Key = nil, ""
		emit(out)
		return nil
	}
	if out.Lock, err = recorded.Bytes(); err != nil {
		return err
	}
	known, _ := records.ReadLock(diag.NewSource(records.LockFile, out.Lock))
	for _, receipt := range known.Receipts {
		out.SHA256 = receipt.SHA256
	}
	emit(out)
	return nil
}

// said is a diagnostic in a line.
func said(d diag.Diagnostic) string {
	at := d.At.Position()
	return fmt.Sprintf("%s:%d:%d: %s[%s]: %s", d.At.File(), at.Line, at.Column, d.Severity, d.Code.Name, d.Message)
}

func byHash(c cleaned) (string, cleaned) { return c.SHA256, c }

// firstOfBytes takes one of the captures that are the same, byte for byte.
func firstOfBytes(hash string, next func(*cleaned) bool, emit func(cleaned)) {
	all := inOrder(next)
	for i, c := range all {
		if i > 0 && hash != "" {
			c = cleaned{Problems: []string{fmt.Sprintf("%s: it is, byte for byte, %s", c.Files[0].Path, all[0].Files[0].Path)}}
		}
		emit(c)
	}
}

// inOrder are all, in the order in which dossier clean takes them.
func inOrder(next func(*cleaned) bool) (all []cleaned) {
	for c := (cleaned{}); next(&c); {
		all = append(all, c)
		c = cleaned{}
	}
	slices.SortFunc(all, func(a, b cleaned) int { return strings.Compare(a.Capture, b.Capture) })
	return all
}

var numbers = regexp.MustCompile(`(-[0-9]+)+$`)

// byTitle brings together what may want one key: a title with a number behind it looks like a
// key that was given a number.
func byTitle(c cleaned) (string, cleaned) { return numbers.ReplaceAllString(c.Key, ""), c }

// number gives articles their keys, and returns the files of all, and what is to be told of
// each.
func number(_ string, next func(*cleaned) bool, emit func(file), tell func(known)) error {
	var keys load.Keys
	for _, c := range inOrder(next) {
		for _, f := range c.Files {
			emit(f)
		}
		if c.Article != nil {
			key := keys.Claim(c.Key)
			emit(file{path.Join("content/articles", key+".md"), c.Article})
			var err error
			if c.Lock, err = named(c.Lock, key); err != nil {
				return err
			}
		}
		tell(known{c.Lock, c.Problems})
	}
	return nil
}

// named returns what dossier.lock records of a capture with the key that its article has
// among all.
func named(recorded []byte, key string) ([]byte, error) {
	l, diags := records.ReadLock(diag.NewSource(records.LockFile, recorded))
	if len(diags) > 0 {
		return nil, fmt.Errorf("%s: %s", records.LockFile, said(diags[0]))
	}
	for file, receipt := range l.Receipts {
		receipt.Article = key
		l.Receipts[file] = receipt
	}
	return records.WriteLock(l)
}

// lock makes the lock file, and a list of what is wrong.
type lock struct{}

func (*lock) ProcessElement(_ int, next func(*known) bool, emit func(file)) error {
	var lines []byte
	var problems []string
	for k := (known{}); next(&k); {
		lines = append(lines, k.Lock...)
		problems = append(problems, k.Problems...)
		k = known{}
	}
	all, diags := records.ReadLock(diag.NewSource(records.LockFile, lines))
	if len(diags) > 0 {
		return fmt.Errorf("%s: %s", records.LockFile, said(diags[0]))
	}
	data, err := records.WriteLock(all)
	if err != nil {
		return err
	}
	emit(file{records.LockFile, data})
	if len(problems) > 0 {
		slices.Sort(problems)
		emit(file{"problems.txt", []byte(strings.Join(problems, "\n") + "\n")})
	}
	return nil
}

// write writes files into a folder.
type write struct{ To string }

func (w *write) ProcessElement(ctx context.Context, f file) error {
	name := strings.TrimSuffix(w.To, "/") + "/" + f.Path
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close() //nolint:errcheck // the file says so
	out, err := fs.OpenWrite(ctx, name)
	if err != nil {
		return err
	}
	if _, err := out.Write(f.Data); err != nil {
		out.Close() //nolint:errcheck // the first error is told
		return err
	}
	return out.Close()
}
