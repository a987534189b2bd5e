// Package pipeline runs the stages of a build in their one order: load and verify
// the dossier, plan its pages, print them, publish them.
//
// There is no other path from a folder to a site. Every command that checks, shows or
// publishes a dossier makes a [Builder] and differs only in what becomes of the
// [Result]: check throws the pages away, build publishes them ([Result.Publish], or
// [Builder.BuildInto] for a site too large to be kept twice), bundle packs them
// ([Result.Bundled]), and a preview shows some of them before the others are printed
// ([Live]).
//
// A Builder that will build again has a [memo.Memory]. The result never depends on it:
// [Builder.Differences] compares with a build from nothing.
package pipeline
