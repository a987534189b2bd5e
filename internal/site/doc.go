// Package site decides which pages the site of a dossier has, and makes their
// models: plain data that holds everything a page shows.
//
// [Plan] lists the pages. The model of a page is made when the page is printed,
// by the processor that prints it; what it is made of does not change any more.
// A kind of notes is a row of kinds, and its models lie in a file of its own.
// How models become bytes is the secret of package print.
//
// It is one package because each model needs what the planner knows of all the
// others: which pages there are, in which languages, and how much of each may be
// shown.
package site
