-- What is so, as the record makes it: every row here is rebuilt from the entries and compared by verification.
-- No column is empty in SQL's sense: a day not set is '', a number not set is -1, yes and no are 1 and 0.

-- +goose Up
CREATE TABLE stream (
    agency  TEXT   NOT NULL,
    id      TEXT   NOT NULL, -- the case: appraisal/0190…
    kind    TEXT   NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX stream_kind ON stream (agency, kind);

CREATE TABLE person (
    agency       TEXT NOT NULL,
    id           TEXT NOT NULL,
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL, -- the name as it is searched and listed
    title        TEXT NOT NULL,
    unit         TEXT NOT NULL,
    appointment  TEXT NOT NULL,
    appointed_on TEXT NOT NULL,
    left_on      TEXT NOT NULL, -- '' for who is there
    PRIMARY KEY (agency, id)
);
CREATE INDEX person_folded ON person (agency, folded);

-- Who acts in another's place, a row for each office, and who prepares for another.
CREATE TABLE standin (
    agency    TEXT   NOT NULL,
    principal TEXT   NOT NULL, -- in whose place
    kind      TEXT   NOT NULL, -- delegate or proxy
    number    BIGINT NOT NULL,
    relation  TEXT   NOT NULL, -- '' for a proxy
    person    TEXT   NOT NULL, -- who stands in
    from_on   TEXT   NOT NULL,
    until_on  TEXT   NOT NULL, -- '' for a proxy
    ended_on  TEXT   NOT NULL, -- '' unless it was ended
    PRIMARY KEY (agency, principal, kind, number, relation)
);
CREATE INDEX standin_person ON standin (agency, person);

CREATE TABLE unit (
    agency TEXT NOT NULL,
    id     TEXT NOT NULL,
    name   TEXT NOT NULL,
    parent TEXT NOT NULL,
    PRIMARY KEY (agency, id)
);

CREATE TABLE official (
    agency   TEXT NOT NULL,
    office   TEXT NOT NULL,
    person   TEXT NOT NULL,
    unit     TEXT NOT NULL, -- '' for the whole agency
    from_on  TEXT NOT NULL,
    until_on TEXT NOT NULL, -- '' while the office is held
    PRIMARY KEY (agency, office, person, unit, from_on)
);
CREATE INDEX official_person ON official (agency, person);

CREATE TABLE period (
    agency      TEXT NOT NULL,
    id          TEXT NOT NULL,
    title       TEXT NOT NULL,
    begins      TEXT NOT NULL,
    ends        TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (agency, id)
);

CREATE TABLE system (
    agency   TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    title    TEXT   NOT NULL,
    kind     TEXT   NOT NULL, -- ses or senior-professional
    sum      TEXT   NOT NULL, -- of its last draft
    stage    TEXT   NOT NULL,
    conforms BIGINT NOT NULL,
    from_on  TEXT   NOT NULL, -- '' before it is put in force
    until_on TEXT   NOT NULL, -- 9999-12-31 while no end is set
    PRIMARY KEY (agency, id)
);

-- Whom a system that was put in force covers. A row with a unit covers it and all beneath it, and is the exception to
-- one without.
CREATE TABLE coverage (
    agency      TEXT NOT NULL,
    system      TEXT NOT NULL,
    appointment TEXT NOT NULL,
    unit        TEXT NOT NULL, -- '' for the whole agency
    from_on     TEXT NOT NULL,
    until_on    TEXT NOT NULL,
    PRIMARY KEY (agency, system, appointment, unit)
);

CREATE TABLE goal (
    agency         TEXT NOT NULL,
    id             TEXT NOT NULL, -- document, '#', code
    document       TEXT NOT NULL,
    document_title TEXT NOT NULL,
    code           TEXT NOT NULL,
    title          TEXT NOT NULL,
    pages          TEXT NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX goal_document ON goal (agency, document);

CREATE TABLE position (
    agency            TEXT NOT NULL,
    id                TEXT NOT NULL,
    title             TEXT NOT NULL,
    unit              TEXT NOT NULL,
    appointment_types TEXT NOT NULL,
    location          TEXT NOT NULL,
    PRIMARY KEY (agency, id)
);

CREATE TABLE board (
    agency         TEXT NOT NULL,
    id             TEXT NOT NULL,
    name           TEXT NOT NULL,
    established_on TEXT NOT NULL,
    PRIMARY KEY (agency, id)
);

CREATE TABLE board_member (
    agency       TEXT NOT NULL,
    board        TEXT NOT NULL,
    person       TEXT NOT NULL,
    role         TEXT NOT NULL,
    from_on      TEXT NOT NULL,
    published_on TEXT NOT NULL,
    citation     TEXT NOT NULL,
    ended_on     TEXT NOT NULL,
    PRIMARY KEY (agency, board, person)
);
CREATE INDEX board_member_person ON board_member (agency, person);

CREATE TABLE recusal (
    agency  TEXT NOT NULL,
    board   TEXT NOT NULL,
    person  TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (agency, board, person, case_id)
);

CREATE TABLE appraisal (
    agency               TEXT   NOT NULL,
    id                   TEXT   NOT NULL,
    executive            TEXT   NOT NULL,
    rating_official      TEXT   NOT NULL,
    reviewing_official   TEXT   NOT NULL,
    appointing_authority TEXT   NOT NULL,
    higher_level_reviewer TEXT NOT NULL, -- '' unless one is assigned
    unit                 TEXT   NOT NULL,
    title                TEXT   NOT NULL,
    period               TEXT   NOT NULL,
    begins               TEXT   NOT NULL,
    ends                 TEXT   NOT NULL,
    stage                TEXT   NOT NULL,
    came_to              TEXT   NOT NULL, -- the stage, and of a closed case the last before it was closed
    plan_version         BIGINT NOT NULL,
    initial_level        BIGINT NOT NULL,
    initial_on           TEXT   NOT NULL, -- '' until the initial rating is shared
    received_on          TEXT   NOT NULL, -- '' until the executive has acted on it: it has arrived
    recommended_level    BIGINT NOT NULL,
    annual_level         BIGINT NOT NULL,
    annual_on            TEXT   NOT NULL, -- '' until the annual rating is assigned
    informed_on          TEXT   NOT NULL, -- '' until it is communicated
    annual_received_on   TEXT   NOT NULL, -- '' until the executive has acknowledged it
    board                TEXT   NOT NULL,
    board_members        BIGINT NOT NULL, -- how many the description asks of a board; 0: the system has none
    opened_on            TEXT   NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX appraisal_executive ON appraisal (agency, executive);
CREATE INDEX appraisal_rating_official ON appraisal (agency, rating_official);
CREATE INDEX appraisal_reviewing_official ON appraisal (agency, reviewing_official);
CREATE INDEX appraisal_appointing_authority ON appraisal (agency, appointing_authority);
CREATE INDEX appraisal_higher_level_reviewer ON appraisal (agency, higher_level_reviewer);
CREATE INDEX appraisal_board ON appraisal (agency, board);
CREATE INDEX appraisal_unit ON appraisal (agency, unit);

-- Details and temporary assignments of an appraisal's executive.
CREATE TABLE detail (
    agency       TEXT   NOT NULL,
    case_id      TEXT   NOT NULL,
    number       BIGINT NOT NULL,
    supervisor   TEXT   NOT NULL,
    organization TEXT   NOT NULL,
    begins       TEXT   NOT NULL,
    ends         TEXT   NOT NULL, -- as expected, or as it was
    required     BIGINT NOT NULL, -- 1: long enough to need requirements and an appraisal of its own
    planned_on   TEXT   NOT NULL, -- '' until the gaining organization has set requirements
    appraised_on TEXT   NOT NULL, -- '' until it has appraised
    PRIMARY KEY (agency, case_id, number)
);
CREATE INDEX detail_supervisor ON detail (agency, supervisor);

CREATE TABLE finding (
    agency    TEXT   NOT NULL,
    case_id   TEXT   NOT NULL,
    provision TEXT   NOT NULL,
    seq       BIGINT NOT NULL, -- the entry that left it
    field     TEXT   NOT NULL,
    since_on  TEXT   NOT NULL,
    act       TEXT   NOT NULL,
    text      TEXT   NOT NULL,
    cure      TEXT   NOT NULL,
    PRIMARY KEY (agency, case_id, provision, seq, field)
);

CREATE TABLE task (
    agency    TEXT   NOT NULL,
    case_id   TEXT   NOT NULL,
    act       TEXT   NOT NULL,
    person    TEXT   NOT NULL, -- '' when it is an office's
    office    TEXT   NOT NULL, -- '' when it is a person's
    what      TEXT   NOT NULL,
    since_on  TEXT   NOT NULL,
    from_on   TEXT   NOT NULL,
    until_on  TEXT   NOT NULL,
    provision TEXT   NOT NULL,
    may       BIGINT NOT NULL, -- 1: may, 0: must
    PRIMARY KEY (agency, case_id, act, person, office)
);
CREATE INDEX task_person ON task (agency, person, office);
CREATE INDEX task_office ON task (agency, office);
