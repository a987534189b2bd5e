// Package drawing draws the pictures of a site: a typed picture in, the bytes of an
// SVG out. It hides scales, the placing of labels, the projection of maps and the
// coasts. It knows no page, no language and no dossier: every word in a picture was
// chosen by whoever asks for it.
//
// # What every picture keeps to
//
// Text is text, never outlines, and nothing is loaded. Colours, strokes and sizes of
// type are the style's: elements only have classes, so the same bytes serve light and
// dark, forced colours and paper. There are no ids but those that the caller gives,
// so that several pictures may stand in one page.
//
// A [Lane] and an [Axis] have no height and width of their own: their places are per
// cent of the room they get, so that words beside them keep their size on any
// screen. A [Chart], a [Slope] and a [Map] have words inside. Their unit is a CSS
// pixel at [Width]; on a phone the picture shrinks and its type grows by the style,
// and labels are laid out for the size that is larger there, [phoneType].
//
// Same picture, same bytes: nothing here is random, and no map is ranged over.
package drawing
