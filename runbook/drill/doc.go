// Package drill is training (訓練): a scripted situation played on the same
// playbooks, the same engine and the same log as an incident, with a clock of its own
// and a table of what was done at the end.
//
// [Parse] reads a scenario (想定) and [Scenario.Check] holds it against a set of
// playbooks. A [Run] is what the log of a drill says: [Fold] makes it of the entries,
// and [Decide] makes entries of what the facilitator (進行役) asks for; the players' doings
// are those of every incident. A [runbook.Session] records both. [Score] makes the
// table. Everything is a pure function of its arguments; nothing here reads a clock.
//
// # A scenario file
//
// UTF-8 TOML (a BOM is allowed), at most 128 KiB and 60 injects. Names are lower
// case, written exactly as here; an unknown name is an error. A text is a string or a
// table by language, as in a playbook. A step is always named in full,
// "playbook/step". A span is a whole number with m, h or d: "10m"; "0m" is no time.
//
//	format     = 1
//	id         = "fake-account"
//	code       = "a"                   # by which it is chosen without telling what happens (optional)
//	title      = text                  # for the facilitator and the report
//	purpose    = text                  # what it trains, in a sentence or two
//	situation  = text                  # what everybody is told at the start
//	start      = "2026-10-10T21:10"    # the assumed date and time, in the office's time zone
//	moment     = text                  # what sort of moment that is: a Saturday night; with the code it
//	                                   # is what the players are told the scenario is called (optional)
//	length     = "2h"                  # how much drill time is planned
//	account    = text                  # the account it is about (optional)
//	roles      = ["operator", "pr"]    # who takes part: roles of the opening
//	kinds      = ["impersonation"]     # the kinds whose playbooks it uses, next to the shared parts
//	debrief    = [text, …]             # what to talk about right after
//
//	[[objective]]                      # what is to be shown; evaluators rate it P, S, M or U
//	id   = "stop-the-harm"
//	text = text
//
//	[[inject]]                         # a situation handed to the players (状況付与)
//	number   = 3                       # ascending in the file; entries name an inject by it
//	title    = text                    # for the facilitator's list
//	at       = "25m"                   # drill time from the start …
//	after    = { step = "…", delay = "10m" }  # … or from the moment a step is settled, or, with
//	                                   # answer = […], a decision is answered so; exactly one of the two
//	from     = text                    # who sends it: a citizen, the press, another section
//	to       = "pr"                    # the role that gets it: one of roles
//	means    = "mail"                  # telephone mail screen in-person document
//	text     = text                    # what is said or written, several lines
//	screen   = text                    # what a screen shows, as text, several lines (optional)
//	expect   = [ { step = "…", within = "15m", clause = "kami:5(2)b", answer = ["fake"] } ]
//	forbid   = ["published-without-approval"]   # what must not happen while it is dealt with
//	only-if  = [ { step = "…", answer = ["no"] } ]   # delivered only when all of these hold
//	unless   = [ { step = "…" } ]      # and never while one of these does
//	note     = text                    # for the facilitator (optional)
//	answers  = [ { who = "section-head", how = "nobody", text = text } ]
//
//	[[pass]]                           # a pass mark (合格の目安)
//	title = text
//	steps = ["…"]                      # expected actions on these steps are done in time, and …
//	never = ["deleted-before-evidence"]  # … none of these happened there; one of the two at least
//
// An expected action is met when its step is done: every target reached of a report,
// looked at once of a watch, answered (with answer: answered so) of a decision. A step that
// stands in for a report that cannot be made, as to reach a deputy does, is met as well when
// the report itself was made to a deputy in the target's place.
// within counts from the moment the inject was delivered. It is this program's
// suggestion, or the clause's where the clause gives one; a clause is that on which
// the expectation rests (optional).
//
// A pass mark looks for what must not happen at its own steps, so that it is not missed for
// something that its title does not speak of; without steps, everywhere. A promise is of the step
// that made it and of those that keep it. What cannot happen at any of a mark's steps is an error.
//
// A condition names a step that is done, or one of the answers that a decision was
// given, or, with state = "impossible", a step that cannot be done.
//
// answers is what the facilitator answers when a player turns to somebody from this
// inject on: how is nobody (neither they nor a deputy answers), deputy (they do not; a
// deputy does, and text is what the deputy says), answers (they do), or number (an outside
// body gives a reference; reference = "…" is required). The last inject delivered that
// speaks of somebody holds.
//
// # What is forbidden
//
// The list is closed:
//
//	published-without-approval  a step that needs an approval was done without it
//	deleted-before-evidence     a destructive step was done before anything was kept
//	one-person-decision         a decision that asks for two was one person's
//	rebuttal                    a published text argues back or defends
//	unconfirmed-asserted        a published text asserts the cause, or another fact, that was not confirmed
//	unkept-promise              what was promised was not done in time, or at all
//	missed-report-target        somebody who was to be told by then was not; the time runs from when
//	                            the step could be done, and an inject that expects it may set less
//	unfilled-placeholder        a text was published with a blank
//
// [Score] looks for all of them in every drill. forbid says which of them an inject
// is a temptation to; the table then names the inject.
//
// # Checks
//
// [Parse] reports every problem of a file at once, each with its line and column, and
// [Scenario.Check] those among the scenario and the playbooks: steps, answers, roles,
// kinds, clauses.
//
// # Separation
//
// A drill is a log of the series DRL in the folder of the drills. Its first entry says that
// it is a drill and holds the scenario with its bytes, next to the playbooks; so
// neither another folder nor another name makes an incident of it, and who alters
// the entry alters the hash on which all others rest. A log of an incident in which an
// entry stands that only a drill has is refused as damaged. What a drill says of whom to
// call has no numbers in it, until contacts-shown says that the facilitator asked for
// them.
//
// # Time
//
// A drill has two times. The event time of an entry (its at) is drill time: what the
// players' clock showed, or the earlier moment that a late entry is about. The entry
// time (its logged) is wall time. A [runbook.Clock] ties them together. It is folded from
// the log: started sets it going, paused and ended stop it, resumed sets it going again,
// speed-set makes it run 1 to 60 times as fast, jumped puts it forward. It counts whole
// seconds of wall time, as entries do, so that an entry holds exactly where it stood. It
// never goes back: no entry is before what the clock showed at an earlier entry, whatever
// an entry says and however the computer's clock is set. Until the drill is started it
// stands where the scenario begins.
//
// While a drill that runs is not attended to (the program was killed, the computer
// lost its power) its clock would go on. [Interrupt] puts it back to where it was: the
// moment at which something was last recorded, or to which the caller knows it to have
// run. It has to be the first that is recorded then: what was recorded stands, and the
// clock does not go back behind it.
//
// A jump passes over no inject: it stops at the first that arrives on its way, and is
// refused while one is due. What it passes over of a due time the players do not answer
// for: the time allowed goes on after it where it stood.
//
// # The end
//
// The players may close the incident that they deal with, and open it again; that is part of
// what they do. The drill goes on, and injects arrive, until the facilitator ends it
// ([runbook.State.Over]). Until then the players are not to see what only the facilitator
// records; [ForPlayers] gives the entries as they may.
//
// # Entries
//
// What a drill adds to the types of entries; data in JSON, members without a value are
// absent. clock is the drill time at which the clock stands after the entry.
//
//	drill.started          {"clock":"…","speed":1}    once; nothing but a speed and the contacts is set before it
//	drill.paused           {"clock":"…","reason":"…","interrupted":true}
//	drill.resumed          {"clock":"…","reason":"…"}
//	drill.speed-set        {"clock":"…","speed":10}
//	drill.jumped           {"from":"…","clock":"…"}   from: where the clock stood
//	drill.injected         {"inject":3,"by_hand":true}   by_hand: the facilitator did not wait for its time
//	drill.inject-skipped   {"inject":3,"reason":"…"}
//	drill.inject-delayed   {"inject":3,"until":"…","reason":"…"}   until: drill time
//	drill.observed         {"text":"…","inject":3}   the event's step, when it is about one
//	drill.expectation-met  {"inject":3,"text":"…"}   the event's step is the one expected; the last one holds, and with the players' own record the one of an earlier minute; one after the end is told from the others
//	drill.contacts-shown   {"shown":true,"reason":"…"}
//	drill.rated            {"objective":"…","rating":"S","text":"…"}   P, S, M or U
//	drill.discussed        {"question":1,"text":"…","instead":true}   a debrief question, by its place; instead: of what was noted before
//	drill.improvement-set  {"number":1,"item":"…","owner":"…","due":"2026-12-20","gone":true,"proposed":"late/…"}   an item of the plan to improve, as it stands from now on; proposed: the proposal that it was
//	drill.ended            {"clock":"…","reason":"…"}   nothing follows but what evaluators say; of a drill that was not started, nothing at all: it was not held
//
// # Injects
//
// An inject is delivered once. It is due when its time has come and its conditions
// hold; until then it waits, and it may wait to the end. A delay puts its time off;
// the facilitator can deliver it before its time or skip it. The time of an inject
// after a step is that of the entry that settled the step; when the step is taken back
// it is not known again.
//
// # The table
//
// [Score] tells for every expected action of every delivered inject whether it was
// done and in how many minutes; every violation with the entries that prove it; every
// published text against a list of what a text of its kind should have ([CheckItem]); the evaluators' ratings;
// the pass marks. Minutes are counted from the inject, without what jumps passed over, and one
// that was begun counts as one: 5 minutes and a second are 6, more than 5 allowed. An
// action that was taken before its inject came (先行) took none. What the facilitator saw in an
// earlier minute than the players' record has it counts from then; a typed time in the minute of
// the inject is that of the inject, since times are typed in whole minutes. What was written down
// at least [Later] after the moment it is about (後から記入) is marked. What came due only by
// a jump is told apart from the violations. A mark on what texts say is open where none was
// published whose words are on record. What was said of the debrief questions and the plan
// to improve follow, and after it what the table proposes for it: nothing is in the plan that
// nobody accepted. Who took part is who wrote, in the seats that the log has ([Seat]).
//
// A drill that was not ended is told as it stood at its last entry, and the table says so:
// what fell due after that was not missed. There is no total. The same entries and the same
// scenario give the same table. With another version of the scenario than the pinned one, one
// of the same id, the table says so; with another scenario there is none.
package drill
