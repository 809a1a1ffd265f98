package eventlog

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// hashesOf makes the hashes of n entries.
func hashesOf(n int) []Hash {
	all := make([]Hash, n)
	for i := range all {
		all[i] = hashOf(fmt.Appendf(nil, "entry %d", i+1))
	}
	return all
}

// rootPlainly is the definition in RFC 6962, 2.1, as it stands there.
func rootPlainly(entries []Hash) []byte {
	switch n := len(entries); n {
	case 0:
		sum := sha256.Sum256(nil)
		return sum[:]
	case 1:
		return sha(0, must(hex.DecodeString(string(entries[0][:]))))
	default:
		k := 1
		for 2*k < n {
			k *= 2
		}
		return sha(1, rootPlainly(entries[:k]), rootPlainly(entries[k:]))
	}
}

// inclusionPlainly is PATH(m, D[n]) in RFC 6962, 2.1.1.
func inclusionPlainly(m int, d []Hash) (path [][]byte) {
	if len(d) == 1 {
		return nil
	}
	k := 1
	for 2*k < len(d) {
		k *= 2
	}
	if m < k {
		return append(inclusionPlainly(m, d[:k]), rootPlainly(d[k:]))
	}
	return append(inclusionPlainly(m-k, d[k:]), rootPlainly(d[:k]))
}

// consistencyPlainly is SUBPROOF(m, D[n], whole) in RFC 6962, 2.1.2.
func consistencyPlainly(m int, d []Hash, whole bool) (path [][]byte) {
	n := len(d)
	if m == n {
		if whole {
			return nil
		}
		return [][]byte{rootPlainly(d)}
	}
	k := 1
	for 2*k < n {
		k *= 2
	}
	if m <= k {
		return append(consistencyPlainly(m, d[:k], whole), rootPlainly(d[k:]))
	}
	return append(consistencyPlainly(m-k, d[k:], false), rootPlainly(d[:k]))
}

func sameProof(p Proof, plainly [][]byte) bool {
	return slices.EqualFunc(p, plainly, func(r Root, b []byte) bool { return bytes.Equal(r[:], b) })
}

// The tree, whichever way it is grown, is the one of the RFC.
func TestTree(t *testing.T) {
	const most = 300
	entries := hashesOf(most)
	var tree Tree
	var prover Prover
	for n := 0; ; n++ {
		want := rootPlainly(entries[:n])
		if r := tree.Root(); tree.Size() != n || !bytes.Equal(r[:], want) {
			t.Fatalf("%d entries: %d, root %x, plainly %x", n, tree.Size(), r, want)
		}
		if r, err := prover.Root(n); err != nil || !bytes.Equal(r[:], want) || prover.Size() != n {
			t.Fatalf("%d entries: prover %x, %v, plainly %x", n, r, err, want)
		}
		// Kept and read back, it goes on the same.
		text := must(tree.MarshalText())
		var back Tree
		if err := back.UnmarshalText(text); err != nil || back.Size() != n || back.Root() != tree.Root() {
			t.Fatalf("%d entries: %q: %v", n, text, err)
		}
		if again := must(back.MarshalText()); !bytes.Equal(again, text) {
			t.Fatalf("%d entries: %q, then %q", n, text, again)
		}
		if n == most {
			break
		}
		copied := tree
		tree.Append(entries[n])
		prover.Append(entries[n])
		if copied.Size() != n || !bytes.Equal(new(copied.Root())[:], want) {
			t.Fatalf("%d entries: a copy changed", n)
		}
		tree = back
		tree.Append(entries[n])
	}
	// Any earlier root can be had again.
	for n := range most + 1 {
		if r := must(prover.Root(n)); !bytes.Equal(r[:], rootPlainly(entries[:n])) {
			t.Errorf("the root of %d of %d entries: %x", n, most, r)
		}
	}
}

func TestLeaf(t *testing.T) {
	h := hashOf([]byte("x"))
	if got := leaf(h); got != tlog.RecordHash(must(hex.DecodeString(h.String()))) {
		t.Errorf("%x", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("the zero Hash is the hash of an entry")
		}
	}()
	new(Tree).Append(Hash{})
}

// Every proof of inclusion in every tree up to 64 entries: it is that of the RFC, it
// holds, and it holds for nothing else.
func TestInclusion(t *testing.T) {
	const most = 64
	entries := hashesOf(most)
	var p Prover
	for _, h := range entries {
		p.Append(h)
	}
	held := 0
	for n := 1; n <= most; n++ {
		root := must(p.Root(n))
		for seq := 1; seq <= n; seq++ {
			proof := must(p.Inclusion(seq, n))
			if !sameProof(proof, inclusionPlainly(seq-1, entries[:n])) {
				t.Fatalf("entry %d of %d: not the proof of the RFC", seq, n)
			}
			if err := CheckInclusion(proof, seq, entries[seq-1], n, root); err != nil {
				t.Fatalf("entry %d of %d: %v", seq, n, err)
			}
			held++
			for what, err := range map[string]error{
				"another entry":  CheckInclusion(proof, seq, entries[seq%most], n, root),
				"another root":   CheckInclusion(proof, seq, entries[seq-1], n, Root(rootPlainly(entries[1:n]))),
				"a longer proof": CheckInclusion(append(slices.Clone(proof), root), seq, entries[seq-1], n, root),
				"no entry":       CheckInclusion(proof, 0, entries[seq-1], n, root),
				"beyond":         CheckInclusion(proof, n+1, entries[seq-1], n, root),
				"no hash":        CheckInclusion(proof, seq, Hash{}, n, root),
			} {
				if err != ErrProof {
					t.Fatalf("entry %d of %d: %s: %v", seq, n, what, err)
				}
			}
			for other := 1; other <= n; other++ {
				if err := CheckInclusion(proof, other, entries[seq-1], n, root); (err == nil) != (other == seq) {
					t.Fatalf("entry %d of %d as entry %d: %v", seq, n, other, err)
				}
			}
			for i := range proof {
				bad := slices.Clone(proof)
				bad[i][n%32] ^= 1
				if CheckInclusion(bad, seq, entries[seq-1], n, root) == nil || CheckInclusion(slices.Delete(bad, i, i+1), seq, entries[seq-1], n, root) == nil {
					t.Fatalf("entry %d of %d: holds without hash %d", seq, n, i)
				}
			}
		}
	}
	if held != most*(most+1)/2 {
		t.Errorf("%d proofs", held)
	}
}

