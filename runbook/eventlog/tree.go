package eventlog

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Root is the root of the tree of some entries.
type Root [tlog.HashSize]byte

// ParseRoot reads the text of a root.
func ParseRoot(s string) (Root, error) {
	var r Root
	// Decode skips line breaks and strict padding alone does not; the length
	// leaves no room for them.
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != len(r) || len(s) != base64.StdEncoding.EncodedLen(len(r)) {
		return r, fmt.Errorf("not a root of 44 base64 characters: %.80q", s)
	}
	copy(r[:], b)
	return r, nil
}

// String gives the root in base64, as it stands in a checkpoint.
func (r Root) String() string { return base64.StdEncoding.EncodeToString(r[:]) }

// MarshalText gives what String gives.
func (r Root) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText gives.
func (r *Root) UnmarshalText(b []byte) (err error) {
	*r, err = ParseRoot(string(b))
	return err
}

// leaf is the hash of the leaf of an entry.
func leaf(h Hash) tlog.Hash {
	var b [1 + tlog.HashSize]byte // RFC 6962, 2.1: 0x00 and the data
	if _, err := hex.Decode(b[1:], h[:]); err != nil {
		panic("eventlog: the hash of no entry")
	}
	return sha256.Sum256(b[:])
}

// Tree is the tree of the entries of a log, so far as it is needed to add more
// entries and to know its root at every time. It takes one hash for every power of
// two in the number of entries; adding one is a few hashes. It is a value: a copy
// stays as it is. The zero Tree is that of no entries.
type Tree struct {
	size  int
	edge  [30]tlog.Hash // roots of full trees, from left to right, from large to small
	edges int           // how many
}

// Append adds an entry by its hash, which must be that of an entry.
func (t *Tree) Append(h Hash) { t.append(leaf(h)) }

func (t *Tree) append(l tlog.Hash) {
	if t.size == MaxSeq {
		panic("eventlog: more entries than a log can have")
	}
	for range bits.TrailingZeros(^uint(t.size)) {
		t.edges--
		l = tlog.NodeHash(t.edge[t.edges], l)
	}
	t.edge[t.edges] = l
	t.edges++
	t.size++
}

// Size is the number of entries.
func (t *Tree) Size() int { return t.size }

// Root is the root of the tree.
func (t *Tree) Root() Root {
	if t.edges == 0 {
		return sha256.Sum256(nil) // RFC 6962, 2.1
	}
	l := t.edge[t.edges-1]
	for i := t.edges - 2; i >= 0; i-- {
		l = tlog.NodeHash(t.edge[i], l)
	}
	return Root(l)
}

// Code is the head code of the tree.
func (t *Tree) Code() Code { return MakeCode(t.size, t.Root()) }

// MarshalText gives the tree as text, to be kept and gone on with: the size, and
// the hashes it is made of in base64, each on a line. Whoever reads it back must
// trust the place where it was kept.
func (t Tree) MarshalText() ([]byte, error) {
	b := append(strconv.AppendInt(nil, int64(t.size), 10), '\n')
	for _, h := range t.edge[:t.edges] {
		b = append(base64.StdEncoding.AppendEncode(b, h[:]), '\n')
	}
	return b, nil
}

// UnmarshalText reads what MarshalText gives.
func (t *Tree) UnmarshalText(b []byte) error {
	lines := strings.SplitAfter(string(b), "\n")
	size, ok := parseSize(strings.TrimSuffix(lines[0], "\n"))
	if lines[0] == "0\n" {
		ok = true
	}
	edges := bits.OnesCount(uint(size))
	if !ok || len(lines) != edges+2 || lines[edges+1] != "" {
		return errors.New("not the text of a tree")
	}
	read := Tree{size: size, edges: edges}
	for i, line := range lines[1 : edges+1] {
		r, err := ParseRoot(line[:len(line)-1])
		if err != nil {
			return fmt.Errorf("not the text of a tree: line %d: %w", i+2, err)
		}
		read.edge[i] = tlog.Hash(r)
	}
	*t = read
	return nil
}

// parseSize reads a number of entries other than none.
func parseSize(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0 && n <= MaxSeq && strconv.Itoa(n) == s
}

// Proof proves something of a tree by some of its hashes, in the order of RFC
// 6962.
type Proof []Root

// Prover is a tree with everything that proofs are made from: 64 bytes an entry.
// The zero Prover has no entries.
type Prover struct {
	nodes []tlog.Hash // in the order of tlog.StoredHashIndex
	size  int64
}

// Append adds an entry by its hash, which must be that of an entry.
func (p *Prover) Append(h Hash) {
	nodes, err := tlog.StoredHashesForRecordHash(p.size, leaf(h), p)
	if err != nil {
		panic(err) // everything before it is there
	}
	p.nodes = append(p.nodes, nodes...)
	p.size++
}

// ReadHashes is for package tlog.
func (p *Prover) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		hashes[i] = p.nodes[x]
	}
	return hashes, nil
}

// Size is the number of entries.
func (p *Prover) Size() int { return int(p.size) }

// Root is the root of the tree of the first entries, as many as size says.
func (p *Prover) Root(size int) (Root, error) {
	if size < 0 || size > p.Size() {
		return Root{}, fmt.Errorf("no root of %d entries: there are %d", size, p.size)
	}
	h, err := tlog.TreeHash(int64(size), p)
	return Root(h), err
}

// Inclusion proves that entry seq is one of the first size entries, in its place
// (RFC 6962, 2.1.1).
func (p *Prover) Inclusion(seq, size int) (Proof, error) {
	if seq < 1 || seq > size || size > p.Size() {
		return nil, fmt.Errorf("no proof of entry %d in %d entries: there are %d", seq, size, p.size)
	}
	proof, err := tlog.ProveRecord(int64(size), int64(seq-1), p)
	return proofOf(proof), err
}

// Consistency proves that the first size entries begin with the first old entries
// (RFC 6962, 2.1.2).
func (p *Prover) Consistency(old, size int) (Proof, error) {
	if old < 1 || old > size || size > p.Size() {
		return nil, fmt.Errorf("no proof of %d entries in %d entries: there are %d", old, size, p.size)
	}
	proof, err := tlog.ProveTree(int64(size), int64(old), p)
	return proofOf(proof), err
}

// ErrProof says that a proof does not prove what it should.
var ErrProof = errors.New("the proof does not hold")

// CheckInclusion checks that an entry with this hash is entry seq of those that
// have the root. It gives nil or [ErrProof].
func CheckInclusion(p Proof, seq int, h Hash, size int, root Root) error {
	if size > MaxSeq || !isHex(h[:]) || tlog.CheckRecord(asProof(p), int64(size), tlog.Hash(root), int64(seq-1), leaf(h)) != nil {
		return ErrProof
	}
	return nil
}

// CheckConsistency checks that the log of size entries with this root begins with
// the log of old entries with the old root. It gives nil or [ErrProof].
func CheckConsistency(p Proof, old int, oldRoot Root, size int, root Root) error {
	if size > MaxSeq || tlog.CheckTree(asProof(p), int64(size), tlog.Hash(root), int64(old), tlog.Hash(oldRoot)) != nil {
		return ErrProof
	}
	return nil
}

func proofOf(hashes []tlog.Hash) Proof {
	p := make(Proof, len(hashes))
	for i, h := range hashes {
		p[i] = Root(h)
	}
	return p
}

func asProof(p Proof) []tlog.Hash {
	hashes := make([]tlog.Hash, len(p))
	for i, h := range p {
		hashes[i] = tlog.Hash(h)
	}
	return hashes
}
