// Package desk is what a person does to the folder of a dossier: put a capture
// there, clean it, begin a note, find a citation, accept the citations of a note,
// follow a statement to its captures, correct a mistake. Each is one function of the
// folder. Those that change files take an [os.Root], and write each file whole
// or not at all; the others take an [fs.FS] and only read. Mistakes in the
// dossier come back as diagnostics, those of whoever asks as a [Mistake].
package desk
