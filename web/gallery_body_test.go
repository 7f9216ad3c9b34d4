package web

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"sesperf/rules/system"
)

var gallerySteps = []Step{{"Plan", "Sep 24, 2025", StepDone}, {"Progress review", "Apr 14", StepDone}, {"Accomplishments", "13 days late", StepLate},
	{"Initial rating", "By Oct 30", StepNow}, {"Response", "", StepTodo}, {"Higher level review", "", StepTodo}, {"Board", "Meets Nov 16", StepTodo}, {"Annual rating", "By Dec 18", StepTodo}, {"Pay", "By Jan 15", StepTodo}}

var galleryWorked = Worked{Caption: "How the score comes about", Live: true, Weights: system.Whole(100), Score: system.Whole(400), Level: 4, Label: "Exceeds Fully Successful", Provision: "SD-9.3",
	Lines: []WorkedLine{{"leading-change", "1 Leading Change", 4, system.Whole(4), system.Whole(15), system.Whole(60), false}, {"leading-people", "2 Leading People", 5, system.Whole(5), system.Whole(15), system.Whole(75), false},
		{"business-acumen", "3 Business Acumen", 3, system.Whole(3), system.Whole(15), system.Whole(45), false}, {"building-coalitions", "4 Building Coalitions", 4, system.Whole(4), system.Whole(15), system.Whole(60), false}, {"results-driven", "5 Results Driven", 4, system.Whole(4), system.Whole(40), system.Whole(160), false}},
	Ranges: []Range{{Level: 1, Label: "Unsatisfactory", Any: true, At: 1}, {From: system.Whole(200), To: system.Whole(299), Level: 2, Label: "Minimally Satisfactory"}, {From: system.Whole(300), To: system.Whole(399), Level: 3, Label: "Fully Successful"},
		{From: system.Whole(400), To: system.Whole(474), Level: 4, Label: "Exceeds Fully Successful"}, {From: system.Whole(475), To: system.Whole(500), Level: 5, Label: "Outstanding"}}}

var galleryLevels = []Level{{5, "Outstanding", "The executive demonstrates exceptional performance.", []string{"Overcomes unanticipated barriers."}, system.Whole(5)},
	{4, "Exceeds Fully Successful", "The executive demonstrates a very high level of performance.", nil, system.Whole(4)}, {3, "Fully Successful", "The executive demonstrates the high level of performance expected.", nil, system.Whole(3)},
	{2, "Minimally Satisfactory", "The executive’s contributions are acceptable in the short term.", nil, system.Whole(2)}, {1, "Unsatisfactory", "In repeated instances, the executive demonstrates performance deficiencies.", nil, system.Whole(0)}}

var galleryWeights = []Weight{{"leading-change", "w1", "1 Leading Change", "15", system.Whole(5), system.Whole(40), "", false}, {"leading-people", "w2", "2 Leading People", "15", system.Whole(5), system.Whole(40), "", false},
	{"business-acumen", "w3", "3 Business Acumen", "15", system.Whole(5), system.Whole(40), "", false}, {"building-coalitions", "w4", "4 Building Coalitions", "10", system.Whole(5), system.Whole(40), "Enter a whole number from 5 to 40", false}, {"results-driven", "w5", "5 Results Driven", "40", system.Whole(20), system.Whole(80), "", false}}

func galleryRules() []Rule {
	total, least := RuleOf(false, "The five weights add to 100.", "They add to 95.", "SD-5.9"), RuleOf(true, "Results Driven weighs at least 20.", "It weighs 40.", "SD-5.10")
	others, largest := RuleOf(true, "Every other element weighs at least 5.", "The least is Building Coalitions, 10.", "SD-5.10"), RuleOf(true, "No element weighs more than Results Driven.", "The next is 15.", "SD-5.11")
	total.Kind, total.Figure = "total", system.Whole(100)
	least.Kind, least.Element, least.Figure = "least", "results-driven", system.Whole(20)
	others.Kind, others.Element, others.Figure = "others-least", "results-driven", system.Whole(5)
	largest.Kind, largest.Element = "largest", "results-driven"
	return []Rule{total, least, others, largest}
}

func raw(html string) templ.Component { return templ.Raw(html) }

// with renders a component with children.
func with(c templ.Component, children ...templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return c.Render(templ.WithChildren(ctx, templ.Join(children...)), w)
	})
}

func galleryMarks() templ.Component {
	var marks []templ.Component
	for _, s := range []MarkState{MarkTurn, MarkWait, MarkDone, MarkTodo, MarkNone, MarkLate, MarkRisk, MarkFlag, MarkMiss, MarkBar, MarkLock, MarkPen, MarkUp, MarkDown, MarkSame, MarkNot} {
		marks = append(marks, Mark(s, string(s)), raw(" &nbsp; "))
	}
	return templ.Join(Heading("marks", "Marks", -1), templ.Join(marks...))
}

