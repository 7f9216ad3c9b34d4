package web

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/comparison"
	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// The names under which a description is written: the act, the case that is not there yet, its file.
const (
	draftSystem = "system.draft"
	newSystem   = "system/new"
	fileName    = "description.yaml"
)

// The fields of the editor that are no setting: the text that the settings are written into, and the section shown.
const (
	yamlField    = "yaml"
	sectionField = "section"
	textSection  = "text" // the section that is the text itself
)

// systemWork is a description as it is being written: what it says so far, and what is wrong with it.
type systemWork struct {
	Text    *system.Description // nil if the text cannot be read
	Unread  *system.Unreadable  // why not
	Wrong   map[string]string   // by path: what was typed and cannot stand there
	Check   conformance.Conformance
	Changes []comparison.Change // against the system that it adopts
	Adopted *system.Description
}

// settings gives the paths that were typed and do not stand in the text yet, in their order.
func settings(values url.Values) []string {
	var out []string
	for name := range values {
		if name != yamlField && name != sectionField {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// typedList gives what was typed for a setting as its entries: a list of texts is parted by empty lines.
func typedList(path string, typed []string) []string {
	if isParas(path) {
		return paragraphs(strings.Join(typed, "\n\n"))
	}
	return typed
}

func isParas(path string) bool {
	return strings.HasSuffix(path, ".examples") || strings.HasSuffix(path, "section_14")
}

// sameTyped says whether what was typed is what stands there.
func sameTyped(path string, typed, stands []string) bool {
	tidy := func(list []string) []string {
		var out []string
		for _, t := range list {
			if t = strings.Join(strings.Fields(t), " "); t != "" {
				out = append(out, t)
			}
		}
		if !isParas(path) && len(out) > 1 {
			slices.Sort(out)
		}
		return out
	}
	return slices.Equal(tidy(typed), tidy(stands))
}

// foldSettings writes what was typed into the text of the description, and takes it out of the values. What cannot stand
// there stays typed, with the reason. The text is left as its writer wrote it as long as nothing in it changes.
func foldSettings(values url.Values) *systemWork {
	w := &systemWork{Wrong: map[string]string{}}
	d, err := system.Parse(fileName, []byte(values.Get(yamlField)))
	if err != nil {
		if !errors.As(err, &w.Unread) {
			w.Unread = &system.Unreadable{File: fileName, Text: err.Error()}
		}
		return w
	}
	w.Text = d
	var changed []string
	for _, path := range settings(values) {
		if _, there := valueAt(d, path); !there && !strings.HasPrefix(path, "weights.uniform.") {
			values.Del(path)
		} else if sameTyped(path, typedList(path, values[path]), typedAt(d, path)) {
			values.Del(path)
		} else {
			changed = append(changed, path)
		}
	}
	if len(changed) == 0 {
		return w
	}
	if !w.write(values, changed...) { // together first: two that belong together may not stand one by one
		for range 2 {
			for _, path := range changed {
				if values.Has(path) {
					w.write(values, path)
				}
			}
		}
	}
	return w
}

// write puts settings into the text; false leaves all as it was, with the reason for each that cannot stand.
func (w *systemWork) write(values url.Values, paths ...string) bool {
	next, err := system.Parse(fileName, w.Text.YAML())
	if err != nil {
		w.Wrong[paths[0]] = upper(err.Error())
		return false
	}
	fine := true
	for _, path := range paths {
		if err := putAt(next, path, typedList(path, values[path])); err != nil {
			w.Wrong[path], fine = upper(err.Error())+".", false
		}
	}
	if !fine {
		return false
	}
	text := next.YAML()
	if next, err = system.Parse(fileName, text); err != nil {
		w.blame(paths, err)
		return false
	}
	for _, path := range paths {
		values.Del(path)
		delete(w.Wrong, path)
	}
	values.Set(yamlField, string(text))
	w.Text = next
	return true
}

// blame puts a complaint about the text beside the setting that it is about.
func (w *systemWork) blame(paths []string, err error) {
	var u *system.Unreadable
	if !errors.As(err, &u) {
		w.Wrong[paths[0]] = upper(err.Error())
		return
	}
	about, why, _ := strings.Cut(u.Text, " ")
	for _, path := range paths {
		if path == about || strings.HasPrefix(path, about) {
			w.Wrong[path] = "It " + strings.TrimSuffix(why, ".") + "."
			return
		}
	}
	w.Wrong[paths[0]] = upper(strings.TrimSuffix(u.Text, ".")) + "."
}

// judge holds what is written against the law and against the system that it adopts.
func (w *systemWork) judge(adopted *system.Description) {
	if w.Text == nil {
		return
	}
	w.Adopted = adopted
	if adopted != nil && adopted != system.Basic() {
		w.Check = conformance.CheckAgainst(w.Text, adopted)
	} else {
		w.Check = conformance.Check(w.Text)
	}
	w.place()
	w.inWords()
	if adopted != nil {
		w.Changes = comparison.Compare(adopted, w.Text)
	}
}

// place gives the findings that name only a place of the text the path of the field that stands there.
func (w *systemWork) place() {
	if !slices.ContainsFunc(w.Check.Findings, func(h conformance.Held) bool { return h.Path == "" && h.At != "" }) {
		return
	}
	at := map[string]string{}
	for _, s := range sectionHeads {
		for _, field := range sectionWith(w.Text, s.Number).fields() {
			if place := w.Text.Place(field.Path); at[place] == "" {
				at[place] = field.Path
			}
		}
	}
	for i := range w.Check.Findings {
		if h := &w.Check.Findings[i]; h.Path == "" {
			h.Path = at[h.At]
		}
	}
}

// inWords names in the findings the settings by what the page calls them, not by their paths.
func (w *systemWork) inWords() {
	names := map[string]string{}
	for _, s := range sectionHeads {
		for _, field := range sectionWith(w.Text, s.Number).fields() {
			if path := comparison.Statement(w.Text, field.Path); names[path] == "" {
				names[path] = "“" + field.Label + "”"
			}
		}
	}
	for i := range w.Check.Findings {
		h := &w.Check.Findings[i]
		h.Text, h.Cure = namePaths(h.Text, names), namePaths(h.Cure, names)
	}
}

// wholePath is a run of the signs that a path is made of.
var wholePath = regexp.MustCompile(`[\p{L}\p{N}_.\-\[\]]+`)

// namePaths puts the names of settings in the place of their whole paths. A path of one plain word, such as title or
// kind, is a word of English too, and is left as it stands.
func namePaths(text string, names map[string]string) string {
	return wholePath.ReplaceAllStringFunc(text, func(run string) string {
		path := strings.TrimRight(run, ".-")
		if name := names[path]; name != "" && strings.ContainsAny(path, "._[") {
			return name + run[len(path):]
		}
		return run
	})
}

// worthSaying says whether a change is more than a name, a day or an approval, which each agency has of its own.
func worthSaying(c comparison.Change) bool {
	root, _, _ := strings.Cut(c.Path, ".")
	return c.Verdict != comparison.Allowed || sectionFor(root) != "0" && root != "agency"
}

// toMend gives the findings that are to be looked at in a section, those that bar first; of every section for "".
func (w *systemWork) toMend(section string) []conformance.Held {
	var bars, rest []conformance.Held
	for _, h := range w.Check.Findings {
		switch {
		case h.Holds == act.Yes || section != "" && sectionFor(h.Path) != section:
		case h.Bars:
			bars = append(bars, h)
		default:
			rest = append(rest, h)
		}
	}
	return append(specificFirst(bars), rest...)
}

// about gives the findings on a field: those whose path is the field's, lies in it, or is the nearest around it.
func about(found []conformance.Held, fields []systemField) (by map[string][]conformance.Held, rest []conformance.Held) {
	by = map[string][]conformance.Held{}
	for _, h := range found {
		best := -1
		for i, f := range fields {
			switch {
			case f.Path == h.Path:
				best = i
			case best < 0 && h.Path != "" && (under(h.Path, f.Path) || under(f.Path, h.Path)):
				best = i
				continue
			default:
				continue
			}
			break
		}
		if best < 0 {
			rest = append(rest, h)
			continue
		}
		by[fields[best].Path] = append(by[fields[best].Path], h)
	}
	return by, rest
}

// under says whether a path lies beneath another.
func under(path, above string) bool {
	return strings.HasPrefix(path, above+".") || strings.HasPrefix(path, above+"[")
}

// changeOf gives the change of a field against the adopted system, if there is one.
func (w *systemWork) changeOf(path string) (comparison.Change, bool) {
	statement := comparison.Statement(w.Text, path)
	for _, c := range w.Changes {
		if c.Path == statement || under(c.Path, statement) || strings.HasPrefix(statement, c.Path+".") {
			return c, true
		}
	}
	return comparison.Change{}, false
}

// restorable says whether the basic system, which is adopted, says at the same path what can be put back.
func (w *systemWork) restorable(path string) bool {
	return w.Adopted == system.Basic() && typedAt(w.Adopted, path) != nil && comparison.Statement(w.Text, path) == comparison.Statement(w.Adopted, path)
}

// fixed says whether the writer may not change a setting, under which paragraph, and why. A system of the agency's own
// has no such settings.
func (w *systemWork) fixed(path string) (provision, why string, is bool) {
	if comparison.Own(w.Text) {
		return "", "", false
	}
	return comparison.Fixed(w.Text, path)
}

// sectionState says how a section stands.
func (w *systemWork) sectionState(number string) (MarkState, string) {
	if w.Text == nil {
		return MarkNone, "Cannot be read"
	}
	for path := range w.Wrong {
		if sectionFor(path) == number {
			return MarkLate, "Cannot stand"
		}
	}
	found := w.toMend(number)
	bars := countPlaces(barring(found))
	switch {
	case bars > 0:
		return MarkLate, fmt.Sprintf("%d to mend", bars)
	case len(found) > 0:
		return MarkFlag, fmt.Sprintf("%d to look at", len(found))
	case sectionWith(w.Text, number).Note != "":
		return MarkLock, "Fixed text"
	}
	return MarkDone, "Nothing found"
}
