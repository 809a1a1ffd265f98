package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"runtime"
	"sync"
	"sync/atomic"

	"dandori/runbook/eventlog"
)

// logBegin is what the hash of the first entry is made with, in the place of an
// earlier hash; package eventlog says so.
const logBegin = "dandori-log-v1\n"

// maxTried bounds the length of an event whose single bits are tried. The work
// grows with its square: one of 300 KiB, such as the first entry of a log with its
// pinned files, takes minutes.
const maxTried = 512 << 10

// prove looks for the bytes that a damaged line had. What it finds is proved by a
// hash: that in the line itself, or that in the line after it, which covers the
// hash of the line as it was. It gives the whole line, how many bytes of the log it
// stands for, and what was wrong.
func prove(ctx context.Context, line, next []byte, at eventlog.Position) ([]byte, int, string) {
	// What is between the lines or frames the event was changed.
	for _, text := range texts(line) {
		if len(text) < eventlog.EventOffset+2 {
			continue
		}
		event := text[eventlog.EventOffset : len(text)-1]
		if eventlog.Check(at.Seq+1, event) != nil {
			continue
		}
		n := len(line)
		if rest := line[len(text):]; len(rest) > 1 && bytes.HasPrefix(rest[1:], []byte("{")) {
			n = len(text) + 1 // another line follows without a line feed
		}
		whole, hash := eventlog.AppendLine(nil, at.Hash, event)
		if bytes.Equal(text[eventlog.HashOffset:eventlog.HashOffset+len(hash)], hash[:]) {
			return whole, n, "something around its event was changed"
		}
		if n == len(line) && follows(next, at.Seq+1, hash) {
			return whole, n, "its hash was changed"
		}
	}
	text := bytes.TrimSuffix(line, []byte("\n"))
	if len(text) < eventlog.EventOffset+2 {
		return nil, 0, ""
	}
	event := text[eventlog.EventOffset : len(text)-1]
	var want [sha256.Size]byte
	if _, err := hex.Decode(want[:], text[eventlog.HashOffset:eventlog.HashOffset+2*sha256.Size]); err != nil || len(event) > maxTried {
		return nil, 0, ""
	}
	bit := flipped(ctx, at.Hash, event, want)
	if bit < 0 {
		return nil, 0, ""
	}
	right := bytes.Clone(event)
	right[bit/8] ^= 1 << (bit % 8)
	if eventlog.Check(at.Seq+1, right) != nil {
		return nil, 0, ""
	}
	whole, _ := eventlog.AppendLine(nil, at.Hash, right)
	return whole, len(line), fmt.Sprintf("one bit of byte %d of its event was changed", bit/8)
}

// texts gives what may be a line without its line feed: it, without zeros that
// stand for what was not written; without another byte in the line feed's place;
// what is before the next line where that follows directly.
func texts(line []byte) [][]byte {
	text := bytes.TrimRight(bytes.TrimSuffix(line, []byte("\n")), "\x00")
	all := [][]byte{text}
	if len(text) > 0 {
		all = append(all, text[:len(text)-1])
	}
	begin := []byte(`{"hash":"`)
	for at := eventlog.EventOffset; at < len(text); at++ {
		i := bytes.Index(text[at:], begin)
		if i < 0 {
			break
		}
		at += i
		all = append(all, text[:at-1])
	}
	return all
}

// follows reports whether the first line of what comes next is the entry after
// number seq, if that has a hash.
func follows(next []byte, seq int, hash eventlog.Hash) bool {
	end := bytes.IndexByte(next, '\n')
	if end < 0 {
		return false
	}
	return eventlog.NewScanner(bytes.NewReader(next[:end+1]), eventlog.Position{Seq: seq, Hash: hash}).Scan()
}

// flipped finds the bit of an event that was changed, if one alone was, or gives
// -1. It works on all cores, and hashes what is before the bit only once.
func flipped(ctx context.Context, prev eventlog.Hash, event []byte, want [sha256.Size]byte) int {
	const block = 1 << 10
	found := atomic.Int64{}
	found.Store(-1)
	starts := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			tried := bytes.Clone(event)
			for start := range starts {
				before := sha256.New().(hash.Cloner)
				if prev == (eventlog.Hash{}) {
					before.Write([]byte(logBegin))
				} else {
					before.Write(prev[:])
				}
				before.Write(tried[:start])
				for i := start; i < min(start+block, len(tried)); i++ {
					if found.Load() >= 0 || ctx.Err() != nil {
						break
					}
					for bit := range 8 {
						tried[i] ^= 1 << bit
						if h, err := before.Clone(); err == nil {
							h.Write(tried[start:])
							if [sha256.Size]byte(h.Sum(nil)) == want {
								found.Store(int64(8*i + bit))
							}
						}
						tried[i] ^= 1 << bit
					}
				}
			}
		})
	}
	for start := 0; start < len(event); start += block {
		starts <- start
	}
	close(starts)
	wg.Wait()
	return int(found.Load())
}
