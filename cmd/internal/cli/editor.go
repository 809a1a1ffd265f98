package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// editorCommand is the editor that somebody has chosen, as a command line: VISUAL,
// else EDITOR, and on Windows Notepad, which is always there. Empty: none.
func (a *app) editorCommand() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := splitCommand(a.env.getenv(name)); len(words) > 0 {
			return words
		}
	}
	if runtime.GOOS == "windows" {
		return []string{"notepad"}
	}
	return nil
}

// splitCommand parts a command line at spaces that are not in quotation marks:
//
//	"C:\Program Files\editor.exe" --wait
func splitCommand(line string) []string {
	var words []string
	var word strings.Builder
	var quote rune
	some := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, some = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if some {
				words = append(words, word.String())
			}
			word.Reset()
			some = false
		default:
			word.WriteRune(r)
			some = true
		}
	}
	if some {
		words = append(words, word.String())
	}
	return words
}

// editorName is what the screen calls the editor.
func editorName(command []string) string {
	if len(command) == 0 {
		return ""
	}
	name := filepath.Base(command[0])
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// edit has a text changed in the editor. The file is for its owner alone and goes as
// soon as it was read; where the text cannot be taken it stays, and the error says
// where.
func (a *app) edit(command []string, in, out *os.File) func(text string, limit int) (string, error) {
	if len(command) == 0 {
		return nil
	}
	return func(text string, limit int) (string, error) {
		dir := filepath.Join(a.stateDir(), "half-written")
		if a.stateDir() == "" {
			dir = a.dataDir()
		}
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", a.inWords(err)
		}
		f, err := os.CreateTemp(dir, "edit-*.txt") // 0600
		if err != nil {
			return "", a.inWords(err)
		}
		path := f.Name()
		_, err = io.WriteString(f, toFile(text, runtime.GOOS))
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(path)
			return "", a.inWords(err)
		}
		cmd := exec.Command(command[0], append(command[1:len(command):len(command)], path)...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, out
		began := a.env.Now()
		if err := cmd.Run(); err != nil {
			if got, readErr := os.ReadFile(path); readErr == nil && fromFile(got) != text {
				return "", errors.New(lang.Terminal.EditorDied.With(editorName(command), err.Error(), path).In(a.lang))
			}
			os.Remove(path) // nothing was written
			return "", errors.New(editorName(command) + ": " + err.Error())
		}
		got, err := readUpTo(path, 2*limit)
		if err != nil {
			return "", a.inWords(err)
		}
		changed := fromFile(got)
		if len(changed) > limit || strings.ToValidUTF8(changed, "") != changed {
			return "", errors.New(lang.Terminal.EditorTooBig.With(limit>>10, path).In(a.lang))
		}
		if changed == text && handsOver(runtime.GOOS, a.env.Now().Sub(began)) {
			return "", errors.New(lang.Terminal.EditorLeft.With(editorName(command), path).In(a.lang))
		}
		return changed, os.Remove(path)
	}
}

// handsOver reports an editor that was done before anybody could read: one with tabs
// has given the file to its window that was open already, and ended. What is
// written there does not come back, so the file stays.
func handsOver(system string, took time.Duration) bool {
	return system == "windows" && took < time.Second
}

func readUpTo(path string, n int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(n)))
}

// toFile is a text as an editor of a system expects it: with a line break at its end,
// and the line breaks of the system. An older Notepad shows no others; and it keeps an
// empty file, or one of ASCII, in the code page of the computer, unless a mark says
// that it is UTF-8.
func toFile(text, system string) string {
	if text != "" {
		text += "\n"
	}
	if system == "windows" {
		return byteOrderMark + strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// byteOrderMark is what Windows marks UTF-8 with.
const byteOrderMark = "\xef\xbb\xbf"

// fromFile is what an editor wrote, without the mark at its start and the line break
// at its end that editors add.
func fromFile(data []byte) string {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return strings.TrimSuffix(text, "\n")
}
