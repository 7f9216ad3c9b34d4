// A journey for each long story: a whole year as test/stories tells it, played through the pages by keyboard alone and without
// scripts. Axe looks at every form, every page of errors, every check and every receipt once in the run.
import { assert, begin, test } from './harness.mjs';
import { Player, lines } from './player.mjs';

for (const story of ['road']) {
  test(`the story ${story}, through the pages`, { timeout: 240000 }, async ({ browser }) => {
    const told = await lines(story);
    const p = await Player.open(browser, await begin('year', '2025-09-02'), story);
    const acts = await p.play(told);
    assert.ok(acts > 5, `${acts} acts through pages`);
    await p.close();
  });
}
