package lang

// Unmatched holds what the list of evidence says of steps that are done, and of what the
// playbooks suggest to keep at them.
var Unmatched = struct {
	Title, About Text
	Step         Text // a step, how much was kept at it
}{
	Title: Text{"手順は済みだが、証拠の記録のない例（照合していない）", "Suggestions of steps that are done, with no such evidence on record (not compared)"},
	About: Text{"手順書の例のうち、同じ言葉の証拠が一覧にないもの。別の言葉で記録したもの、この事案に当てはまらないものもあり得る。一覧と見比べて確かめる。", "What the playbooks suggest to keep and no evidence in the list is called by. It may be there in other words, or not apply here: compare it with the list."},
	Step:  Text{"%s（この手順の証拠の記録 %d件）", "%s (evidence recorded at this step: %d)"},
}
