// A rating whose element has several results, with the script and without; and a case without a board.
import { assert, axe, begin, reflow, shot, test, visit } from './harness.mjs';

const rate = '/appraisal/bell-2026/rate-initially';
const level = (page, n) => page.locator(`[name="components.results-driven.${n}.level"]`);
const rolled = (page) => page.locator('[data-rolled=results-driven]');
const fold = (page) => page.locator('[id="part.results-driven"]');

test('the level of an element follows the levels of its results as they are chosen', async ({ browser }) => {
  const { page, close } = await visit(browser, (await begin('results-weighed', '2026-10-20')).url, { person: 'person/okafor' });
  await page.goto(rate);
  await page.evaluate(() => { for (const part of document.querySelectorAll('main details')) part.open = true; });
  await axe(page, 'results, none rated');
  await reflow(page, 'results, none rated');
  const row = page.locator('[data-line=results-driven]');
  for (const [levels, says, cell] of [[['5', '4', ''], /^Not every result has a level yet\.$/, ''], [['5', '4', '4'], /Level 5, Outstanding/, '5'], [['4', '5', '4'], /Level 4, Exceeds/, '4'],
    [['4', '5', '5'], /Level 5, Outstanding/, '5'], [['3', '4', '3'], /Level 3, Fully/, '3'], [['5', '5', '1'], /Level 1, Unsat/, '1']]) {
    for (const [n, value] of levels.entries()) await level(page, n).selectOption(value);
    assert.match(await rolled(page).innerText(), says, `${levels}`);
    assert.equal(await row.locator('[data-cell=level]').innerText(), cell, `${levels}`);
  }
  for (const element of ['leading-change', 'leading-people', 'business-acumen', 'building-coalitions']) await page.locator(`label[for="levels.${element}-2"]`).click();
  assert.match(await page.locator('[data-cell=sentence]').innerText(), /Level 1.*whatever the score \(240\)/);
  await level(page, 2).selectOption('4');
  assert.match(await page.locator('[data-cell=sentence]').innerText(), /440.*Level 4/);
  await fold(page).getByRole('button', { name: /Work out the level/ }).click();
  assert.match(await rolled(page).innerText(), /weigh 50, 25 and 25, so their weighted mean is 4\.75/);
  await axe(page, 'results, worked out');
  await shot(page, 'results-worked-out');
  await close();
});

test('the results of an element are rated without scripts', async ({ browser }) => {
  const { page, close } = await visit(browser, (await begin('results-weighed', '2026-10-20')).url, { js: false, person: 'person/okafor' });
  await page.goto(rate);
  await fold(page).locator('summary').first().click();
  for (const [n, value] of ['5', '4', '4'].entries()) await level(page, n).selectOption(value);
  await fold(page).getByRole('button', { name: /Work out the level/ }).click();
  assert.match(await rolled(page).innerText(), /4\.5, rounded half up: Level 5/);
  await axe(page, 'results, without scripts');
  await close();
});

test('a senior professional’s case without a board', async ({ browser }) => {
  const { url } = await begin('no-board', '2026-10-28');
  for (const [person, paths] of [['authority', ['', '/assign-annual-rating']], ['lind', ['', '/respond']]]) {
    const { page, close } = await visit(browser, url, { person: 'person/' + person });
    for (const path of paths) {
      await page.goto('/appraisal/lind-2026' + path);
      await axe(page, `no board ${person} ${path}`);
      await shot(page, `no-board-${person}${path.replace('/', '-')}`);
    }
    await close();
  }
});
