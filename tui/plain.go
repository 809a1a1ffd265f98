package tui

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
	"dandori/tui/internal/keys"
)

// plainWidth is how many cells of a long answer are said where it is only named.
const plainWidth = 78

// Lines says what carries the linear twin.
type Lines struct {
	Piped bool // nobody echoes what is typed, and the line end with it
}

// RunPlain is the linear twin of the console: the same incidents, forms and words,
// a line at a time, for a screen reader, a serial line or a terminal that cannot
// draw. It returns when it is left, when in ends, or with the error of ctx when
// that ends; whatever was recorded is durable by then, and of what was half written
// it says that it is not.
//
// # What comes out
//
// Lines that are not wrapped, since what reads them does that by itself, with no control
// character but the line feed, each written once and never changed. Words say what marks
// and colours say on the screen. What belongs to a drill begins with a line that says so,
// once on each screen, and again with what arrives.
//
// # What goes in
//
// One line answers one question. At the question what to do it is a key of the
// console's own tables (keys.go), with an empty line for Enter and < for Esc; 番号3,
// number 3 or #3 is the third of a list, a step may also be named by its id. Each sign
// has a word beside it (plain_words.go), since a screen reader says no signs. In a form the fields are
// asked one after the other; after the last the answers are read out, and only a 1
// given there records. Full-width digits and signs, はい and いいえ are taken. An
// empty line keeps what stands, goes on, or asks again: it never records.
//
// # How it works
//
// It works the [Model] of the console with the keys it has anyway, and runs every
// command at once. So each flow exists in both, with the same intents.
func RunPlain(ctx context.Context, cfg Config, in io.Reader, out io.Writer, how Lines) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cfg.Clipboard, cfg.Bell, cfg.Titles = nil, nil, false // escape sequences and control characters
	p := newPlain(ctx, cfg, in, out, how)
	if cfg.Drills != nil { // what arrives does not wait for an answer
		second := time.NewTicker(time.Second)
		defer second.Stop()
		p.beats = second.C
	}
	p.say(lang.Plain.Welcome)
	p.run(p.m.Init())
	if p.m.work == nil { // what was asked for: nobody answers what the home screen asks instead
		p.over = p.m.unopened
	}
	for p.over == nil {
		p.turn()
	}
	return p.leave()
}

// plain works a console by lines.
type plain struct {
	ctx   context.Context
	m     *Model
	in    <-chan answer
	beats <-chan time.Time // time goes by; nil: only with answers
	out   io.Writer
	piped bool

	fresh   bool     // nothing was written since the last answer
	stamp   place    // where it was last said that this is a drill
	kept    bool     // the last answer came to nothing: only the question is asked again
	readOut []string // the list whose numbers were read out last
	heard   heard    // what arrived last
	deaf    bool     // nobody reads what is written
	over    error    // why it ends; nil: it goes on
	shown   shown    // of the incident, what was read out last
	walked  *form    // the form whose questions were all asked
	at      int      // where in it the questions go on
	asking  *field
	found   *field // a field of choices some of which were just looked for and read out

	expecting lang.Text // what is waited for
	brief     lang.Text // … in short, for when it is asked again; zero: as it is
	headed    headed    // the form whose head was said last
}

// heard is what arrived last, and in which drill: nothing of it is said in another, or in
// something real.
type heard struct {
	in  runbook.IncidentID // empty: nothing has
	say func()             // … once more
}

// The ways it ends, beside those of the context and of out.
var (
	errLeft = errors.New("left")
	errEnd  = errors.New("the input has ended")
)

func newPlain(ctx context.Context, cfg Config, in io.Reader, out io.Writer, how Lines) *plain {
	m := New(cfg)
	m.ctx = ctx
	m.linear = true
	m.width, m.height = threePanes, 1000 // nothing is left out for lack of room
	return &plain{ctx: ctx, m: m, in: readLines(ctx, in), out: out, piped: how.Piped, fresh: true}
}

// turn does one thing: what the model waits for.
func (p *plain) turn() {
	m := p.m
	switch {
	case m.ask != nil:
		p.question(m.ask)
	case m.help != nil:
		p.rows(m.help.rows(unbounded))
		m.help = nil
	case m.form() != nil:
		p.form(m.form())
	case p.drill():
	default:
		switch m.screen {
		case onIncident:
			p.incident()
		case onLog:
			p.log()
		case onTexts:
			p.texts()
		case onSummary:
			p.summary()
		case onReadiness:
			p.readiness()
		case onContacts:
			p.contacts()
		default:
			m.screen = onHome
			p.home()
		}
	}
}

// leave says how it ended. Who is in the middle of a form hears that it is not on
// record.
func (p *plain) leave() error {
	t := lang.Plain
	said := t.Bye
	switch {
	case errors.Is(p.over, errEnd):
		said = t.Broken
	case p.ctx.Err() != nil:
		said = t.Cancelled
	}
	end := p.over
	p.fresh = true
	p.m.putAway()
	p.dropped()
	if !errors.Is(end, errLeft) {
		p.clockGoesOn()
	}
	p.say(said)
	if errors.Is(end, errLeft) || errors.Is(end, errEnd) {
		return nil
	}
	return end
}

