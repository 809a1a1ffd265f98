package tui

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/tui/internal/editor"
)

// answer is one line that was typed, or what is wrong with it.
type answer struct {
	text    string
	trouble lang.Text
}

// readLines reads lines until in ends. A last line without its line end is none:
// nobody pressed Enter.
func readLines(ctx context.Context, in io.Reader) <-chan answer {
	out := make(chan answer)
	go func() {
		defer close(out)
		r := bufio.NewReader(in)
		for {
			line, long, err := readLine(r)
			if err != nil {
				return
			}
			select {
			case out <- lineAnswer(line, long):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// readLine reads one line of at most [editor.Limit] bytes; of a longer one nothing is
// kept.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > editor.Limit+2; !long {
			line = append(line, part...)
		}
		switch {
		case err == nil:
			return line, long, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, long, err
		}
	}
}

func lineAnswer(line []byte, long bool) answer {
	t := lang.Plain
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
	text := strings.ReplaceAll(strings.TrimPrefix(string(line), "\ufeff"), "\t", " ")
	switch {
	case long || len(text) > editor.Limit:
		return answer{trouble: t.TooLong.With(editor.Limit >> 10)}
	case !utf8.ValidString(text):
		return answer{trouble: t.BadUTF8}
	case strings.IndexFunc(text, unicode.IsControl) >= 0:
		return answer{trouble: t.BadControl}
	}
	return answer{text: text}
}
