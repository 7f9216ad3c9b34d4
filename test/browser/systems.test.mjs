// A description's life: begun from the basic system, written section by section, mended, recorded, submitted, approved, put
// in force, and read by the executive to whom it applies. With scripts, without, and by keyboard.
import { assert, begin, test } from './harness.mjs';
import { named, then } from './hands.mjs';
import { Walk } from './walk.mjs';

const NEEDED = 'Reports to the Administrator twice a year on what was changed and why.';
const ADDED = 'Each executive completes a course on the records law.';

// go leads to another section; what is typed is kept on the way.
async function go(w, section, name) {
  await w.hands.press(w.page.locator(`main .parts button[value="go:${section}"]`));
  await w.page.waitForURL(`**section=${section}**`);
  if (name) await w.seen(name);
}

// day types a day as the browser takes it.
async function day(w, name, iso) {
  if (!w.hands.keys) return w.hands.put(name, iso);
  const [year, month, date] = iso.split('-');
  await w.hands.keys.to(named(w.page, name));
  await w.page.keyboard.type(month + date + year);
  assert.equal(await w.value(name), iso);
}

// mended types a period that is too short, reads what is found beside it, and mends it.
async function mended(w) {
  const notes = w.page.locator('[id="period.minimum_days-notes"]');
  await w.hands.put('period.minimum_days', '60');
  if (w.js) await notes.getByText('may rise and never fall').first().waitFor();
  else await w.hands.press(then(w.page, 'look'));
  assert.match(await notes.innerText(), /“Minimum period, in days” is 60[\s\S]*may rise and never fall/);
  await w.seen('section 3 with findings');
  await w.hands.put('period.minimum_days', 'ninety');
  await go(w, '5', 'form section 5');
  await w.wrong('draft', [/“ninety” is not a whole number/]);
  assert.equal(await w.value('period.minimum_days'), 'ninety', 'what cannot be read is not lost');
}

// unread breaks the text, sees the place, and puts it back.
async function unread(w) {
  await go(w, 'text', 'form as text');
  const text = await w.value('yaml');
  await w.hands.put('yaml', text.replace(/^retention:/m, 'retained:'));
  await w.hands.press(w.page.locator('main .parts button[value="go:3"]'));
  assert.match(await w.text(), /Line \d+, column 1: there is no key retained/);
  assert.match(await w.value('yaml'), /^retained:/m);
  await w.seen('text that cannot be read');
  await w.hands.put('yaml', text);
}

async function write(w, wrong) {
  await w.as('fischer', '2026-02-02');
  await w.hands.press(w.page.getByRole('link', { name: 'Systems', exact: true }));
  await w.seen('systems, none yet');
  await w.hands.press(w.page.getByRole('link', { name: 'Draft a description' }));
  await w.seen('form begin');
  await w.hands.press(w.page.getByRole('button', { name: 'Begin' }));
  await w.page.waitForURL('**/system/new/draft');
  await w.seen('form name and basis');
  assert.match(await w.text(), /Whose system it is\s+Senior executives/, 'what an adopter may not change stands fixed');
  assert.equal(await named(w.page, 'kind').count(), 0);
  await go(w, '3');
  if (wrong) await mended(w);
  await w.hands.put('period.minimum_days', '100');
  if (!w.hands.keys) await require(w);
  await go(w, '14');
  await w.hands.put('text.section_14', ADDED);
  if (wrong) await unread(w);
  await w.send('draft', { signed: false, reads: [/It conforms/, /90\s[\s\S]{0,20}100/, ...own(w)] });
  await w.page.goto('/systems');
  w.at = await w.page.locator('main tbody a[href^="/system/"]').first().getAttribute('href');
}

// own are the agency's own words that each page of the whole document has.
const own = (w) => (w.hands.keys ? [ADDED] : [ADDED, NEEDED]).map((text) => new RegExp(text));

// require adds a requirement of the agency beneath an element. The section is long: the keyboard goes without it.
async function require(w) {
  await go(w, '5');
  await w.hands.press(then(w.page, 'add:elements[0].agency_requirements'));
  assert.equal(await w.page.evaluate('document.activeElement.name'), 'elements[0].agency_requirements[0].text');
  await w.hands.put('elements[0].agency_requirements[0].text', NEEDED);
  if (w.js) await w.page.locator('.reads').getByText(NEEDED).waitFor();
}

async function approve(w, wrong) {
  await w.as('fischer');
  await w.task('submit');
  await w.send('submit', { reads: [/100 days/, ...own(w)] });
  await w.as('fischer', '2026-03-02');
  await w.task('approve');
  if (wrong) await w.wrong('approve', [/letter is not named/, /has no date/], 'do');
  await day(w, 'on', '2026-02-27');
  await w.hands.put('reference', 'OPM letter 26-114');
  await w.send('approve', { check: false, signed: false });
  await w.as('fischer');
  await w.task('put-in-force');
  await day(w, 'from', '2026-10-01');
  await w.hands.put('basis', 'Administrator’s decision of February 28, 2026');
  await w.send('put-in-force', { reads: [/October 1, 2026/, /The whole agency/, /decision of February 28/, /100 days/] });
}

async function applies(w) {
  await w.as('bell', '2026-10-05');
  await w.hands.press(w.page.getByRole('link', { name: 'The description that applies to me' }));
  const text = await w.text();
  for (const part of [/career appointee in the whole agency/, /from October 1, 2026/, /OPM letter 26-114/, /100 days/, ...own(w)]) assert.match(text, part);
  await w.seen('what applies to me');
  await w.hands.press(w.page.locator('.document a.term').first());
  assert.match(w.page.url(), /\/glossary#/);
  await w.seen('glossary');
}

test('a description, from the first draft to the executive, with scripts', { timeout: 180000 }, async ({ browser }) => {
  const w = await Walk.begin(browser, await begin('year', '2026-02-02'), { look: /^(?!home|receipt|case for)/, name: 'systems' });
  await write(w, true);
  await approve(w, true);
  await applies(w);
  await w.as('fischer');
  for (const path of ['/systems', '/period/new/open-period', '/systems/coverage', w.at, w.at + '/compare', w.at + '/check', w.at + '/description', w.at + '/record-review', w.at + '/succeed']) {
    assert.equal(await w.goto(path, path.replace(w.at, 'system')), 200);
  }
  for (const [file, kind] of [['pdf', 'application/pdf'], ['html', 'text/html'], ['md', 'text/markdown'], ['yaml', 'application/yaml'], ['json', 'application/json']]) {
    const answer = await w.page.context().request.get(`${w.at}/description.${file}`);
    assert.ok(answer.headers()['content-type'].startsWith(kind), file);
  }
  await w.close();
});

test('a description, without scripts', { timeout: 180000 }, async ({ browser }) => {
  const w = await Walk.begin(browser, await begin('year', '2026-02-02'), { js: false, look: /^(errors|text that)/, name: 'systems without scripts' });
  await write(w, true);
  await approve(w, false);
  await applies(w);
  await w.close();
});

test('a description, by keyboard: every stop of Tab is seen', { timeout: 180000 }, async ({ browser }) => {
  const w = await Walk.begin(browser, await begin('year', '2026-02-02'), { keyboard: true });
  await write(w, false);
  await approve(w, false);
  await applies(w);
  assert.ok(w.hands.stops > 150, `${w.hands.stops} stops`);
  await w.close();
});
