package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// nextSite is where the next site is laid out. It gets its manifest last: what
// lies there without one was never finished.
const nextSite = "next"

// keptFiles is where files of others go that would otherwise be lost.
const keptFiles = "kept"

// entry is what lies in the folder of the site.
type entry struct {
	name string
	info fs.FileInfo
}

// swap lays the site out in the folder of work and lets it change places with
// the folder of the site: a reader, or a run that is killed, finds the old site
// or the new one. errCannotSwap says that this cannot be here, and that nothing
// was changed.
func (p Place) swap(ctx context.Context, tree Tree) (Result, error) {
	if p.Work == "" {
		return Result{}, errCannotSwap
	}
	work, err := os.OpenRoot(p.Work)
	if err != nil {
		return Result{}, errCannotSwap
	}
	defer work.Close()
	site, err := os.OpenRoot(p.Dir)
	if err != nil {
		return Result{}, fmt.Errorf("open the folder %s: %w", p.Dir, err)
	}
	defer site.Close()
	kept, err := p.disk.settle(work, site, nil)
	if err != nil {
		return Result{}, fmt.Errorf("clear what an earlier run left in %s: %w", p.Work, err)
	}
	if p.InPlace || !p.mayMove(work) {
		return Result{}, errCannotSwap
	}
	plan, err := compare(ctx, site, tree)
	plan.Kept = kept
	if err != nil || plan.nothing {
		return plan.Result, err
	}
	entries, err := list(site)
	if err != nil {
		return Result{}, err
	}
	if !canLayOut(entries, site, tree) {
		return Result{}, errCannotSwap
	}
	// A folder that we publish into has a manifest, so that one that changed
	// places is known from one that was never finished.
	if !slices.ContainsFunc(entries, func(e entry) bool { return e.name == Manifest }) {
		if err := p.disk.create(site, Manifest, nil, true); err != nil { // in one step, for it is empty
			return plan.Result, fmt.Errorf("write %s: %w", Manifest, err)
		}
	}
	if err := p.layOut(ctx, work, site, entries, tree, &plan); err != nil {
		p.disk.removeAll(work, nextSite) //nolint:errcheck // the first error says more
		if cannotLink(err) {
			return Result{}, errCannotSwap
		}
		return plan.Result, err
	}
	if err := p.disk.may("exchange", p.Dir); err != nil {
		return plan.Result, fmt.Errorf("put the new site in the place of %s: %w", p.Dir, err)
	}
	if err := unix.Renameat2(unix.AT_FDCWD, filepath.Join(p.Work, nextSite), unix.AT_FDCWD, p.Dir, unix.RENAME_EXCHANGE); err != nil {
		p.disk.removeAll(work, nextSite) //nolint:errcheck
		if cannotLink(err) || errors.Is(err, unix.EBUSY) || errors.Is(err, unix.EINVAL) {
			return Result{}, errCannotSwap
		}
		return plan.Result, fmt.Errorf("put the new site in the place of %s: %w", p.Dir, err)
	}
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
	kept, err = p.disk.settle(work, now, known)
	if kept != "" {
		plan.Kept = kept
	}
	if err != nil {
		return plan.Result, fmt.Errorf("the new site stands; clear the old one in %s: %w", p.Work, err)
	}
	return plan.Result, nil
}

// mayMove reports whether the folder of the site can change places: it is a
// folder of this file system and this user, not a link and not a mount point.
func (p Place) mayMove(work *os.Root) bool {
	dir, err := os.Lstat(p.Dir)
	if err != nil || !dir.IsDir() || dir.Mode()&(fs.ModeSetgid|fs.ModeSetuid|fs.ModeSticky) != 0 {
		return false
	}
	parent, err := os.Stat(filepath.Dir(p.Dir))
	if err != nil {
		return false
	}
	at, err := work.Stat(".")
	if err != nil {
		return false
	}
	a, b, c := dir.Sys().(*syscall.Stat_t), parent.Sys().(*syscall.Stat_t), at.Sys().(*syscall.Stat_t)
	return a.Dev == b.Dev && a.Dev == c.Dev && a.Uid == c.Uid && a.Gid == c.Gid
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
func canLayOut(entries []entry, site *os.Root, tree Tree) bool {
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
	for name := range tree {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if links[dir] {
				return false
			}
		}
	}
	return true
}

