// The shared components without the program: rendered by a Go test, served with the pages' own policy, looked at and used.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Keyboard, assert, axe, reflow, root, shot, test, visit } from './harness.mjs';

const KINDS = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png', woff2: 'font/woff2' };
const POLICY = /const Policy = "([^"]+)"/.exec(await readFile(join(root, 'web/layout_answer.go'), 'utf8'))[1];

// gallery serves the page of all components. `drafts.answer` decides what happens to a draft; `drafts.got` is what came.
async function gallery() {
  const folder = await mkdtemp(join(tmpdir(), 'sesperf-gallery-'));
  const file = join(folder, 'gallery.html');
  await promisify(execFile)('go', ['test', '-count=1', '-run', 'TestPageHoldsNothingInline', './web'], { cwd: root, env: { ...process.env, SESPERF_GALLERY: file } });
  const html = await readFile(file);
  const drafts = { got: [], answer: (response) => response.setHeader('Content-Type', 'application/json').end('{"saved":"10:32 am"}') };
  const server = createServer(async (request, response) => {
    response.setHeader('Content-Security-Policy', POLICY);
    const asset = /^\/assets\/[0-9a-f]+\/([\w./-]+)$/.exec(request.url);
    if (request.url.startsWith('/drafts/')) {
      let body = '';
      for await (const bytes of request) body += bytes;
      drafts.got.push(new URLSearchParams(body));
      drafts.answer(response);
    } else if (asset) {
      const bytes = await readFile(join(root, 'web/assets', asset[1])).catch(() => readFile(join(root, 'web/assets/dist', asset[1]))).catch(() => null);
      response.writeHead(bytes ? 200 : 404, { 'Content-Type': KINDS[asset[1].split('.').pop()] });
      response.end(bytes);
    } else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(html);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => { server.closeAllConnections(); server.close(); await rm(folder, { recursive: true }); };
  return { url: `http://127.0.0.1:${server.address().port}`, drafts, close };
}

let shared;
const open = async (browser, options) => { shared ??= await gallery(); return { ...await visit(browser, shared.url, options), drafts: shared.drafts, url: shared.url }; };

for (const [name, options] of [['with scripts', {}], ['without scripts', { js: false }], ['at 390 pixels', { width: 390 }], ['at 320 pixels', { width: 320 }], ['in forced colours', { forced: true }]]) {
  test(`components ${name}: axe finds nothing, nothing overflows`, async ({ browser }) => {
    const { page, close } = await open(browser, options);
    await page.goto('/');
    await axe(page, 'the components');
    await reflow(page, 'the components');
    await shot(page, 'components-' + name.replaceAll(' ', '-'));
    await close();
  });
}

test('focus goes to the error summary, and its link to the field', async ({ browser }) => {
  for (const js of [true, false]) {
    const { page, close } = await open(browser, { js });
    await page.goto('/');
    assert.equal(await page.evaluate('document.activeElement.id'), 'problem');
    const keys = new Keyboard(page);
    await keys.press(page.getByRole('link', { name: 'Enter by when, or a quality descriptor' }));
    assert.equal(await page.evaluate('document.activeElement.id'), 'timeline');
    await close();
  }
});

test('every stop of Tab is seen, and the first is the way to the content', async ({ browser }) => {
  const { page, close } = await open(browser);
  await page.goto('/#');
  await page.evaluate('document.activeElement.blur()');
  const keys = new Keyboard(page);
  await keys.tab();
  await keys.to(page.getByRole('button', { name: 'Check your answers' }));
  assert.ok(keys.stops > 20);
  await close();
});

test('each kind of control is used by keyboard, with and without scripts', async ({ browser }) => {
  for (const js of [true, false]) {
    const { page, close } = await open(browser, { js });
    await page.goto('/');
    const keys = new Keyboard(page);
    await keys.fill(page.getByLabel('3 Business Acumen'), '20');
    await keys.fill(page.getByLabel('Measure'), 'Share of priority channels whose survey data is less than five years old, by month');
    await keys.select(page.getByLabel('Document'), '');
    await keys.choose(page.locator('#lv-3'));
    await keys.choose(page.getByLabel('Otherwise'));
    await keys.check(page.getByLabel('This is my rating'));
    assert.equal(await page.getByLabel('3 Business Acumen').inputValue(), '20');
    assert.match(await page.getByLabel('Measure').inputValue(), /^Share .* month$/);
    assert.ok(await page.getByLabel('This is my rating').isChecked());
    await close();
  }
});

test('weights add up as they are typed, and each rule follows', async ({ browser }) => {
  const { page, close } = await open(browser);
  await page.goto('/');
  await page.getByLabel('4 Building Coalitions').fill('15');
  assert.equal(await page.locator('[data-sum]').textContent(), '15 + 15 + 15 + 15 + 40 = 100');
  assert.deepEqual(await page.locator('.rules .mark span').allTextContents(), ['Met', 'Met', 'Met', 'Met']);
  await page.getByLabel('5 Results Driven').fill('14');
  assert.deepEqual(await page.locator('.rules .mark span').allTextContents(), ['Not met', 'Not met', 'Met', 'Not met']);
  await page.getByLabel('5 Results Driven').fill('12.5');
  assert.equal(await page.locator('[data-sum]').textContent(), 'Enter a whole number for each element.');
  await close();
});

test('the arithmetic follows the level that is chosen', async ({ browser }) => {
  const { page, close } = await open(browser);
  await page.goto('/');
  const row = page.locator('[data-line=leading-people]'), sentence = page.locator('[data-cell=sentence]');
  await page.locator('label[for=lv-2]').click();
  assert.match(await row.textContent(), /4 × 15 = 60/);
  assert.match(await sentence.textContent(), /score is 385, .*Level 3, Fully Successful/);
  await page.locator('label[for=lv-5]').click();
  assert.match(await sentence.textContent(), /Level 1, Unsatisfactory, whatever the score \(325\)/);
  await close();
});

test('what is typed is saved by itself, and said so', async ({ browser }) => {
  const { page, close, drafts } = await open(browser);
  await page.goto('/');
  drafts.got.length = 0;
  await page.getByLabel('Measure').fill('Share of channels\nsurveyed');
  await page.getByText('Saved 10:32 am').first().waitFor();
  await page.locator('[data-draft-status]', { hasText: 'Saved 10:32 am' }).waitFor();
  assert.equal(drafts.got.at(-1).get('measure').replaceAll('\r', ''), 'Share of channels\nsurveyed');
  assert.equal(await page.evaluate('sessionStorage.length'), 0, 'nothing is left in the tab once the server has it');
  await close();
});

test('text that the server could not take is kept, and comes back', async ({ browser }) => {
  const { page, close, drafts, faults } = await open(browser);
  await page.goto('/');
  const good = drafts.answer;
  drafts.answer = (response) => { response.statusCode = 503; response.end(); };
  await page.getByLabel('Target').fill('34 of 40');
  await page.getByText('Not saved, trying again.').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Target').inputValue(), '34 of 40');
  drafts.answer = good;
  await page.locator('[data-draft-status]', { hasText: 'Saved 10:32 am' }).waitFor();
  assert.equal(await page.evaluate('sessionStorage.length'), 0);
  faults.splice(0, faults.length, ...faults.filter((f) => !f.includes('503')));
  await close();
});

test('a form whose person is signed out says so, and keeps the text', async ({ browser }) => {
  const { page, close, drafts, faults } = await open(browser);
  await page.goto('/');
  const good = drafts.answer;
  drafts.answer = (response) => { response.statusCode = 401; response.end(); };
  await page.getByLabel('Target').fill('35 of 40');
  await page.getByText('You are signed out.').waitFor();
  assert.match(await page.evaluate('Object.values(sessionStorage).join()'), /35\+of\+40/);
  await page.locator('form[data-sign-out]').evaluate((form) => form.addEventListener('submit', (e) => e.preventDefault()));
  await page.getByRole('button', { name: 'Sign out' }).click();
  assert.equal(await page.evaluate('sessionStorage.length'), 0, 'signing out leaves nothing for the next person');
  drafts.answer = good;
  await close();
  assert.deepEqual(faults, []);
});

test('the last test of the components puts their server away', async () => { await shared?.close(); });
