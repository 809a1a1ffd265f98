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
//	          Enter starts at once; every field can be filled in later (w). That of a
//	          drill begins on the kind.
//	Incident  the steps by track, the step in hand, the last entries, what is due.
//	Log       every entry, in the order of the log or of the events; details,
//	          corrections.
//	Texts     the words of the incident and how far each is; one of them with its
//	          length, what is wrong with it, and the way to fill it in, change it, have
//	          it approved and take it out.
//	Summary   the incident as a whole: how certain each fact is, its account, the
//	          files it is pinned to; of a closed one also what it came to.
//	Readiness what the office checks while nothing is wrong, the most urgent first.
//	Help      the keys of the screen it was called from, and what the marks mean.
//
// Forms, the menu of all actions and questions open in the place of the step; the
// line that names the incident and the title of the step stay where they are. On
// fewer than 72 columns one of steps, step and log is shown at a time (Tab); from
// 110 columns on all three. Below 40 columns or 10 lines the screen is one
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
//
// Enter on a step that is held does the one thing that opens its gate (gateview.go):
// it leads to the answer, the evidence, the step that comes first, the text, the
// consultation or the approval. A refusal offers the same.
//
// In a form Tab, arrows and Enter go from field to field, Space or a digit chooses;
// Enter alone chooses only what the arrows were moved to. Page keys go on by fields,
// Enter on the button records, Ctrl+S records from anywhere, Esc goes back and
// keeps what was typed. Text typed on a field of choices is kept for the next field of
// text (stray.go). Who decided is asked anew where the step is not the recorder's or
// the operator's. A refusal is shown in the form, with the actions that would
// open a gate; nothing typed is lost. What looks like a password is questioned
// before it is recorded, as is a text whose end did not fit; closing and overriding
// are asked twice.
//
// Enter never records by accident (enter.go): held down it opens and goes on but
// does not press a button, for which it must rest 700 ms or follow another key;
// within 10 ms of a character it is a line break of a paste.
//
// # Texts
//
// A text is filled in from the log; the responder is asked for the rest. While a blank
// is open it does not leave the program. What leaves (copy.go) carries its stamps,
// goes to a file and, where the terminal is likely to have one, to its clipboard; and it
// is shown plain, to be selected, since a terminal never says what it took.
//
// # How it works
//
// [Model] is the one tea.Model. Screens and forms are plain structs whose render
// methods take a width and a height; all they change is how far a list was scrolled
// when it was last drawn, and what the home screen works out of its incidents every
// few seconds. A key becomes an action, an action becomes a form or a
// [runbook.Intent], and only a command touches the store: one append at a time for
// each incident, its reply carries the new state, and what is submitted meanwhile
// waits its turn (record.go). From submission to that reply it counts as unsaved:
// the screen says that it is being recorded, and quitting waits for it. When it is
// not known whether an entry reached the disk, what stands behind it waits until
// its form was sent again or left.
//
// A reply that comes late never takes the keys from a form, the menu or a question,
// and a question acts on the incident it was asked in (visit.go, job). Drafts hold
// what the responder typed and nothing else (draft.go). Time comes from Config.Now
// and from [Tick] messages; the model itself starts no clock.
package tui
