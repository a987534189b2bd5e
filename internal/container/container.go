// Package container knows the files that hold captures: archives of the web,
// mails, and what else comes as one file and is many.
//
// A kind of container is one row of the table below and one file with its reader.
// What it holds is never cited from within it: each [Member] that somebody chooses
// becomes a capture of its own, byte for byte as the container has it, and beside it
// is written where it was taken from (see model.Within): the name and the hash of the
// container, the place in it, and the digest by which the container itself vouches
// for the bytes. That digest is checked before anything is written. A container stays
// where it is, and is read only by the command that adds.
//
// A reader gets untrusted bytes, which may be many. It touches neither network nor
// disk, keeps no more than one member in memory, and counts every byte that it
// unpacks: beyond the limits of limits.go there is a [Refusal].
package container

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Kind is a kind of file that holds captures.
type Kind struct {
	Files   string   // what its files are called where all kinds are listed
	Endings []string // of the names of its files, in small letters
	Whole   bool     // it is a capture itself, and all that it holds is taken

	sign       func(name string, start []byte) bool // reports a file of such a name that is of the kind; if nil, each is
	noun, help string                               // what its members are, in the plural, and how one is named
	open       func(*reading) (*Contents, *Refusal)
}

// kinds are the kinds of containers. Those that are captures themselves have the ending of their format.
var kinds = []Kind{
	{Files: ".warc, .warc.gz and .warc.zst archives", Endings: []string{".warc", ".warc.gz", ".warc.zst"}, noun: "pages", help: pageHelp, open: openWARC},
	{Files: ".wacz archives", Endings: []string{".wacz"}, noun: "pages", help: pageHelp, open: openWACZ},
	{
		Files: "result.json and messages.html of exported chats", Endings: []string{".json", ".html"}, sign: isPosts,
		noun: "threads", help: threadHelp, open: openPosts,
	},
	{Files: ".eml mails with what is attached to them", Endings: []string{".eml"}, Whole: true, open: openMail},
}

// KindOf returns the kind of a file by the ending of its name and its first bytes, nil if
// it holds no captures.
func KindOf(name string, start []byte) *Kind {
	for i := range kinds {
		k := &kinds[i]
		if slices.ContainsFunc(k.Endings, func(ending string) bool { return strings.HasSuffix(name, ending) }) && (k.sign == nil || k.sign(name, start)) {
			return k
		}
	}
	return nil
}

// Start is how many of the first bytes of a file tell its kind.
const Start = 8 << 10

// Files lists the kinds for people: ".warc and .warc.gz archives, .wacz archives".
func Files() string {
	var files []string
	for _, k := range kinds {
		files = append(files, k.Files)
	}
	return strings.Join(files, ", ")
}

// Contents is what a container holds and says of itself.
type Contents struct {
	SHA256  string   // of the container, in hex
	Signer  string   // who has signed it, as it says; the signature is not checked
	Members []Member // in the order in which they stand
	kind    *Kind
	visits  []visit  // to pages that had not changed
	sent    []string // records of what somebody got who had sent something
	Failed  []Failed // what it has that can be no capture, in the same order
}

// Member is a capture that a container holds.
type Member struct {
	Words    string // that name the file it becomes, in any characters
	Ending   string // of that name
	URL      string // it was captured from
	Title    string // as a list of the container has it, "" if there is none
	Captured string // ISO 8601 instant, "" if the container does not say
	Part     string // where in the container it stands
	Digest   string // by which the container vouches for the bytes, as it writes it; "" if it does not
	Software string // that has made the container, as it says
	Listed   bool   // the container names it among its pages, or has no such list
	Post     string // number of the post that it is, "" if it is none
	Thread   string // number of the first post of the thread that it is, "" if it is none

	record string // by which other records of the container refer to it
	asked  string // the record of the request that it answers
	read   func(context.Context) ([]byte, *Refusal)
}

// Failed is something in a container that can be no capture: an address of which it has
// another answer than a page, or an attached file.
type Failed struct{ Name, Reason string }

// Read returns the bytes of a member, held against what the container says of them.
// Exactly one of the results is nil.
func (m *Member) Read(ctx context.Context) ([]byte, *Refusal) { return m.read(ctx) }

// Open lists what a container holds, of which size is the number of bytes. Exactly one
// of the results is nil. The file must stay open as long as members are read.
func (k *Kind) Open(ctx context.Context, file io.ReaderAt, size int64) (*Contents, *Refusal) {
	if size > maxFile {
		return nil, refuse("make an archive of the pages that matter", "the file has more than %d GiB", maxFile>>30)
	}
	r := &reading{context: ctx, file: file, size: size, left: mayUnpack(size)}
	contents, refusal := k.open(r)
	if refusal != nil {
		return nil, refusal
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, r.counted(io.NewSectionReader(file, 0, size))); err != nil {
		return nil, damaged(err)
	}
	contents.kind = k
	contents.SHA256 = hex.EncodeToString(hash.Sum(nil))
	return contents, nil
}

// Refusal is why nothing can be taken from a container. It is a mistake in the file or in
// what was asked for, not trouble of the machine.
type Refusal struct {
	Reason string // what is wrong, as a sentence without capital and full stop
	Help   string // the remedy
	Detail string // lines that show what there is to choose from
}

func refuse(help, format string, args ...any) *Refusal {
	return &Refusal{Reason: fmt.Sprintf(format, args...), Help: help}
}
