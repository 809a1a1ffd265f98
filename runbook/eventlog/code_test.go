package eventlog

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestCode(t *testing.T) {
	for n, h := range hashesOf(40) {
		var tree Tree
		tree.Append(h)
		tree.size = n // the number counts, too
		root := tree.Root()
		want := codePlainly(pbkdf2Plainly(root[:], fmt.Sprintf("dandori-head-v1\n%d\n", n), 4096))
		got := tree.Code()
		if string(got) != want {
			t.Fatalf("%d, %s: %s, plainly %s", n, root, got, want)
		}
		if back, err := ParseCode(string(got)); err != nil || back != got {
			t.Errorf("%s is read as %s, %v", got, back, err)
		}
		if MakeCode(n+1, root) == got || len(got) != 14 {
			t.Errorf("%s", got)
		}
	}
}

// However somebody types a code, it is the same one.
func TestCodeTyped(t *testing.T) {
	const code = Code("0K1W-8QVZ-MH3")
	var whole Code
	for _, c := range codeLetters { // complete it with its check letter
		if parsed, err := ParseCode(string(code) + string(c)); err == nil {
			whole = parsed
		}
	}
	if whole == "" {
		t.Fatal("no letter completes the code")
	}
	last := string(whole[len(whole)-1:])
	wide := strings.Map(func(r rune) rune { return r - '!' + '！' }, "0K1W8QVZMH3"+last)
	for _, typed := range []string{
		string(whole),
		strings.ToLower(string(whole)),
		strings.ReplaceAll(string(whole), "-", ""),
		strings.ReplaceAll(string(whole), "-", " "),
		strings.ReplaceAll(string(whole), "-", "ー"),
		strings.ReplaceAll(string(whole), "-", "－"),
		strings.ReplaceAll(string(whole), "-", "−"),
		"  " + strings.ReplaceAll(string(whole), "-", "\u3000") + "\t",
		wide,
		strings.ToLower(wide),
		wide[:12] + "－" + wide[12:24] + "ー" + wide[24:],
		"okiw-bquz-nh3" + last,
		"OKLW-8QUZ-NH3" + last,
		"ｏｋｌｗ　ｂｑｕｚ　ｎｈ３" + last,
	} {
		if got, err := ParseCode(typed); err != nil || got != whole {
			t.Errorf("%q is read as %s, %v; want %s", typed, got, err, whole)
		}
	}
	for _, c := range []struct {
		typed string
		fault CodeFault
	}{
		{"", CodeLength},
		{"-", CodeLength},
		{string(whole[1:]), CodeLength},
		{string(whole) + "0", CodeLength},
		{"D" + string(whole[1:]), CodeLetter},
		{"あ" + string(whole[1:]), CodeLetter},
		{"!" + string(whole[1:]), CodeLetter},
		{"é" + string(whole[1:]), CodeLetter},
		{"\x00" + string(whole[1:]), CodeLetter},
		{"\xff" + string(whole[1:]), CodeLetter},
		{"1" + string(whole[1:]), CodeTypo},
	} {
		if got, err := ParseCode(c.typed); !errors.Is(err, c.fault) || got != "" {
			t.Errorf("%q: %s, %v; want %v", c.typed, got, err, c.fault)
		}
	}
}

// Every wrong letter and every two letters that changed places are noticed; of other
// mistakes 28 in 29.
func TestCodeTypos(t *testing.T) {
	for n, h := range hashesOf(3) {
		var tree Tree
		tree.Append(h)
		code := strings.ReplaceAll(string(tree.Code()), "-", "")
		for i := range code {
			for _, c := range codeLetters {
				typo := code[:i] + string(c) + code[i+1:]
				if typo == code {
					continue
				}
				if _, err := ParseCode(typo); !errors.Is(err, CodeTypo) {
					t.Errorf("%s for %s: %v", typo, code, err)
				}
			}
			for j := range i {
				b := []byte(code)
				if b[i], b[j] = b[j], b[i]; string(b) == code {
					continue
				}
				if _, err := ParseCode(string(b)); !errors.Is(err, CodeTypo) {
					t.Errorf("log %d: %s for %s: %v", n, b, code, err)
				}
			}
		}
	}
	missed, all := 0, 0
	for a := range 29 {
		for b := range 29 {
			for c := range 29 {
				all++
				typo := "P34Q-96VH-1" + string(codeLetters[a]) + string(codeLetters[b]) + string(codeLetters[c])
				if _, err := ParseCode(typo); err == nil {
					missed++
				}
			}
		}
	}
	if missed*29 != all {
		t.Errorf("%d of %d codes are valid, want one in 29", missed, all)
	}
}
