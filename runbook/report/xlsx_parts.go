package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The styles of the cells, by their place.
const (
	styleText   = iota
	styleQuoted // words that begin like a formula
	styleMinute
	styleDay // a day without a time
	styleNumber
	styleHead
	styleTitle   // the heading of the paper
	styleSection // … of a section
	styleHeading // … within one
	styleStrong
	styleRuled     // the first five within lines on all sides
	styleRuledHead = styleRuled + styleHead
	styleRuledName = styleRuledHead + 1 // the name of a fact
	styleRuledFact = styleRuledName + 1 // the first five for what is known: a number stands at the left
)

// xlsxStyles is the part that says what the styles are.
func xlsxStyles() string {
	const top, middle, bottom = ` vertical="top"`, ` vertical="center"`, ` vertical="bottom"`
	const left, right, wrap = ` horizontal="left"`, ` horizontal="right"`, ` wrapText="1"`
	var cells strings.Builder
	n := 0
	add := func(format, font, fill, border int, quoted bool, alignment string) {
		quote := ""
		if quoted {
			quote = ` quotePrefix="1"`
		}
		fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"%s applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment%s/></xf>`, format, font, fill, border, quote, alignment)
		n++
	}
	const words, whole, minute, day = 49, 1, 164, 165
	kinds := func(border int, number string) {
		add(words, 0, 0, border, false, top+wrap)
		add(words, 0, 0, border, true, top+wrap)
		add(minute, 0, 0, border, false, left+top)
		add(day, 0, 0, border, false, left+top)
		add(whole, 0, 0, border, false, number+top)
	}
	kinds(0, right+` indent="1"`)
	add(words, 1, 2, 0, false, middle+wrap)
	add(words, 2, 0, 0, false, middle+wrap)
	add(words, 3, 0, 2, false, bottom+wrap)
	add(words, 1, 0, 0, false, bottom+wrap)
	add(words, 1, 0, 0, false, top+wrap)
	kinds(1, right)
	add(words, 1, 2, 1, false, middle+wrap)
	add(words, 0, 2, 1, false, top+wrap)
	kinds(1, left)
	font := func(size int, bold string) string {
		return fmt.Sprintf(`<font>%s<sz val="%d"/><name val="BIZ UDPゴシック"/><family val="3"/><charset val="128"/></font>`, bold, size)
	}
	side := func(name string) string {
		return fmt.Sprintf(`<%s style="thin"><color rgb="FF808080"/></%[1]s>`, name)
	}
	return xmlHead + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="4">` +
		font(11, "") + font(11, "<b/>") + font(15, "<b/>") + font(12, "<b/>") +
		`</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border>` +
		side("left") + side("right") + side("top") + side("bottom") + `<diagonal/></border><border><left/><right/><top/>` + side("bottom") +
		`<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="` + strconv.Itoa(n) + `">` + cells.String() +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>` + "\n"
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// name makes a name for a sheet that no other has and every program takes.
func (b *workbook) name(title string) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, safe(title, false))
	title = strings.TrimSpace(title)
	if title == "" {
		title = "-"
	}
	name := clipUnits(title, sheetName)
	for n := 2; b.taken[strings.ToLower(name)]; n++ {
		tail := " " + strconv.Itoa(n)
		name = clipUnits(title, sheetName-len(tail)) + tail
	}
	b.taken[strings.ToLower(name)] = true
	return name
}

// close writes what ties the sheets together.
func (b *workbook) close() error {
	var sheets, links, types, names strings.Builder
	for i, s := range b.sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, xmlText(s.name), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		define := func(name, attributes, cells string) {
			fmt.Fprintf(&names, `<definedName name="_xlnm.%s" localSheetId="%d"%s>'%s'!%s</definedName>`, name, i, attributes, xmlText(s.name), cells)
		}
		if s.table {
			define("_FilterDatabase", ` hidden="1"`, fmt.Sprintf("$A$1:$%s$%d", s.last, s.rows))
		}
		define("Print_Area", "", fmt.Sprintf("$%s$1:$%s$%d", columnName(b.margin()), s.last, s.rows))
		if s.table {
			define("Print_Titles", "", "$1:$1")
		}
	}
	stamp := ""
	if !b.d.AsOf.IsZero() {
		stamp = fmt.Sprintf(`<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`, b.d.AsOf.UTC().Format(time.RFC3339))
	}
	for _, part := range []struct{ name, words string }{
		{"xl/styles.xml", xlsxStyles()},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>` + sheets.String() + `</sheets><definedNames>` + names.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`, len(b.sheets)+1)},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + xmlText(safe(b.d.Heading(), false)) + `</dc:title>` + stamp + `</cp:coreProperties>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + types.String() + `</Types>`},
	} {
		w, err := b.create(part.name)
		if err != nil {
			return err
		}
		w.WriteString(part.words)
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return b.zip.Close()
}

// headerText is words of a printed header, in which & is a sign of its own.
func headerText(place, words string) string {
	words = strings.ReplaceAll(safe(words, false), "&", "&&")
	if words != "" && words[0] >= '0' && words[0] <= '9' {
		words = " " + words // else it would be a size of letters
	}
	return place + clipUnits(words, 100)
}

// clipUnits shortens words to so many UTF-16 units, and shows that it did.
func clipUnits(words string, most int) string {
	if len(words) <= most {
		return words
	}
	units, cut := 0, 0
	for i, r := range words {
		n := 1
		if r > 0xffff {
			n = 2
		}
		if units+n <= most-1 {
			cut = i + utf8.RuneLen(r)
		}
		if units += n; units > most {
			return words[:cut] + "…"
		}
	}
	return words
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// xmlText makes words harmless in XML. What a workbook would read as the code of a
// character, _x0041_, has its first sign written as such a code.
func xmlText(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '_' && i+6 < len(s) && s[i+1] == 'x' && s[i+6] == '_' && isHex(s[i+2:i+6]) {
				b.WriteString("_x005F_")
				continue
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	return xmlSigns.Replace(s)
}

func isHex(s string) bool {
	for _, r := range s {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'f' || r >= 'A' && r <= 'F') {
			return false
		}
	}
	return true
}

var xmlSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\ufffe", "&lt;U+FFFE&gt;", "\uffff", "&lt;U+FFFF&gt;")
