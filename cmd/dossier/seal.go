package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/bundle"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// shortest is how many characters a passphrase has at least: whoever has the file can try as
// many as they like, for as long as they like.
const shortest = 15

// generatedBytes is how much chance is in a generated passphrase: 80 bits, in five words.
const generatedBytes = 10

// sealing is what the flags say of how a file is encrypted.
type sealing struct {
	encrypt, generate bool
	file              string
}

func (s *sealing) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.encrypt, "encrypt", false, "encrypt the .html file with a passphrase, which is asked for")
	cmd.Flags().StringVar(&s.file, "passphrase-file", "", "encrypt it with the passphrase in a file, its first line")
	cmd.Flags().BoolVar(&s.generate, "generate", false, "encrypt it with a passphrase of five words, made by chance and printed once")
}

func (s *sealing) asked() bool { return s.encrypt || s.generate || s.file != "" }

// passphrase finds the passphrase; it is "" if nothing is to be encrypted.
func (a *app) passphrase(s sealing) (string, error) {
	var typed string
	switch {
	case !s.asked():
		return "", nil
	case s.generate && s.file != "":
		return "", usagef("--generate makes a passphrase, and --passphrase-file names one; choose")
	case s.generate:
		random := make([]byte, generatedBytes)
		rand.Read(random) // it never fails
		typed = bundle.GeneratedPassphrase(random)
		a.stdout.Printf("%s\n", typed)
	case s.file != "":
		data, err := os.ReadFile(s.file)
		if err != nil {
			return "", fmt.Errorf("read the passphrase: %w", err)
		}
		line, _, _ := bytes.Cut(data, []byte("\n"))
		typed = string(line)
	default:
		var err error
		if typed, err = a.askPassphrase(); err != nil {
			return "", err
		}
	}
	typed = bundle.Passphrase(typed)
	if !utf8.ValidString(typed) || strings.ContainsFunc(typed, unicode.IsControl) {
		return "", usagef("nobody could type the passphrase: it holds control characters or is not in UTF-8")
	}
	if utf8.RuneCountInString(typed) < shortest {
		return "", usagef("the passphrase has fewer than %d characters, which can be guessed; --generate makes one", shortest)
	}
	return typed, nil
}

// askPassphrase asks twice, and shows nothing of what is typed.
func (a *app) askPassphrase() (string, error) {
	terminal, ok := a.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return "", usagef("there is no terminal to ask for the passphrase on; use --passphrase-file or --generate")
	}
	var typed [2]string
	for i, question := range []string{"Passphrase: ", "Once more: "} {
		a.stderr.Printf("%s", question)
		data, err := term.ReadPassword(int(terminal.Fd()))
		a.stderr.Printf("\n")
		if err != nil {
			return "", fmt.Errorf("read the passphrase: %w", err)
		}
		typed[i] = string(data)
	}
	if typed[0] != typed[1] {
		return "", usageError{errors.New("the two are not the same")}
	}
	return typed[0], nil
}

// sealed encrypts a page.
func sealed(page []byte, passphrase string, words bundle.SealWords) ([]byte, error) {
	s := bundle.Seal{Passphrase: passphrase, Words: words}
	rand.Read(s.Salt[:])  // it never fails
	rand.Read(s.Nonce[:]) // it never fails
	return s.Sealed(page)
}
