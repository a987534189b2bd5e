package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/language"
)

// TestInit_workflowIsOurs: its actions are pinned to the commits that
// this repository's own workflow uses, which are kept up to date.
func TestInit_workflowIsOurs(t *testing.T) {
	ours, err := os.ReadFile("../../.github/workflows/pages.yml")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := skeleton.ReadFile("skeleton/.github/workflows/pages.yml")
	if err != nil {
		t.Fatal(err)
	}
	uses := regexp.MustCompile(`uses: .*`).FindAllString(string(theirs), -1)
	for _, line := range uses {
		if !strings.Contains(string(ours), line) {
			t.Errorf("%q is not in .github/workflows/pages.yml", line)
		}
	}
	if len(uses) < 5 {
		t.Errorf("only %d actions", len(uses))
	}
}

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
