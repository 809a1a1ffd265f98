package bundle

import (
	"archive/zip"
	"cmp"
	"encoding/binary"
	"io"
	"slices"
	"strings"
)

// Signatures and lengths of what a zip is made of (APPNOTE.TXT, section 4.3).
const (
	headerSignature     = "PK\x03\x04"
	descriptorSignature = "PK\x07\x08"
	directorySignature  = "PK\x01\x02"
	endSignature        = "PK\x05\x06"
	end64Signature      = "PK\x06\x06"
	locatorSignature    = "PK\x06\x07"

	headerLen  = 30
	endLen     = 22
	end64Len   = 56
	locatorLen = 20
)

// gapless reports whether a zip is nothing but its members, its directory and its end:
// no byte before, between or behind them, no comment, and no header in front of a member
// that gives it another name than the directory does. Whatever reads a zip passes over
// such bytes, so that they would go unseen, and to another program they may be the file.
func gapless(r io.ReaderAt, size int64, z *zip.Reader) bool {
	files := slices.SortedFunc(slices.Values(z.File), func(a, b *zip.File) int {
		x, _ := a.DataOffset()
		y, _ := b.DataOffset()
		return cmp.Compare(x, y)
	})
	ends := []int64{0} // where what came before may end
	for _, f := range files {
		data, err := f.DataOffset()
		if err != nil || f.Comment != "" {
			return false
		}
		if !slices.ContainsFunc(ends, func(at int64) bool { return headed(r, at, data, f.Name) }) {
			return false
		}
		end := data + int64(f.CompressedSize64)
		if ends = []int64{end}; f.Flags&0x8 != 0 { // a descriptor follows, of one form or the other
			ends = []int64{end + 12, end + 20}
			if is(r, end, descriptorSignature) {
				ends = []int64{end + 16, end + 24}
			}
		}
	}
	return slices.ContainsFunc(ends, func(at int64) bool { return ended(r, at, size) })
}

// headed reports whether the header of a member begins at a place and its data at another.
func headed(r io.ReaderAt, at, data int64, name string) bool {
	h := bytesAt(r, at, headerLen)
	if h == nil || string(h[:4]) != headerSignature {
		return false
	}
	names, extra := int64(binary.LittleEndian.Uint16(h[26:])), int64(binary.LittleEndian.Uint16(h[28:]))
	return at+headerLen+names+extra == data && string(bytesAt(r, at+headerLen, int(names))) == name
}

// ended reports whether the directory begins at a place and the zip ends with it.
func ended(r io.ReaderAt, at, size int64) bool {
	e := bytesAt(r, size-endLen, endLen)
	if e == nil || string(e[:4]) != endSignature || binary.LittleEndian.Uint16(e[20:]) != 0 {
		return false
	}
	end := size - endLen
	length, offset := uint64(binary.LittleEndian.Uint32(e[12:])), uint64(binary.LittleEndian.Uint32(e[16:]))
	if is(r, end-locatorLen, locatorSignature) { // of a zip over 4 GiB
		end -= locatorLen + end64Len
		e := bytesAt(r, end, end64Len)
		if e == nil || string(e[:4]) != end64Signature {
			return false
		}
		length, offset = binary.LittleEndian.Uint64(e[40:]), binary.LittleEndian.Uint64(e[48:])
	}
	return offset == uint64(at) && length == uint64(end-at) && (at == end || is(r, at, directorySignature))
}

func is(r io.ReaderAt, at int64, signature string) bool {
	return strings.HasPrefix(string(bytesAt(r, at, len(signature))), signature)
}

// bytesAt gives so many bytes of a place, or nil where there are not as many.
func bytesAt(r io.ReaderAt, at int64, n int) []byte {
	b := make([]byte, n)
	if at < 0 {
		return nil
	}
	if got, _ := r.ReadAt(b, at); got < n {
		return nil
	}
	return b
}
