package document

import (
	"fmt"
	"strings"

	"sesperf/rules/calendar"
)

// Letter is a letter of the agency to a person, made of an entry of the record.
type Letter struct {
	Agency  string        // whose letter it is
	On      calendar.Date // the day it was signed
	To      string        // the person's name
	Subject string        // in a few words, without a period
	Text    string        // what the agency says, as it was written
	From    string        // the name of who signed for the agency
	Office  string        // as what
	Entry   string        // where in the record it can be checked
}

// Paper gives the letter to be printed.
func (l Letter) Paper() Paper {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\nTo %s\n\nFrom %s\n\n", Escape(l.Subject), Escape(l.On.Long()), Escape(l.To), Escape(l.Agency))
	fmt.Fprintf(&b, "%s\n\n", EscapeParagraphs(l.Text))
	fmt.Fprintf(&b, "Signed by %s, %s, on %s. %s\n", Escape(l.From), Escape(l.Office), Escape(l.On.Long()), Escape(l.Entry))
	return Paper{Title: l.Subject, Agency: l.Agency, Markdown: []byte(b.String())}
}
