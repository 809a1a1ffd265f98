package eventlog

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"testing"
)

// sample makes a log of n entries of an ordinary size.
func sample(n int) []byte {
	var log []byte
	var hash Hash
	for seq := 1; seq <= n; seq++ {
		event := fmt.Appendf(nil, `{"seq":%d,"id":"0190f3c5-7a1b-7c44-9d6e-%012d","salt":"00112233445566778899aabbccddeeff","type":"step.done","at":"2026-11-22T22:43:00+09:00","logged":"2026-11-22T22:44:10+09:00","actor":{"name":"鈴木","role":"operator"},"step":"opening/evidence","data":{"fields":{"url":"https://example.jp/%d"},"note":"画面の写しを取り、共有フォルダーに置いた。\n投稿は%d件。","late_by":40}}`, seq, seq, seq, seq)
		log, hash = AppendLine(log, hash, event)
	}
	return log
}

// How long verifying takes beside nothing but the SHA-256 of the file.
func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		log := sample(n)
		b.Run(fmt.Sprintf("entries=%d/sha256", n), func(b *testing.B) {
			b.SetBytes(int64(len(log)))
			for b.Loop() {
				h := sha256.New()
				h.Write(log)
				h.Sum(nil)
			}
		})
		b.Run(fmt.Sprintf("entries=%d/verify", n), func(b *testing.B) {
			b.SetBytes(int64(len(log)))
			b.ReportAllocs()
			for b.Loop() {
				if sum, err := Verify(bytes.NewReader(log)); err != nil || sum.Entries != n {
					b.Fatal(sum, err)
				}
			}
		})
	}
}

func BenchmarkStrict(b *testing.B) {
	event := sample(1)[EventOffset:]
	event = event[:len(event)-2]
	for name, f := range map[string]func() bool{
		"fast": func() bool { return strictFast(event) },
		"slow": func() bool { return strictSlow(event) == nil },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(event)))
			b.ReportAllocs()
			for b.Loop() {
				if !f() {
					b.Fatal("not strict")
				}
			}
		})
	}
}