// Every proof of consistency between all trees up to 64 entries.
func TestConsistency(t *testing.T) {
	const most = 64
	entries := hashesOf(most)
	var p Prover
	for _, h := range entries {
		p.Append(h)
	}
	changed := slices.Clone(entries)
	changed[0] = hashOf([]byte("another first entry"))
	for n := 1; n <= most; n++ {
		root := must(p.Root(n))
		for old := 1; old <= n; old++ {
			oldRoot := must(p.Root(old))
			proof := must(p.Consistency(old, n))
			if !sameProof(proof, consistencyPlainly(old, entries[:n], true)) {
				t.Fatalf("%d in %d: not the proof of the RFC", old, n)
			}
			if err := CheckConsistency(proof, old, oldRoot, n, root); err != nil {
				t.Fatalf("%d in %d: %v", old, n, err)
			}
			for what, err := range map[string]error{
				"another old root": CheckConsistency(proof, old, Root(rootPlainly(changed[:old])), n, root),
				"another root":     CheckConsistency(proof, old, oldRoot, n, Root(rootPlainly(changed[:n]))),
				"a longer proof":   CheckConsistency(append(slices.Clone(proof), root), old, oldRoot, n, root),
				"of nothing":       CheckConsistency(proof, 0, oldRoot, n, root),
				"of more":          CheckConsistency(proof, n+1, oldRoot, n, root),
			} {
				if err != ErrProof {
					t.Fatalf("%d in %d: %s: %v", old, n, what, err)
				}
			}
			for i := range proof {
				bad := slices.Clone(proof)
				bad[i][n%32] ^= 1
				if CheckConsistency(bad, old, oldRoot, n, root) == nil || CheckConsistency(slices.Delete(bad, i, i+1), old, oldRoot, n, root) == nil {
					t.Fatalf("%d in %d: holds without hash %d", old, n, i)
				}
			}
		}
	}
}

func TestProverRange(t *testing.T) {
	var p Prover
	for _, h := range hashesOf(5) {
		p.Append(h)
	}
	for _, err := range []error{
		second(p.Root(-1)), second(p.Root(6)),
		second(p.Inclusion(0, 5)), second(p.Inclusion(6, 5)), second(p.Inclusion(1, 6)), second(p.Inclusion(4, 3)),
		second(p.Consistency(0, 5)), second(p.Consistency(5, 6)), second(p.Consistency(4, 3)),
	} {
		if err == nil {
			t.Error("out of range, and no error")
		}
	}
}

func TestTreeText(t *testing.T) {
	var tree Tree
	for _, h := range hashesOf(5) {
		tree.Append(h)
	}
	text := string(must(tree.MarshalText()))
	if lines := strings.Count(text, "\n"); lines != 3 || !strings.HasPrefix(text, "5\n") {
		t.Errorf("%q", text)
	}
	hash := base64.StdEncoding.EncodeToString(make([]byte, 32))
	for _, bad := range []string{
		"", "\n", "0", "00\n", "x\n", "-1\n", "1000000000\n", "99999999999999999999\n",
		"5\n", "1\n" + hash, "1\n" + hash + "\n\n", "1\n" + hash + "\n" + hash + "\n", "2\n" + hash + "\n" + hash + "\n",
		"01\n" + hash + "\n", "1\n" + hash[1:] + "\n", "1\r\n" + hash + "\r\n", text[:len(text)-1], text + "x", " " + text,
		"1\n" + strings.Replace(hash, "A=", "B=", 1) + "\n",
	} {
		got := tree
		if err := got.UnmarshalText([]byte(bad)); err == nil || got != tree {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestParseRoot(t *testing.T) {
	r := Root(rootPlainly(hashesOf(3)))
	if back, err := ParseRoot(r.String()); err != nil || back != r {
		t.Errorf("%s, %v", back, err)
	}
	for _, s := range []string{"", r.String()[1:], r.String() + "\n", strings.Repeat("A", 44), strings.Repeat("A", 42) + "B=", strings.Repeat("A", 20) + "\n" + strings.Repeat("A", 22) + "="} {
		if _, err := ParseRoot(s); err == nil {
			t.Errorf("accepted %q", s)
		}
	}
}

// As many entries as a log can have fit into the edge of a tree.
func TestTreeFull(t *testing.T) {
	tree := Tree{size: MaxSeq - 1}
	for n := tree.size; n > 0; n &= n - 1 {
		tree.edges++
	}
	h := hashesOf(1)[0]
	tree.Append(h)
	if tree.Size() != MaxSeq || tree.edges > len(tree.edge) {
		t.Errorf("%d entries, %d hashes", tree.Size(), tree.edges)
	}
	defer func() {
		if recover() == nil {
			t.Error("one more than a log can have")
		}
	}()
	tree.Append(h)
}
