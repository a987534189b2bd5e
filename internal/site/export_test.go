package site

import (
	"html/template"
	"strings"
)

// FunctionNames lists the functions templates may use.
func FunctionNames() []string { return sortedKeys(functions()) }

// Evaluate runs a template without a model.
func Evaluate(text string) (string, error) {
	t, err := template.New("").Funcs(functions()).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = t.Execute(&out, nil)
	return out.String(), err
}
