package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// keptFiles is where files of others go that would otherwise be lost.
const keptFiles = "kept"

// entry is what lies in the folder of the site.
type entry struct {
	name string
	info fs.FileInfo
}

// swap lets the site that is laid out change places with the folder of the site: a
// reader, or a run that is killed, finds the old site or the new one. errCannotSwap
// says that this cannot be here, and that nothing was changed.
func (w *Writing) swap(ctx context.Context, plan *plan) (Result, error) {
	p, a := w.place, &w.aside
	if a.work == nil || a.refused {
		return Result{}, errCannotSwap
	}
	if plan.nothing { // but a run that had to go file by file, on a mount point, may have been cut short
		return plan.Result, p.disk.sweep(w.site)
	}
	if held(p.Dir) {
		return Result{}, errCannotSwap
	}
	entries, err := list(w.site)
	if err != nil {
		return Result{}, err
	}
	if !canLayOut(entries, w.site, plan.wrote) {
		return Result{}, errCannotSwap
	}
	// A folder that we publish into has a manifest, so that one that changed
	// places is known from one that was never finished.
	if !slices.ContainsFunc(entries, func(e entry) bool { return e.name == Manifest }) {
		if err := p.disk.create(w.site, Manifest, nil, true); err != nil { // in one step, for it is empty
			return plan.Result, fmt.Errorf("write %s: %w", Manifest, err)
		}
	}
	if err := w.layOutRest(ctx, entries, plan); err != nil {
		if cannotLink(err) {
			return Result{}, errCannotSwap
		}
		return plan.Result, err
	}
	if err := p.disk.may("exchange", p.Dir); err != nil {
		return plan.Result, fmt.Errorf("put the new site in the place of %s: %w", p.Dir, err)
	}
	if err := unix.Renameat2(unix.AT_FDCWD, filepath.Join(p.Work, nextSite), unix.AT_FDCWD, p.Dir, unix.RENAME_EXCHANGE); err != nil {
		if cannotLink(err) || errors.Is(err, unix.EBUSY) || errors.Is(err, unix.EINVAL) {
			return Result{}, errCannotSwap
		}
		return plan.Result, fmt.Errorf("put the new site in the place of %s: %w", p.Dir, err)
	}
	a.swapped = true
	// The new site stands. What remains is to clear the old one.
	now, err := os.OpenRoot(p.Dir)
	if err != nil {
		return plan.Result, fmt.Errorf("open the folder %s: %w", p.Dir, err)
	}
	defer now.Close()
	known := map[string]fs.FileInfo{}
	for _, e := range entries {
		known[e.name] = e.info
	}
	kept, err := p.disk.clearNext(a.work, now, known)
	if kept != "" {
		plan.Kept = kept
	}
	if err != nil {
		return plan.Result, fmt.Errorf("the new site stands; clear the old one in %s: %w", p.Work, err)
	}
	return plan.Result, nil
}

// list returns everything in a folder, links not followed, but for the files with
// which a run was about to replace others when it was cut short.
func list(root *os.Root) ([]entry, error) {
	var all []entry
	err := fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." || isTemporary(d) {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it has gone since
		}
		all = append(all, entry{name, info})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the folder of the site: %w", err)
	}
	return all, nil
}

// canLayOut reports whether all that lies in the folder can be had a second
// time: files, folders and links of this file system.
func canLayOut(entries []entry, site *os.Root, names manifest) bool {
	here, err := site.Stat(".")
	if err != nil {
		return false
	}
	links := map[string]bool{}
	for _, e := range entries {
		mode := e.info.Mode()
		if e.info.Sys().(*syscall.Stat_t).Dev != here.Sys().(*syscall.Stat_t).Dev ||
			!mode.IsRegular() && !mode.IsDir() && mode&fs.ModeSymlink == 0 {
			return false
		}
		links[e.name] = mode&fs.ModeSymlink != 0
	}
	for name := range names {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if links[dir] {
				return false
			}
		}
	}
	return true
}

