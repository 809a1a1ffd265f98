//go:build !windows

package termio

// AskWidths finds out in how many cells the terminal draws each of texts. Done gets
// the widths while the program runs, from another goroutine, or never: not every
// terminal answers. It is called before the program runs.
func AskWidths(in *Input, out *CaretWriter, done func(widths []int), texts ...string) {
	p := NewProbe(done, texts...)
	in.Answers(p)
	out.Ask(p.Question())
}