func galleryBody() templ.Component {
	level := Field{Name: "lv", Label: "Which standard describes his performance?", Value: "5", Error: "Choose a level"}
	duties := []Duty{{When: "Oct 1", Late: "28 days late", Title: "Communicate the 2027 plan", URL: "/a", About: "Priya Natarajan", Why: "A plan is communicated on or before the first day.", Provision: "SD-5.2", State: MarkPen, Words: "In progress"},
		{When: "Oct 30", WhenNote: "Friday, 1 day left", Title: "Sign and share the initial rating", URL: "/b", About: "Daniel Reyes", Why: "It is in writing and shared.", Provision: "SD-9.6", State: MarkTodo, Words: "Not started"}}
	form := []templ.Component{
		raw(`<section aria-labelledby="we">`), Heading("we", "Weights", -1), with(Weights("Weights of the elements", galleryWeights, "15 + 15 + 15 + 10 + 40 = 95", MarkLate, "5 short of 100"), Rules(galleryRules())), raw(`</section><div class="part">`),
		with(Fold("r2", "Result 2", "Cut the age of survey data", MarkLate, "One thing missing", true),
			TextArea(Field{Name: "result", Label: "Result", Value: "Cut the age of survey data on the 40 priority channels.", Seen: "Priya Natarajan and the reviewing official can read this after you send it", Saved: "Saved 10:32 am"}),
			raw(`<div class="fields">`), TextArea(Field{Name: "measure", Label: "Measure"}), TextArea(Field{Name: "target", Label: "Target"}), TextArea(Field{Name: "timeline", Label: "Timeline", Error: "Enter by when, or a quality descriptor"}), raw(`</div>`),
			raw(`<div class="fields wide-first">`), Select(Field{Name: "doc", Label: "Document", Value: "b"}, []Option{{"", "Choose", ""}, {"b", "Strategic Plan 2026–2030", ""}}), TextInput(Field{Name: "goal", Label: "Goal"}), TextInput(Field{Name: "page", Label: "Page", Numeric: true, Value: "41"}), raw(`</div>`)),
		raw(`</div>`), Levels(level, "leading-people", "SD-6.1", galleryLevels),
		Radios(Field{Name: "answer", Label: "What do you say to it?", Hint: "Choose one", Value: "a"}, []Option{{"a", "As recommended", ""}, {"o", "Otherwise", "A reason is required"}}),
		Checkbox(Field{Name: "ok", Label: "This is my rating, and I have read it as it stands here.", Error: "Confirm that you have read it"}, false),
		raw(`<section class="part" aria-labelledby="ar">`), Heading("ar", "The arithmetic", -1), WorkedTable(galleryWorked), raw(`</section>`),
		with(ActBox(Action{Title: "Check and sign", Consequence: "Your signature shares the rating.", Label: "Check your answers", ThenTitle: "Then", Then: "You see the whole rating on one page."}), raw(`<span><a href="/">Leave it for now</a>: everything is saved.</span>`)),
		DraftStatus()}
	return templ.Join(
		StatusStrip(Strip{Yours: true, Turn: "Yours", TurnNote: "Rate, sign and share", State: "Being rated", StateNote: "Daniel Reyes sees nothing yet", Since: "Friday, Oct 9", Until: "Friday, Oct 30", UntilNote: "Yesterday", Late: true, Rule: "In writing, and shared", Provision: "SD-9.6"}),
		raw(`<section class="part" aria-labelledby="me">`), Heading("me", "Waiting for me", 2), Duties(duties), raw(`</section>`),
		raw(`<section class="part">`), galleryMarks(), raw(`</section><section class="part">`), Heading("year", "The year", -1), TrackWide(gallerySteps), raw(`</section><section class="part">`), Heading("mine", "My executives", 1),
		with(Grid("My executives", "cards"), raw(`<thead><tr><th scope="col">Executive</th><th scope="col">Steps of the year</th></tr></thead><tbody><tr><th scope="row"><a href="/c">Marcus Bell</a></th><td>`), Track(gallerySteps), raw(`</td></tr></tbody>`)), TrackLegend(gallerySteps), Empty("Nobody waits for you."), raw(`</section>`),
		raw(`<div class="cols cols-left part">`), FormParts("Parts of the plan", []FormPart{{"Weights", "#we", MarkLate, "Add 5 to reach 100", false}, {"5 Results Driven", "#r2", MarkPen, "In progress", true}}),
		raw(`<form method="post" data-draft="/drafts/plan" data-version="3">`), templ.Join(form...), raw(`</form></div>`),
		raw(`<section class="part">`), with(RefusalBox("Two provisions do not allow it yet"), raw(`<p>Nothing was signed and the case is as it was.</p>`)), raw(`</section><div class="part">`),
		Grounds("What stands in the way", []Ground{{"Career appointees are not more than half of those taking part", "Two of four is half.", "SD-10.4", "Rosalind Achebe", "Name another career member."}, {"The plan is not signed", "", "", "Daniel Reyes", "Sign it."}}, true), Grounds("Noted, and not in the way", []Ground{{"The plan was communicated 12 days late", "", "SD-5.2", "Nobody’s", "Nothing."}}, false), raw(`</div>`),
		raw(`<section class="part">`), Heading("hist", "What has happened", -1), Said([]SaidLine{{"Oct 20, 4:12 pm", "2026-10-20T16:12:00-04:00", "Maria Okafor", "signed the initial summary rating.", "The plan was 12 days late"}}),
		Receipt([]ReceiptLine{{"On", "Oct 6, 2026, 5:47:09 pm ET"}, {"Entry", "46,902"}, {"Sum", "9f2c 71d0 4be8 … a316"}}), raw(`</section>`))
}
