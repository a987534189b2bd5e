package diag

import (
	"encoding/json"
	"io"
	"net/url"
)

// The parts of SARIF 2.1.0 (OASIS Standard, errata 01) that we write. Names and
// meanings are those of the standard; numbers in comments are its sections.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool         `json:"tool"`
		ColumnKind string            `json:"columnKind"` // §3.14.27: our columns count characters
		BaseIDs    map[string]uriRef `json:"originalUriBaseIds"`
		Results    []sarifResult     `json:"results"` // §3.14.23: empty says that nothing was found
	}
	uriRef struct {
		Description sarifText `json:"description"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifText    `json:"shortDescription"`
		Default sarifSetting `json:"defaultConfiguration"`
	}
	sarifSetting struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"` // §3.30.8: of the character behind the region
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// sarifRoot names the folder of the dossier, to which all files are relative.
const sarifRoot = "DOSSIER"

// PrintSARIF writes diagnostics in the format that code hosts and editors read
// from checkers of any kind: SARIF 2.1.0. Every code of the catalogue is listed
// as a rule. version is that of the tool, "" if it is not known.
func PrintSARIF(w io.Writer, list []Diagnostic, version string) error {
	run := sarifRun{
		ColumnKind: "unicodeCodePoints",
		BaseIDs:    map[string]uriRef{sarifRoot: {sarifText{"the folder of the dossier"}}},
		Results:    make([]sarifResult, 0, len(list)),
	}
	run.Tool.Driver = sarifDriver{Name: "dossier", Version: version}
	index := map[string]int{}
	for i, c := range Codes() {
		index[c.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{c.Name, sarifText{c.Summary}, sarifSetting{c.Severity.String()}})
	}
	for _, d := range list {
		text := d.Message
		for _, more := range []string{d.Detail, d.Help} {
			if more != "" {
				text += "\n" + more
			}
		}
		r := sarifResult{
			RuleID: d.Code.Name, RuleIndex: index[d.Code.Name], Level: d.Severity.String(),
			Message: sarifText{text}, Locations: []sarifLocation{{Physical: physical(d.At)}},
		}
		for i, related := range d.Related {
			r.Related = append(r.Related, sarifLocation{ID: i + 1, Physical: physical(related.At), Message: &sarifText{related.Message}})
		}
		if d.Fix != nil {
			what := "replace by: " + d.Fix.Text
			if d.Fix.Suggestion {
				what = "perhaps " + what
			}
			r.Fixes = []sarifFix{{
				Description: sarifText{what},
				Changes:     []sarifChange{{artifact(d.Fix.At), []sarifReplacement{{region(d.Fix.At), sarifText{d.Fix.Text}}}}},
			}}
		}
		run.Results = append(run.Results, r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func physical(at Span) sarifPhysical {
	p := sarifPhysical{Artifact: artifact(at)}
	if at.Source != nil && at.Source.Whole() != "" {
		r := region(at)
		p.Region = &r
	}
	return p
}

func artifact(at Span) sarifArtifact {
	return sarifArtifact{URI: (&url.URL{Path: at.File()}).EscapedPath(), BaseID: sarifRoot}
}

func region(at Span) sarifRegion {
	from, to := at.Source.Position(at.Start), at.Source.Position(at.End)
	return sarifRegion{from.Line, from.Column, to.Line, to.Column}
}
