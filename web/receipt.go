package web

import (
	"errors"
	"net/http"
	"strconv"

	"sesperf/casework"
	"sesperf/rules/act"
)

// receiptPage is what a person keeps of an act: what, when, where in the record, under which sum, and what happens next.
func (s *server) receiptPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	seq, err := strconv.ParseInt(r.PathValue("seq"), 10, 64)
	if err != nil {
		return casework.ErrNotFound
	}
	entry, receipt, err := s.door.Entry(r.Context(), s.Agency, v.Person.ID, seq)
	if err != nil {
		return err
	}
	// Who has stepped aside from a case, or has left it, still has the receipt, and sees nothing of the case.
	sight, err := s.look(r, v, entry.Stream)
	if err != nil && !errors.Is(err, casework.ErrNotFound) {
		return err
	}
	p := v.page("Recorded: " + lower(receipt.Title))
	p.Printable = true
	if sight != nil {
		p.Facts = caseTitle(v, sight)
		if url := pageOf(entry.Stream); url != "" {
			p.Crumbs = []Link{{"Home", "/"}, {caseTitle(v, sight), url}}
		}
	}
	return render(w, r, http.StatusOK, p, ReceiptBody(v, receipt, sight))
}

// pageOf gives the address of a case that has a page of its own; nothing for another.
func pageOf(stream string) string {
	switch kind, _, _ := cutStream(stream); kind {
	case "appraisal", "board", "system", "person":
		return "/" + stream
	}
	return ""
}

// wholeReceipt gives every fact of a receipt, the sum in full.
func (v *visit) wholeReceipt(r casework.Receipt) []ReceiptLine {
	by := v.Person.Name
	if r.By != v.Person.ID {
		by = "Another person of the case"
	}
	if r.For == v.Person.ID {
		by += " for " + v.Person.Name
	} else if r.For != "" {
		by += " for " + v.s.personName(v.r, r.For)
	}
	out := []ReceiptLine{{"What", r.Title}, {"By", by}, {"On", v.clock(r.At) + " " + v.zoneName(r.At)},
		{"Agency", v.Agency.Name}, {"Case", r.Case}, {"Version of the case", grouped(r.Version)}, {"Entry of the record", grouped(r.Seq)}, {"Sum (SHA-256)", r.Sum}}
	if r.Text != "" {
		out[0].Text = upper(r.Text)
	}
	return out
}

// left gives what an act left standing on the case.
func left(found []act.Finding) []Ground {
	return noted(found)
}

// nextHolder names who has a task, for the visitor.
func nextHolder(v *visit, s *casework.Sight, t act.Task) string {
	if mine(s, t, v.me()) {
		return "You"
	}
	return upper(turnHolder(s, t))
}

// nextWhen says from and until when somebody owes or may do a task.
func nextWhen(s *casework.Sight, t act.Task) string {
	out := "Now"
	if t.May {
		out = "May, now"
	}
	if t.From.After(s.On) {
		out = "From " + t.From.Long()
	}
	if !t.Until.IsZero() {
		out += ", until " + t.Until.Long()
	}
	return out + "."
}
