package frontmatter

// Schema returns the shape as JSON Schema, draft 2020-12, as a value for encoding/json.
func (s *Shape) Schema() map[string]any {
	if s.Keyed != nil {
		return map[string]any{"type": "object", "propertyNames": map[string]any{"pattern": keyPattern.String()}, "additionalProperties": s.Keyed.Schema()}
	}
	properties, needed := map[string]any{}, []string{}
	for _, f := range s.Fields {
		properties[f.Key] = f.schema()
		if f.Needed {
			needed = append(needed, f.Key)
		}
	}
	schema := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(needed) > 0 {
		schema["required"] = needed
	}
	return schema
}

// schema is what a value may be. A key without a value counts as missing, so that null
// is allowed.
func (f *Field) schema() map[string]any {
	var one []any
	if f.Text || f.Inside == nil && !f.List {
		one = append(one, f.single())
	}
	if f.Inside != nil {
		one = append(one, f.Inside.Schema())
	}
	all := append([]any{}, one...)
	if f.List {
		item := map[string]any{}
		switch len(one) {
		case 0:
		case 1:
			item = one[0].(map[string]any)
		default:
			item["anyOf"] = one
		}
		all = append(all, map[string]any{"type": "array", "items": item})
	}
	return map[string]any{"anyOf": append(all, map[string]any{"type": "null"})}
}

// single is what a single value may be. YAML reads a year as a number and true as a word
// of its own; the readers take them as they are written.
func (f *Field) single() map[string]any {
	switch {
	case len(f.Words) > 0:
		return map[string]any{"enum": f.Words}
	case f.Number:
		return map[string]any{"type": "integer", "minimum": 0}
	case f.Form != "":
		return map[string]any{"type": "string", "pattern": f.Form}
	default:
		return map[string]any{"type": []string{"string", "number", "boolean"}}
	}
}
