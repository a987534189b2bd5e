package signature

import (
	"bytes"
	"crypto"
	_ "crypto/sha256" // the hashes that stamps may be of
	_ "crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"time"
)

// Stamp is a time stamp of some bytes.
type Stamp struct {
	Time      time.Time
	Authority string // as its certificate names it
	Trusted   bool   // its certificate leads to one that was given as trusted
}

// Certificates reads certificates of authorities in PEM.
func Certificates(text []byte) ([]*x509.Certificate, error) {
	if len(text) > MostBytes {
		return nil, errors.New("it is too large for certificates")
	}
	var list []*x509.Certificate
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("read a certificate: %w", err)
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, errors.New("there is no certificate in it (PEM)")
	}
	return list, nil
}

// ReadStamp reads the response of an authority, or the token in it, and holds that it is of
// what a reader gives, and signed. trusted are certificates of authorities, or of those that vouch for
// them; with none of them the stamp shows only what it says of itself.
func ReadStamp(response []byte, message io.Reader, trusted []*x509.Certificate) (Stamp, error) {
	if len(response) > MostBytes {
		return Stamp{}, errors.New("it is too large for a time stamp")
	}
	t, err := readToken(response)
	if err != nil {
		return Stamp{}, err
	}
	sum, err := hashed(t.info.Imprint.Hash, message)
	if err != nil {
		return Stamp{}, err
	}
	if !bytes.Equal(sum, t.info.Imprint.Sum) {
		return Stamp{}, errors.New("it is of other bytes")
	}
	all := append(t.certificates, trusted...) // who trusts a certificate may hand it in, instead of the token
	signer := t.signedBy(all)
	if signer == nil {
		return Stamp{}, errors.New("the certificate of who signed it is neither in it nor given")
	}
	if err := t.verify(signer); err != nil {
		return Stamp{}, fmt.Errorf("its signature does not hold: %w", err)
	}
	s := Stamp{Time: t.time.UTC(), Authority: named(signer.Subject)}
	if len(trusted) == 0 {
		return s, nil
	}
	roots, between := x509.NewCertPool(), x509.NewCertPool()
	for _, c := range trusted {
		roots.AddCert(c)
	}
	for _, c := range all {
		between.AddCert(c)
	}
	if _, err := signer.Verify(x509.VerifyOptions{
		Roots: roots, Intermediates: between, CurrentTime: t.time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	}); err != nil {
		return Stamp{}, fmt.Errorf("the certificate of %s does not lead to one that is trusted: %w", s.Authority, err)
	}
	s.Trusted = true
	return s, nil
}

// named is what a certificate calls its holder.
func named(n pkix.Name) string {
	if n.CommonName != "" {
		return n.CommonName
	}
	return n.String()
}

// hashes are those that a stamp may be of, and be signed with. SHA-1 does not hold any more.
var hashes = map[string]crypto.Hash{
	"2.16.840.1.101.3.4.2.1": crypto.SHA256, "2.16.840.1.101.3.4.2.2": crypto.SHA384, "2.16.840.1.101.3.4.2.3": crypto.SHA512,
}

func hashed(by pkix.AlgorithmIdentifier, data io.Reader) ([]byte, error) {
	h, ok := hashes[by.Algorithm.String()]
	if !ok {
		return nil, fmt.Errorf("it is of a hash that is not known or does not hold any more (%s)", by.Algorithm)
	}
	sum := h.New()
	if _, err := io.Copy(sum, data); err != nil {
		return nil, err
	}
	return sum.Sum(nil), nil
}
