package comparison

import (
	"regexp"
	"slices"
	"strings"
)

// Piece is a run of words in the difference of two texts: in both, only in the first (Gone), or only in the second.
type Piece struct {
	Text string `json:"text"`
	Kind string `json:"kind"` // same, gone or new
}

// wordPattern parts a text into words, with the white space after them, so that pieces join to the texts again.
var wordPattern = regexp.MustCompile(`\s*\S+\s*`)

// maxWordTable is how many pairs of words are held against each other; longer differences are shown whole.
const maxWordTable = 4_000_000

// WordDifference gives what turns one text into the other, word by word: the pieces that are the same or gone make
// up the first, those that are the same or new the second.
func WordDifference(from, to string) []Piece {
	a, b := wordPattern.FindAllString(from, -1), wordPattern.FindAllString(to, -1)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []Piece
	out = addPiece(out, "same", a[:head]...)
	out = middle(out, a[head:len(a)-tail], b[head:len(b)-tail])
	return addPiece(out, "same", a[len(a)-tail:]...)
}

func middle(out []Piece, a, b []string) []Piece {
	if len(a)*len(b) > maxWordTable {
		return addPiece(addPiece(out, "gone", a...), "new", b...)
	}
	longest := make([][]int32, len(a)+1) // of the common words from i and j on
	for i := range longest {
		longest[i] = make([]int32, len(b)+1)
	}
	for i := range slices.Backward(a) {
		for j := range slices.Backward(b) {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = addPiece(out, "same", a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || longest[i+1][j] >= longest[i][j+1]):
			out = addPiece(out, "gone", a[i])
			i++
		default:
			out = addPiece(out, "new", b[j])
			j++
		}
	}
	return out
}

func addPiece(out []Piece, kind string, words ...string) []Piece {
	if len(words) == 0 {
		return out
	}
	text := strings.Join(words, "")
	if n := len(out); n > 0 && out[n-1].Kind == kind {
		out[n-1].Text += text
		return out
	}
	return append(out, Piece{text, kind})
}
