//go:build !race

// The program is started some five hundred times: make test runs this without the detector, which sees
// the same commands in TestOutput_commandsNobody.

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dossier": main})
}

// TestScripts runs the command as people do: each file of testdata/script is a
// session in a terminal. The folder $PORT is a copy of the small dossier in
// testdata/port, $LANGUAGES of one with texts in five scripts, $REPO one of this repository's dossier, for what is said of that;
// $TESTDATA holds what is expected.
func TestScripts(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOGC", "400") // what a session holds is small, so garbage may lie about
			env.Setenv("TESTDATA", filepath.Join(repo, "cmd/dossier/testdata"))
			for variable, folder := range map[string]string{"PORT": "port", "LANGUAGES": "languages"} {
				env.Setenv(variable, filepath.Join(env.WorkDir, folder))
				if err := copyTree(filepath.Join("testdata", folder), filepath.Join(env.WorkDir, folder)); err != nil {
					return err
				}
			}
			env.Setenv("REPO", filepath.Join(env.WorkDir, "repo"))
			for _, part := range []string{"dossier.yaml", "content", "briefs"} {
				if err := copyTree(filepath.Join(repo, part), filepath.Join(env.WorkDir, "repo", part)); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"canary": canary, "nocanary": noCanary, "replace": replace, "append": appendTo, "same": same, "absent": absent, "inode": inode, "sameinode": sameInode},
	})
}

// noted are folders as the command inode saw them, by name.
var noted sync.Map

// inode FOLDER notes which folder it is.
func inode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	noted.Store(ts.MkAbs(args[0]), info)
}

// sameinode FOLDER holds that it is still the same folder, whatever is in it.
func sameInode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if was, ok := noted.Load(ts.MkAbs(args[0])); !ok || !os.SameFile(was.(fs.FileInfo), info) {
		ts.Fatalf("%s is another folder", args[0])
	}
}

// replace FILE OLD NEW changes the first OLD of a file; it must be there.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// append FILE MORE adds the bytes of MORE to a file.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE MORE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])), 0o644))
}

// same A B says that two folders hold the same files with the same bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same A B")
	}
	a, b := files(ts, args[0]), files(ts, args[1])
	differ := len(a) != len(b) || len(a) == 0
	for name, data := range a {
		differ = differ || b[name] != data
	}
	if differ != neg {
		ts.Fatalf("%s and %s: different = %v", args[0], args[1], differ)
	}
}

func files(ts *testscript.TestScript, dir string) map[string]string {
	all := map[string]string{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, root)] = string(data)
		return err
	}))
	return all
}

// absent FOLDER WORDS… holds that no file of the folder has any of the words.
func absent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: absent FOLDER WORDS…")
	}
	read := 0
	err := filepath.WalkDir(ts.MkAbs(args[0]), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for _, words := range args[1:] {
			if strings.Contains(string(data), words) {
				ts.Fatalf("%s has %q", name, words)
			}
		}
		read++
		return err
	})
	ts.Check(err)
	if read == 0 {
		ts.Fatalf("%s has no files", args[0])
	}
}
