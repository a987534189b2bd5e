package signature

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"
)

// What a stamp is made of: RFC 3161, 2.4, and of RFC 5652 what that takes.
type (
	response struct {
		Status struct{ Status int }
		Token  asn1.RawValue `asn1:"optional"`
	}
	contentInfo struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,tag:0"`
	}
	signedData struct {
		Version      int
		Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
		Inner        inner
		Certificates asn1.RawValue `asn1:"optional,tag:0"`
		Revoked      asn1.RawValue `asn1:"optional,tag:1"`
		Signers      []signerInfo  `asn1:"set"`
	}
	inner struct {
		Type    asn1.ObjectIdentifier
		Content []byte `asn1:"explicit,optional,tag:0"`
	}
	signerInfo struct {
		Version    int
		ID         asn1.RawValue
		Digest     pkix.AlgorithmIdentifier
		Attributes asn1.RawValue `asn1:"optional,tag:0"`
		Algorithm  pkix.AlgorithmIdentifier
		Signature  []byte
		Unsigned   asn1.RawValue `asn1:"optional,tag:1"`
	}
	issuerAndSerial struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	attribute struct {
		Type   asn1.ObjectIdentifier
		Values asn1.RawValue
	}
	stampInfo struct {
		Version int
		Policy  asn1.ObjectIdentifier
		Imprint struct {
			Hash pkix.AlgorithmIdentifier
			Sum  []byte
		}
		Serial *big.Int
		Time   asn1.RawValue
	}
)

// Object identifiers of contents and attributes.
var (
	isSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	isStampInfo     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	isContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	isMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
)

// token is what was signed, by whom, and how.
type token struct {
	info         stampInfo
	time         time.Time
	content      []byte // info, as it was signed
	signer       signerInfo
	certificates []*x509.Certificate
}

var errNoStamp = errors.New("it is no time stamp (RFC 3161)")

// readToken takes a stamp apart: DER alone, nothing behind it, one signer.
func readToken(data []byte) (*token, error) {
	var r response
	if rest, err := asn1.Unmarshal(data, &r); err == nil && len(rest) == 0 {
		if r.Status.Status > 1 || len(r.Token.FullBytes) == 0 {
			return nil, fmt.Errorf("%w: the authority has refused (%d)", errNoStamp, r.Status.Status)
		}
		data = r.Token.FullBytes
	}
	var c contentInfo
	var s signedData
	var t token
	if whole(data, &c) != nil || !c.Type.Equal(isSignedData) || whole(c.Content.Bytes, &s) != nil ||
		!s.Inner.Type.Equal(isStampInfo) || len(s.Signers) != 1 || whole(s.Inner.Content, &t.info) != nil {
		return nil, errNoStamp
	}
	t.content, t.signer = s.Inner.Content, s.Signers[0]
	var err error
	if t.time, err = time.Parse("20060102150405Z", string(t.info.Time.Bytes)); err != nil || t.info.Time.Tag != asn1.TagGeneralizedTime {
		return nil, fmt.Errorf("%w: it has no time", errNoStamp)
	}
	if t.certificates, err = x509.ParseCertificates(s.Certificates.Bytes); err != nil {
		return nil, fmt.Errorf("%w: %w", errNoStamp, err)
	}
	return &t, nil
}

// whole reads a value, with nothing behind it.
func whole(data []byte, into any) error {
	rest, err := asn1.Unmarshal(data, into)
	if err == nil && len(rest) > 0 {
		err = errNoStamp
	}
	return err
}

// signedBy finds the certificate of who has signed.
func (t *token) signedBy(list []*x509.Certificate) *x509.Certificate {
	var of issuerAndSerial
	if t.signer.ID.Class == asn1.ClassUniversal && whole(t.signer.ID.FullBytes, &of) != nil {
		return nil
	}
	for _, c := range list {
		byKey := t.signer.ID.Class == asn1.ClassContextSpecific && t.signer.ID.Tag == 0 && len(c.SubjectKeyId) > 0 && bytes.Equal(t.signer.ID.Bytes, c.SubjectKeyId)
		if byKey || of.Serial != nil && bytes.Equal(of.Issuer.FullBytes, c.RawIssuer) && of.Serial.Cmp(c.SerialNumber) == 0 {
			return c
		}
	}
	return nil
}

// verify holds that the holder of a certificate has signed what the token says.
func (t *token) verify(c *x509.Certificate) error {
	if len(t.signer.Attributes.FullBytes) == 0 {
		return errors.New("it has no signed attributes")
	}
	signed := bytes.Clone(t.signer.Attributes.FullBytes)
	signed[0] = 0x31 // they are signed as a set (RFC 5652, 5.4)
	var attributes []attribute
	if rest, err := asn1.UnmarshalWithParams(signed, &attributes, "set"); err != nil || len(rest) > 0 {
		return errors.New("its attributes cannot be read")
	}
	sum, err := hashed(t.signer.Digest, bytes.NewReader(t.content))
	if err != nil {
		return err
	}
	var is asn1.ObjectIdentifier
	var said []byte
	for _, a := range attributes {
		switch {
		case a.Type.Equal(isContentType) && is == nil:
			err = whole(a.Values.Bytes, &is)
		case a.Type.Equal(isMessageDigest) && said == nil:
			err = whole(a.Values.Bytes, &said)
		}
		if err != nil {
			return errors.New("its attributes cannot be read")
		}
	}
	if !is.Equal(isStampInfo) || !bytes.Equal(said, sum) {
		return errors.New("what is signed is something else")
	}
	algorithm, ok := algorithms[t.signer.Algorithm.Algorithm.String()]
	if by, one := algorithm[hashes[t.signer.Digest.Algorithm.String()]]; ok && one {
		return c.CheckSignature(by, signed, t.signer.Signature)
	}
	return fmt.Errorf("it is signed in a way that is not known (%s)", t.signer.Algorithm.Algorithm)
}

// byHash are the ways to sign with one kind of key, by the hash that is signed.
type byHash map[crypto.Hash]x509.SignatureAlgorithm

var (
	rsa   = byHash{crypto.SHA256: x509.SHA256WithRSA, crypto.SHA384: x509.SHA384WithRSA, crypto.SHA512: x509.SHA512WithRSA}
	pss   = byHash{crypto.SHA256: x509.SHA256WithRSAPSS, crypto.SHA384: x509.SHA384WithRSAPSS, crypto.SHA512: x509.SHA512WithRSAPSS}
	ecdsa = byHash{crypto.SHA256: x509.ECDSAWithSHA256, crypto.SHA384: x509.ECDSAWithSHA384, crypto.SHA512: x509.ECDSAWithSHA512}
)

// algorithms are the ways to sign that stamps use.
var algorithms = map[string]byHash{
	"1.2.840.113549.1.1.1": rsa, "1.2.840.113549.1.1.11": rsa, "1.2.840.113549.1.1.12": rsa, "1.2.840.113549.1.1.13": rsa, "1.2.840.113549.1.1.10": pss,
	"1.2.840.10045.2.1": ecdsa, "1.2.840.10045.4.3.2": ecdsa, "1.2.840.10045.4.3.3": ecdsa, "1.2.840.10045.4.3.4": ecdsa,
}
