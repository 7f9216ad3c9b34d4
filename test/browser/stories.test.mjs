// A journey for each long story: a whole year as test/stories tells it, played through the pages by keyboard and without
// scripts. Axe looks at every form, every page of errors, every check and every receipt once in the run. A run of every test plays
// the first of them; SESPERF_ASSURE=1 plays all.
import { assert, begin, test } from './harness.mjs';
import { Player, read } from './player.mjs';

const stories = ['higher-level-review-differs', 'early-end', 'separation', 'death', 'quiet-year', 'detail-and-transfer', 'arrival-in-march', 'transition-career', 'transition-noncareer'];

for (const story of process.env.SESPERF_ASSURE ? stories : stories.slice(0, 4)) {
  test(`the story ${story}, through the pages`, { timeout: 600000 }, async ({ browser }) => {
    const { after, lines } = await read(story);
    const p = await Player.open(browser, await begin(after, lines[0].on), story);
    const acts = await p.play(lines);
    assert.ok(acts > 1, `${acts} acts through pages`);
    await p.close();
  });
}
