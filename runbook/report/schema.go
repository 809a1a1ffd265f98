package report

import _ "embed"

// Schema is the JSON Schema (2020-12) of the json format.
//
//go:embed schema/report.schema.json
var Schema []byte

// LogSchema is the JSON Schema of one line of the jsonl format: a line of the log as it
// is stored, or of a redacted copy. What an event holds by its type is described in
// package runbook.
//
//go:embed schema/log.schema.json
var LogSchema []byte

// ExportSchema is the JSON Schema of what the export command itself says with --json.
//
//go:embed schema/export.schema.json
var ExportSchema []byte
