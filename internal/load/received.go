package load

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/parallel"
)

// received reads what a front matter says of the file that the capture was read
// from, under the name of its format.
func (f *articleFile) received(rec *frontmatter.Record) {
	for _, format := range capture.Formats() {
		if !format.Derived {
			continue
		}
		n := rec.Take(format.Name)
		if n == nil {
			continue
		}
		s := rec.Sub(n, format.Name)
		if s == nil {
			f.broken = true
			continue
		}
		r := &model.Received{}
		var file string
		file, f.receivedAt = s.Need("file", "the name of the "+format.Name+" in content/captures")
		r.Path = string(captureKind) + "/" + file
		r.SHA256, f.receivedHashAt = s.Need("sha256", "the hash of its bytes")
		r.Reader = max(1, s.Number("reader")) // the first one did not say
		for _, kind := range format.Facts {
			fact := capture.Fact{Name: kind.Name}
			if kind.List {
				fact.List = s.Texts(kind.Name)
			} else {
				fact.Number = s.Number(kind.Name)
			}
			r.Facts = append(r.Facts, fact)
		}
		r.Pictures, _ = s.Text("pictures")
		s.Done()
		if origin, of := capture.OriginOf(f.capture); of == nil || of.Name != format.Name || origin != r.Path {
			example := "x" + format.Endings[0]
			help := fmt.Sprintf("the text of a %s %s is %s", format.Name, example, capture.TextOf(example))
			rec.Bad(f.receivedAt, help, "%q is not the %s of the capture", file, format.Name)
			f.broken = true
		}
		f.Received = r
	}
}

// receivedNode writes what a front matter says of the file that the capture was
// read from. A number is always said, a list if there is something in it.
func receivedNode(r *model.Received) *frontmatter.Value {
	n := frontmatter.Flow("file", strings.TrimPrefix(r.Path, string(captureKind)+"/"), "sha256", r.SHA256, "reader", strconv.Itoa(r.Reader))
	for i, kind := range capture.FormatOf(r.Path).Facts {
		switch fact := r.Facts[i]; {
		case !kind.List:
			n.Add(kind.Name, frontmatter.Scalar(strconv.Itoa(fact.Number)))
		case len(fact.List) > 0:
			n.Add(kind.Name, frontmatter.FlowList(fact.List))
		}
	}
	if r.Pictures != "" {
		n.Add("pictures", frontmatter.Scalar(r.Pictures))
	}
	return n
}

// recordedFiles returns the articles that record the file whose text their capture is, by its path.
func (l *loader) recordedFiles() map[string]*articleFile {
	recorded := map[string]*articleFile{}
	for _, f := range l.articles {
		if f != nil && f.Received != nil && !f.broken {
			recorded[f.Received.Path] = f
		}
	}
	return recorded
}

// hashRecorded returns the hashes of the files whose text was read, as far as an article records them.
func (l *loader) hashRecorded(ctx context.Context, recorded map[string]*articleFile) ([]rememberedHash, error) {
	hashes := make([]rememberedHash, len(l.received))
	err := parallel.Do(len(l.received), func(i int) (err error) {
		if err = ctx.Err(); err == nil && recorded[l.received[i]] != nil {
			hashes[i], err = l.hash(l.received[i])
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if l.memory != nil {
		l.memory.received = make(map[string]rememberedHash, len(recorded))
		for i, name := range l.received {
			if recorded[name] != nil {
				l.memory.received[name] = hashes[i]
			}
		}
	}
	return hashes, nil
}

// checkReceived holds the files whose text was read against the hashes that the
// articles recorded, and reports those that have not been cleaned.
func (l *loader) checkReceived(ctx context.Context, d *model.Dossier, recorded map[string]*articleFile, hashes []rememberedHash) error {
	there := make(map[string]bool, len(l.received))
	for _, name := range l.received {
		there[name] = true
	}
	for _, f := range l.articles {
		if f != nil && f.Received != nil && !f.broken && !there[f.Received.Path] && l.moved[f.Received.Path] == "" {
			noun := capture.FormatOf(f.Received.Path).Name
			l.report(diag.New(diag.CaptureChanged, f.receivedAt, "the %s %s does not exist", noun, f.Received.Path).
				WithHelp("put the file back; its text stays the capture, the %s shows where that came from", noun))
		}
	}
	kept := map[string]rememberedHash{}
	d.Apart, d.Doubtful = map[*model.Passage]bool{}, map[*model.Passage]bool{}
	d.Said, d.Days = map[string][]string{}, map[string]string{}
	d.Sizes = make(map[string]int, len(l.received))
	for i, name := range l.received {
		f, noun := recorded[name], capture.FormatOf(name).Name
		if f != nil && hashes[i].hash != f.Received.SHA256 {
			l.report(diag.New(diag.CaptureChanged, f.receivedHashAt, "the %s is not the one whose text was cleaned: its hash is %s…", noun, hashes[i].hash[:16]).
				WithRelated(diag.FileSpan(name), "the %s", noun).
				WithHelp("restore the file from history, or delete it, its text and the article and add it again"))
		}
		if f != nil {
			kept[name] = hashes[i]
			d.Sizes[name] = int(hashes[i].info.Size())
			continue
		}
		_, found := slices.BinarySearchFunc(d.Captures, capture.TextOf(name), func(c *model.Capture, text string) int { return strings.Compare(c.Path, text) })
		if !found {
			l.report(diag.New(diag.NotYetCleaned, diag.FileSpan(name), "this %s has no article yet", noun).
				WithHelp("run dossier clean %s", name))
		}
	}
	return l.checkDerived(ctx, d, recorded, kept)
}

// rememberedHash is the hash of a file, with what would betray a change.
type rememberedHash struct {
	info  fs.FileInfo // from before its bytes were read
	fresh bool        // see remembered
	hash  string
}

func (l *loader) hash(name string) (rememberedHash, error) {
	info, err := fs.Stat(l.fsys, name)
	if err != nil {
		return rememberedHash{}, fmt.Errorf("read %s: %w", name, err)
	}
	if l.memory != nil {
		if r, ok := l.memory.received[name]; ok && l.memory.unchanged(r.info, r.fresh, info) {
			return r, nil
		}
	}
	r := rememberedHash{info: info, fresh: l.memory.fresh(info)}
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		return rememberedHash{}, fmt.Errorf("read %s: %w", name, err)
	}
	r.hash = model.HashOf(data)
	return r, nil
}
