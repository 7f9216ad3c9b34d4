// The first page that anybody meets: it can be read, reached by keyboard, used without a script, and is light.
import { Keyboard, assert, axe, signIn, state, test, visit, weigh } from './harness.mjs';

for (const [name, options] of [['', {}], [' without scripts', { js: false }], [' in forced colours', { forced: true }]]) {
  test('sign-in page' + name, { needs: 'demo' }, async ({ browser, demo }) => {
    const { page, close } = await visit(browser, demo.url, options);
    await page.goto('/sign-in');
    await state(page, 'sign-in' + name);
    await close();
  });
}

test('signing in and out by keyboard', { needs: 'demo' }, async ({ browser, demo }) => {
  for (const js of [true, false]) {
    const { page, close } = await visit(browser, demo.url, { js });
    const keys = new Keyboard(page);
    await page.goto('/');
    await pickFirst(page, keys);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    assert.match(await page.title(), /SES performance/);
    await axe(page, 'home');
    await keys.press(page.getByRole('button', { name: 'Sign out' }));
    await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached' });
    await close();
  }
});

// pickFirst signs in as the first person whom the page offers: a button of its own, or a choice and a button.
async function pickFirst(page, keys) {
  const offer = page.locator('[name=person]').first();
  if (await offer.evaluate((e) => e.tagName) === 'BUTTON') return keys.press(offer);
  if (await offer.getAttribute('type') === 'radio') await keys.choose(offer);
  await keys.press(page.locator('main').getByRole('button', { name: /sign in/i }).first());
}

test('a first visit is under 100 kB on the wire, a later page under 20 kB', { needs: 'demo' }, async ({ browser, demo }) => {
  const { page, close } = await visit(browser, demo.url);
  const first = await weigh(page, () => page.goto('/sign-in'));
  const person = await page.locator('[name=person]').evaluateAll((all) => all.map((e) => e.value || e.options?.[1]?.value).find(Boolean));
  await signIn(page, person);
  const later = await weigh(page, () => page.goto('/'));
  assert.ok(first < 100_000, `the first visit weighs ${first} bytes`);
  assert.ok(later < 20_000, `the home page weighs ${later} bytes`);
  assert.ok(first > 60_000, `the first visit weighs only ${first} bytes: the typeface is missing`);
  await close();
});
