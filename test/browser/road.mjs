// The whole road, step by step, as people walk it: each step is a person, a day, and what is done there.
import { assert } from './harness.mjs';
import { named, then } from './hands.mjs';

const ELEMENTS = ['leading-change', 'leading-people', 'business-acumen', 'building-coalitions', 'results-driven'];
const FACTORS = ['organization', 'quality', 'cost', 'timeliness', 'employees', 'merit', 'whistleblowers'];
const NOT_FOR_NOW = /\b(undefined|NaN|null|%!)\b/;

// EXAMPLES are the two that the description publishes: both come to 400, Level 4.
export const FIRST = { weights: [15, 15, 15, 15, 40], levels: [4, 5, 3, 4, 4] };
export const SECOND = { weights: [10, 10, 10, 10, 60], levels: [4, 5, 3, 4, 4] };

const RESULT = {
  title: 'Bring the oldest locks up to standard', measures: 'Locks older than 60 years inspected and rated', targets: '40 of 44 rated fair or better',
  timelines: 'By August 31, 2026', level_3: '40 of the 44 locks are rated fair or better.',
};
const SAID = 'Forty locks depend on the second crane barge: 40 of 44 if it is back by March.';

// road walks all of it. Options: example, otherwise (the appointing authority departs from the initial rating), wrong
// (mistakes are made on the way, and mended).
export async function road(w, { example, otherwise = false, wrong = true }) {
  await open(w, wrong);
  await plan(w, example, wrong);
  await agree(w);
  await progress(w);
  await rate(w, example, wrong);
  await respond(w);
  await board(w, wrong);
  await assign(w, otherwise, wrong);
  await outcome(w, otherwise);
}

async function open(w, wrong) {
  await w.as('fischer', '2025-09-02');
  await w.hands.press(w.page.getByRole('link', { name: 'Open an appraisal' }));
  await w.seen('form open');
  if (wrong) await w.wrong('open', [/Choose the executive/, /Choose the appraisal period/, /Choose the rating official/, /Choose the appointing authority/], 'do');
  await w.hands.pick('executive', 'person/bell');
  await w.hands.pick('period', 'period/2026');
  await w.hands.pick('rating_official', 'person/okafor');
  await w.hands.pick('appointing_authority', 'person/authority');
  await w.hands.press(then(w.page, 'do'));
  await w.receipt('open');
  await w.hands.press(w.page.getByRole('link', { name: 'Go to the case' }));
  w.at = new URL(w.page.url()).pathname;
  await w.seen('case opened');
}

async function plan(w, { weights }, wrong) {
  await w.as('okafor', '2025-09-08');
  await w.task('propose-plan');
  const at = 'elements.4.results.0.';
  const short = weights.map((n, i) => (i === 4 ? n - 1 : n));
  for (const [i, element] of ELEMENTS.entries()) await w.hands.put('weights.' + element, String((wrong ? short : weights)[i]));
  if (w.js && wrong) assert.match(await w.page.locator('[data-weights]').innerText(), /= 99\b[\s\S]*1 short of 100/);
  if (!w.js) {
    await w.hands.press(then(w.page, 'add-up'));
    assert.match(await w.page.locator('[data-weights]').innerText(), wrong ? /= 99\b[\s\S]*1 short of 100/ : /= 100\b/);
  }
  await w.put(Object.fromEntries(Object.entries(RESULT).map(([field, text]) => [at + field, text])));
  if (wrong) {
    await w.wrong('plan', [/weights.*(99|100)/i, /no goal/, /page number/]);
    await w.hands.put('weights.results-driven', String(weights[4]));
    await w.hands.press(then(w.page, 'add-result.4'));
    await w.seen('plan with a second result');
    await w.hands.press(then(w.page, 'drop-result.4.1'));
    await w.hands.press(then(w.page, 'add-requirement.1'));
    await w.hands.put('elements.1.agency_requirements.0.text', 'Meets each employee who reports to him twice a year.');
  }
  if (await w.page.locator(`[id="${at.slice(0, -1)}"][open]`).count() === 0) await w.hands.unfold(w.page.locator(`[id="${at.slice(0, -1)}"] > summary`));
  const goal = await named(w.page, at + 'goal-choice').locator('option', { hasText: 'Locks and dams that hold' }).getAttribute('value');
  await w.hands.pick(at + 'goal-choice', goal);
  await w.hands.press(then(w.page, 'use-goal.4.0'));
  assert.match(await w.value(at + 'aligned_to.document'), /FWA Strategic Plan/);
  assert.match(await w.value(at + 'aligned_to.pages'), /52/);
  for (const [field, text] of Object.entries(RESULT)) assert.equal(await w.value(at + field), text);
  await w.send('propose-plan', { signed: false, reads: [/Bring the oldest locks/, /Locks and dams that hold/, /52–53/, new RegExp(`\\b${weights[4]}\\b`)] });
}

