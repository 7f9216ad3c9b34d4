package test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/storetest"
)

// mayDo says by hand who may do which act; who is not named may not. It is held against the declarations, and
// through the door.
const mayDo = `
agency.name                             founder
agency.name-official                    agency-head executive-resources founder
agency.open-unit                        executive-resources founder
agency.establish-position               executive-resources founder
agency.enter-person                     executive-resources founder
agency.appoint                          executive-resources founder
agency.assign-position                  executive-resources founder
agency.change-appointment               executive-resources
agency.separate-person                  executive-resources
agency.appoint-proxy                    self
agency.end-proxy                        self
agency.appoint-delegate                 self
agency.end-delegate                     self
agency.open-period                      executive-resources founder
agency.assess-organization              inspector-general oversight-official
agency.issue-guidelines                 inspector-general oversight-official
agency.adopt-goals                      executive-resources founder
system.draft                            executive-resources
system.submit                           executive-resources
system.return                           executive-resources
system.approve                          executive-resources
system.put-in-force                     executive-resources
system.succeed                          executive-resources
system.record-review                    executive-resources
system.record-improvement               executive-resources
board.establish                         agency-head executive-resources
board.select-member                     agency-head executive-resources
board.end-membership                    agency-head executive-resources
board.publish-notice                    executive-resources
board.record-waiver                     executive-resources
board.recuse                            board-chair board-member
appraisal.open                          executive-resources
appraisal.assign-officials              executive-resources
appraisal.propose-plan                  rating-official
appraisal.comment-on-plan               executive reviewing-official
appraisal.sign-plan                     executive rating-official reviewing-official
appraisal.decline-to-sign               executive
appraisal.communicate-plan              rating-official
appraisal.review-progress               rating-official
appraisal.acknowledge-progress          executive
appraisal.record-accomplishments        executive
appraisal.give-feedback                 rating-official
appraisal.begin-detail                  executive-resources
appraisal.end-detail                    executive-resources
appraisal.set-detail-requirements       gaining-supervisor
appraisal.appraise-detail               gaining-supervisor
appraisal.appraise-departure            rating-official
appraisal.receive-prior-appraisal       executive-resources
appraisal.consider-prior-appraisals     rating-official
appraisal.close-without-rating          executive-resources
appraisal.attach-evidence               executive rating-official
appraisal.extend-period                 executive-resources
appraisal.end-period-early              appointing-authority executive-resources
appraisal.begin-later                   executive-resources
appraisal.rate-initially                rating-official
appraisal.withdraw-initial-rating       rating-official
appraisal.correct                       executive-resources
appraisal.confirm-correction            executive-resources rating-official
appraisal.refuse-correction             executive-resources rating-official
appraisal.acknowledge-initial-rating    executive
appraisal.respond                       executive
appraisal.waive-response                executive
appraisal.request-higher-level-review   executive
appraisal.waive-higher-level-review     executive
appraisal.assign-higher-level-reviewer  executive-resources
appraisal.consent-to-officer            executive
appraisal.declare-no-higher-level-review executive-resources
appraisal.request-explanation           executive
appraisal.explain-no-higher-level-review executive-resources
appraisal.review-at-higher-level        higher-level-reviewer
appraisal.acknowledge-higher-level-review executive rating-official
appraisal.refer-to-board                executive-resources
appraisal.return-from-board             board-chair
appraisal.answer-board                  executive-resources rating-official
appraisal.recommend                     board-chair board-member
appraisal.assign-annual-rating          appointing-authority
appraisal.communicate-annual-rating     executive-resources rating-official
appraisal.acknowledge-annual-rating     executive
opening.note                            executive-resources oversight-official
`

