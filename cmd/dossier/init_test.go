package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestTheWorkflowOfANewDossierIsOurs: its actions are pinned to the commits that
// this repository's own workflow uses, which are kept up to date.
func TestTheWorkflowOfANewDossierIsOurs(t *testing.T) {
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