// dropped says once what is half written and not on record, each with what it is about.
func (p *plain) dropped() {
	var kept, lost []lang.Text
	for _, f := range p.m.unsent() {
		if !f.touched() && f.left == nil {
			continue
		}
		of := &lost
		if _, words := p.m.half(f); words && p.m.cfg.Safe != nil {
			of = &kept
		}
		if name := p.about(f); !slices.Contains(*of, name) {
			*of = append(*of, name)
		}
	}
	v := p.m.voice()
	if len(lost) > 0 {
		p.say(lang.Plain.Dropped, lang.Same(v.list(lost)))
	}
	if len(kept) > 0 {
		p.say(aid.DroppedKept, lang.Same(v.list(kept)))
	}
}

// about names a form with what it is about: the step, else the incident.
func (p *plain) about(f *form) lang.Text {
	t := lang.Plain
	if f.work == nil {
		return f.title
	}
	if f.step != "" {
		for i := range f.work.views {
			if s := &f.work.views[i]; s.Ref == f.step {
				return t.ConfirmOf.With(f.title, s.Title)
			}
		}
	}
	return t.ConfirmAbout.With(f.title, string(f.work.state.ID))
}

// run carries a command out at once, and everything that follows from it.
func (p *plain) run(cmd tea.Cmd) {
	p.follow(cmd)
	p.follow(p.m.lookExercised())
	p.follow(p.m.keepSeat())
	p.follow(p.m.keepHalf())
	if n := p.m.notice; !n.text.IsZero() {
		p.m.notice = notice{}
		p.say(n.text)
	}
	p.arrived()
}

func (p *plain) follow(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			p.follow(c)
		}
	case tea.QuitMsg:
		p.over = errLeft
	case copied:
		p.copied(msg)
	default:
		_, next := p.m.Update(msg)
		p.follow(next)
	}
}

// ask says what is expected, and reads one answer. It is false when there is none
// any more.
func (p *plain) ask(expect lang.Text, args ...any) (string, bool) {
	p.expecting = expect
	if len(args) > 0 {
		p.expecting = expect.With(args...)
	}
	p.say(p.expecting)
	line, ok := p.read()
	p.brief = lang.Text{}
	return line, ok
}

// read takes one line. What cannot be taken is said, and asked for again.
func (p *plain) read() (string, bool) {
	for p.over == nil {
		p.write(p.m.voice().say(lang.Plain.Arrow))
		if p.over != nil {
			break
		}
		var a answer
		for waits := true; waits; {
			waits = false
			select {
			case <-p.ctx.Done():
				p.over = p.ctx.Err()
			case got, ok := <-p.in:
				if a = got; !ok {
					p.over = cmp.Or(p.ctx.Err(), errEnd)
				}
			case <-p.beats:
				waits = true
				p.pass()
			}
		}
		if p.piped || p.over != nil {
			p.write("\n")
		}
		p.fresh, p.kept = true, false
		if p.over != nil {
			break
		}
		p.m.now = p.m.cfg.Now()
		if t := a.trouble; !t.IsZero() {
			p.say(t)
			p.reask()
			continue
		}
		return a.text, true
	}
	return "", false
}

// key reads what is to be done: the name of a key of the console, or a longer word
// as it was typed. An empty line is "enter", < is "esc". What others wrote while it
// was waited for is read first.
func (p *plain) key(expect lang.Text, args ...any) (key, typed string, ok bool) {
	brief := p.brief
	for {
		p.brief = brief
		typed, ok = p.ask(expect, args...)
		if !ok {
			return "", "", false
		}
		p.run(p.m.tick(p.m.now))
		key = fold(typed)
		switch sign := signOf(key); sign {
		case "":
			key = "enter"
		case "<":
			key = "esc"
		case "q", "?":
			key = sign
		case repeats:
			p.heardAgain()
			continue
		}
		if n, found := afterNumberWord(key); found && (n != "" || key == "#" || key == "番号" || key == "number") {
			key = "#" + n
		}
		return key, strings.TrimSpace(typed), true
	}
}

// choose reads one of the things that were just listed. It is false when none is chosen.
func (p *plain) choose(expect lang.Text, args ...any) (key, typed string, ok bool) {
	for p.over == nil {
		key, typed, ok = p.key(expect, args...)
		switch {
		case !ok || key == "enter" || key == "esc":
			return "", "", false
		case key == "q":
			p.quit()
		case key == "?":
			p.say(lang.Plain.NumberHelp)
		default:
			return key, typed, true
		}
	}
	return "", "", false
}

// fold gives a line as the keys that were meant.
func fold(line string) string {
	line = strings.TrimSpace(strings.ReplaceAll(line, "\u3000", " "))
	if line == "" {
		return ""
	}
	folded := keys.Fold(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(line)})
	return strings.ToLower(strings.TrimSpace(folded))
}

