package tomlfile

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"
)

func TestRender(t *testing.T) {
	source := "title = { ja = \"炎上\", jp = \"ﾃｽﾄ\" }\n"
	doc := Read("手順書.toml", []byte(source), limits)
	doc.Root().Text("title", Required)
	want := `手順書.toml:1:22: 「jp」という項目はありません。
    title = { ja = "炎上", jp = "ﾃｽﾄ" }
                           ^
    ヒント: 「ja」の誤りではありませんか。
`
	if got := doc.Problems().Render(lang.Japanese); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = `手順書.toml:1:22: there is no name "jp" here
    title = { ja = "炎上", jp = "ﾃｽﾄ" }
                           ^
    hint: did you mean "ja"?
`
	if got := doc.Problems().Render(lang.English); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := doc.Problems().Error(), "手順書.toml:1:22: there is no name \"jp\" here"; got != want {
		t.Errorf("Error() = %q", got)
	}
}

func TestRenderHostile(t *testing.T) {
	p := Problem{
		File: "a\x1b[2J\u202e.toml", Line: 1, Column: 11,
		Text:   lang.Same("x"),
		Source: "\ta\x1b[31m\u202eb\u009b\xff炎\u200f",
	}
	want := `a\x1b[2J<U+202E>.toml:1:11: x
        a\x1b[31m<U+202E>b\x9b\xff炎<U+200F>
                              ^
`
	if got := p.Render(lang.English); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestNoFile is a problem of a whole set: it has no place to show.
func TestNoFile(t *testing.T) {
	p := Problem{Text: lang.Same("no opening")}
	if got := p.Render(lang.English); got != "no opening\n" {
		t.Errorf("got %q", got)
	}
}

// TestCaret proves that the caret stands under the character of the column, however
// wide what stands before it, and that the frame is never wider than a terminal.
func TestCaret(t *testing.T) {
	narrow := &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}
	rapid.Check(t, func(t *rapid.T) {
		line := []rune(rapid.StringOf(rapid.SampledFrom([]rune("a b=\"炎上のﾃﾞ。、「」①※🔥\t\x1b\u202e\u3099é・－ー"))).Draw(t, "line"))
		column := rapid.IntRange(1, len(line)+1).Draw(t, "column")
		p := Problem{File: "f", Line: 1, Column: column, Text: lang.Same("x"), Source: string(line)}
		lines := strings.Split(p.Render(lang.English), "\n")
		if strings.TrimSpace(string(line)) == "" {
			return
		}
		shown, caret := lines[1], strings.TrimSuffix(lines[2], "^")
		if strings.Trim(caret, " ") != "" {
			t.Fatalf("before the caret stands %q", caret)
		}
		if w := narrow.StringWidth(shown); w > 80 {
			t.Fatalf("%d cells wide: %q", w, shown)
		}
		if column > len([]rune(strings.TrimRight(string(line), " \t"))) {
			return // at the end of the line
		}
		// Walk the shown line to the caret: what is there must be the character.
		rest, cells := shown, 0
		for cells < len(caret) && rest != "" {
			r, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			cells += narrow.RuneWidth(r)
		}
		for want := lang.Visible(string(line[column-1])); !strings.HasPrefix(rest, want); {
			r, size := utf8.DecodeRuneInString(rest)
			if rest == "" || narrow.RuneWidth(r) > 0 {
				t.Fatalf("under the caret is %q, want %q in %q", rest, want, shown)
			}
			rest = rest[size:] // marks without width share the cell before them
		}
		if cells != len(caret) {
			t.Fatalf("the caret is inside a character")
		}
	})
}
