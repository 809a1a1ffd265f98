package eventlog

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// CheckpointType is the type of the event that carries a checkpoint.
const CheckpointType = "log.checkpoint"

// Checkpoint says what the log of an incident was at some time: its first Size
// entries have this Root. Signed, it is an entry of the log, or a note given to
// somebody outside. Not signed, it is a pin: what a reader remembers of a log.
type Checkpoint struct {
	Origin string // the id of the incident
	Size   int    // at least 1
	Root   Root
}

// maxOrigin is the length of the longest origin.
const maxOrigin = 255

func validOrigin(s string) bool {
	return s != "" && len(s) <= maxOrigin && utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r == '+' || unicode.IsSpace(r) || unicode.IsControl(r)
	})
}

// Text is the checkpoint as text: three lines.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

// ParseCheckpoint reads the text of a checkpoint. Lines after the third are for
// later versions and are passed over.
func ParseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 || lines[len(lines)-1] != "" {
		return Checkpoint{}, errors.New("not a checkpoint of at least three lines")
	}
	if !validOrigin(lines[0]) {
		return Checkpoint{}, fmt.Errorf("the first line of the checkpoint is not an id: %.80q", lines[0])
	}
	size, ok := parseSize(lines[1])
	if !ok {
		return Checkpoint{}, fmt.Errorf("the second line of the checkpoint is not a number of entries: %.80q", lines[1])
	}
	root, err := ParseRoot(lines[2])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("the third line of the checkpoint: %w", err)
	}
	for i, line := range lines[3 : len(lines)-1] {
		if line == "" {
			return Checkpoint{}, fmt.Errorf("line %d of the checkpoint is empty", i+4)
		}
	}
	return Checkpoint{Origin: lines[0], Size: size, Root: root}, nil
}

// Sign gives the checkpoint as a signed note.
func (c Checkpoint) Sign(keys ...*PrivateKey) (string, error) {
	if _, err := ParseCheckpoint(c.Text()); err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	if len(keys) == 0 {
		return "", errors.New("sign: no key")
	}
	signers := make([]note.Signer, len(keys))
	for i, k := range keys {
		signers[i] = k.signer
	}
	b, err := note.Sign(&note.Note{Text: c.Text()}, signers...)
	if err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	return string(b), nil
}

// Signature is one signature of a checkpoint.
type Signature struct {
	Name  string    // of the key, as the note says; anything that has no space or plus
	Hash  uint32    // of the key, as the note says
	Key   PublicKey // the key of that name and hash; zero if it was not among those given
	Valid bool      // it is a signature by Key
}

// OpenCheckpoint reads a signed note, and verifies what is signed by the keys
// given. The error is about the form of the note only: what is signed, by whom and
// how well is for the caller to read from the signatures.
func OpenCheckpoint(text string, keys ...PublicKey) (Checkpoint, []Signature, error) {
	return openCheckpoint(text, verifiers(keys))
}

type verifier struct {
	note.Verifier
	key PublicKey
}

func verifiers(keys []PublicKey) []verifier {
	list := make([]verifier, 0, len(keys))
	for _, k := range keys {
		if k != (PublicKey{}) {
			list = append(list, verifier{k.verifier(), k})
		}
	}
	return list
}

func openCheckpoint(text string, known []verifier) (Checkpoint, []Signature, error) {
	// Given no keys, Open checks the form of the note and keeps every signature.
	_, err := note.Open([]byte(text), nil)
	opened, ok := errors.AsType[*note.UnverifiedNoteError](err)
	if !ok {
		return Checkpoint{}, nil, errors.New("not a signed note")
	}
	c, err := ParseCheckpoint(opened.Note.Text)
	if err != nil {
		return Checkpoint{}, nil, err
	}
	var all []Signature
	for _, s := range opened.Note.UnverifiedSigs {
		b, err := base64.StdEncoding.DecodeString(s.Base64)
		if err != nil || len(b) < 4 || binary.BigEndian.Uint32(b) != s.Hash {
			return Checkpoint{}, nil, errors.New("not a signed note")
		}
		found := Signature{Name: s.Name, Hash: s.Hash}
		for _, v := range known {
			if v.Name() == s.Name && v.KeyHash() == s.Hash && !found.Valid {
				found.Key, found.Valid = v.key, v.Verify([]byte(opened.Note.Text), b[4:])
			}
		}
		all = append(all, found)
	}
	return c, all, nil
}
