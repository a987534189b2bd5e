package desk

import (
	"encoding/json"
	"fmt"
	"path"

	"dossier/internal/load"
	"dossier/internal/markdown"
)

// SchemaFolder is where editors find the schemas of a dossier.
const SchemaFolder = ".vscode/schemas"

// EditorSettings is where VS Code is told of them. The file may be a person's own.
const EditorSettings = ".vscode/settings.json"

// Schema returns what the YAML of a kind of files may hold, as JSON Schema.
func Schema(shape load.FileShape) ([]byte, error) {
	schema := shape.Fields.Schema()
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["title"] = shape.Files
	text, err := json.MarshalIndent(schema, "", " ")
	if err != nil {
		return nil, fmt.Errorf("write the schema of a %s: %w", shape.Name, err)
	}
	return append(text, '\n'), nil
}

// SchemaFiles are the schemas of the files that are YAML as a whole, and the settings with
// which VS Code finds them, by their paths in a dossier.
func SchemaFiles() (map[string][]byte, error) {
	files, of := map[string][]byte{}, map[string]string{}
	for _, shape := range load.Shapes() {
		if shape.Front {
			continue // no editor knows that a text begins with YAML
		}
		name := SchemaFolder + "/" + shape.Name + ".json"
		text, err := Schema(shape)
		if err != nil {
			return nil, err
		}
		files[name], of[name] = text, shape.Files
	}
	settings, err := json.MarshalIndent(map[string]any{"yaml.schemas": of}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the settings of the editor: %w", err)
	}
	files[EditorSettings] = append(settings, '\n')
	return files, nil
}

// SchemaLine is the first line of a file, with which editors find its schema; "" if it
// needs none.
func SchemaLine(file string) string {
	for _, shape := range load.Shapes() {
		if !shape.Front && shape.Files == file {
			return "# yaml-language-server: $schema=" + markdown.RelativePath(path.Dir(file), SchemaFolder+"/"+shape.Name+".json") + "\n"
		}
	}
	return ""
}
