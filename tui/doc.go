// Package tui is the full-screen console: what the people on duty use to work
// through an incident.
//
// It is made for a few evenings a year, at night, with the Japanese input method
// switched on, on a terminal of 80 columns and 24 lines. Digits, arrows, Tab,
// Enter and Esc do everything; full-width digits and letters are accepted; letters
// are shortcuts. Words and marks say everything, colour only repeats it.
//
// # Screens
//
//	Home      what happened? one line for each kind, the incidents that are open,
//	          drills apart, the office. A digit and Enter begin an incident.
//	Intake    the first entry of a new incident. The button has the focus, so that
//	          Enter starts at once; every field can be filled in later (w). While
//	          another incident is open it says so, and begins on the way back to that
//	          (second.go). That of a drill begins on the kind.
//	Incident  the steps by track, the step in hand, the last entries, what is due.
//	Log       the entries, in the order of the log or of the events, all of them or
//	          those of a sort, a person, a certainty or a step; details, corrections,
//	          late entries.
//	Texts     the words of the incident and how far each is; one of them with its
//	          length, what is wrong with it, and the way to fill it in, change it, have
//	          it approved and take it out.
//	Summary   the incident as a whole: how certain each fact is, its account, the
//	          files it is pinned to; of a closed one also what it came to.
//	Contacts  whom to call and how: the post of every role, its numbers by day and by
//	          night, its deputies in their order; first those the step in hand names.
//	Readiness what the office checks while nothing is wrong, the most urgent first.
//	Drill     what a drill can be on; what has arrived in one; the facilitator's screen;
//	          the hot wash.
//	Help      the keys of the screen it was called from, and what the marks mean.
//
// Forms, the menu of all actions and questions open in the place of the step; the line that
// names the incident and the title of the step stay where they are. Beside a form the step
// stands in the place of the list, with its time and what must not be done first
// (guidepane.go); F2 shows all of it, at every size. On fewer than 72 columns one of steps,
// step and log is shown at a time (Tab); from 110 columns on all three, from 120 by 40 on with
// whom the step may have to call, from 180 columns on with the contacts in a pane of their
// own, and beside a form the list as well. Below 40 columns or 10 lines the screen is one
// sentence that says so, and takes text for the open field and Ctrl+C only.
//
// # Marks
//
//	✓     done               承 A  held: needs approval
//	☐     can be done now    協 C  held: somebody is to be consulted
//	・ .  waits              文 T  held: its text is not final
//	✗ x   impossible         順 O  held: something else comes first
//	省 -  not needed         証 E  held: needs evidence first
//	外 /  does not apply     問 ?  stopped to ask
//
// A gate that is another office's rule holds nothing; it is shown as 参考. Of
// clauses, those of the office and laws stand with how strongly they bind; what
// another office demands is never shown as a duty here.
//
// Steps that do not apply, and those that open only when another is impossible, are
// listed on demand (v).
//
// # Keys
//
// Each screen has one table of keys (keys.go); the line at the bottom, the help
// screen and the menu are made from it. On the incident screen:
//
//	Enter     the step's own main action: record it, decide, report, keep evidence,
//	          open the gate that holds it; on a settled step, go to the next
//	1 done   2 cannot   3 not needed   4 reported   5 note   6 evidence
//	7 stop and ask, or answer   8 undo   9 who keeps the log   0 all actions
//	f fact   t texts   a approval   m consultation   o override   i summary
//	n most urgent   w opening   l log   v which steps are listed   ? help   Esc back
//	p contacts   b what a waiting step waits for   d the steps of one role only
//
// Lists are moved in alike (list.go). On every list / looks for words (filter.go): the list is
// narrowed as they are typed, to what has all of them in either language. Enter keeps it
// narrowed, Esc shows it whole. In a field of choices it does the same (pick.go): Enter takes
// the choice in hand, Tab goes on in what is left, where digits count it. A colon opens the
// palette (palette.go): every action that can be reached from here, found by its Japanese or
// its English name, or by everyday words for it (synonym.go). In the list of all actions (0)
// kana do the same. The language changes with g on the home screen and in that list only:
// elsewhere g is the beginning of a word.
//
// Enter on a step that is held does the one thing that opens its gate (gateview.go):
// it leads to the answer, the evidence, the step that comes first, the text, the
// consultation or the approval. A refusal offers the same.
//
// In a form Tab, arrows and Enter go from field to field, a digit chooses; Space and Enter
// choose only what the arrows were moved to, or the words looked for narrowed the list to.
// Page keys go on by fields, Enter on the button records, Ctrl+S records from anywhere, F1 (or
// Ctrl+G) lists the keys, Esc goes back and keeps what was typed. A choice has the mark ▸ only
// once Enter would take it. A time is judged when its field is left, and what is refused names
// every wrong field and leads to the first (moment.go). A name that stands in a field by
// itself gives way to the one that is typed; whose approval, consultation or instruction it
// was is asked anew each time, with what an earlier form had beside it. Text typed on a field
// of choices is kept for the next field of text (stray.go). Who decided is asked anew where
// the step is not the recorder's or the operator's. A refusal is shown in the form, with the
// actions that would open a gate; nothing typed is lost. What looks like a password is
// questioned before it is recorded, as is a text whose end did not fit; closing and overriding
// are asked twice. What holds a step stands above its form before anything is typed; a promise
// that is to be kept is led to in place of the closing.
//
// A time that can hardly be meant is asked for once (early.go): an act before anybody knew, an
// answer before its question, a hand-over before the log, a promise other than the published words make.
// What happened earlier is recorded with its time. Once a time is given, the form asks
// whether it stands on the paper record; the entry then says that it is copied.
//
// What becomes overdue rings the bell once, is said in words and stands in the title of
// the window; it takes the keys from nobody (alarm.go). The header counts all of it and how
// much of it waits for something before it, and the other incidents that are open with what is
// overdue there (others.go); the title, the home screen and the line dialogue count the same.
//
// Enter never records by accident (enter.go): held down it opens and goes on but
// does not press a button, for which it must rest 700 ms or follow another key;
// within 10 ms of a character (35 ms on Windows) it is a line break of a paste.
//
// # Texts
//
// A text is filled in from the log; the responder is asked for the rest. While a blank is open
// it does not leave the program. What leaves (copy.go) is asked for once more, with its
// account and its title. It carries its stamps, goes to a file and, where the terminal is
// likely to have one, to its clipboard, or to that of Windows; and it is shown plain, to be
// selected, since a terminal never says what it took.
//
// # Papers
//
// e has every paper of an incident read here, or written to a file, in the version of the
// office or of the public (export.go); the evidence bundle and the log itself are only
// written, and of a drill that runs not at all, since they have its plan inside. What whoever
// hands a paper on has to know, such as evidence that is not in it, stands beside its path.
//
// # Drills
//
// A drill on a scenario (package runbook/drill) runs on drill time: every clock and every
// due time of its screens is that (drill.go). Whoever opens one says who sits there, once: a
// terminal has one seat in each drill, with a name and for a player a role, which is kept,
// with what was read there, where the program finds it again (drillseat.go); the line under
// the header names it, u changes it. Until that is said nothing is recorded: the first form
// waits behind the question. What players record is by their own names, and a time before
// the drill began is questioned once. x, which ends a real record, has no use. A player has
// the incident screen, and j: what arrives comes as it would in reality (drillbox.go). It
// rings once and stands in the line under the header of every screen until it was read, where
// it moves nothing and takes no key; j reads it, and reads it again. Nothing of the plan, nor
// of the keys of others, is on any screen or in the log as it is shown, until the drill is
// over, so that what arrived stands there by how it came and without a number; scenarios are
// listed without their titles until a facilitator asks for them (v), and found by the code by
// which a command names them or by what the screen says.
//
// The facilitator has a screen of its own, with the plan, what the players recorded, and all
// of its keys; Enter delivers, 1 delays, 2 skips, 3 sets the clock going or stops it, 4 its
// speed, 5 notes, and says of which inject, 6 marks an expected action, 7 goes on to the next
// inject, 8 shows real contact numbers, 9 ends the drill, 0 opens the hot wash, a says whether
// what is due is delivered by itself, Tab looks at the players' screen, from which z leads
// back. What the players would notice and nothing takes back is asked first: to deliver before
// its time, to put the clock forward, to end. The question of the clock is about one inject,
// and lapses when another comes next meanwhile. Whoever drills alone has the clock under z, where
// every line keeps its number, injects arrive by themselves, and whoever is called, asked for
// an approval or consulted answers as the scenario says, before the result is recorded.
//
// Whoever has a clock that runs is asked on the way out (drillleave.go): to stay, which is what
// Enter does, to stop it, or as the facilitator to leave it running. What is left running
// runs: this console goes on handing out and attending, whatever is on its screen; who quits
// then stops all of them, or none. After a drill the home screen has it in hand, and whichever
// way led out of it, the first key that would begin something real asks whether it is; three
// keys begin it then. What was half written before the drill is shown first.
//
// In the hot wash Enter writes to the line in hand: the rating of an objective, what was said
// of a question, an item of the plan to improve, or one that the table proposes, which is
// accepted or turned down; 1 adds one, 2 reads or writes the report, which compares the drill
// with earlier ones and with real incidents. All of it is in lines as well (plain_drill.go),
// where what arrives is said while an answer is waited for.
//
// Several consoles work on one drill at once. Each, but one of which nobody said who sits
// there, keeps every second that somebody attends to the drill; who opens one that runs
// unattended finds its clock where it was, and stopped. A facilitator who comes back while
// the players went on finds it where they have it; what became due waits until it was handed
// out, and what comes after it arrives by itself again. What belongs to
// a drill says so in the header, in the title of the window and in the lines above and below
// the body, which are other ones without colours as well.
//
// When a playbook or somebody was last exercised (drilllast.go) is told by the first entry of
// an incident and by the contacts, from the logs of drills alone.
//
// # The terminal
//
// The first frame is painted before any file was read, from the covers of the playbooks
// (reading.go); what only the whole of them says is not shown until it is known, and keys wait
// for it. They wait for an incident that is being opened as well (waiting.go): Esc does not,
// and where it does not come they are dropped, and this is said. The terminal is asked how
// wide it draws ※ and ─ (width.go): the answer comes when it comes, or never, and nobody waits
// for it.
//
// While a field of text has the focus the terminal's own cursor stands on the caret,
// where an input method opens its window. What comes within the time of one frame is
// drawn once (pace.go).
//
// What is half written outlives the console, whatever ends it (halfwritten.go): it is
// kept beside the log, never in it, without what looks like a password, until it is on
// record or thrown away, and offered when its incident is opened again. A long text
// can be written in the responder's own editor (outside.go).
//
// There are five themes (theme.go), of the terminal's 16 colours or of none: any, for a
// background that nobody knows, dark, light, contrast and mono. Their text has a contrast of
// 4.5 at least in the standard colours of xterm and of the Windows console.
//
// # How it works
//
// [Model] is the one tea.Model. Screens and forms are plain structs whose render
// methods take a width and a height; all they change is how far a list was scrolled
// when it was last drawn, what the home screen works out of its incidents every few
// seconds, and rows kept with everything they follow from, so that what did not change
// is not drawn again (memo.go). A key becomes an action, an action becomes a form or a
// [runbook.Intent], and only a command touches the store: one append at a time for
// each incident, its reply carries the new state, and what is submitted meanwhile
// waits its turn (record.go). From submission to that reply it counts as unsaved:
// the screen says that it is being recorded, and quitting waits for it. When it is
// not known whether an entry reached the disk, what stands behind it waits until
// its form was sent again or left.
//
// While nothing is under way, [Run] has the store watch the log on the screen, so that
// what others write appears at once (watch.go); without it the log is looked at every
// two seconds. The computer signs what was recorded a minute ago, what is left and what
// the program ends with; it never waits for that longer than it is asked twice to end.
//
// Whoever ends the program is told first what is not on record (quit.go): an entry that is
// still being written, what is half typed, and the clock of a drill that runs.
//
// A reply that comes late never takes the keys from a form, the menu or a question,
// and a question acts on the incident it was asked in (visit.go, job). Drafts hold
// what the responder typed and nothing else (draft.go). Time comes from Config.Now
// and from [Tick] messages; the model itself starts no clock.
package tui