// maySee says by hand who sees which part of an appraisal, and from which stage on. A board member's relation to
// the case begins when it is referred, which the door test below holds.
const maySee = `
case             executive rating-official reviewing-official appointing-authority higher-level-reviewer gaining-supervisor board-chair board-member executive-resources oversight-official
plan             executive rating-official reviewing-official appointing-authority higher-level-reviewer gaining-supervisor board-chair board-member executive-resources oversight-official
progress         executive rating-official appointing-authority@referred higher-level-reviewer board-chair board-member executive-resources oversight-official
details          executive rating-official appointing-authority@referred higher-level-reviewer gaining-supervisor board-chair board-member executive-resources oversight-official
accomplishments  executive rating-official appointing-authority@referred higher-level-reviewer board-chair board-member executive-resources oversight-official
evidence         executive rating-official appointing-authority@referred higher-level-reviewer board-chair board-member executive-resources oversight-official
initial          executive rating-official appointing-authority@referred higher-level-reviewer board-chair board-member executive-resources oversight-official
response         executive rating-official appointing-authority@referred higher-level-reviewer board-chair board-member executive-resources oversight-official
review           executive rating-official appointing-authority@referred higher-level-reviewer board-chair board-member executive-resources oversight-official
board            executive@informed rating-official@assigned appointing-authority board-chair board-member executive-resources oversight-official
questions        executive@informed rating-official appointing-authority board-chair board-member executive-resources oversight-official
annual           executive@informed rating-official@assigned appointing-authority executive-resources oversight-official
`

func byHand(text string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		f := strings.Fields(line)
		out[f[0]] = f[1:]
	}
	return out
}

// TestWhoMayDo holds every relation × act against the table, each denial too.
func TestWhoMayDo(t *testing.T) {
	want, asked := byHand(mayDo), 0
	for _, k := range casework.Kinds() {
		for _, s := range k.Acts {
			allowed, ok := want[s.Name]
			if !ok {
				t.Errorf("%s stands in no line of the table", s.Name)
			}
			for _, r := range act.Relations {
				asked++
				if got := s.Permits([]act.Relation{r}); got != slices.Contains(allowed, string(r)) {
					t.Errorf("%s by %s: permitted %v", s.Name, r, got)
				}
			}
			delete(want, s.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("the table names acts that are not there: %v", want)
	}
	t.Logf("%d pairs of relation and act", asked)
}

// stages gives, for each stage of an appraisal, the story that brings a case there and how many of its last lines to leave out.
var stages = []struct {
	stage appraisal.Stage
	story string
	less  int
}{
	{appraisal.StageOpened, "opened", 0}, {appraisal.StagePlanning, "planned", 0}, {appraisal.StageInForce, "in-force", 0}, {appraisal.StageRated, "rated", 0},
	{appraisal.StageReferred, "referred", 0}, {appraisal.StageRecommended, "recommended", 0}, {appraisal.StageAssigned, "road", 4}, {appraisal.StageInformed, "road", 0},
}

// cast is who is what to the case of the stories; a board member is nothing to it before it is referred.
var cast = map[string][]act.Relation{
	"bell": {act.Executive}, "okafor": {act.RatingOfficial}, "authority": {act.AppointingAuthority}, "fischer": {act.ExecutiveResources},
	"chair": {act.BoardChair, act.BoardMember}, "second": {act.BoardMember}, "third": {act.BoardMember}, "oversight": {act.OversightOfficial}, "head": nil, "lind": nil, "tran": nil, "reviewer": nil, "nobody": nil,
}

// TestAccessThroughTheDoor sends every act of an appraisal, by everybody, at every stage, and looks at every part.
func TestAccessThroughTheDoor(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		for _, s := range stages {
			t.Run(string(s.stage), func(t *testing.T) { accessAt(t, freshLike(t, url), s.stage, s.story, s.less) })
		}
	})
}

// freshLike gives a fresh database of the same kind.
func freshLike(t *testing.T, url string) string {
	if strings.HasPrefix(url, "sqlite") {
		return storetest.SQLite(t)
	}
	return storetest.Postgres(t)
}

