package document

import "strings"

// fragment is text of one face within a line.
type fragment struct {
	text string
	face face
	to   string // the anchor that the text leads to
}

// word is what a line is not broken within. After it a space follows, or nothing (behind a hyphen or a slash).
type word struct {
	parts   []fragment
	spaced  bool
	newLine bool // a line begins before it
}

func (r *ruler) wordWidth(w word, size float64) float64 {
	var sum float64
	for _, p := range w.parts {
		sum += r.width(p.text, p.face, size)
	}
	return sum
}

// words parts runs at their spaces, and where a line may be broken inside a compound.
func words(runs []run) []word {
	var out []word
	var w word
	end := func(spaced bool) {
		if len(w.parts) > 0 {
			w.spaced = spaced
			out = append(out, w)
			w = word{}
		} else if spaced && len(out) > 0 {
			out[len(out)-1].spaced = true
		}
	}
	for _, r := range runs {
		if r.newLine {
			end(true)
			w.newLine = true
		}
		text := printable.Replace(r.text)
		from := 0
		take := func(to int) {
			if to > from {
				w.parts = append(w.parts, fragment{text[from:to], r.face(), r.linkedTo})
			}
			from = to
		}
		for i, c := range text {
			switch {
			case c == ' ' || c == '\n':
				take(i)
				from = i + 1
				end(true)
			case (c == '/' || c == '-' || c == '–' || c == '—') && breakable(text, i, c):
				take(i + len(string(c)))
				end(false)
			}
		}
		take(len(text))
	}
	end(false)
	return bound(out)
}

// bound joins words that are read as one: 5 CFR 430.305, Level 3, 20 percent.
func bound(in []word) []word {
	var out []word
	for _, w := range in {
		if n := len(out) - 1; n >= 0 && !w.newLine && out[n].spaced && together(out[n], w) {
			last := &out[n]
			tail := &last.parts[len(last.parts)-1]
			tail.text += " "
			for _, p := range w.parts {
				last.parts = joined(last.parts, p)
			}
			last.spaced = w.spaced
			continue
		}
		out = append(out, w)
	}
	return out
}

func together(w, next word) bool {
	before, after := w.parts[len(w.parts)-1].text, next.parts[0].text
	before = strings.TrimLeft(before[strings.LastIndexByte(before, ' ')+1:], "(“")
	switch before {
	case "Level", "Levels", "CFR", "U.S.C.", "§", "section", "subpart", "part", "chapter", "title":
		return true
	}
	if strings.Trim(before, "0123456789.") != "" || before == "" {
		return false
	}
	after = strings.TrimRight(after, ".,;:)")
	return after == "CFR" || after == "U.S.C" || after == "percent" || after == "days" || after == "points"
}

// breakable says whether a compound may be parted behind the sign at i: between letters only, so that no number,
// range or paragraph is torn.
func breakable(text string, i int, c rune) bool {
	rest := text[i+len(string(c)):]
	return i > 0 && rest != "" && isLetter(text[i-1]) && isLetter(rest[0])
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80 }

// wrap fills lines of a width. Each line keeps the space behind its last word, so that the text stays whole.
func (r *ruler) wrap(runs []run, size, width float64) [][]fragment {
	var lines [][]fragment
	var line []fragment
	space := r.width(" ", regular, size)
	at, gap := 0.0, 0.0
	for _, w := range r.fitting(words(runs), size, width) {
		wide := r.wordWidth(w, size)
		if len(line) > 0 && (w.newLine || at+gap+wide > width) {
			lines = append(lines, line)
			line, at, gap = nil, 0, 0
		}
		for _, p := range w.parts {
			line = joined(line, p)
		}
		at += gap + wide
		gap = 0
		if w.spaced {
			last := &line[len(line)-1]
			last.text += " "
			gap = space
		}
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	if n := len(lines); n > 0 {
		last := lines[n-1]
		last[len(last)-1].text = strings.TrimRight(last[len(last)-1].text, " ")
	}
	return lines
}

func joined(line []fragment, p fragment) []fragment {
	if n := len(line); n > 0 && line[n-1].face == p.face && line[n-1].to == p.to {
		line[n-1].text += p.text
		return line
	}
	return append(line, p)
}

// fitting parts words that are wider than a whole line.
func (r *ruler) fitting(in []word, size, width float64) []word {
	var out []word
	for _, w := range in {
		if r.wordWidth(w, size) <= width {
			out = append(out, w)
			continue
		}
		piece := word{newLine: w.newLine}
		at := 0.0
		for _, p := range w.parts {
			for _, c := range p.text {
				step := r.width(string(c), p.face, size)
				if at+step > width && len(piece.parts) > 0 {
					out = append(out, piece)
					piece, at = word{}, 0
				}
				piece.parts = joined(piece.parts, fragment{string(c), p.face, p.to})
				at += step
			}
		}
		piece.spaced = w.spaced
		out = append(out, piece)
	}
	return out
}
