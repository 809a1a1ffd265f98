package lang

// Workbook holds what only a workbook says: where on its first sheet a table is left out that
// has a sheet of its own.
var Workbook = struct {
	OnSheet Text
}{
	OnSheet: Text{"この表は、シート「%s」にある。", "This table is on the sheet \"%s\"."},
}
