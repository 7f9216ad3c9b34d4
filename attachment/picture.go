package attachment

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

const pngMark = "\x89PNG\r\n\x1a\n"

// inspectPNG goes through the chunks: each with its check sum, the first the head, and nothing after the end.
func inspectPNG(data []byte) error {
	rest := data[len(pngMark):]
	for first := true; ; first = false {
		if len(rest) < 12 {
			return refusal("this PNG picture is cut off; save it again")
		}
		size := binary.BigEndian.Uint32(rest)
		if uint64(size) > uint64(len(rest)-12) {
			return refusal("this PNG picture is cut off; save it again")
		}
		kind, chunk := string(rest[4:8]), rest[4:8+size]
		if first != (kind == "IHDR") || binary.BigEndian.Uint32(rest[8+size:]) != crc32.ChecksumIEEE(chunk) {
			return refusal("this PNG picture is damaged; save it again")
		}
		rest = rest[12+size:]
		if kind == "IEND" {
			if len(rest) > 0 {
				return refusal("after the end of this PNG picture stands something else; save it again by itself")
			}
			return nil
		}
	}
}

// inspectJPEG goes through the segments to the picture itself, which has an end. What some cameras put after it stays;
// an archive there is refused with those of other kinds.
func inspectJPEG(data []byte) error {
	at := 2
	for {
		if at+4 > len(data) || data[at] != 0xFF {
			return refusal("this JPEG picture is damaged or cut off; save it again")
		}
		marker := data[at+1]
		switch {
		case marker == 0xFF: // filling
			at++
			continue
		case marker == 0xD9, marker == 0x01, marker >= 0xD0 && marker <= 0xD8, marker == 0x00:
			return refusal("this JPEG picture is damaged or cut off; save it again")
		case marker == 0xDA:
			if !bytes.Contains(data[at:], []byte{0xFF, 0xD9}) {
				return refusal("this JPEG picture is cut off; save it again")
			}
			return nil
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 {
			return refusal("this JPEG picture is damaged or cut off; save it again")
		}
		at += 2 + size
	}
}
