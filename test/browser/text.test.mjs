// What people type is never lost, never somebody else's, and never recorded twice.
import { assert, begin, signIn, state, test, visit } from './harness.mjs';
import { named, then } from './hands.mjs';

const CASE = '/appraisal/bell-2026', RESPOND = CASE + '/respond', COMMENT = CASE + '/comment-on-plan', PLAN = CASE + '/propose-plan';
const SCRIPTS = 'Ελληνικά, Русский, العربية, עברית, हिन्दी, 中文, 日本語, 한국어, ไทย, ქართული, አማርኛ, ᏣᎳᎩ, e\u0301 é, 👩🏽‍🚀 𝒮 𐍈 <b>&amp;</b> “quoted” ‘’ — and\na second line';

// at opens a window on a story's agency as one person, on a page.
async function at(browser, story, day, person, path, options = {}) {
  const agency = options.agency || await begin(story, day);
  const window = { agency, ...await visit(browser, agency.url, { ...options, person: 'person/' + person }) };
  if (path) await window.page.goto(path);
  return window;
}

// again signs in on the page that asks for it, as a person.
async function again(page, person) {
  await page.locator('select[name=person]').selectOption('person/' + person);
  await page.getByRole('button', { name: 'Sign in as this person' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

for (const js of [true, false]) {
  const how = js ? 'with scripts' : 'without scripts';

  test(`a session that is over loses no text, ${how}`, async ({ browser }) => {
    const { page, context, close } = await at(browser, 'rated', '2026-10-21', 'bell', RESPOND, { js });
    await named(page, 'text').fill(SCRIPTS);
    await context.clearCookies();
    await then(page, 'check').click();
    await page.getByRole('heading', { name: 'You were signed out' }).waitFor();
    await state(page, 'signed out while writing, ' + how);
    assert.equal(await page.locator('select[name=person]').inputValue(), 'person/bell', 'the same person is offered first');
    await again(page, 'bell');
    await page.waitForURL('**' + RESPOND);
    assert.equal(await named(page, 'text').inputValue(), SCRIPTS);
    await close();
  });

  test(`what one person wrote is not shown to another who signs in, ${how}`, async ({ browser }) => {
    const { page, context, close } = await at(browser, 'rated', '2026-10-21', 'bell', RESPOND, { js });
    await named(page, 'text').fill('What only Marcus Bell may read');
    await context.clearCookies();
    await then(page, 'check').click();
    await again(page, 'okafor');
    for (const path of [page.url(), '/', CASE, CASE + '/print', RESPOND]) {
      await page.goto(path);
      assert.ok(!(await page.content()).includes('only Marcus Bell may read'), path);
    }
    await signIn(page, 'person/bell');
    await page.goto(RESPOND);
    const back = await named(page, 'text').inputValue();
    assert.ok(!js || back === 'What only Marcus Bell may read', 'with scripts it is still in its writer’s own tab');
    await close();
  });

  test(`a page that somebody else’s act made stale: what happened is shown, one button sends again, ${how}`, async ({ browser }) => {
    const first = await at(browser, 'planned', '2025-09-15', 'bell', COMMENT, { js });
    await named(first.page, 'text').fill('I ask for another target.');
    const second = await at(browser, '', '', 'okafor', PLAN, { js, agency: first.agency });
    await named(second.page, 'elements.4.results.0.targets').fill('41 of 44 rated fair or better');
    await then(second.page, 'check').click();
    await then(second.page, 'do').click();
    await second.page.waitForURL('**/record/*');
    await then(first.page, 'do').click();
    await first.page.getByRole('heading', { level: 1, name: /The case has moved on/ }).waitFor();
    assert.match(await first.page.locator('section[aria-labelledby=since]').innerText(), /Maria Okafor/);
    assert.equal(await named(first.page, 'text').inputValue(), 'I ask for another target.');
    await state(first.page, 'conflict, ' + how);
    await then(first.page, 'do').click();
    await first.page.waitForURL('**/record/*');
    await first.page.goto(CASE + '/plan');
    assert.match(await first.page.locator('main').innerText(), /I ask for another target/);
    await first.close();
    await second.close();
  });

  test(`the same form sent twice is one entry with the same receipt, ${how}`, async ({ browser }) => {
    const { page, close } = await at(browser, 'planned', '2025-09-15', 'bell', COMMENT, { js });
    await named(page, 'text').fill('Once, and once only.');
    const form = await page.locator('main form').evaluate((f) => new URLSearchParams(new FormData(f)).toString());
    await then(page, 'do').dblclick();
    await page.waitForURL('**/record/*');
    const answer = await page.request.post(COMMENT, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, data: form + '&then=do' });
    assert.equal(answer.url(), page.url(), 'the same receipt');
    await page.goto(CASE + '/plan');
    assert.equal((await page.locator('main').innerText()).split('Once, and once only.').length - 1, 1);
    await page.goto(COMMENT);
    assert.equal(await named(page, 'text').inputValue(), '', 'what is recorded is no draft any more');
    await close();
  });
}

test('text saves itself: after a reload it is there, in another window too, and nobody else has it', async ({ browser }) => {
  const { page, agency, close } = await at(browser, 'rated', '2026-10-21', 'bell', RESPOND);
  await named(page, 'text').fill(SCRIPTS);
  await page.locator('[data-draft-status]', { hasText: 'Saved' }).waitFor();
  await page.reload();
  assert.equal(await named(page, 'text').inputValue(), SCRIPTS);
  const elsewhere = await at(browser, '', '', 'bell', RESPOND, { agency, js: false });
  assert.equal(await named(elsewhere.page, 'text').inputValue(), SCRIPTS, 'the draft is on the server');
  await elsewhere.close();
  const other = await at(browser, '', '', 'okafor', CASE, { agency });
  assert.ok(!(await other.page.content()).includes('Ελληνικά'));
  await other.close();
  await close();
});

test('text that was typed and not saved yet survives a reload at once', async ({ browser }) => {
  const { page, close } = await at(browser, 'rated', '2026-10-21', 'bell', RESPOND);
  await page.route('**/drafts/**', (route) => route.abort());
  await named(page, 'text').fill(SCRIPTS);
  await page.reload();
  assert.equal(await named(page, 'text').inputValue(), SCRIPTS);
  await page.unroute('**/drafts/**');
  await page.locator('[data-draft-status]', { hasText: 'Saved' }).waitFor();
  await page.goto('/');
  await close().catch((e) => assert.match(e.message, /ERR_FAILED/));
});

// A choice followed at once by a button: the draft is still on its way when the form is sent, and the server's answer,
// which has more in it, must not be written over by what the tab had kept.
test('what the server answers stands, when the form is sent before its draft is saved', async ({ browser }) => {
  const { page, close } = await at(browser, 'opened', '2025-09-08', 'okafor', PLAN);
  await page.route('**/drafts/**', () => {}); // never answered
  const goal = await named(page, 'elements.4.results.0.goal-choice').locator('option', { hasText: 'Locks and dams' }).getAttribute('value');
  await named(page, 'elements.4.results.0.title').fill('Typed just before');
  await named(page, 'elements.4.results.0.goal-choice').selectOption(goal);
  await then(page, 'use-goal.4.0').click();
  await page.waitForLoadState('load');
  assert.match(await named(page, 'elements.4.results.0.aligned_to.document').inputValue(), /FWA Strategic Plan/);
  assert.equal(await named(page, 'elements.4.results.0.title').inputValue(), 'Typed just before');
  await close();
});

test('a megabyte of narrative: recorded whole, or one sentence and every character still in its box', { timeout: 180000 }, async ({ browser }) => {
  const { page, close } = await at(browser, 'rated', '2026-10-21', 'bell', RESPOND, { js: false });
  const long = 'The coalition with the barge operators is not named. '.repeat(19800).slice(0, 1 << 20);
  await named(page, 'text').fill(long);
  await then(page, 'check').click();
  await page.locator('#problem').waitFor({ timeout: 60000 });
  assert.equal(await page.locator('#problem li').count(), 1);
  const said = await page.locator('#problem li').innerText();
  assert.ok(said.length < 300 && /character/.test(said), said);
  assert.equal(await named(page, 'text').inputValue(), long);
  await close();
});

test('characters of every script are the same in the field, on the page that is signed, and on the record', async ({ browser }) => {
  const { page, close } = await at(browser, 'rated', '2026-10-21', 'bell', RESPOND);
  await named(page, 'text').fill(SCRIPTS);
  await then(page, 'check').click();
  const flat = (text) => text.replace(/\s+/g, ' ');
  assert.ok(flat(await page.locator('main').innerText()).includes(flat(SCRIPTS)));
  await page.locator('label[for=confirm]').click();
  await then(page, 'do').click();
  await page.waitForURL('**/record/*');
  await page.goto(CASE + '/print');
  assert.ok(flat(await page.locator('main').innerText()).includes(flat(SCRIPTS)));
  await close();
});

const WEIGHTS = [['14', 'adds to 99', /99/], ['16', 'adds to 101', /101/], ['12.5', 'is not whole', /whole/], ['-15', 'is negative', /least|100/],
  ['123456789012345678901234567890', 'is huge', /100/], ['fifteen', 'is text', /“fifteen” is not a number/], ['', 'is missing', /Enter the weight/], ['1e400', 'is no plain number', /whole|100|number/]];

for (const js of [true, false]) {
  test(`a weight that cannot stand is answered in a sentence, and stays as it was typed, ${js ? 'with' : 'without'} scripts`, async ({ browser }) => {
    const { page, close } = await at(browser, 'planned', '2025-09-10', 'okafor', PLAN, { js });
    for (const [weight, why, says] of WEIGHTS) {
      await named(page, 'weights.leading-change').fill(weight);
      await named(page, 'elements.4.results.0.targets').fill('Typed beside it: ' + why);
      await then(page, 'check').click();
      await page.locator('#problem').waitFor();
      const said = await page.locator('#problem li').allInnerTexts();
      assert.ok(said.some((text) => says.test(text)), `${why}: ${said.join(' | ')}`);
      for (const text of said) assert.match(text, /^[A-Z“][\s\S]*[.)]$/, 'a sentence');
      assert.equal(await named(page, 'weights.leading-change').inputValue(), weight, why);
      assert.equal(await named(page, 'elements.4.results.0.targets').inputValue(), 'Typed beside it: ' + why);
    }
    await state(page, `weights that cannot stand, ${js ? 'with' : 'without'} scripts`);
    await close();
  });
}
