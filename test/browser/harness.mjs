// What the browser tests share: one Chromium for the run, the program started on a free port in a folder of its own, sign-in,
// axe, a keyboard, and pictures. A journey imports `test` and what it needs from here, and runs under run.mjs.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export { assert };
export { Keyboard } from './keyboard.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');
export const out = process.env.SESPERF_SHOTS || join(here, 'out');
const program = process.env.SESPERF || join(root, 'bin', 'sesperf');

// ---- tests ----------------------------------------------------------------------------------------------------------
export const tests = [];

// test names one thing that must hold. It is given what `run.mjs` shares: { demo, browser }. Options: timeout (ms),
// needs: 'demo' starts the program first.
export function test(name, options, run) {
  if (typeof options === 'function') [options, run] = [{}, options];
  tests.push({ name, timeout: 120000, ...options, run });
}

// ---- the program ----------------------------------------------------------------------------------------------------
async function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
  });
}

const running = new Set();

// startDemo starts the demo agency in an empty folder and waits until its pages are served. It gives { url, log, stop }.
export async function startDemo(args = []) {
  const data = await mkdtemp(join(tmpdir(), 'sesperf-browser-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['demo', '--listen', url.slice(7), '--data', data, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '', ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { log = (log + bytes).slice(-20000); });
  const exit = new Promise((resolve) => { child.on('exit', resolve); child.on('error', (e) => { log += e; resolve(1); }); });
  exit.then(() => { ended = true; });
  const stop = async () => {
    running.delete(stop);
    if (!ended) child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), 10000);
    const code = await exit;
    clearTimeout(late);
    await rm(data, { recursive: true, force: true });
    return code;
  };
  running.add(stop);
  for (const until = Date.now() + 60000; ;) {
    if (ended) throw new Error(`the program ended before it served a page:\n${log}`);
    if (await fetch(url + '/healthz').then((r) => r.ok, () => false)) break;
    if (Date.now() > until) { await stop(); throw new Error(`no page within a minute:\n${log}`); }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop, log: () => log };
}

export async function stopAll() { for (const stop of Array.from(running)) await stop(); }

// ---- agencies out of the stories, with a clock -----------------------------------------------------------------------
let host;

// startHost builds and starts the little server of test/browser/agency, once a run.
async function startHost() {
  const folder = await mkdtemp(join(tmpdir(), 'sesperf-agency-'));
  const built = process.env.SESPERF_AGENCY || join(folder, 'agency');
  if (!process.env.SESPERF_AGENCY) await promisify(execFile)('go', ['build', '-o', built, './test/browser/agency'], { cwd: root });
  const child = spawn(built, [folder], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async () => {
    running.delete(stop);
    const exit = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGKILL');
    await exit;
    await rm(folder, { recursive: true, force: true });
  };
  running.add(stop);
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (bytes) => resolve(String(bytes).trim()));
    child.once('exit', (code) => reject(new Error(`the agencies’ server ended with ${code}`)));
  });
}

// begin tells a story of test/stories and serves the pages of its agency on a day. It gives { url, on, do }: on(day) moves its
// clock, do(day, line) does a line of a story there.
export async function begin(story, day) {
  host ??= startHost();
  const at = await host;
  const ask = async (path, form) => {
    const answer = await fetch(at + path, { method: 'POST', body: new URLSearchParams(form) });
    const text = await answer.text();
    assert.ok(answer.ok, `${path} ${JSON.stringify(form)}: ${text}`);
    return text;
  };
  const url = await ask('/begin', { story, day });
  return { url, on: (to) => ask('/clock', { at: url, day: to }), do: (to, line) => ask('/do', { at: url, day: to, line: JSON.stringify(line) }) };
}

