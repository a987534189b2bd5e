package diag_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"dossier/internal/diag"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sarifSchema is the official schema; it is of draft 4, which names itself.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("testdata/sarif-2.1.0-rtm.5.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestPrintSARIF_valid(t *testing.T) {
	schema := sarifSchema(t)
	src := diag.NewSource("briefs/é a.md", []byte("une\nligne «fausse»\n"))
	everything := []diag.Diagnostic{
		diag.New(diag.QuoteNotFound, diag.Span{Source: src, Start: 10, End: 20}, "not there").
			WithDetail("wrote: a").WithHelp("copy <it>").WithRelated(src.LineSpan(1), "here").
			WithSuggestion(diag.Span{Source: src, Start: 12, End: 18}, "vraie"),
		diag.New(diag.ParagraphMoved, src.LineSpan(1), "moved").WithFix(src.LineSpan(1), "¶2"),
		diag.New(diag.NotYetCleaned, diag.FileSpan("content/captures/x.txt"), "a file as a whole"),
		diag.New(diag.QuoteNotFound, diag.Span{Source: src}, "softened").Soften(),
	}
	for _, list := range [][]diag.Diagnostic{nil, everything} {
		var out bytes.Buffer
		if err := diag.PrintSARIF(&out, list, "devel"); err != nil {
			t.Fatal(err)
		}
		instance, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); err != nil {
			t.Errorf("%#v", err)
		}
	}
	// The schema is read in earnest: a level it does not know is refused.
	wrong, err := jsonschema.UnmarshalJSON(bytes.NewBufferString(
		`{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"m"},"level":"notice"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if schema.Validate(wrong) == nil {
		t.Error("the schema takes everything")
	}
}

func TestPrintSARIF(t *testing.T) {
	src := diag.NewSource("briefs/a.md", []byte("é\n«fausse» fin"))
	d := diag.New(diag.QuoteNotFound, diag.Span{Source: src, Start: 3, End: 13}, "not there").
		WithFix(diag.Span{Source: src, Start: 5, End: 11}, "vraie")
	var out bytes.Buffer
	if err := diag.PrintSARIF(&out, []diag.Diagnostic{d}, ""); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct{ ID string }
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI, URIBaseID string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
				Fixes []struct {
					ArtifactChanges []struct {
						Replacements []struct {
							DeletedRegion   struct{ StartLine, StartColumn, EndLine, EndColumn int }
							InsertedContent struct{ Text string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	r := run.Results[0]
	at := r.Locations[0].PhysicalLocation
	if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.RuleID != "quote-not-found" || r.Level != "error" ||
		at.ArtifactLocation.URI != "briefs/a.md" || at.Region.StartLine != 2 || at.Region.StartColumn != 1 || at.Region.EndColumn != 9 {
		t.Errorf("%s", out.String())
	}
	change := r.Fixes[0].ArtifactChanges[0].Replacements[0]
	if change.DeletedRegion.StartColumn != 2 || change.DeletedRegion.EndColumn != 8 || change.InsertedContent.Text != "vraie" {
		t.Errorf("%+v", change)
	}
}
