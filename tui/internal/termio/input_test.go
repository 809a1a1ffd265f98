package termio

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// fake is a File that reads given chunks and keeps what is written.
type fake struct {
	chunks []string
	err    error // with the last chunk; io.EOF when nil
	bytes.Buffer
	writes []string
}

func (f *fake) Read(p []byte) (int, error) {
	if len(f.chunks) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.chunks[0])
	if f.chunks[0] = f.chunks[0][n:]; f.chunks[0] == "" {
		f.chunks = f.chunks[1:]
	}
	if len(f.chunks) == 0 && f.err != nil {
		return n, f.err
	}
	return n, nil
}

func (f *fake) Write(p []byte) (int, error) {
	f.writes = append(f.writes, string(p))
	return f.Buffer.Write(p)
}
func (f *fake) Close() error { return nil }
func (f *fake) Fd() uintptr  { return 7 }
func (f *fake) Name() string { return "/dev/fake" }

// Both ends are what Bubble Tea takes for a terminal, and an *os.File is what they
// can stand in for.
var (
	_ File = (*Input)(nil)
	_ File = (*CaretWriter)(nil)
	_ File = (*os.File)(nil)
)

// reads returns what each Read gives, until the end.
func reads(t interface{ Fatalf(string, ...any) }, in *Input, size int) []string {
	var got []string
	empty := 0
	for {
		p := make([]byte, size)
		n, err := in.Read(p)
		if err == io.EOF {
			return got
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
		if empty++; n > 0 {
			empty = 0
		}
		if empty > utf8.UTFMax+maxSequence {
			t.Fatalf("%d reads in a row gave nothing", empty)
		}
		if n >= size {
			t.Fatalf("a read filled the buffer")
		}
		got = append(got, string(p[:n]))
	}
}

func TestInput(t *testing.T) {
	aaa := strings.Repeat("a", 255)
	for _, c := range []struct {
		name   string
		chunks []string
		want   []string
	}{
		{"plain", []string{"abc", "あ"}, []string{"abc", "あ"}},
		{"a character in two reads", []string{"\xe3", "\x81\x82"}, []string{"", "あ"}},
		{"in four", []string{"\xf0", "\xa0", "\xae", "\xb7"}, []string{"", "", "", "𠮷"}},
		{"behind others", []string{"xあ\xe3\x81", "\x84y"}, []string{"xあ", "いy"}},
		{"broken bytes pass", []string{"\xff", "\x81", "\xe3a"}, []string{"\xff", "\x81", "\xe3a"}},
		{"the end inside a character", []string{"あ\xe3"}, []string{"あ", "\xe3"}},
		{"escape key passes", []string{"\x1b"}, []string{"\x1b"}},
		{"alt and [ passes", []string{"\x1b["}, []string{"\x1b["}},
		{"more than the buffer", []string{aaa + "bc"}, []string{aaa, "bc"}},
		{"a character over the edge", []string{aaa[:254] + "あ"}, []string{aaa[:254], "あ"}},
		{"an arrow over the edge", []string{aaa[:254] + "\x1b[A"}, []string{aaa[:254], "\x1b[A"}},
		{"an arrow over the edge 2", []string{aaa[:253] + "\x1b[A"}, []string{aaa[:253], "\x1b[A"}},
		{"an arrow before the edge", []string{aaa[:252] + "\x1b[Ab"}, []string{aaa[:252] + "\x1b[A", "b"}},
		{"alt and an arrow", []string{aaa[:253] + "\x1b\x1b[A"}, []string{aaa[:253], "\x1b\x1b[A"}},
		{"a keypad key", []string{aaa[:253] + "\x1bOA"}, []string{aaa[:253], "\x1bOA"}},
		{"the start of a paste", []string{aaa[:252] + "\x1b[200~x"}, []string{aaa[:252], "\x1b[200~x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := reads(t, NewInput(&fake{chunks: c.chunks}), 256)
			if a, b := strings.Join(got, "|"), strings.Join(c.want, "|"); a != b {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Whatever comes in whatever pieces: all of it arrives, in order, and no read ends
// inside a character.
func TestInputLosesNothing(t *testing.T) {
	bits := []string{"a", "あ", "𠮷", "é", "\x1b", "\x1b[A", "\x1b[200~", "\x1b[201~", "\x1bOP", "\r", "日本語の貼り付け", "\xff", "\xe3", "\x81"}
	rapid.Check(t, func(t *rapid.T) {
		all := strings.Join(rapid.SliceOfN(rapid.SampledFrom(bits), 0, 200).Draw(t, "text"), "")
		var chunks []string
		for rest := all; rest != ""; {
			n := min(rapid.SampledFrom([]int{1, 2, 3, 5, 64, 255, 256, 1000}).Draw(t, "chunk"), len(rest))
			chunks, rest = append(chunks, rest[:n]), rest[n:]
		}
		got := reads(t, NewInput(&fake{chunks: chunks}), rapid.IntRange(minBuffer, 300).Draw(t, "size"))
		if strings.Join(got, "") != all {
			t.Fatalf("%q became %q", all, got)
		}
		at := 0
		for i, s := range got {
			at += len(s)
			r, n := utf8.DecodeRuneInString(all[at:])
			if i < len(got)-1 && at < len(all) && r == utf8.RuneError && n == 1 && utf8.ValidString(all) {
				t.Fatalf("read %d ends inside a character: %q", i, s)
			}
		}
	})
}

func TestInputErrors(t *testing.T) {
	in := NewInput(&fake{chunks: []string{"あ\xe3"}, err: errors.New("torn off")})
	p := make([]byte, 256)
	if n, err := in.Read(p); string(p[:n]) != "あ\xe3" || err != nil {
		t.Errorf("%q, %v", p[:n], err)
	}
	if n, err := in.Read(p); n != 0 || err == nil || err.Error() != "torn off" {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := in.Read(p); err != io.EOF {
		t.Errorf("an error is given once: %v", err)
	}
	if _, err := in.Read(p[:minBuffer-1]); err != io.ErrShortBuffer {
		t.Errorf("%v", err)
	}
	if in.Fd() != 7 || in.Name() != "/dev/fake" {
		t.Error("not the file's descriptor or name")
	}
}

// io.Copy would find an *os.File's WriteTo and pass by Read.
func TestNothingPassesBy(t *testing.T) {
	if _, ok := any(NewInput(os.Stdin)).(io.WriterTo); ok {
		t.Error("Input has WriteTo")
	}
	var out any = NewCaretWriter(os.Stdout)
	if _, ok := out.(io.StringWriter); ok {
		t.Error("CaretWriter has WriteString")
	}
	if _, ok := out.(io.ReaderFrom); ok {
		t.Error("CaretWriter has ReadFrom")
	}
}
