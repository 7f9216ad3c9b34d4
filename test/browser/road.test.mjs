// The whole road by everyone on it, signing in one after another: with scripts, without, and by keyboard. One case a
// pass, from the empty plan to the rating that is communicated, on a clock that the test moves. Without scripts axe looks
// at the pages with a form; the others are the same, to the letter, as those that it saw with scripts.
import { assert, begin, test } from './harness.mjs';
import { FIRST, SECOND, road } from './road.mjs';
import { Walk } from './walk.mjs';

test('the whole road, with scripts: 15/15/15/15/40 comes to 400, Level 4', { timeout: 240000 }, async ({ browser }) => {
  const w = await Walk.begin(browser, await begin('year', '2025-09-02'), { look: 'all', name: 'road' });
  await road(w, { example: FIRST });
  await w.close();
});

test('the whole road, without scripts: 10/10/10/10/60 comes to 400, Level 4; the authority decides otherwise', { timeout: 240000 }, async ({ browser }) => {
  const w = await Walk.begin(browser, await begin('year', '2025-09-02'), { js: false, look: /^(form|errors|check|plan with|decision|rating)/, name: 'road without scripts' });
  await road(w, { example: SECOND, otherwise: true });
  await w.close();
});

test('the whole road, by keyboard: every stop of Tab is seen', { timeout: 240000 }, async ({ browser }) => {
  const w = await Walk.begin(browser, await begin('year', '2025-09-02'), { keyboard: true });
  await road(w, { example: SECOND, wrong: false });
  assert.ok(w.hands.stops > 500, `${w.hands.stops} stops`);
  await w.close();
});
