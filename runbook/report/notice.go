package report

import _ "embed"

// DictionaryNotice is the notice of the dictionary by which names are found, word for word: it
// always goes with the program.
//
//go:embed NOTICE-ipadic.txt
var DictionaryNotice string
