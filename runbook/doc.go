// Package runbook is the engine: it knows what an incident is, what a responder
// can do to it, and what that makes of it.
//
// Two functions define all behaviour. [Decide] turns an intent (操作), what a
// responder asks for, into events (記録), what happened, or refuses it with a
// [*Refusal] that says why and what would help. [Fold] applies events to a
// [State] (状態). The console, the commands, drills and tests go through these
// two and nothing else; the log of events is the only truth, and a state is
// always what folding the log gives.
//
// Nothing here reads a clock, the environment, a file or a random source: time
// is an argument, and a [Store] keeps the events. A [Session] ties the pieces
// together for one incident: it decides, stamps, appends (durable, or a
// conflict: fold the other writer's entries and decide again) and folds.
//
// # Events
//
// An event is written as one JSON object on one line of the log (package
// eventlog says how the line proves itself):
//
//	{"seq":7,"id":"<uuid>","salt":"<32 hex>","type":"step.done",
//	 "at":"2026-11-22T22:43:00+09:00","logged":"2026-11-22T22:44:10+09:00",
//	 "actor":{"name":"鈴木","role":"operator"},"step":"opening/evidence","data":{…}}
//
// at is the event time (事象の時刻), when it happened; logged is the entry time
// (記録の時刻), when it was written down. Both are RFC 3339 with the offset of
// the profile's time zone, whole seconds. step is absent where an event belongs
// to no step. source is "paper" where the entry was typed in from the paper record
// that was kept while the computer could not be used; otherwise it is absent. recorder
// names who wrote down what the actor did or said, where it was said that somebody else did
// (an approval has it in its data); nothing is taken to be so, and logs of earlier versions
// do not have it. The members of data are those of the Go type named beside each [Type]; members
// without a value are absent. Unknown members and unknown types written by a later
// version are kept and shown, never dropped.
//
// One action of a responder is one entry.
//
// Two types are the program's own and tell nothing of the incident ([Event.Own]):
// log.checkpoint, a signature, and export.made ([Export]), which says that a paper was
// written to a file: which, from how many entries, its name and its digest, so that an
// office can tell what it handed out and when. Whoever made the paper is named but is
// nobody who responded. Both come after the closing, too; papers made before and after
// them are the same, byte for byte. An export.made is written after the file is in its
// place and only if the log can be written to: an export never fails for it.
//
// # Drills
//
// A drill on a scenario (package drill) has a clock of its own. at is then drill time, and
// everything that depends on the time of day goes by it: [State.Now] tells it, and a
// [Session] decides by it; logged stays wall time. A drill's contacts are masked until its
// facilitator asks for them. What a facilitator does is recorded in the same log, by
// intents that bring their own rule ([Ruled]).
//
// # States of a step
//
//	waiting         something before it is not settled, or a decision it rests on is open
//	ready           it can be done now
//	held            it could be done, but a gate (関門) holds it; see Gates
//	done            recorded as done
//	impossible      recorded as impossible, with a reason
//	skipped         recorded as not needed, with a reason
//	not-applicable  the answers given so far rule it out
//
// A settled step is done, impossible, skipped or not applicable. Any step that is
// not done can be recorded at any time: out of order, late, or although it does
// not apply; the entry then says so. Only a gate refuses.
//
// # Gates
//
//	question     somebody asked; it opens with the answer
//	evidence     nothing was kept yet; it opens with an entry of evidence
//	order        another step comes first; it opens when that is settled, or not called for
//	text         the drafted text of a notice has a blank, or asserts a fact that is not confirmed
//	consult      a role is to be consulted, as the office's rule on an act asks
//	approval     an act is to be approved, by somebody other than whoever does it; where
//	             the office's rules name who approves, by that post or a deputy of it
//	two-persons  a decision is not one person's; it opens by naming the other
//
// Order, and two persons, hold where the rule behind them is the office's own or the
// law's; elsewhere they are advice, which is shown and never refuses. What was
// approved, consulted or overridden is the text as it stood: a new draft closes the
// gate again. An approval outlives the undo of what it was given for, so that a slip
// of the keys calls nobody out of bed twice; but each round of a step that repeats
// needs its own. It can be taken back by itself, and so can a refusal or a consultation:
// the gate holds again, and what was done in the meantime stays done. Every gate can be
// overridden ([Override]), each by name where there are several, by a named person with
// a reason. An override is for once: it goes with the undo of what was done under it, and
// can be taken back by itself.
//
// An approval by a post that the rules do not name is recorded and opens nothing; the
// gate says whose it is. A name alone does not make an approver ([Approve]). Nor does a
// refusal by such a post take back what the named one approved: the gate stays open and
// shows it. A refusal that does not say of which post it is holds. In a log from before
// the post was asked for an approval counts as it did.
package runbook
