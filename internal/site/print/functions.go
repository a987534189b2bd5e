package print

import (
	"html/template"

	"github.com/Masterminds/sprig/v3"
)

// allowed are the functions of sprig that templates may use. Each is pure: it
// gives the same result for the same arguments on any machine at any time.
// Sprig's own "hermetic" set is not that: it has random numbers, keys in map
// order, and functions that cut strings by bytes, « Téhéran » in half.
var allowed = []string{
	"add", "coalesce", "compact", "concat", "contains", "default", "dict", "empty", "first", "get", "has",
	"hasKey", "hasPrefix", "hasSuffix", "join", "last", "list", "lower", "max", "min", "mul", "nospace",
	"replace", "rest", "reverse", "splitList", "sub", "ternary", "trim", "trimAll", "trimPrefix",
	"trimSuffix", "uniq", "upper", "without",
}

// functions returns the functions of the templates: those of sprig that are
// allowed, unbroken for words with what belongs together on one line, sign for the
// signs that are drawn, and draw for pictures. What needs a language is a method of the
// model of a page.
func functions() template.FuncMap {
	all := sprig.HtmlFuncMap()
	m := template.FuncMap{"unbroken": unbroken, "sign": sign, "draw": draw}
	for _, name := range allowed {
		f, ok := all[name]
		if !ok {
			panic("sprig has no function " + name)
		}
		m[name] = f
	}
	return m
}
