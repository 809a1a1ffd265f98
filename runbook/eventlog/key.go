package eventlog

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// MaxKeyName is the length of the longest name of a key.
const MaxKeyName = 64

// ValidKeyName reports whether a key may have this name: 1 to 64 of the characters
// A–Z a–z 0–9 . _ - / of which the first and the last are letters or digits. It is
// shown wherever the key is, and stands in signatures.
func ValidKeyName(name string) bool {
	return keyName(name) == name && name != ""
}

// MakeKeyName makes the name of a key from whatever names the computer it is for.
func MakeKeyName(computer string) string {
	if name := keyName(strings.ToLower(computer)); name != "" {
		return name
	}
	return "host"
}

// keyName replaces what the name of a key cannot have.
func keyName(s string) string {
	var b []byte
	for _, r := range s {
		if r >= 0x80 || !isLetter(byte(r)) && !strings.ContainsRune("._-/", r) {
			r = '-'
		}
		if len(b) < MaxKeyName && (len(b) > 0 || isLetter(byte(r))) {
			b = append(b, byte(r))
		}
	}
	return strings.TrimRight(string(b), "._-/")
}

// PublicKey is a key to verify checkpoints with. The zero PublicKey is none. Two
// are the same key if they are ==.
type PublicKey struct{ text string }

var errPublicKey = errors.New("not a public key: <name>+<8 hex digits>+<44 base64 characters>")

// ParsePublicKey reads the text of a public key.
func ParsePublicKey(text string) (PublicKey, error) {
	name, rest, _ := strings.Cut(text, "+")
	hash, key, _ := strings.Cut(rest, "+")
	if len(text) > MaxKeyName+64 || !ValidKeyName(name) {
		return PublicKey{}, errPublicKey
	}
	if _, err := note.NewVerifier(text); err != nil {
		return PublicKey{}, fmt.Errorf("%w (%w)", errPublicKey, err)
	}
	// One key has one text.
	b, err := base64.StdEncoding.Strict().DecodeString(key)
	if err != nil || base64.StdEncoding.EncodeToString(b) != key || strings.ToLower(hash) != hash {
		return PublicKey{}, errPublicKey
	}
	return PublicKey{text}, nil
}

// String gives the key as text; it is the empty string for none.
func (k PublicKey) String() string { return k.text }

// Name is the name of the key.
func (k PublicKey) Name() string {
	name, _, _ := strings.Cut(k.text, "+")
	return name
}

// Fingerprint identifies the key in a form that people can compare: 20 hex digits
// in groups of four. It is the empty string for no key.
func (k PublicKey) Fingerprint() string {
	if k.text == "" {
		return ""
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(k.text)))
	return sum[:4] + " " + sum[4:8] + " " + sum[8:12] + " " + sum[12:16] + " " + sum[16:20]
}

// verifier is that of package note, for a key that is not zero.
func (k PublicKey) verifier() note.Verifier {
	v, err := note.NewVerifier(k.text)
	if err != nil {
		panic(err) // ParsePublicKey has tried it
	}
	return v
}

// PrivateKey is a key to sign checkpoints with. Printing one does not show it.
type PrivateKey struct {
	secret string
	signer note.Signer
	public PublicKey
}

// GenerateKey makes a key from 32 bytes of randomness.
func GenerateKey(random io.Reader, name string) (*PrivateKey, error) {
	if !ValidKeyName(name) {
		return nil, fmt.Errorf("the name of a key is 1 to %d letters, digits and . _ - / and begins and ends with a letter or digit: %.80q", MaxKeyName, name)
	}
	if random == nil {
		return nil, errors.New("a key needs randomness")
	}
	secret, _, err := note.GenerateKey(random, name)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return ParsePrivateKey(secret)
}

var errPrivateKey = errors.New("not a private key: PRIVATE+KEY+<name>+<8 hex digits>+<44 base64 characters>")

// ParsePrivateKey reads the text of a private key. A line feed after it is
// allowed. No error shows any of the text.
func ParsePrivateKey(text string) (*PrivateKey, error) {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
	rest, ok := strings.CutPrefix(text, "PRIVATE+KEY+")
	name, rest, _ := strings.Cut(rest, "+")
	_, key, _ := strings.Cut(rest, "+")
	if !ok || !ValidKeyName(name) {
		return nil, errPrivateKey
	}
	signer, err := note.NewSigner(text)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", errPrivateKey, err)
	}
	seed, err := base64.StdEncoding.Strict().DecodeString(key)
	if err != nil {
		return nil, errPrivateKey
	}
	public, err := publicOf(name, seed[1:])
	if err != nil {
		return nil, err
	}
	return &PrivateKey{secret: text, signer: signer, public: public}, nil
}

// Secret is the text of the key. Whoever has it can sign with it.
func (k *PrivateKey) Secret() string { return k.secret }

// Public is the public key that belongs to it.
func (k *PrivateKey) Public() PublicKey { return k.public }

// String names the key without showing it.
func (k *PrivateKey) String() string { return "private key of " + k.public.text }

// Format prints what String gives, for every verb: %d would show the fields.
func (k *PrivateKey) Format(s fmt.State, _ rune) { io.WriteString(s, k.String()) }

// publicOf is the public key of a seed.
func publicOf(name string, seed []byte) (PublicKey, error) {
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	text, err := note.NewEd25519VerifierKey(name, public)
	if err != nil {
		return PublicKey{}, err
	}
	return ParsePublicKey(text)
}
