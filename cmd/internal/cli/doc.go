// Package cli is the command line of the program: one file for each command, and
// the only package that prints. Everything it does to an incident goes through
// package runbook.
//
// # What a command prints
//
// A command that records prints one line once the entry is durable: the number
// of the entry, what it says, and how the step stands now. start prints the id of
// the new incident and nothing else before it. With --json the same is one JSON
// object on one line:
//
//	{"id":"INC-20261122-01","seq":12,"type":"step.done","step":"opening/kind","state":"done"}
//
// step and state are empty where the entry belongs to no step. start prints
// {"id":"INC-20261122-01"}, export what "dandori export --schema export" describes (and
// --schema report, bundle and log the JSON that it writes), and list, show, verify, paths, version, improve without an
// item (format, improvements: number, item, owner, due, by, entry) and the commands of
// playbook and org print one object each. Texts
// in them are in the language of the run; ids, states and types never change.
// Times are RFC 3339 with the offset of the office's time zone, and absent where
// unknown.
//
// Nothing is coloured, and whatever could act on a terminal is shown by its code.
//
// # list --json
//
//	format     1
//	incidents  [{"id","drill","status","mistake","kinds","title","org","detected","opened",
//	           "recorder","entries","next","overdue","error"}]: the incidents, newest
//	           first, then the drills. mistake is true of a log that ended as begun
//	           by mistake, and absent otherwise. next is the id of the step to turn to next;
//	           overdue counts what is late; error says why one cannot be read, and
//	           is absent when it can. Of one that cannot be read there are only the
//	           id, the title as far as it is known, and the error; the exit code is
//	           then 4 when a log is damaged, else 1.
//
// # show --json
//
// Format 1; members may be added in later versions, never changed:
//
//	format     1
//	id         "INC-20261122-01"
//	drill      true for a drill
//	status     "open" or "closed"
//	mistake    true when it ended as begun by mistake, else absent
//	kinds      ids of the kinds, [] while unsure
//	title      as given, or ""
//	account    as given, or ""
//	org        {"id","name"}
//	severity   id of the chosen option, or ""
//	ending     what becomes of the account: id of the chosen option, or ""
//	kind_changes  [{"kinds","at","reason","entry"}]: how the kinds came to be what they are
//	recorder   who keeps the log, or ""
//	people     everyone who acted, in order of appearance
//	opened, happened, detected, closed
//	           times; happened and closed are absent where unknown or not yet
//	head       {"seq","hash"}: the number of entries and the hash of the last one
//	steps      every step in the order of the playbooks:
//	           id         "playbook/step"
//	           playbook, track, type, role   as in the playbook file
//	           title      text
//	           state      waiting ready held done impossible skipped not-applicable
//	           post       who the role is in this office, "" when not set
//	           due        time; absent when there is none or its clock has not started
//	           due_rule   whose rule the due time is; "" without one
//	           overdue    true when a due time has passed
//	           rule       whose rule the step is: own, law, other, ours
//	           sources    the clauses behind it
//	           must       true when an own clause or a law is known to demand or forbid it
//	           silence    【規程に定めなし】 in words, or "" where an own clause or a law speaks
//	           citations  [{"clause","rule","modality","must","gloss"}], own clauses first
//	           performer  the role that does it; outside is true for somebody outside
//	           with       of a decision: with whom it was taken
//	           channel, text, handoff, form   ids, "" without one
//	           items      [{"id","name","post","state","at","by","contacts"}]; contacts are
//	                      whom to call, in order: [{"post","day","night","tried"}]
//	           gates      [{"kind","act","open","rule","source","who","how","by","reason",
//	                      "entry","advice","on_record","role","steps","facts"}]; advice: another
//	                      office's rule, which never holds; on_record: it holds the recording only
//	           waits_for  ids of the steps it waits for
//	           chosen     ids of the options chosen
//	           fields     what was filled in, by field
//	           entry      the entry that settled it, or 0
//	           at, by, reason   of that entry
//	           next       true for the one step to turn to next
//	promises   [{"step","title","due","at","kept","released","kept_by"}]
//	due        what is due, soonest first: [{"step","title","at","overdue","what","rule"}]
//	questions  [{"entry","step","text","by","at","answered","answer","from"}]
//	evidence   [{"number","what","where","as_of","file"}]
//	facts      [{"fact","text","certainty","from","as_of","entry"}]
//	drafts     [{"step","form","body","open","claims","final","entry","by"}], every draft
//	error      why the playbooks of the run cannot be read; absent when they can
//	damage     what is wrong with the log; everything above is then of the
//	           entries before the damage. Absent when nothing is
//
// show ID STEP --json prints the one step in the same form.
//
// log --json prints the event of each entry, one a line, byte for byte as it
// stands in the log; --order event puts the lines in order of event time (on a terminal, characters that could act on it are written
// as \u escapes).
//
// log leaves out the entries of signatures, also in JSON; --all shows them. Numbers
// count them. --find, --step, --by, --sort, --certainty, --late and --paper leave out
// the others, in both forms; an entry is shown when it has all that is asked for.
//
// # verify --json
//
//	log        what was verified: an id or a file name
//	ok         false when anything is wrong
//	entries, head, bytes
//	           the verified entries: how many, the hash of the last, their length
//	proved     of them: "form", "numbers", "hashes", "events" (each can be read),
//	           "ids" (no two are the same), "pins" (the pinned files have their
//	           SHA-256), "place" (the log is that of the incident in whose folder
//	           it lies; never of a plain file), "checkpoints" (each fits the entries
//	           before it), "signature" (a key known from elsewhere signed them, as far
//	           as keys says), "seen-before" (they go on from what this computer
//	           verified before), "code" (they go on from a head code that was given)
//	not_proved of the log: "complete" (nothing was cut off its end), "not-rewritten"
//	           (as a whole; absent when somebody outside of the log vouches for all
//	           of it), "author"
//	root, code the root of the tree of the entries and their head code; absent
//	           where not all of them are right
//	anchored   up to which entry somebody outside of the log vouches for it: a key
//	           known from elsewhere, a head code, or what this computer saw before
//	checkpoints {"count","fit","last"}: how many, how many fit, the entry of the last
//	keys       [{"key","fingerprint","whose","valid","false","other","size","entry"}]:
//	           whose is this-computer, given, or named (by the log alone, which proves
//	           nothing); valid, false and other count signatures that hold, that are
//	           not by the key, and that are of something else; size is up to which
//	           entry the key vouches, entry where it does
//	pin        {"entries","standing"}: how the log stands to what this computer saw
//	           of it: same extended shorter different unreached; absent without
//	codes      [{"code","size","standing"}]: the same of the head codes given
//	evidence   [{"number","entry","path","status"}]: files named by entries: same
//	           changed unreachable unread; unread are those of a log that is in no data
//	           folder, unless --evidence is given: it may name any path
//	withheld   how many entries a redacted copy withholds; absent when none. Then
//	           "form", "events" and "ids" are proved of the entries shown, "pins" only
//	           where the first is shown, "numbers" and "hashes" only where all is tied
//	tied       up to which entry a redacted copy hangs together, what it withholds
//	           included, by the word of somebody known from elsewhere (see anchored) or,
//	           before the first withheld, by the chain; where that is not all of it
//	           not_proved has "hashes"; absent when nothing does
//	tied_named the same by a key that only the copy itself names, where that is further: it
//	           proves nothing until the key is known from elsewhere; absent otherwise
//	wrong      [{"entry","what"}]: what is wrong besides the chain; entry 0 is none
//	damaged_entry, damaged_offset, damage
//	           the first wrong entry, where it begins, what is wrong with it
//
// Of several logs, {"format":1,"logs":[…],"gone":[{"log","entries"}]}: gone are those
// that were verified before and are not there any more.
//
// Of a bundle:
//
//	bundle     the incident that its manifest names
//	ok         false when anything is wrong, in its log or besides
//	members    how many files are what the manifest and SHA256SUMS say
//	faults     [{"name","kind"}]: the others; kind as package bundle names it
//	log        the verification of its log, as above
//	other_log  the manifest is of another log; then the rest is not compared
//	manifest   what in the manifest does not follow from the log: members of it, names of
//	           files, "files" for their order
//	missing    files that a bundle of this log has, and it does not
//	evidence   {"same","absent","wrong"}: same and absent are counts; wrong are files that
//	           are not those of the log
//	pinned     {"same","wrong"}
//	pages      {"wrong","other"}: pages that say how to check; other are those of another
//	           version that have the values of the log in other words
//	papers     {"tried","same","other","fewer"}: how many this version makes of the log
//	           again; other are those that differ, which is wrong only if this is the version
//	           that made the bundle; fewer those that it makes and another version did not
//
// # drill --json
//
// drill start prints {"id","scenario","clock","running"}, deliver what the players get:
// {"seq","inject","at","from","to","means","text","screen"} (with --all one a line), report
// {"id","report","file","entries"}; list, show, check and score print one object each, and
// the others what a command prints that records. In a drill times are drill time. Format 1
// of score:
//
//	scenario, sha256, pinned, rescored   what it was scored with, and what it was played on
//	begun, ended, wall_begun, wall_ended
//	actions       [{"inject","step","outcome","minutes","allowed","in_time","entry","chosen",
//	              "reason"}]; outcome as package drill names it
//	violations    [{"kind","step","at","entries","rule","by","injects","text"}]
//	texts         [{"step","entry","draft","at","items":[{"item","ok","words"}]}]
//	ratings       [{"objective","grade","by","text","entry"}]
//	observations  [{"at","inject","step","text","by","entry"}]
//	marks         [{"title","reached","late","found"}]
//	earlier       [{"id","held","in_time","judged","violations"}], the newest first
//
// show --json of a drill has two more members: clock, what the drill's clock shows, and
// arrived, what has arrived, in the form of deliver.
//
// # head, key show, repair, unpin, doctor --json
//
//	head       {"id","entries","root","hash","code"}
//	key show   {"key","fingerprint","file"}
//	repair     {"id","needed","done","kept","restored":[{"entry","what"}],
//	           "dropped_lines","readable","missing","sha256","original","entry"}: what
//	           was, or without --yes would be done; missing is how many entries were
//	           once seen when there are fewer now, sha256 of the damaged log, original
//	           the file that keeps it, entry the one that tells of it
//	unpin      {"id","seen","have","entry"}
//	doctor     {"format":1,"ok","checks":[{"check","status","text","hint"}]}: status is
//	           ok, note or wrong; ok is false when any is wrong
//
// # readiness --json
//
//	format     1
//	org        {"id","title"}
//	log        the id of the office's log of checks, "" before the first
//	overdue, problem, unknown, ok
//	           how many results have which status
//	results    every item, of each account or contact where it is checked for each:
//	           item, title
//	           subject    id of the account, or the role of the contact; "" for the office
//	           name       what the subject is called
//	           status     overdue problem unknown ok
//	           why        text
//	           last       {"outcome","text","by","at","log","entry"}: the check that
//	                      stands; absent when there is none
//	           since      the day the interval counts from; absent when unknown
//	           due        the last day in time; absent without an interval or a day
//	           interval   {"months","days","rule","source"}: rule says whose it is; but
//	                      for own and law it is a suggestion. Absent without one
//	           rule       whose rule the item is: own, law, other, ours
//	           sources    the clauses that make it so
//	           see        the other clauses behind it
//	           silence    what is said where the office's rules have nothing on it
//
// The exit code is 1 when something is overdue. readiness check prints
// {"id","seq","type","item","subject","status","due"}, readiness log the event of
// each entry, one a line, as log does.
//
// # Where things are
//
// Incidents and drills lie in the data folder: --data, else DANDORI_DATA, else
// the folder dandori in the platform's folder for data. Beside them may lie
//
//	settings.toml      the office used without --org:  org = "ube"
//	orgs/*.toml        further profiles; one with the id of a shipped one replaces it
//	playbooks/*.toml   further playbooks; likewise
//	sources/*.toml     further documents that playbooks and profiles cite; likewise
//	texts/*.toml       further prepared texts; likewise
//	platforms/*.toml   what is known of further platforms; likewise
//	scenarios/*.toml   further scenarios of drills; likewise
//	attended/          when a console last attended to a drill that runs: a file of its id
//	texts-out/         where the console writes texts that were copied
//
// Messages call these DATA/orgs/…, DATA/playbooks/… and so on, and so do the pins of
// an incident, in which the name of somebody's home folder has no place.
//
// What this computer remembers lies apart from it, in the state folder: --state, else
// DANDORI_STATE, else the folder dandori (dandori-state where programs have one
// folder for both) in the platform's folder for state. It holds the key with which
// this computer signs, made on first use, for its owner alone, and the pins of the
// logs it has verified. Without it everything works but signing and noticing that
// the end of a log was cut off while the program did not run.
//
// The console opens whatever stands there, since an incident that has begun is
// pinned: a file with an error is left out, with a note on stderr. Commands that
// begin from such a file fail.
//
// # Exit codes
//
//	0    done
//	1    failed: the engine refused (a gate, an incident that is closed, something
//	     recorded before, a value or a reason that a step asks for, what looks like
//	     a password and has no --as-is), there is no such incident, or the system
//	     failed. When only the output could not be written, the error says under
//	     which number the entry stands.
//	2    the command line is wrong: an unknown command, flag, kind, step, option,
//	     field, item, office or format, a value that cannot be read, something
//	     missing; or a console without a terminal
//	3    a playbook, a profile or the settings file is invalid
//	4    a log is damaged, or something that verify was to prove does not hold
//	130  cancelled
//
// Errors go to stderr: "dandori: error: …", then "dandori: hint: …". No command
// asks anything but repair and unpin, which ask on a terminal before they change
// what stands, and do nothing where they cannot ask.
package cli
