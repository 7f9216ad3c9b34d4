package store_test

import (
	"database/sql"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// house is an agency with a board of five, two appraisals before it, and every office held.
func house() []store.Row {
	const a = "usda"
	rows := []store.Row{
		sqlc.Stream{Agency: a, ID: "agency/usda", Kind: "agency", Version: 1},
		sqlc.Stream{Agency: a, ID: "board/b", Kind: "board", Version: 1},
		sqlc.Stream{Agency: a, ID: "person/exec", Kind: "person", Version: 1},
		sqlc.Stream{Agency: a, ID: "appraisal/1", Kind: "appraisal", Version: 1},
		sqlc.Stream{Agency: a, ID: "appraisal/2", Kind: "appraisal", Version: 1},
		sqlc.Board{Agency: a, ID: "board/b"},
		sqlc.Recusal{Agency: a, Board: "board/b", Person: "recused", CaseID: "appraisal/1"},
		sqlc.Recusal{Agency: a, Board: "board/b", Person: "chair", CaseID: "appraisal/2"},  // each other member presides
		sqlc.Appraisal{Agency: a, ID: "appraisal/3", Executive: "chair", Board: "board/b"}, // so they do on the chair's own
		sqlc.Appraisal{Agency: a, ID: "appraisal/4", Executive: "other", Board: "board/c"}, // and where there is none
		sqlc.BoardMember{Agency: a, Board: "board/c", Person: "lone", Role: "member"},
		sqlc.BoardMember{Agency: a, Board: "board/c", Person: "was", Role: "chair", EndedOn: "2026-01-01"},
		sqlc.Appraisal{Agency: a, ID: "appraisal/1", Executive: "exec", RatingOfficial: "rater", ReviewingOfficial: "reviewer",
			AppointingAuthority: "authority", Unit: "unit/1", Board: "board/b"},
		sqlc.Appraisal{Agency: a, ID: "appraisal/2", Executive: "other", RatingOfficial: "rater", Unit: "unit/2", Board: "board/b"},
	}
	for _, p := range []string{"person/exec", "rater", "chair"} {
		rows = append(rows, sqlc.Person{Agency: a, ID: p})
	}
	for person, role := range map[string]string{"chair": "chair", "exec": "member", "recused": "member", "rater": "member"} {
		rows = append(rows, sqlc.BoardMember{Agency: a, Board: "board/b", Person: person, Role: role})
	}
	rows = append(rows, sqlc.BoardMember{Agency: a, Board: "board/b", Person: "left", Role: "member", EndedOn: "2026-01-01"})
	for person, office := range map[string]string{"er": "executive-resources", "oversight": "oversight-official", "head": "agency-head",
		"ig": "inspector-general", "admin": "administrator"} {
		rows = append(rows, sqlc.Official{Agency: a, Office: office, Person: person, FromOn: "2026-01-01"})
	}
	return append(rows,
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "er1", Unit: "unit/1", FromOn: "2026-01-01"},
		sqlc.Official{Agency: a, Office: "inspector-general", Person: "ig1", Unit: "unit/1", FromOn: "2026-01-01"}, sqlc.Period{Agency: a, ID: "period/1"},
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "former", FromOn: "2025-01-01", UntilOn: "2026-01-01"})
}

