package report

import "io"

// Workbook writes a paper as a workbook whose sheets have at most so many rows.
func Workbook(w io.Writer, d *Document, rows int) error { return xlsxOf(w, d, rows) }