func accessAt(t *testing.T, url string, stage appraisal.Stage, story string, less int) {
	ctx := context.Background()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	lines, _, err := intake.ReadStory("stories/" + story + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	teller := intake.NewTeller(db, casework.Kinds())
	door := teller.Door()
	defer door.Close()
	if bad := teller.Tell(ctx, lines[:len(lines)-less], 0); len(bad) > 0 {
		t.Fatalf("line %d: %s", bad[0].Line, bad[0].Text)
	}
	referred := stage != appraisal.StageOpened && stage != appraisal.StagePlanning && stage != appraisal.StageInForce && stage != appraisal.StageRated
	do, see := byHand(mayDo), byHand(maySee)
	for person, relations := range cast {
		if strings.HasPrefix(fmt.Sprint(relations), "[board") && !referred {
			relations = nil
		}
		for _, spec := range appraisal.Kind.Acts {
			if !spec.Opens {
				tryAct(t, door, spec, person, relations, do[spec.Name])
			}
		}
		lookAs(t, door, stage, person, relations, see)
	}
}

func tryAct(t *testing.T, door *casework.Door, spec act.Spec, person string, relations []act.Relation, allowed []string) {
	t.Helper()
	may := slices.ContainsFunc(relations, func(r act.Relation) bool { return slices.Contains(allowed, string(r)) })
	_, err := door.Try(context.Background(), casework.Deed{Agency: "story", ID: "try", Act: spec.Name, Case: "appraisal/bell-2026", By: "person/" + person,
		Seen: casework.AnyVersion, In: json.RawMessage(`{}`)})
	switch {
	case len(relations) == 0 && !errors.Is(err, casework.ErrNotFound):
		t.Errorf("%s by %s, who is nothing to the case: %v", spec.Name, person, err)
	case len(relations) > 0 && !may && !errors.Is(err, casework.ErrForbidden):
		t.Errorf("%s by %s, whose act it is not: %v", spec.Name, person, err)
	case may && (errors.Is(err, casework.ErrForbidden) || errors.Is(err, casework.ErrNotFound)):
		t.Errorf("%s by %s, whose act it is: %v", spec.Name, person, err)
	}
}

func lookAs(t *testing.T, door *casework.Door, stage appraisal.Stage, person string, relations []act.Relation, see map[string][]string) {
	t.Helper()
	sight, err := door.Look(context.Background(), "story", "person/"+person, "appraisal/bell-2026")
	if len(relations) == 0 {
		if !errors.Is(err, casework.ErrNotFound) {
			t.Errorf("%s, who is nothing to the case, looks at it: %v", person, err)
		}
		return
	}
	if err != nil {
		t.Errorf("%s: %v", person, err)
		return
	}
	for _, part := range appraisal.Kind.Parts {
		want := slices.ContainsFunc(see[part.Name], func(entry string) bool {
			who, from, _ := strings.Cut(entry, "@")
			return slices.Contains(relations, act.Relation(who)) && (from == "" || slices.Index(appraisal.Stages, stage) >= slices.Index(appraisal.Stages, appraisal.Stage(from)))
		})
		if sight.Visible[part.Name] != want {
			t.Errorf("%s sees the part %s: %v", person, part.Name, sight.Visible[part.Name])
		}
	}
	for _, l := range sight.Lines {
		if l.Part != "" && !sight.Visible[l.Part] {
			t.Errorf("%s is told of %s, a line of the part %s", person, l.Act, l.Part)
		}
	}
}

// TestAccessDocument keeps docs/access.md as the declarations are; SESPERF_UPDATE=1 writes it.
func TestAccessDocument(t *testing.T) {
	const file = "../docs/access.md"
	want := accessDocument()
	if os.Getenv("SESPERF_UPDATE") != "" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(file); err != nil || string(have) != want {
		t.Errorf("docs/access.md is not what the acts and parts declare (%v); run: SESPERF_UPDATE=1 go test ./test -run TestAccessDocument", err)
	}
}

func accessDocument() string {
	var b strings.Builder
	b.WriteString("# Who may do and see what\n\nGenerated from the declarations of the acts and of the parts of a case. A person’s power is what the person is to a case\n" +
		"(the SQL view `relation`), never a bare role. Who is not named may not.\n\n## Who may do\n\n| act | on | who | signed |\n|---|---|---|---|\n")
	for _, k := range casework.Kinds() {
		for _, s := range k.Acts {
			signed := ""
			if s.Signed {
				signed = "signed"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", s.Name, s.Case, words(s.Who), signed)
		}
	}
	b.WriteString("\n## Who may see\n\n| part | of | who, and from when |\n|---|---|---|\n")
	for _, k := range casework.Kinds() {
		for _, p := range k.Parts {
			var who []string
			for _, s := range p.Sees {
				w := s.Who.Words()
				if s.From != "" {
					w += " once the case is " + s.From
				}
				who = append(who, w)
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", p.Title, k.Name, strings.Join(who, ", "))
		}
	}
	b.WriteString("\nThe members of a board are something to a case from its referral on, unless they have stepped aside or it is their own.\n")
	return b.String()
}

func words(who []act.Relation) string {
	var out []string
	for _, w := range who {
		out = append(out, w.Words())
	}
	return strings.Join(out, ", ")
}
