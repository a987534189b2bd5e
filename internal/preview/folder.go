package preview

import (
	"io/fs"
	"os"
	"sync"
)

// Folder is the folder of a dossier that may change places with another one while somebody
// works on it: renamed and copied back, or unpacked anew. All reading stays inside of the one
// that has the place.
type Folder struct {
	dir string

	mu    sync.Mutex
	roots []*os.Root // the last one has the place; a build may still read in those before
}

// OpenFolder opens a folder.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{dir: dir, roots: []*os.Root{root}}, nil
}

// Reopen goes over to the folder that has the place now. If there is none it stays.
func (f *Folder) Reopen() {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.roots = append(f.roots, root)
}

// Close closes it.
func (f *Folder) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, root := range f.roots {
		root.Close()
	}
}

func (f *Folder) now() fs.FS {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.roots[len(f.roots)-1].FS()
}

// Open opens a file.
func (f *Folder) Open(name string) (fs.File, error) { return f.now().Open(name) }

// ReadFile reads a file.
func (f *Folder) ReadFile(name string) ([]byte, error) { return fs.ReadFile(f.now(), name) }

// ReadDir lists a folder.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.now(), name) }

// Stat looks at what a name leads to.
func (f *Folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.now(), name) }

// Lstat looks at a name itself.
func (f *Folder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.now(), name) }

// ReadLink reads where a link leads.
func (f *Folder) ReadLink(name string) (string, error) { return fs.ReadLink(f.now(), name) }
