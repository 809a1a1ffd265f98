package lang

// Begun holds what is said of the kinds an incident was begun as.
var Begun = struct {
	Kinds Text // the kinds
}{
	Kinds: Text{"始めに選んだ種別: %s。これでよければ、--choose を省いて記録すると、確かめたことになります", "begun as: %s; recorded without --choose, that is confirmed"},
}
