// The pages of the demonstration agency as its people find them: each role's home, a case at each stage, lists, the law,
// what is printed, what is answered when there is nothing; in forced colours too; and what they weigh.
import { Keyboard, assert, axe, begin, reflow, seen, shot, signIn, state, test, visit, weigh } from './harness.mjs';
import { named, then } from './hands.mjs';

const ROLES = { 'executive resources': /\(executive resources\)/, 'appointing authority': /\(appointing authority\)/, 'agency head': /\(agency head\)/,
  'oversight official': /\(oversight official\)/, administrator: /\(administrator\)/, chair: /\(chair\)/ };
const GROUPS = { member: 'Performance review boards', 'rating official': 'Rating officials', executive: 'Executives' };
const STAGES = ['opened', 'planning', 'in-force', 'rated', 'referred', 'recommended', 'assigned', 'informed'];

// people finds one person for each role in the list of the sign-in page.
async function people(page) {
  await page.goto('/sign-in');
  const all = await page.locator('select[name=person] option').evaluateAll((options) => options.map((o) => ({ id: o.value, text: o.textContent, group: o.parentElement.label })));
  const found = Object.entries(ROLES).map(([role, words]) => [role, all.find((p) => words.test(p.text))]);
  for (const [role, group] of Object.entries(GROUPS)) found.push([role, all.find((p) => p.group === group && !/\(chair\)/.test(p.text))]);
  for (const [role, person] of found) assert.ok(person, `the demonstration has a ${role}`);
  return Object.fromEntries(found.map(([role, person]) => [role, person.id]));
}

test('home and cases of each role', { needs: 'demo' }, async ({ browser, demo }) => {
  const { page, close } = await visit(browser, demo.url);
  for (const [role, person] of Object.entries(await people(page))) {
    await signIn(page, person);
    await page.goto('/');
    assert.match(await page.locator('h1').innerText(), /\w/);
    await state(page, `demo home of ${role}`);
    if (!['executive resources', 'executive'].includes(role)) continue;
    await page.goto('/people');
    await state(page, `demo cases of ${role}`);
  }
  await close();
});

test('a case at each stage, its plan, its print, an earlier day, its board', { needs: 'demo' }, async ({ browser, demo }) => {
  const { page, close } = await visit(browser, demo.url);
  await signIn(page, (await people(page))['executive resources']);
  for (const stage of STAGES) {
    await page.goto('/people?stage=' + stage);
    await page.locator('main a[href^="/appraisal/"]').first().click();
    await page.waitForURL('**/appraisal/*');
    await state(page, `demo case ${stage}`);
  }
  const informed = page.url();
  for (const part of ['plan', 'print']) {
    await page.goto(`${informed}/${part}`);
    await state(page, `demo ${part}`);
  }
  await page.goto('/');
  await page.locator('main a[href^="/board/"]').first().click();
  await page.waitForURL('**/board/*');
  await state(page, 'demo board');
  await close();
});

test('the law, a provision, accessibility, and pages that are not there or not one’s own', { needs: 'demo' }, async ({ browser, demo }) => {
  const { page, close } = await visit(browser, demo.url);
  const who = await people(page);
  for (const [path, name] of [['/law', 'law'], ['/law/SD-5.8', 'provision'], ['/accessibility', 'accessibility']]) {
    assert.equal((await page.goto(path)).status(), 200);
    await state(page, name);
  }
  await signIn(page, who.executive);
  for (const [path, status] of [['/nowhere', 404], ['/appraisal/none', 404], ['/law/SD-99', 404], ['/open', 403]]) {
    assert.equal((await page.goto(path)).status(), status);
    await state(page, `answer ${status} ${path}`);
    assert.equal(await page.getByRole('link', { name: 'Home' }).count() > 0, true, 'there is a way on');
  }
  await close();
});

