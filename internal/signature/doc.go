// Package signature reads what people lay beside a file to testify for it, without a
// network: a detached signature of minisign, which shows that somebody who has a key has
// signed these bytes, and a time stamp (RFC 3161), which shows that these bytes were there
// at a time. Neither shows that what the bytes say is true. Its secret is the forms of both.
//
// What it reads comes from anybody. It looks at no more than [MostBytes] of it.
package signature

// MostBytes is how large a signature, a time stamp or a file of certificates may be.
const MostBytes = 1 << 20

// Endings of files that lie beside the one that they testify for.
const (
	Minisign  = ".minisig"
	TimeStamp = ".tsr"
)
