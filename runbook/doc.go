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
// to no step. The members of data are those of the Go type named beside each
// [Type]; members without a value are absent. Unknown members and unknown types
// written by a later version are kept and shown, never dropped.
//
// One action of a responder is one entry.
//
// # States of a step
//
//	waiting         something before it is not settled, or a decision it rests on is open
//	ready           it can be done now
//	held            it could be done, but a gate (関門) holds it: approval, evidence first, an open question
//	done            recorded as done
//	impossible      recorded as impossible, with a reason
//	skipped         recorded as not needed, with a reason
//	not-applicable  the answers given so far rule it out
//
// A settled step is done, impossible, skipped or not applicable. Any step that is
// not done can be recorded at any time: out of order, late, or although it does
// not apply; the entry then says so. Only a gate refuses, and a gate can be
// overridden with a reason ([Override]).
package runbook
