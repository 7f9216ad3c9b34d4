package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"sesperf/rules/appraisal"
)

// changePlan does what a button of the plan editor asks: add-result.4, drop-result.4.0, use-goal.4.0,
// add-requirement.0, drop-requirement.0.1, take.2, copy-before.
func changePlan(f *filled, then string) {
	if number, take := strings.CutPrefix(then, "take."); take {
		f.takeSuggestion(number)
	}
	if then == "copy-before" {
		f.copyBefore()
	}
	parts := strings.Split(then, ".")
	numbers := make([]int, 0, 2)
	for _, p := range parts[1:] {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 {
			return
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 || numbers[0] >= len(f.Description().Elements) {
		return
	}
	element := numbers[0]
	results, requirements := fmt.Sprintf("elements.%d.results", element), fmt.Sprintf("elements.%d.agency_requirements", element)
	switch {
	case parts[0] == "add-result":
		at := resultAt(element, f.results(element))
		setResult(f.Values, at, appraisal.Result{})
		f.Focus = at + ".title"
	case parts[0] == "add-requirement":
		at := fmt.Sprintf("%s.%d", requirements, f.requirements(element))
		f.Values.Set(at+".text", "")
		f.Values.Set(at+".as", "competency")
		f.Focus = at + ".text"
	case len(numbers) < 2:
	case parts[0] == "drop-result":
		dropItem(f.Values, results, numbers[1], f.results(element))
		f.Focus = fmt.Sprintf("elements.%d.add-result", element)
	case parts[0] == "drop-requirement":
		dropItem(f.Values, requirements, numbers[1], f.requirements(element))
		f.Focus = fmt.Sprintf("elements.%d.add-requirement", element)
	case parts[0] == "use-goal":
		f.useGoal(resultAt(element, numbers[1]))
	}
}

// useGoal writes the chosen goal, its document and its pages into the fields, in place of what stood there.
func (f *filled) useGoal(at string) {
	var a appraisal.Alignment
	f.takeGoal(f.Value(at+".goal-choice"), &a)
	if a.Goal == "" {
		return
	}
	f.Values.Set(at+".aligned_to.document", a.Document)
	f.Values.Set(at+".aligned_to.goal", a.Goal)
	f.Values.Set(at+".aligned_to.pages", a.Pages)
	f.Focus = at + ".aligned_to.pages"
}

// dropItem takes one item out of a list of fields; those after it move up.
func dropItem(values url.Values, list string, item, count int) {
	moved := url.Values{}
	for name, texts := range values {
		rest, ok := strings.CutPrefix(name, list+".")
		index, field, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(index)
		if !ok || err != nil {
			continue
		}
		values.Del(name)
		if n > item {
			n--
		} else if n == item {
			continue
		}
		if n < count {
			moved[fmt.Sprintf("%s.%d.%s", list, n, field)] = texts
		}
	}
	for name, texts := range moved {
		values[name] = texts
	}
}