// layOutRest makes the next site whole: what differs lies there, what stays is
// linked, and last comes the manifest.
func (w *Writing) layOutRest(ctx context.Context, entries []entry, plan *plan) error {
	if w.aside.next == nil { // nothing differs, some files go
		if err := w.makeNext(); err != nil {
			return err
		}
	}
	disk, next := w.place.disk, w.aside.next
	goes := map[string]bool{Manifest: true}
	for _, name := range plan.changed {
		goes[name] = true
	}
	for _, name := range plan.stale {
		have, err := readFile(w.site, name)
		if err == nil && plan.old.ours(name, have) {
			goes[name] = true
			plan.Removed++
		}
	}
	empty := plan.emptied(entries, goes)
	linker := linker{disk: disk, from: w.site, to: next}
	defer linker.close()
	for _, e := range entries {
		var err error
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case empty[e.name]:
		case e.info.IsDir():
			if err = disk.mkdirLike(next, e.name, e.info.Mode().Perm()); err == nil {
				err = disk.keepAttributes(w.site, e.name, next, e.name)
			}
		case goes[e.name]:
		case e.info.Mode()&fs.ModeSymlink != 0:
			err = disk.copyLink(w.site, next, e.name)
		default:
			err = linker.link(e.name)
		}
		if err != nil {
			return fmt.Errorf("keep %s: %w", e.name, err)
		}
	}
	plan.Written = len(plan.changed)
	return disk.replace(next, Manifest, plan.wrote.bytes(), true)
}

// emptied returns the folders that held files of ours and hold none any more,
// nor anything else. A folder that was empty before is somebody's.
func (p plan) emptied(entries []entry, goes map[string]bool) map[string]bool {
	empty := map[string]bool{}
	for name := range p.old {
		for dir := path.Dir(name); dir != "." && !empty[dir]; dir = path.Dir(dir) {
			empty[dir] = true
		}
	}
	for _, e := range entries {
		if e.info.IsDir() || goes[e.name] {
			continue
		}
		for dir := path.Dir(e.name); empty[dir]; dir = path.Dir(dir) {
			delete(empty, dir)
		}
	}
	return empty
}

// clearNext clears what lies where the next site is laid out: an old site, or one
// that was never finished. What others put into an old site is not ours to delete: it is
// brought to the site, or kept aside if something stands in its way there; kept
// is the folder where it is then. known is what lay there when the old site was read;
// nil if that is not known.
func (d disk) clearNext(work, site *os.Root, known map[string]fs.FileInfo) (kept string, err error) {
	if _, err := work.Lstat(nextSite); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	left, err := work.OpenRoot(nextSite)
	if err != nil {
		return "", err
	}
	defer left.Close()
	if _, err := left.Lstat(Manifest); err == nil { // it has been a site, or was just about to become one
		if kept, err = d.rescueOthers(work, site, left, known); err != nil {
			return kept, err
		}
	}
	return kept, d.removeAll(work, nextSite)
}

// rescueOthers brings the files of others that lie in left, which was a site, to the site
// that stands now, or into a folder of work.
func (d disk) rescueOthers(work, site, left *os.Root, known map[string]fs.FileInfo) (kept string, err error) {
	old, err := readManifest(left)
	if err != nil {
		return "", err
	}
	entries, err := list(left)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if e.info.IsDir() || e.name == Manifest || isUntouched(known[e.name], e.info) {
			continue
		}
		here, err := site.Lstat(e.name)
		inTheWay := err == nil
		if inTheWay && (os.SameFile(here, e.info) || !e.info.Mode().IsRegular()) {
			continue // it stands in the site as well
		}
		if data, err := readFile(left, e.name); err == nil && old.ours(e.name, data) {
			continue
		}
		switch {
		case inTheWay:
			kept = filepath.Join(work.Name(), keptFiles)
			err = d.rescue(left, work, e.name, path.Join(keptFiles, e.name))
		case e.info.Mode()&fs.ModeSymlink != 0:
			err = d.copyLink(left, site, e.name)
		default:
			err = d.rescue(left, site, e.name, e.name)
		}
		if err != nil {
			return kept, fmt.Errorf("keep %s: %w", e.name, err)
		}
	}
	return kept, nil
}

// isUntouched reports whether a file is as it was when the next site was made; before is
// nil if there was none or that is not known.
func isUntouched(before, now fs.FileInfo) bool {
	return before != nil && os.SameFile(before, now) && before.ModTime().Equal(now.ModTime()) && before.Size() == now.Size()
}

// rescue brings a file of somebody else into another folder.
func (d disk) rescue(from, to *os.Root, name, in string) error {
	if dir := path.Dir(in); dir != "." {
		if err := d.mkdirIn(to, dir); err != nil {
			return err
		}
	}
	data, err := readFile(from, name)
	if err != nil {
		return err
	}
	return d.replace(to, in, data, true)
}