async function agree(w) {
  await w.as('bell', '2025-09-15');
  await w.task('sign-plan');
  await w.goto(w.at);
  await w.goto(w.at + '/comment-on-plan', 'form comment-on-plan');
  await w.hands.pick('on_part', 'results-driven.1');
  await w.hands.put('text', SAID);
  await w.hands.press(then(w.page, 'do'));
  await w.receipt('comment-on-plan');
  await w.goto(w.at + '/plan', 'plan page');
  assert.ok((await w.text()).includes(SAID));
  await w.goto(w.at + '/sign-plan');
  await w.wrong('sign-plan', [/Confirm that it is you/], 'do');
  await w.send('sign-plan', { check: false });
  await w.as('okafor');
  await w.task('sign-plan');
  await w.send('sign-plan by the rating official', { check: false });
  await w.as('okafor');
  await w.task('communicate-plan');
  await w.send('communicate-plan', { check: false, signed: false });
}

async function progress(w) {
  await w.as('okafor', '2026-04-14');
  await w.goto(w.at + '/rate-initially', 'refused: not yet the time to rate');
  assert.match(await w.text(), /It is not the time for this[\s\S]*Why/);
  await w.goto('/');
  await w.task('review-progress');
  for (const requirement of [...ELEMENTS.slice(0, 4), 'results-driven.1']) await w.hands.put(requirement, 'On course: the milestones of the first half were met.');
  await w.send('review-progress');
  await w.as('bell');
  await w.task('acknowledge-progress');
  await w.send('acknowledge-progress', { check: false });
}

// guide has the organization assessed and the guidelines issued, as the oversight official does on the period's pages.
async function guide(w) {
  await w.as('oversight', '2026-10-12');
  await w.goto('/period/2026/assess-organization', 'form assess-organization');
  await w.put({ overall: 'The administration met nine of its eleven goals.', 'parts.0.text': 'Forty-one of 44 locks were brought to standard.' });
  await w.send('assess-organization', { reads: [/nine of its eleven goals/] });
  await w.goto('/period/2026/issue-guidelines', 'form issue-guidelines');
  await w.hands.put('text', 'Weigh each result by what the organization achieved.');
  for (const to of ['executives', 'rating-officials', 'reviewers', 'board-members']) await w.hands.tick('to.' + to);
  await w.send('issue-guidelines', { reads: [/what the organization achieved/] });
}

async function rate(w, { weights, levels }, wrong) {
  await w.as('bell', '2026-10-06');
  await w.task('record-accomplishments');
  await w.hands.put('narrative', 'Forty-one of 44 locks were rated fair or better by August 28.');
  await w.send('record-accomplishments', { signed: false });
  await guide(w);
  await w.as('okafor', '2026-10-20');
  await w.task('rate-initially');
  if (wrong) await w.wrong('rate-initially', [/level/i]);
  for (const [i, element] of ELEMENTS.entries()) {
    const fold = w.page.locator(`[id="part.${element}"]`);
    if (await fold.getAttribute('open') === null) await w.hands.unfold(fold.locator('> summary'));
    if (element === 'leading-people') await w.hands.put('elements.leading-people', 'His directors ask to stay; turnover fell to 2 percent.');
    await w.hands.choose('levels.' + element, String(levels[i]));
  }
  for (const factor of FACTORS) await w.hands.tick('factors.' + factor);
  await w.hands.put('narrative', 'He brought 41 of 44 locks to standard and kept his people safe and well led.');
  if (!w.js) await w.hands.press(then(w.page, 'work-out'));
  assert.match(await w.page.locator('[data-cell=sentence]').innerText(), /score is 400, so the summary rating is Level 4, Exceeds Fully Successful/);
  for (const [i, element] of ELEMENTS.entries()) {
    assert.match(await w.page.locator(`[data-line="${element}"]`).innerText(), new RegExp(`${levels[i]} × ${weights[i]} = ${levels[i] * weights[i]}`));
  }
  await w.seen('rating worked out');
  await w.send('rate-initially', { reads: [/\b400\b/, /Level 4/, /His directors ask to stay/] });
  await w.goto(w.at, 'case rated');
  assert.match(await w.page.locator('section[aria-labelledby=initial-sum]').innerText(), /Total\s+100%\s+400/);
}

