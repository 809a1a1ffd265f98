package tui

import (
	"strings"
	"testing"

	"dandori/runbook/lang"
)

// A yes/no question takes the words that the line dialogue tells people to use: the word for
// leaving answers the question whether to leave, and asks it anywhere else; the word for help
// says how to answer, and the question stands again.
func TestPlainQuestionTakesItsWords(t *testing.T) {
	lib := shipped(t)
	for _, word := range []struct {
		l          lang.Lang
		quit, help string
	}{{lang.Japanese, "終了", "説明"}, {lang.English, "quit", "help"}} {
		out, _ := linear(t, lib, "ube", word.l, word.quit+"\n"+word.quit+"\n")
		if !strings.Contains(out, lang.Plain.Bye.In(word.l)) {
			t.Errorf("%q twice does not lead out:\n%s", word.quit, tail(out, 900))
		}
		out, _ = linear(t, lib, "ube", word.l, word.quit+"\n"+word.help+"\n1\n")
		asks := strings.Count(out, lang.Quitting.AskBare.In(word.l))
		if asks != 2 || strings.Contains(out, lang.Plain.Bye.In(word.l)) {
			t.Errorf("after %q the question was asked %d times:\n%s", word.help, asks, tail(out, 900))
		}
	}
	secret := []string{"5", "パスワードは Hunter2hunter2x です", ">", "1"} // records only after a question
	out, s := runUbe(t, append(secret, "終了", "1")...)
	has(t, out, "終了しますか")
	if s.Head != 1 {
		t.Errorf("head %d", s.Head)
	}
	for _, line := range said(out, lang.Japanese) {
		if strings.Contains(line, "操作になりません") {
			t.Errorf("a word that it names is refused:\n%s", line)
		}
	}
}
