package publish_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"dossier/internal/publish"
)

func ExamplePlace_Write() {
	base, err := os.MkdirTemp("", "site")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(base) //nolint:errcheck // it is a temporary folder
	place := publish.Place{Dir: filepath.Join(base, "public"), Work: filepath.Join(base, ".dossier")}
	for _, site := range []publish.Tree{
		{"index.html": []byte("one"), "a.html": []byte("a")},
		{"index.html": []byte("two"), "b.html": []byte("b")},
		{"index.html": []byte("two"), "b.html": []byte("b")},
	} {
		result, err := place.Write(context.Background(), site)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%d written, %d unchanged, %d removed\n", result.Written, result.Unchanged, result.Removed)
	}
	// Output:
	// 2 written, 0 unchanged, 0 removed
	// 2 written, 0 unchanged, 1 removed
	// 0 written, 2 unchanged, 0 removed
}