async function respond(w) {
  await w.as('bell');
  await w.goto(w.at, 'case of the executive, rated');
  assert.match(await w.text(), /400/);
  await w.goto('/');
  await w.goto(w.at + '/acknowledge-initial-rating', 'form acknowledge-initial-rating');
  await w.send('acknowledge-initial-rating', { check: false });
  await w.as('bell');
  await w.task('respond');
  await w.hands.put('text', 'I ask the board to look at the coalition with the barge operators, which is not named.');
  await w.send('respond', { reads: [/barge operators/] });
  await w.as('fischer', '2026-10-28');
  await w.task('refer-to-board');
  await w.hands.pick('board', 'board/board-1');
  await w.hands.press(then(w.page, 'do'));
  await w.receipt('refer-to-board');
}

async function board(w, wrong) {
  for (const member of ['second', 'third']) {
    await w.as(member, '2026-11-16');
    await w.goto('/board/board-1', `board for ${member}`);
    await w.hands.press(w.page.locator(`main a[href="${w.at}"]`).first());
    await w.page.waitForURL('**' + w.at);
    assert.match(await w.text(), /400/);
    await w.seen(`case for ${member}`);
    assert.equal(await w.goto(w.at + '/recommend', 'refused: a member does not recommend'), 409);
  }
  await w.as('chair');
  await w.task('recommend');
  if (wrong) await w.wrong('recommend', [/level/i]);
  await w.hands.choose('level', '4');
  await w.hands.put('narrative', 'The board agrees with the initial rating and has considered the response.');
  await w.hands.choose('award', 'percent');
  await w.hands.put('award_percent', '7.5');
  await w.hands.choose('pay_adjustment', 'none');
  await w.send('recommend', { reads: [/7\.5/, /Level 4/, /barge operators/] });
  await w.as('bell');
  await w.goto(w.at);
  assert.doesNotMatch(await w.text(), /The board agrees/, 'what the board recommends is not the executive’s to see yet');
}

async function assign(w, otherwise, wrong) {
  await w.as('authority', '2026-12-01');
  await w.task('assign-annual-rating');
  if (otherwise) {
    await w.hands.pick('levels.results-driven', '3');
    await w.hands.press(then(w.page, 'work-out'));
    assert.match(await w.page.locator('#decision').innerText(), /340: Level 3/);
    assert.match(await w.page.locator('#decision').innerText(), /400: Level 4/);
    await w.seen('decision otherwise, worked out');
    if (wrong) await w.wrong('assign-annual-rating', [/reason/i]);
    await w.hands.put('reason', 'Three locks were rated after the year had ended.');
  }
  await w.send('assign-annual-rating', { reads: otherwise ? [/400/, /340/, /Level 3/, /Three locks/] : [/400/, /Level 4/] });
  await w.as('okafor', '2026-12-04');
  await w.task('communicate-annual-rating');
  assert.match(await w.text(), /may not be appealed/);
  if (wrong) { // the notice goes with it unless somebody takes the tick out
    await w.hands.tick('with_notice');
    await w.wrong('communicate-annual-rating', [/notice|told|appeal/i], 'do');
    await w.hands.tick('with_notice');
  }
  await w.send('communicate-annual-rating', { check: false, signed: false });
}

async function outcome(w, otherwise) {
  await w.as('bell');
  await w.hands.press(w.page.locator(`main a[href="${w.at}"]`).first());
  await w.page.waitForURL('**' + w.at);
  await w.seen('case, communicated');
  const text = await w.text();
  assert.match(text, otherwise ? /340/ : /Level 4[^]*The levels are those of the initial summary rating/);
  await w.hands.press(w.page.getByRole('link', { name: 'Read the whole case' }));
  await w.page.waitForURL('**/print');
  const whole = await w.text();
  for (const part of [/may not be appealed/, /The board agrees/, /barge operators/, /Forty locks depend/, /On course/, /41 of 44/]) assert.match(whole, part);
  assert.doesNotMatch(whole, NOT_FOR_NOW);
  await w.seen('print');
}
