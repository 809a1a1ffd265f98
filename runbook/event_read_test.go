package runbook

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook/playbook"
)

// written gives events as EncodeEvent writes them: each type, with each member that
// may be left out and without it.
func written(t testing.TB) [][]byte {
	at := time.Date(2026, 11, 22, 22, 40, 10, 0, time.FixedZone("", 9*60*60))
	var lines [][]byte
	for typ, make := range newData {
		for i, e := range []Event{
			{ID: "0190f3c5-7a1b-7c44-9d6e-3f2a1b0c9d8e", Salt: "00112233445566778899aabbccddeeff", At: at, Logged: at},
			{ID: "a", Salt: "b", At: at, Logged: at.Add(time.Minute).UTC(), Actor: Actor{Name: "鈴木", Role: "operator"}, Step: "a/b", Source: SourcePaper, Recorder: "佐藤", Boot: "f3c5", Uptime: 90 * time.Second},
			{Actor: Actor{Role: "recorder"}, Uptime: time.Millisecond},
			{Actor: Actor{Name: `"鈴木\"`}, Step: "a\nb", Boot: "\u2028"},
		} {
			e.Seq, e.Type, e.Data = i+1, typ, make()
			b, err := EncodeEvent(e)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, b)
		}
	}
	return lines
}

// unlike reports how a decoder and decodeAny differ about an event.
func unlike(d *EventDecoder, b []byte) string {
	want, wantErr := decodeAny(b)
	got, err := d.Decode(b)
	switch {
	case (err == nil) != (wantErr == nil):
		return "error " + errText(err) + ", not " + errText(wantErr)
	case err != nil && err.Error() != wantErr.Error():
		return "error " + err.Error() + ", not " + wantErr.Error()
	case !reflect.DeepEqual(got, want):
		return "another event"
	}
	return ""
}

func errText(err error) string {
	if err == nil {
		return "none"
	}
	return err.Error()
}

// The decoder that is fast and the one that is obvious agree about every event, every
// event with one byte cut out or changed, and every event that ends early.
func TestDecodersAgree(t *testing.T) {
	var d EventDecoder
	fast := 0
	for i, line := range written(t) {
		if _, _, ok := d.head(line); ok {
			fast++
		}
		if s := unlike(&d, line); s != "" {
			t.Fatalf("%s: %s", line, s)
		}
		if i%9 != 0 { // every form, and types in plenty
			continue
		}
		for at := range line {
			changed := bytes.Clone(line)
			for _, c := range []byte("\"\\,:{}0a \x00\xe3") {
				changed[at] = c
				if s := unlike(&d, changed); s != "" {
					t.Fatalf("%q: %s", changed, s)
				}
			}
			for _, b := range [][]byte{line[:at], append(bytes.Clone(line[:at]), line[at+1:]...)} {
				if s := unlike(&d, b); s != "" {
					t.Fatalf("%q: %s", b, s)
				}
			}
		}
	}
	if all := 4 * len(newData); fast < all/2 {
		t.Errorf("%d of %d events were read the fast way", fast, all)
	}
}

// The encoder that is fast and the one that is obvious write the same bytes.
func TestEncodersAgree(t *testing.T) {
	texts := []string{"", "鈴木", "a b", `"`, `\`, "\n", "\x7f", "\u2028", "<&>", "\xff", "\ufffd", "🙂", "\x00"}
	zone := func(seconds int) time.Time {
		return time.Date(2026, 11, 22, 22, 40, 10, 999, time.FixedZone("", seconds))
	}
	times := []time.Time{zone(0), zone(9 * 3600), zone(-3600 - 1800), zone(61), zone(100 * 3600), {}, time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}
	rapid.Check(t, func(t *rapid.T) {
		text, date := rapid.SampledFrom(texts), rapid.SampledFrom(times)
		if rapid.Bool().Draw(t, "usual") {
			text, date = rapid.SampledFrom(texts[:3]), rapid.SampledFrom(times[:3])
		}
		e := Event{
			Seq: rapid.IntRange(-1, 999_999_999).Draw(t, "seq"), ID: text.Draw(t, "id"), Salt: text.Draw(t, "salt"), Type: NoteAdded,
			At: date.Draw(t, "at"), Logged: date.Draw(t, "logged"),
			Actor: Actor{Name: text.Draw(t, "name"), Role: text.Draw(t, "role")}, Step: playbook.Ref(text.Draw(t, "step")),
			Source: Source(text.Draw(t, "source")), Recorder: text.Draw(t, "recorder"), Boot: text.Draw(t, "boot"), Uptime: time.Duration(rapid.Int64().Draw(t, "uptime")),
			Data: &Noted{Text: "a"},
		}
		got, err := EncodeEvent(e)
		want, wantErr := encodeAny(e, []byte(`{"text":"a"}`))
		if string(got) != string(want) || errText(err) != errText(wantErr) {
			t.Fatalf("%s (%v), not %s (%v)", got, err, want, wantErr)
		}
	})
	usual := Event{Seq: 2, ID: "a", Salt: "b", Type: NoteAdded, At: zone(9 * 3600), Logged: zone(9 * 3600), Actor: Actor{Name: "鈴木"}, Data: &Noted{Text: "a"}}
	if _, ok := appendHead(nil, usual); !ok {
		t.Error("a usual event is not written the fast way")
	}
	for _, line := range written(t) {
		e, err := decodeAny(line)
		if err != nil {
			continue
		}
		if again, err := EncodeEvent(e); err != nil || string(again) != string(line) {
			t.Errorf("%s: again %s (%v)", line, again, err)
		}
	}
}

// What one event has in common with the one before does not depend on the bytes that
// were read, which the caller writes over.
func TestDecoderKeepsNothing(t *testing.T) {
	var d EventDecoder
	line := []byte(`{"seq":2,"id":"a","salt":"b","type":"note.added","at":"2026-11-22T22:40:10+09:00","logged":"2026-11-22T22:40:10+09:00",` +
		`"actor":{"name":"鈴木","role":"operator"},"step":"a/b","boot":"f3c5","data":{"text":"a"}}`)
	b := bytes.Clone(line)
	first, err := d.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	clear(b)
	copy(b, strings.Repeat("x", len(b)))
	second, err := d.Decode(line)
	if err != nil || !reflect.DeepEqual(first, second) {
		t.Errorf("%+v, then %+v (%v)", first, second, err)
	}
}

func FuzzDecodersAgree(f *testing.F) {
	for _, line := range written(f) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if s := unlike(new(EventDecoder), b); s != "" {
			t.Errorf("%q: %s", b, s)
		}
	})
}

func BenchmarkEvent(b *testing.B) {
	line, err := EncodeEvent(Event{Seq: 7, ID: "0190f3c5-7a1b-7c44-9d6e-3f2a1b0c9d8e", Salt: "00112233445566778899aabbccddeeff", Type: NoteAdded,
		At: time.Now(), Logged: time.Now(), Actor: Actor{Name: "鈴木", Role: "operator"}, Data: &Noted{Text: "画面の写しを取り、共有フォルダーに置いた。投稿は3件。"}})
	if err != nil {
		b.Fatal(err)
	}
	e, err := DecodeEvent(line)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			EncodeEvent(e)
		}
	})
	b.Run("any", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			decodeAny(line)
		}
	})
	b.Run("decoder", func(b *testing.B) {
		b.ReportAllocs()
		var d EventDecoder
		for b.Loop() {
			d.Decode(line)
		}
	})
}
