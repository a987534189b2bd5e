package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/language"
)

// TestInit_worksInEveryLanguage: the example checks without a remark, and so does
// what new adds to it.
func TestInit_worksInEveryLanguage(t *testing.T) {
	for _, lang := range language.Codes() {
		dir := t.TempDir()
		for _, args := range [][]string{
			{"init", "--lang", lang},
			{"check", "--strict"},
			{"new", "brief", "x1"},
			{"new", "question", "x2"},
			{"new", "event", "x3", "--date", "2025"},
		} {
			var stdout, stderr bytes.Buffer
			code := run(append(args, "-C", dir), strings.NewReader(""), &stdout, &stderr)
			if code != exitGood || strings.Contains(stderr.String(), "warning") || strings.Contains(stderr.String(), "note[") {
				t.Errorf("%s: dossier %s ends with %d:\n%s", lang, strings.Join(args, " "), code, stderr.String())
			}
		}
		settings, err := os.ReadFile(filepath.Join(dir, "dossier.yaml"))
		if err != nil || !strings.Contains(string(settings), "\nlanguage: "+lang+" ") {
			t.Errorf("%s: the example is in another language (%v)", lang, err)
		}
		for _, file := range []string{"briefs/x1.md", "content/questions/x2.md", "content/timeline.md"} {
			if text, err := os.ReadFile(filepath.Join(dir, file)); err != nil || !strings.Contains(string(text), "[@article, ¶1: «") {
				t.Errorf("%s: %s shows no citation (%v)", lang, file, err)
			}
		}
	}
}