// single reports a key that the tables of the console may have: one character.
func single(key string) bool { return len(key) == 1 || key == "enter" || key == "esc" }

// number reads "#3"; bare reports a # alone.
func number(key string) (n int, bare, ok bool) {
	rest, found := strings.CutPrefix(key, "#")
	if !found {
		return 0, false, false
	}
	if rest = strings.TrimSpace(rest); rest == "" {
		return 0, true, false
	}
	n, err := strconv.Atoi(rest)
	return n, false, err == nil
}

// unknown says that an answer means nothing here.
func (p *plain) unknown(typed string) {
	t := lang.Plain.NotHere
	if !latin(typed) {
		t = lang.Plain.Kana
	}
	p.say(t, head(typed, 40))
	p.kept = true
}

// noNumber says that nothing has that number.
func (p *plain) noNumber(typed string) {
	said := typed
	if n, ok := afterNumberWord(fold(typed)); ok && n != "" {
		said = n
	}
	p.say(lang.Plain.NoNumber, head(said, 40))
	p.kept = true
}

// latin reports that an answer has nothing that an input method wrote.
func latin(typed string) bool {
	return strings.IndexFunc(fold(typed), func(r rune) bool { return r > '~' }) < 0
}

// question asks before what cannot simply be done again. An empty line is no.
func (p *plain) question(q *question) {
	t := lang.Plain
	p.say(q.text)
	ask := t.QuestionAsk.With(q.no, q.yes)
	if !q.or.IsZero() {
		ask = t.QuestionAskOr.With(q.no, q.yes, q.or)
	}
	key, typed, ok := p.key(ask)
	if !ok {
		return
	}
	switch key {
	case "3":
		q.to(2)
		if q.at != 2 {
			p.unknown(typed)
			return
		}
	case "2", "y":
		q.at = 1
	case "1", "n", "enter", "esc":
		q.at = 0
	case "q":
		if !q.quits {
			p.run(p.m.askQuit())
			return
		}
		if !q.or.IsZero() { // there are two ways to leave
			p.say(astray.QuitWhich)
			return
		}
		q.at = 1
	case "?":
		p.say(astray.QuestionHelp, q.no)
		return
	default:
		p.unknown(typed)
		return
	}
	p.run(p.m.answer(q))
	if q.at == 0 && p.over == nil && p.m.ask == nil {
		p.say(t.Stays, q.no)
	}
}

// say writes one paragraph.
func (p *plain) say(t lang.Text, args ...any) { p.para("", p.m.voice().say(t, args...)) }

// para writes a paragraph; the lines after the first are indented as far as the first
// one's lead is wide.
func (p *plain) para(lead, s string) {
	var rows []row
	for l := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		rows = append(rows, para(inkPlain, lead, l, unbounded)...)
		lead = strings.Repeat(" ", cell.Width(lead))
	}
	p.rows(rows)
}

// head writes a paragraph with an empty line before it.
func (p *plain) head(t lang.Text, args ...any) {
	p.rows([]row{nil})
	p.say(t, args...)
}

// rows writes rows of the console without the lines it draws.
func (p *plain) rows(rows []row) {
	for _, r := range rows {
		if n := len(r); n > 0 && (r[n-1].ink == inkFaint || r[n-1].ink == inkRule) && len(r[n-1].text) > 2 && strings.Trim(r[n-1].text, "-") == "" {
			r = r[:n-1]
			if len(r) == 0 {
				continue
			}
		}
		p.write(strings.TrimRight(r.clip(unbounded).text(), " ") + "\n")
	}
}

// unbounded is a width at which the console leaves nothing out of a row.
const unbounded = 10_000

// joined writes rows in which the console spreads words out, with a comma in place of the
// room between them.
func (p *plain) joined(rows []row) {
	comma := p.m.voice().say(word.Comma)
	for _, r := range rows {
		var parts []string
		for part := range strings.SplitSeq(strings.TrimSpace(r.text()), "  ") {
			if part = strings.Join(strings.Fields(part), " "); part != "" {
				parts = append(parts, part)
			}
		}
		p.para("", strings.Join(parts, comma))
	}
}

// write puts clean text out. In a drill the first line after an answer says so.
func (p *plain) write(s string) {
	if p.fresh {
		p.fresh = false
		at := place{p.m.screen, p.m.form(), p.m.work}
		if p.inDrill() && p.stamp != at {
			p.stamp = at
			s = p.m.voice().say(lang.Plain.Mark) + "\n" + s
		}
	}
	if p.deaf {
		return
	}
	if _, err := io.WriteString(p.out, s); err != nil {
		p.over, p.deaf = err, true
	}
}

// place is where in the console something is said.
type place struct {
	screen screen
	form   *form
	work   *work
}

// inDrill reports whether what is said belongs to a drill.
func (p *plain) inDrill() bool {
	if f := p.m.form(); f != nil && f.work == nil {
		return f.drill
	}
	return p.m.work != nil && p.m.work.state.Drill
}
