package print

import "html/template"

// drawnSigns are the signs by name. They are drawn: no font can be trusted to have them, and some draw ≠ as a stroke
// through the number beside it. The shape says it again for those who see no colours. A
// word or a label beside each says the same, so they are hidden from those who listen.
var drawnSigns = map[string]string{
	"supports":    `<path class="full" d="M1 6a5 5 0 1 1 10 0a5 5 0 1 1-10 0"/>`,
	"contradicts": `<path d="M1.4 6a4.6 4.6 0 1 1 9.2 0a4.6 4.6 0 1 1-9.2 0M3 9l6-6"/>`,
	"context":     `<path class="dashed" d="M1.4 6a4.6 4.6 0 1 1 9.2 0a4.6 4.6 0 1 1-9.2 0"/>`,
	"relays":      `<path d="M1 4h10M1 8h10"/>`,
	"raised":      `<path d="M6 10.5v-9M2.5 5L6 1.5 9.5 5"/>`,
	"lowered":     `<path d="M6 1.5v9M2.5 7L6 10.5 9.5 7"/>`,
	"new":         `<path d="M6 1.5v9M1.5 6h9"/>`,
	"silent":      `<path d="M2 6h8"/>`,
	"onward":      `<path class="onward" d="M1 6h9M7 3l3 3-3 3"/>`,
	"verified":    `<path d="M1.5 6.5l3 3 6-7"/>`,
	"disputed":    `<path d="M2 2l8 8M10 2l-8 8"/>`,
	"search":      `<path d="M1.4 5a3.6 3.6 0 1 1 7.2 0a3.6 3.6 0 1 1-7.2 0M7.8 7.8l3.4 3.4"/>`,
}

// sign draws a sign by its name; nothing for a name that has none.
func sign(name string) template.HTML {
	drawn := drawnSigns[name]
	if drawn == "" {
		return ""
	}
	return trusted(`<svg class="sign" viewBox="0 0 12 12" aria-hidden="true" focusable="false">` + drawn + `</svg>`)
}
