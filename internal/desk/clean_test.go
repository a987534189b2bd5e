//go:build !race

package desk_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/desk"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// A hundred thousand captures are cleaned in the memory of a few: what was cleaned is let go of.
func TestClean_letsGoOfWhatIsDone(t *testing.T) {
	const captures, size = 60, 32 << 10
	settings := &fstest.MapFile{Data: []byte("title: Many\nlanguage: en\n")}
	few, many := fstest.MapFS{"dossier.yaml": settings}, fstest.MapFS{"dossier.yaml": settings}
	for i := range captures {
		var b strings.Builder
		for n := 0; b.Len() < size; n++ {
			fmt.Fprintf(&b, "The committee of town %d heard speaker %d of the valley, who asked for a bridge.\n\n", i, n)
		}
		name := fmt.Sprintf("content/captures/%03d.txt", i)
		many[name] = &fstest.MapFile{Data: []byte(b.String())}
		if i == 0 {
			few[name] = many[name]
		}
	}
	held := func() int {
		var m runtime.MemStats
		runtime.GC() // what lies in pools goes with the second
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	after := 0 // bytes held while the last capture is
	clean := func(fsys fstest.MapFS) *desk.Recorded {
		recorded, diags, err := desk.Clean(t.Context(), fsys, desk.CleanOptions{Each: func(c desk.Cleaned) error {
			if c.Article == "" {
				t.Errorf("%s has no article", c.Capture)
			}
			if c.Capture == fmt.Sprintf("content/captures/%03d.txt", len(fsys)-2) {
				after = held()
			}
			return nil
		}})
		if err != nil || len(diags) > 0 {
			t.Fatal(diags, err)
		}
		return recorded
	}
	clean(few) // what is read of a language is read once
	before := after
	recorded := clean(many) // it is no larger than the lock file
	if kept := after - before; kept > captures*size/4 {
		t.Errorf("of %d captures of %d bytes %d bytes are still held", captures, size, kept)
	}
	runtime.KeepAlive(recorded)
}

// TestClean_isDoneOnce cleans a text without a headline, and with the article that came of it:
// the title, made of the first sentence, does not take that for a headline.
func TestClean_isDoneOnce(t *testing.T) {
	fsys := fstest.MapFS{
		"dossier.yaml":              {Data: []byte("title: Pools\nlanguage: en\n")},
		"content/captures/pool.txt": {Data: []byte("The pool opens in June, said the council on Monday.\nIt will cost nine crowns, the mayor added.\n")},
	}
	for _, want := range []bool{true, false} {
		_, diags, err := desk.Clean(t.Context(), fsys, desk.CleanOptions{Each: func(c desk.Cleaned) error {
			if c.Differs != want {
				t.Errorf("that the article is another one is %v, want %v:\n%s", c.Differs, want, c.Data)
			}
			fsys[c.Article] = &fstest.MapFile{Data: c.Data}
			return nil
		}})
		if err != nil || len(diags) > 0 {
			t.Fatal(diags, err)
		}
	}
}

// TestClean_readsCapturesAsAddDoes has a text that was garbled before it came among the captures, of which there is no
// article, and one in the encoding of Japanese mails, which is valid UTF-8.
func TestClean_readsCapturesAsAddDoes(t *testing.T) {
	const said = "Совет порта решил, что маяк до зимы получит новую лампу, потому что старая гаснет.\n"
	mail, err := japanese.ISO2022JP.NewEncoder().String("灯台に新しい電球\n\n港の委員会は火曜日、灯台の電球を冬までに交換すると決めた。\n")
	if err != nil {
		t.Fatal(err)
	}
	wrong := ""
	for _, b := range []byte(said) {
		wrong += string(charmap.Windows1252.DecodeByte(b))
	}
	fsys := fstest.MapFS{
		"dossier.yaml":              {Data: []byte("title: Lamps\nlanguage: en\n")},
		"content/captures/lamp.txt": {Data: []byte(wrong)},
		"content/captures/mail.txt": {Data: []byte(mail)},
	}
	article := ""
	_, diags, err := desk.Clean(t.Context(), fsys, desk.CleanOptions{Each: func(c desk.Cleaned) error {
		article += string(c.Data)
		return nil
	}})
	if err != nil || len(diags) != 2 || !strings.Contains(diags[0].Message, "read in a wrong encoding") || !strings.Contains(diags[1].Message, "iso-2022-jp") {
		t.Fatal(diags, err)
	}
	if !strings.Contains(article, "灯台の電球を冬までに交換する") || strings.Contains(article, "Ð") {
		t.Errorf("the articles are %s", article)
	}
}