func TestRelations(t *testing.T) {
	want := map[string]string{
		"exec appraisal/1": "executive", "exec appraisal/2": "board-chair board-member", "rater appraisal/2": "board-chair board-member rating-official", "person/exec person/exec": "self", "exec board/b": "board-member",
		"rater appraisal/1": "board-member rating-official", "reviewer appraisal/1": "reviewing-official",
		"authority appraisal/1": "appointing-authority", "authority appraisal/2": "",
		"chair appraisal/1": "board-chair board-member", "chair appraisal/2": "", "chair appraisal/3": "executive", "rater appraisal/3": "board-chair board-member", "lone appraisal/4": "board-chair board-member", "was appraisal/4": "", "chair board/b": "board-chair board-member",
		"recused appraisal/1": "", "recused appraisal/2": "board-chair board-member", "recused board/b": "board-member",
		"left appraisal/1": "", "left board/b": "",
		"er appraisal/1": "executive-resources", "er board/b": "executive-resources", "er person/exec": "executive-resources",
		"er1 appraisal/1": "executive-resources", "er1 appraisal/2": "", "er1 board/b": "", "former appraisal/1": "",
		"oversight appraisal/1": "oversight-official", "oversight agency/usda": "oversight-official",
		"head appraisal/1": "", "head board/b": "agency-head", "ig appraisal/1": "", "ig agency/usda": "inspector-general",
		"ig1 period/1": "inspector-general", "ig1 agency/usda": "", "ig1 appraisal/1": "", "er1 period/1": "",
		"admin appraisal/1": "", "admin person/exec": "", "admin board/b": "", "admin agency/usda": "administrator",
		"rater person/exec": "", "nobody appraisal/1": "", "exec appraisal/9": "", " appraisal/2": "",
	}
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, house())
		})
		got := map[string]string{}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			for k := range want {
				person, caseID, _ := strings.Cut(k, " ")
				relations, err := tx.RelationsOf(ctx, sqlc.RelationsOfParams{Agency: "usda", CaseID: caseID, Person: person})
				if err != nil {
					return err
				}
				got[k] = strings.Join(relations, " ")
			}
			of, err := tx.AppraisalsOf(ctx, sqlc.AppraisalsOfParams{Agency: "usda", Person: "recused"})
			if len(of) != 2 || of[0].ID != "appraisal/2" || of[1].ID != "appraisal/3" {
				t.Errorf("the appraisals of one recused from the first: %v", of)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
}

// TestRelationPlan holds that neither database walks the cases of an agency to say what one person is to one
// case, or to all. An office of the whole agency is a relation to every stream, and walks those alone; one of a unit to
// every period.
func TestRelationPlan(t *testing.T) {
	const one = "SELECT DISTINCT relation FROM relation WHERE agency = 'usda' AND case_id = 'appraisal/1' AND person = 'rater'"
	const all = "SELECT case_id FROM relation WHERE agency = 'usda' AND person = 'rater'"
	walks := regexp.MustCompile(`SEARCH \w+ USING (COVERING )?INDEX \w+ \(agency=\?\)`)
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, append(house(), crowd()...))
		})
		for _, q := range []string{one, all} {
			for line := range strings.Lines(plan(t, url, q)) {
				line = strings.TrimSpace(line)
				walk := walks.MatchString(line) || strings.HasPrefix(line, "SCAN") || strings.Contains(line, "Seq Scan on appraisal")
				named := line == "SCAN relation" || q == all && (strings.HasPrefix(line, "SEARCH s ") || strings.HasPrefix(line, "SEARCH p "))
				if walk && !named {
					t.Errorf("%s: %s", q, line)
				}
			}
		}
	})
}

// crowd is enough appraisals for a plan to matter.
func crowd() (rows []store.Row) {
	for i := range 3000 {
		of := fmt.Sprintf("%04d", i)
		rows = append(rows, sqlc.Stream{Agency: "usda", ID: "appraisal/" + of, Kind: "appraisal", Version: 1},
			sqlc.Appraisal{Agency: "usda", ID: "appraisal/" + of, Executive: of, RatingOfficial: of[:3], ReviewingOfficial: of[:2],
				AppointingAuthority: of[:1], Unit: of[2:], Board: of[2:]})
	}
	return rows
}

// plan gives a database's plan for a query.
func plan(t *testing.T, url, query string) string {
	t.Helper()
	driver, address, ask := "sqlite", strings.TrimPrefix(url, "sqlite://"), "EXPLAIN QUERY PLAN "
	if strings.HasPrefix(url, "postgres") {
		driver, address, ask = "pgx", url, "EXPLAIN "
	}
	raw, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if driver == "pgx" { // SQLite has to find the way without statistics
		if _, err := raw.Exec("ANALYZE"); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := raw.Query(ask + query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out strings.Builder
	for rows.Next() {
		var line string
		into := []any{new(int64), new(int64), new(int64), &line}
		if driver == "pgx" {
			into = into[3:]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}