test('the main pages in forced colours', async ({ browser }) => {
  for (const [story, day, person, paths] of [['planned', '2025-09-10', 'okafor', ['/', '/appraisal/bell-2026', '/appraisal/bell-2026/propose-plan']],
    ['reviewed', '2026-10-20', 'okafor', ['/appraisal/bell-2026/rate-initially']], ['recommended', '2026-12-01', 'authority', ['/', '/appraisal/bell-2026/assign-annual-rating', '/appraisal/bell-2026/print']],
    ['referred', '2026-11-10', 'chair', ['/board/board-1', '/appraisal/bell-2026/recommend']]]) {
    const { page, close } = await visit(browser, (await begin(story, day)).url, { forced: true, person: 'person/' + person });
    for (const path of paths) {
      await page.goto(path);
      const name = `forced colours ${story} ${path}`;
      await axe(page, name);
      await shot(page, name.replace(/[^a-z0-9]+/gi, '-'));
    }
    await close();
  }
});

test('later pages are under 20 kB on the wire: home, lists, case, plan editor, rating, board, print', { needs: 'demo' }, async ({ browser, demo }) => {
  const weights = {};
  const weighed = async (url, person, paths) => {
    const { page, close } = await visit(browser, url);
    const who = person || (await people(page))['executive resources'];
    await page.goto('/sign-in');
    await signIn(page, who);
    for (let path of paths) {
      if (path.startsWith('/people?')) {
        await page.goto(path);
        path = await page.locator('main a[href^="/appraisal/"]').first().getAttribute('href');
        await page.goto('/accessibility');
        weights[`${path}/print`] = await weigh(page, () => page.goto(path + '/print'));
      }
      weights[path] = await weigh(page, () => page.goto(path));
    }
    await close();
  };
  await weighed(demo.url, '', ['/', '/people', '/open', '/law/SD-5.8', '/people?stage=informed']);
  await weighed((await begin('planned', '2025-09-10')).url, 'person/okafor', ['/', '/appraisal/bell-2026', '/appraisal/bell-2026/propose-plan']);
  await weighed((await begin('reviewed', '2026-10-20')).url, 'person/okafor', ['/appraisal/bell-2026/rate-initially', '/appraisal/bell-2026/print']);
  await weighed((await begin('referred', '2026-11-10')).url, 'person/chair', ['/board/board-1', '/appraisal/bell-2026/recommend']);
  for (const [path, bytes] of Object.entries(weights)) assert.ok(bytes < 20_000, `${path} weighs ${bytes} bytes`);
});

// The acts that the road does not pass: those that say no.
test('declining to sign, waiving the response, stepping aside: without scripts', async ({ browser }) => {
  const planned = await visit(browser, (await begin('planned', '2025-09-15')).url, { js: false, person: 'person/bell' });
  await planned.page.goto('/appraisal/bell-2026/decline-to-sign');
  await state(planned.page, 'form decline-to-sign');
  await named(planned.page, 'reason').fill('The second crane barge is not in the plan.');
  await finish(planned.page, 'decline-to-sign');
  await planned.close();
  const rated = await visit(browser, (await begin('rated', '2026-10-21')).url, { js: false, person: 'person/bell' });
  await rated.page.goto('/appraisal/bell-2026/waive-response');
  await state(rated.page, 'form waive-response');
  await finish(rated.page, 'waive-response');
  await rated.close();
});

// finish signs where it must be signed, sends, and reads the receipt.
async function finish(page, name) {
  if (await then(page, 'check').count() > 0) await then(page, 'check').click();
  if (await named(page, 'confirm').count() > 0) await page.locator('label[for=confirm]').click();
  await then(page, 'do').click();
  await page.waitForURL('**/record/*');
  await state(page, 'receipt of ' + name);
}