// ---- the browser ----------------------------------------------------------------------------------------------------
export async function launch() {
  await mkdir(out, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}

// visit opens a window of its own cookies. Options: js (false: without scripts), width, height, forced (forced colours), person (signs in).
// What the page asks from elsewhere, an error on its console, or an error of its script fails the test at `close`.
export async function visit(browser, url, { js = true, width = 1280, height = 900, forced = false, person } = {}) {
  const options = { baseURL: url, javaScriptEnabled: js, viewport: { width, height }, reducedMotion: 'reduce', forcedColors: forced ? 'active' : 'none' };
  const context = Object.assign(await browser.newContext(options), { sesperf: { browser, js, context: options } });
  context.setDefaultTimeout(15000);
  const faults = [];
  context.on('request', (r) => { if (!r.url().startsWith(url) && !r.url().startsWith('data:')) faults.push('asked elsewhere: ' + r.url()); });
  context.on('console', (m) => { if (m.type() === 'error' && !expected(m.text())) faults.push('console: ' + m.text()); });
  context.on('weberror', (e) => faults.push('script: ' + e.error()));
  const page = await context.newPage();
  if (person) await signIn(page, person);
  const close = async () => {
    await context.close();
    assert.deepEqual(faults, [], 'the page asked elsewhere or reported an error');
  };
  return { page, context, faults, close };
}

// A refusal is an answer with a status of its own, which the browser reports as an error; it is not one.
const expected = (text) => /status of (401|403|404|409|422)/.test(text);

// signIn makes the window's person the one named, in the demo's own way.
export async function signIn(page, person) {
  const answer = await page.context().request.post('/demo/sign-in', { form: { person }, maxRedirects: 0 });
  assert.ok(answer.status() < 400, `signing in as ${person}: ${answer.status()} ${await answer.text()}`);
}

// signOut presses Sign out where somebody is signed in, and waits for the sign-in page.
export async function signOut(page, press = (button) => button.click()) {
  const button = page.getByRole('button', { name: 'Sign out' });
  if (await button.count() > 0) await press(button);
  await page.locator('select[name=person]').waitFor();
}

// ---- what must hold of each page -----------------------------------------------------------------------------------
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'section508', 'best-practice'];
const axeSource = await readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
export const seen = { states: 0 };

// axe finds nothing on the page as it stands. It reaches the page from outside, so the page's own policy need not allow it.
// Where scripts are off, it looks at a copy: the same HTML at the same address, in a window where only axe runs.
export async function axe(page, name) {
  if (page.context().sesperf.js) return axeHere(page, name);
  const copy = await (await copies(page.context())).newPage();
  const html = await page.content(), address = page.url().split('#')[0];
  await copy.route((url) => url.href === address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await copy.goto(address);
  await axeHere(copy, name);
  await copy.close();
}

// copies gives the window in which pages of a window without scripts are looked at; it is nobody's, and closes with the other.
async function copies(context) {
  const { sesperf } = context;
  if (!sesperf.copies) {
    sesperf.copies = await sesperf.browser.newContext({ ...sesperf.context, javaScriptEnabled: true });
    await sesperf.copies.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    context.on('close', () => sesperf.copies.close().catch(() => {}));
  }
  return sesperf.copies;
}

async function axeHere(page, name) {
  if (!await page.evaluate('typeof window.axe === "object"')) await page.evaluate(axeSource);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.map((v) => `${v.id} (${v.impact}): ${v.help}\n` + v.nodes.slice(0, 5)
      .map((n) => `      ${n.target.join(' ')}: ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 240)}`).join('\n'));
  }, TAGS);
  seen.states++;
  assert.deepEqual(found, [], `axe on ${name}`);
}

// reflow: at 320 CSS pixels the page does not scroll sideways; a table may, inside a region of its own.
export async function reflow(page, name) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= 320 ? [] : Array.from(document.querySelectorAll('body *'))
    .filter((e) => e.getBoundingClientRect().right > 320.5 && !e.closest('.scroll') && !e.closest('.usa-sr-only'))
    .slice(0, 8).map((e) => `${e.tagName.toLowerCase()}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`));
  await page.setViewportSize(size);
  assert.deepEqual(wide, [], `${name} scrolls sideways at 320 pixels`);
}

// shot leaves a picture of the whole page in the folder `out`.
export async function shot(page, name) {
  await page.screenshot({ path: join(out, name + '.png'), fullPage: true });
}

// state is what a journey says of every page it passes: axe, one h1, a title, reflow, and a picture.
export async function state(page, name) {
  assert.equal(await page.locator('h1').count(), 1, `${name} has one main heading`);
  assert.match(await page.title(), /SES performance/, `${name} has a title`);
  await axe(page, name);
  await reflow(page, name);
  await shot(page, name.replace(/[^a-z0-9]+/gi, '-').toLowerCase());
}

// weigh counts the bytes that come over the wire while `run` runs: headers and bodies as they were sent.
export async function weigh(page, run) {
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  wire.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; });
  await wire.send('Network.enable');
  await run();
  await page.waitForLoadState('networkidle');
  await wire.detach();
  return bytes;
}
