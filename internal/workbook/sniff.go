package workbook

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
	"unicode/utf8"
)

// Kind is what a file is by its bytes; its name's ending is a claim that nobody checks.
type Kind string

// The kinds that the door tells apart.
const (
	KindEmpty     Kind = "empty"
	KindLock      Kind = "lock" // "~$…": what Office leaves beside an open file
	KindXLSX      Kind = "xlsx" // with or without macros
	KindXLSB      Kind = "xlsb"
	KindODS       Kind = "ods"
	KindXLS       Kind = "xls"
	KindEncrypted Kind = "encrypted"
	KindTruncated Kind = "truncated"
	KindHTML      Kind = "html"
	KindXML2003   Kind = "xml2003" // "XML Spreadsheet 2003"
	KindText      Kind = "text"
	KindPDF       Kind = "pdf"
	KindWord      Kind = "word"
	KindSlides    Kind = "slides"
	KindImage     Kind = "image"
	KindArchive   Kind = "archive" // a zip, rar or 7z of something else
	KindUnknown   Kind = "unknown"
)

var (
	magicOLE = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}
	magicZip = []byte("PK\x03\x04")
)

// Sniff tells what a file is. The name serves only to know a lock file.
func Sniff(name string, data []byte) Kind {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	switch {
	case len(data) == 0:
		return KindEmpty
	case strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock."):
		return KindLock
	case bytes.HasPrefix(data, magicZip) || bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data)
	case bytes.HasPrefix(data, magicOLE):
		return sniffOLE(data)
	case len(data) < len(magicZip) && bytes.HasPrefix(magicZip, data), len(data) < len(magicOLE) && bytes.HasPrefix(magicOLE, data):
		return KindTruncated
	case bytes.HasPrefix(data, []byte("%PDF")):
		return KindPDF
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return KindWord
	case bytes.HasPrefix(data, []byte("\x89PNG")), bytes.HasPrefix(data, []byte("\xff\xd8\xff")), bytes.HasPrefix(data, []byte("GIF8")), bytes.HasPrefix(data, []byte("BM")) && data[0] == 'B' && len(data) > 26 && !utf8.Valid(data[:26]):
		return KindImage
	case bytes.HasPrefix(data, []byte("Rar!")), bytes.HasPrefix(data, []byte("7z\xbc\xaf")), bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		return KindArchive
	case isBIFF(data):
		return KindXLS
	case len(data) == 165 && isLock(data):
		return KindLock
	}
	return sniffText(data)
}

// isBIFF knows the bare stream that Excel 2 to 5 wrote without a container.
func isBIFF(data []byte) bool {
	return len(data) > 8 && data[0] == 0x09 && (data[1] == 0x00 || data[1] == 0x02 || data[1] == 0x04 || data[1] == 0x08) &&
		(data[2] == 4 || data[2] == 6 || data[2] == 8 || data[2] == 16) && data[3] == 0
}

// isLock knows the 165 bytes of an owner file: a length, the user's name padded with spaces, and again
// in UTF-16.
func isLock(data []byte) bool {
	n := int(data[0])
	return n > 0 && n < 54 && bytes.Count(data[1:55], []byte{' '})+bytes.Count(data[1:55], []byte{0}) >= 54-n
}

func sniffZip(data []byte) Kind {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return KindTruncated
	}
	kind := KindArchive
	for _, f := range r.File {
		switch name := partKey(f.Name); {
		case name == "xl/workbook.bin":
			return KindXLSB
		case name == "xl/workbook.xml", name == "[content_types].xml" && kind == KindArchive:
			kind = KindXLSX
		case name == "word/document.xml":
			return KindWord
		case name == "ppt/presentation.xml":
			return KindSlides
		case name == "mimetype":
			switch m := smallPart(f); {
			case strings.HasPrefix(m, "application/vnd.oasis.opendocument.spreadsheet"):
				return KindODS
			case strings.HasPrefix(m, "application/vnd.oasis.opendocument.text"):
				return KindWord
			case strings.HasPrefix(m, "application/vnd.oasis.opendocument.presentation"):
				return KindSlides
			}
		}
	}
	return kind
}

// smallPart reads the first bytes of a part; on any error it is "".
func smallPart(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close() //nolint:errcheck // nothing was written
	b := make([]byte, 128)
	n, _ := r.Read(b) // a short read is a short text
	return string(b[:n])
}

// sniffOLE looks for the names of the streams, which the directory of a compound file has in UTF-16.
func sniffOLE(data []byte) Kind {
	has := func(name string) bool {
		b := make([]byte, 0, 2*len(name))
		for _, c := range []byte(name) {
			b = append(b, c, 0)
		}
		return bytes.Contains(data, b)
	}
	switch {
	case has("EncryptionInfo") || has("EncryptedPackage"):
		return KindEncrypted
	case has("WordDocument"):
		return KindWord
	case has("PowerPoint Document"):
		return KindSlides
	case has("Workbook") || has("Book"):
		return KindXLS
	case len(data) < 1536: // a header alone, or less than one directory
		return KindTruncated
	}
	return KindUnknown
}

func sniffText(data []byte) Kind {
	head := data[:min(len(data), 4096)]
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	lower := bytes.ToLower(bytes.TrimSpace(head))
	switch {
	case bytes.Contains(lower, []byte("urn:schemas-microsoft-com:office:spreadsheet")) && bytes.HasPrefix(lower, []byte("<?xml")):
		return KindXML2003
	case bytes.Contains(lower, []byte("<html")), bytes.Contains(lower, []byte("<table")), bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("mime-version:")):
		return KindHTML
	case len(head) == 0:
		return KindText
	}
	odd := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
			odd++
		}
	}
	if odd == 0 {
		return KindText
	}
	return KindUnknown
}

// partKey is the form of a part's name under which equal parts are equal: old zip programs write
// backslashes, and the format ignores case.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}