// layOut makes the next site: files that stay are linked, files that differ
// are written, and last the manifest.
func (p Place) layOut(ctx context.Context, work, site *os.Root, entries []entry, tree Tree, plan *plan) error {
	here, err := site.Stat(".")
	if err != nil {
		return err
	}
	if err := p.disk.mkdirIn(work, nextSite, here.Mode().Perm()); err != nil {
		return fmt.Errorf("make the folder of the next site: %w", err)
	}
	next, err := work.OpenRoot(nextSite)
	if err != nil {
		return err
	}
	defer next.Close()
	goes := map[string]bool{Manifest: true}
	for _, name := range plan.changed {
		goes[name] = true
	}
	for _, name := range plan.stale {
		have, err := site.ReadFile(name)
		if err == nil && plan.old.ours(name, have) {
			goes[name] = true
			plan.Removed++
		}
	}
	empty := plan.emptied(entries, goes)
	linker := linker{disk: p.disk, from: site, to: next}
	defer linker.close()
	for _, e := range entries {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case empty[e.name]:
		case e.info.IsDir():
			err = p.disk.mkdirIn(next, e.name, e.info.Mode().Perm())
		case goes[e.name]:
		case e.info.Mode()&fs.ModeSymlink != 0:
			err = p.disk.copyLink(site, next, e.name)
		default:
			err = linker.link(e.name)
		}
		if err != nil {
			return fmt.Errorf("keep %s: %w", e.name, err)
		}
	}
	// A folder takes one new file at a time: who writes beside somebody else waits,
	// and busily so. Each folder is written by one, the fullest first.
	inFolder := map[string][]string{}
	for _, name := range plan.changed {
		inFolder[path.Dir(name)] = append(inFolder[path.Dir(name)], name)
	}
	folders := slices.SortedFunc(maps.Keys(inFolder), func(a, b string) int {
		return cmp.Or(len(inFolder[b])-len(inFolder[a]), strings.Compare(a, b))
	})
	err = parallel(ctx, len(folders), func(i int) error {
		if _, err := next.Stat(folders[i]); err != nil {
			if err := p.disk.mkdirIn(next, folders[i], 0o755); err != nil {
				return fmt.Errorf("make the folder %s: %w", folders[i], err)
			}
		}
		for _, name := range inFolder[folders[i]] {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := p.disk.create(next, name, tree[name], false); err != nil {
				return fmt.Errorf("write %s: %w", name, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	plan.Written = len(plan.changed)
	return p.disk.replace(next, Manifest, plan.wrote.bytes(), true)
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

// settle clears what lies where the next site is laid out: an old site, or one
// that was never finished. What others put there is not ours to delete: it is
// brought to the site, or kept aside if something stands in its way. known is
// what lay there when the old site was read; nil if that is not known.
func (d disk) settle(work, site *os.Root, known map[string]fs.FileInfo) (kept string, err error) {
	if _, err := work.Lstat(nextSite); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	left, err := work.OpenRoot(nextSite)
	if err != nil {
		return "", err
	}
	defer left.Close()
	if _, err := left.Lstat(Manifest); err == nil { // it has been a site, or was just about to become one
		old, err := readManifest(left)
		if err != nil {
			return "", err
		}
		entries, err := list(left)
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			here, err := site.Lstat(e.name)
			before := known[e.name]
			switch {
			case e.info.IsDir() || e.name == Manifest:
				continue
			case err == nil && (os.SameFile(here, e.info) || !e.info.Mode().IsRegular()):
				continue // it stands in the site as well
			case before != nil && os.SameFile(before, e.info) && before.ModTime().Equal(e.info.ModTime()) && before.Size() == e.info.Size():
				continue // as it was when the next site was made
			}
			if data, err := left.ReadFile(e.name); err == nil && old.ours(e.name, data) {
				continue
			}
			if err != nil && e.info.Mode()&fs.ModeSymlink != 0 {
				if err := d.copyLink(left, site, e.name); err != nil {
					return kept, fmt.Errorf("keep %s: %w", e.name, err)
				}
				continue
			}
			to, in := site, e.name
			if err == nil { // something stands in its way
				to, in = work, path.Join(keptFiles, e.name)
				kept = filepath.Join(work.Name(), keptFiles)
			}
			if err := d.rescue(left, to, e.name, in); err != nil {
				return kept, fmt.Errorf("keep %s: %w", e.name, err)
			}
		}
	}
	return kept, d.removeAll(work, nextSite)
}

// rescue brings a file of somebody else into another folder.
func (d disk) rescue(from, to *os.Root, name, in string) error {
	if dir := path.Dir(in); dir != "." {
		if err := d.mkdirIn(to, dir, 0o755); err != nil {
			return err
		}
	}
	data, err := from.ReadFile(name)
	if err != nil {
		return err
	}
	return d.replace(to, in, data, true)
}
