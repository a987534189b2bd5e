package desk

import (
	"fmt"
	"io/fs"
	"os"

	"dossier/internal/diag"
	"dossier/internal/publish"
)

// Correct makes corrections in one file, all or none. They must be apart from
// each other and in order, as diag.Fixes returns them. A file that has changed
// since it was read is left as it is.
func Correct(root *os.Root, fixes []diag.Fix) error {
	was := fixes[0].At.Source
	if info, err := root.Lstat(was.Name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return fmt.Errorf("%s is a symbolic link, and was left as it is; correct the file it leads to", was.Name)
	}
	now, err := fs.ReadFile(root.FS(), was.Name)
	if err != nil {
		return fmt.Errorf("read %s again: %w", was.Name, err)
	}
	if string(now) != was.Whole() {
		return fmt.Errorf("%s has changed since it was checked, and was left as it is; run the command again", was.Name)
	}
	if err := publish.WriteFile(root, was.Name, diag.Apply(was, fixes)); err != nil {
		return fmt.Errorf("correct %s: %w", was.Name, err)
	}
	return nil
}