test('a member who steps aside finds the case gone, and the board may not act with that member', async ({ browser }) => {
  const agency = await begin('referred', '2026-11-10');
  const member = await visit(browser, agency.url, { js: false, person: 'person/third' });
  await member.page.goto('/board/board-1');
  await member.page.getByRole('link', { name: /Step aside/ }).click();
  assert.equal(await named(member.page, 'case').inputValue(), 'appraisal/bell-2026', 'the case that the link names is the one');
  await state(member.page, 'form recuse');
  await finish(member.page, 'recuse');
  for (const path of ['/appraisal/bell-2026', '/appraisal/bell-2026/print']) {
    assert.equal((await member.page.goto(path)).status(), 404);
  }
  await state(member.page, 'a case that is gone');
  for (const path of ['/', '/people', '/board/board-1']) {
    await member.page.goto(path);
    assert.ok(!(await member.page.locator('main').innerText()).includes('Bell'), path);
  }
  await member.close();
  const chair = await visit(browser, agency.url, { person: 'person/chair' });
  await chair.page.goto('/appraisal/bell-2026/recommend');
  assert.match(await chair.page.locator('#who').innerText(), /Recused[\s\S]*The board has three members; it needs three or more. Two of them take part/);
  await chair.page.locator('label[for="members.person/third"]').click();
  await then(chair.page, 'ask').click();
  assert.match(await chair.page.locator('#who').innerText(), /may not act on this case yet/);
  await state(chair.page, 'a board with a member who stepped aside');
  await chair.close();
});

// A form filled from a file, without scripts: the file that does not fit, the question before text is replaced; and the
// printed form as a page of its own.
test('a form is filled from a file, and the filled form is a page that axe finds nothing on', async ({ browser }) => {
  const { url } = await begin('reviewed', '2026-10-20');
  const { page, close } = await visit(browser, url, { js: false, person: 'person/okafor' });
  const send = async (text) => {
    await page.goto('/appraisal/bell-2026/rate-initially');
    await page.locator('#from-file summary').click();
    await page.locator('#file').setInputFiles({ name: 'rating.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Fill the form' }).click();
  };
  await send('{"levels":{"leading-change":6},"narrative":"x"}');
  assert.match(await page.locator('#file-error').innerText(), /levels\.leading-change: the description has no Level 6/);
  await state(page, 'a file that does not fit');
  await send('{"levels":{"leading-change":4},"narrative":"From a file."}');
  assert.equal(await named(page, 'narrative').inputValue(), 'From a file.');
  await send('{"levels":{"leading-change":5},"narrative":"From another file."}');
  await state(page, 'a file in place of what was written');
  await then(page, 'save').click();
  assert.equal(await named(page, 'narrative').inputValue(), 'From another file.');
  await close();
  const reader = await visit(browser, url, { person: 'person/okafor' });
  for (const path of ['/systems/basic/form.html', '/appraisal/bell-2026/form.html']) {
    const answer = await reader.page.context().request.get(path);
    assert.equal(answer.status(), 200);
    await reader.page.setContent(await answer.text());
    await axe(reader.page, path);
    await reflow(reader.page, path);
    await shot(reader.page, path.replace(/[^a-z0-9]+/gi, '-'));
  }
  await reader.close();
});

test('every stop of Tab on the longest forms is seen, with every fold open', async ({ browser }) => {
  for (const [story, day, person, verb] of [['planned', '2025-09-10', 'okafor', 'propose-plan'], ['reviewed', '2026-10-20', 'okafor', 'rate-initially']]) {
    const { page, close } = await visit(browser, (await begin(story, day)).url, { person: 'person/' + person });
    await page.goto(`/appraisal/bell-2026/${verb}`);
    await page.evaluate(() => { for (const fold of document.querySelectorAll('main details')) fold.open = true; });
    await axe(page, `${verb}, every fold open`);
    await reflow(page, `${verb}, every fold open`);
    const keys = new Keyboard(page);
    await keys.to(then(page, 'check'));
    assert.ok(keys.stops > 30, `${keys.stops} stops of ${verb}`);
    await close();
  }
  assert.ok(seen.states > 0);
});
