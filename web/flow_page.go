package web

import "github.com/a-h/templ"

// page gives the frame of a page about the form's case.
func (f *filled) page(title string) Page {
	p := f.visit.page(title)
	if f.Spec.Case == "system" {
		p.Crumbs = []Link{{"Home", "/"}, {"Systems", "/systems"}}
		if f.Sight != nil {
			p.Crumbs = append(p.Crumbs, Link{caseTitle(f.visit, f.Sight), "/" + f.Stream})
		}
	} else if f.Sight != nil {
		p.Crumbs = []Link{{"Home", "/"}, {caseTitle(f.visit, f.Sight), "/" + f.Stream}}
	}
	if f.Sight != nil {
		p.Facts = caseFacts(f.visit, f.Sight)
	}
	return p
}

// hidden gives what was typed as hidden fields, so that what was checked is what is sent.
func (f *filled) hidden() templ.Component { return HiddenFields(f.Values) }
