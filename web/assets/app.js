// Adds to pages that are complete without it: text that saves itself, sums that follow what is typed, print.
// What it works out is for the eye; the server judges again. No rule of law and no figure stands here: they come with the page.
'use strict';

// ---- small things -----------------------------------------------------------------------------------------
const all = (root, selector) => Array.from(root.querySelectorAll(selector));
const say = (place, words) => { if (place && place.textContent !== words) place.textContent = words; };

// A draft's shape, the pen, is drawn in the colour of what waits.
function setMark(mark, state, words) {
  mark.className = 'mark mark-' + (state === 'pen' ? 'wait' : state);
  mark.querySelector('use').setAttribute('href', '#i-' + state);
  say(mark.querySelector('span'), words);
}

// ---- text that saves itself ---------------------------------------------------------------------------------
// A form says data-draft="/drafts/…" and data-version, the version of the case it was drawn from, and holds one element
// data-draft-status. Its fields are sent as a form; the answer
// is JSON: {"saved": "10:32 am"}. Until the server has said so, the text is also kept in this tab.
const QUIET = 2000, STEADY = 15000, SLOWEST = 60000, KEEPALIVE_MOST = 60000, SUBMITTED = 'draft submitted';

class Draft {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.draft;
    this.key = ['draft', document.body.dataset.person, this.url, form.dataset.version || ''].join(' ');
    this.status = form.querySelector('[data-draft-status]');
    this.last = 0;
    this.failures = 0;
    this.restore();
    this.sent = this.text();
    if (this.restored) this.sent = '';
    form.addEventListener('input', () => this.changed());
    form.addEventListener('change', () => this.changed());
    form.addEventListener('focusout', () => this.save(false));
    form.addEventListener('submit', () => { this.over = true; clearTimeout(this.timer); this.submitted(); });
    addEventListener('pagehide', () => this.save(true));
    addEventListener('pageshow', () => { this.over = false; });
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.save(true); });
    addEventListener('online', () => this.save(false));
    if (this.restored) this.save(false);
  }

  text() {
    const fields = new FormData(this.form);
    for (const [name, value] of Array.from(fields)) if (value instanceof File) fields.delete(name);
    return new URLSearchParams(fields).toString();
  }

  keep(text) { try { sessionStorage.setItem(this.key, text); } catch { /* the server's copy has to do */ } }
  forget() { try { sessionStorage.removeItem(this.key); } catch { /* nothing was kept */ } }

  // What is sent is kept until an answer shows that the server has it: the page that answers carries the same act_id, and
  // what stands there is newer than what was kept. A page that is merely opened has another.
  submitted() {
    try {
      if (sessionStorage.getItem(this.key) === null) return;
      this.keep('submitted=yes&' + this.text());
      sessionStorage.setItem(SUBMITTED, this.key);
    } catch { /* nothing was kept */ }
  }

  answers(values) { return values.has('submitted') && values.get('act_id') === this.form.elements.act_id?.value; }

  // What was kept for an earlier version of the case has become an act, or was overtaken by one.
  forgetOlder() {
    const same = this.key.slice(0, this.key.lastIndexOf(' ') + 1);
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(same) && key !== this.key) sessionStorage.removeItem(key);
  }

  restore() {
    let kept = null;
    try {
      kept = sessionStorage.getItem(this.key);
      this.forgetOlder();
    } catch { return; }
    if (kept === null || kept === this.text()) { this.forget(); return; }
    const values = new URLSearchParams(kept);
    if (this.answers(values)) { this.forget(); return; }
    for (const field of this.form.elements) {
      if (!field.name || field.type === 'hidden' || field.type === 'submit' || field.type === 'file' || field.type === 'password') continue;
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.getAll(field.name).includes(field.value);
      else if (values.has(field.name)) field.value = values.get(field.name);
    }
    if (values.has('draft') && this.form.elements.draft) this.form.elements.draft.value = values.get('draft'); // what this text was written upon
    this.restored = true;
  }

  // Two seconds after the last key, but not more often than every fifteen, and not later than fifteen after the first.
  changed() {
    const text = this.text(), now = Date.now();
    if (text === this.sent) return;
    this.keep(text);
    if (this.failures > 0) return;
    this.since ??= now;
    const due = Math.min(Math.max(now + QUIET, this.last + STEADY), this.since + STEADY);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(false), Math.max(0, due - now));
  }

  async save(leaving) {
    clearTimeout(this.timer);
    const text = this.text();
    if (this.over || this.running || text === this.sent) return;
    this.keep(text);
    this.running = !leaving;
    try {
      const answer = await fetch(this.url, {
        method: 'POST', body: text, credentials: 'same-origin', redirect: 'manual',
        keepalive: leaving && text.length < KEEPALIVE_MOST,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      });
      await this.answered(answer, text);
    } catch {
      this.failed();
    } finally {
      this.running = false;
    }
    if (this.failures === 0 && this.text() !== this.sent) this.changed();
  }

  async answered(answer, text) {
    const signedOut = answer.ok && !(answer.headers.get('Content-Type') || '').includes('json'); // a page instead: the one to sign in on
    if (answer.type === 'opaqueredirect' || answer.status === 401 || signedOut) {
      this.failures = 1;
      this.tell('You are signed out. Your text is kept in this tab: open the page again, sign in, and it is back.');
      return;
    }
    if (answer.status === 409) {
      this.over = true;
      this.tell('Not saved: this text was changed in another window. Press “Save the draft” here to see both.');
      return;
    }
    if (!answer.ok) { this.failed(); return; }
    const { saved, revision } = await answer.json();
    const same = this.text() === text;
    if (revision && this.form.elements.draft) this.form.elements.draft.value = revision;
    this.sent = same ? this.text() : '';
    this.last = Date.now();
    this.failures = 0;
    this.since = undefined;
    if (same) this.forget();
    this.tell('Saved ' + saved);
    for (const line of all(this.form, '[data-saved]')) {
      line.hidden = false;
      say(line.querySelector('span'), 'Saved ' + saved);
    }
  }

  failed() {
    this.failures++;
    clearTimeout(this.timer);
    this.tell('Not saved, trying again. Your text is kept in this tab.');
    this.timer = setTimeout(() => this.save(false), Math.min(SLOWEST, 1000 * 2 ** this.failures));
  }

  tell(words) { say(this.status, words); }
}

// A receipt shows that what was last sent from this tab is recorded.
function forgetRecorded() {
  try {
    sessionStorage.removeItem(sessionStorage.getItem(SUBMITTED) ?? '');
    sessionStorage.removeItem(SUBMITTED);
  } catch { /* nothing was kept */ }
}

// A person who signs out leaves nothing in the tab for the next one.
function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft ')) sessionStorage.removeItem(key);
  } catch { /* nothing was kept */ }
}

// ---- weights ----------------------------------------------------------------------------------------------------
const whole = (text) => /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null;
const hundredths = (text) => /^\s*-?\d{1,6}(\.\d{1,2})?\s*$/.test(text) ? Number(text) : null;
const exact = (n) => Math.round(n * 10000) / 10000; // points and weights have at most four digits after the point

function judge(rule, weights) {
  const figure = Number(rule.figure), of = weights.find((w) => w.element === rule.element);
  const others = weights.filter((w) => w.element !== rule.element);
  switch (rule.rule) {
    case 'total': {
      const sum = exact(weights.reduce((n, w) => n + w.value, 0));
      return [sum === figure, `They add to ${sum}.`];
    }
    case 'least': return of && [of.value >= figure, `It weighs ${of.value}.`];
    case 'others-least': {
      const least = others.reduce((a, b) => (b.value < a.value ? b : a));
      return [least.value >= figure, `The least is ${least.title}, ${least.value}.`];
    }
    case 'largest': {
      const next = Math.max(...others.map((w) => w.value));
      return of && [next <= of.value, `The next is ${next}.`];
    }
  }
}

// What was said last no longer holds; the new words are said once the typing rests.
function speak(box, words) {
  const place = box.querySelector('[data-sum-status]');
  clearTimeout(box.announce);
  if (place.textContent !== words) place.textContent = '';
  box.announce = setTimeout(() => say(place, words), 1000);
}

function addUp(box) {
  const inputs = all(box, '[data-weight]');
  const weights = inputs.map((i) => ({ element: i.dataset.weight, title: i.dataset.title.replace(/^\d+\s+/, ''), value: (i.dataset.fractions === undefined ? whole : hundredths)(i.value) }));
  const enter = inputs.some((i) => i.dataset.fractions !== undefined) ? 'Enter a number for each element.' : 'Enter a whole number for each element.';
  const line = box.querySelector('[data-sum]'), mark = box.querySelector('[data-sum-mark] .mark');
  if (weights.some((w) => w.value === null)) {
    say(line, enter);
    setMark(mark, 'todo', 'Not added up');
    for (const item of all(box, '[data-rule]')) {
      setMark(item.querySelector('.mark'), 'todo', 'Not yet');
      say(item.querySelector('[data-now]'), '');
    }
    speak(box, 'Not added up. ' + enter);
    return;
  }
  const sum = exact(weights.reduce((n, w) => n + w.value, 0));
  const total = Number(box.querySelector('[data-rule=total]')?.dataset.figure ?? 100);
  const words = sum === total ? `Adds to ${total}` : sum < total ? `${exact(total - sum)} short of ${total}` : `${exact(sum - total)} over ${total}`;
  line.textContent = weights.map((w) => w.value).join(' + ') + ' = ';
  line.append(Object.assign(document.createElement('b'), { textContent: String(sum) }));
  setMark(mark, sum === total ? 'done' : 'late', words);
  speak(box, `The weights add to ${sum}. ${words}.`);
  for (const item of all(box, '[data-rule]')) {
    const verdict = judge(item.dataset, weights);
    if (!verdict) continue;
    setMark(item.querySelector('.mark'), verdict[0] ? 'done' : 'late', verdict[0] ? 'Met' : 'Not met');
    say(item.querySelector('[data-now]'), verdict[1]);
  }
}

// ---- levels -------------------------------------------------------------------------------------------------------
function bold(text, tag = 'b') { return Object.assign(document.createElement(tag), { textContent: text }); }

const rating = (root, element) => root.querySelector(`input[data-element="${CSS.escape(element)}"]:checked, [data-rolled="${CSS.escape(element)}"]`);
const settles = (box, row, level) => level === Number(box.querySelector('[data-any]')?.dataset.any) && row.dataset.uncritical === undefined;

function workOut(box) {
  let score = 0, unrated = 0, settled = false;
  for (const row of all(box, '[data-line]')) {
    const chosen = rating(document, row.dataset.line);
    if (chosen) { Object.assign(row.dataset, { level: chosen.dataset.level ?? '', points: chosen.dataset.points ?? '' }); say(row.querySelector('[data-cell=level]'), row.dataset.level); }
    const level = Number(row.dataset.level), points = Number(row.dataset.points), weight = Number(row.dataset.weight), cell = row.querySelector('[data-cell=score]');
    if (!level) { unrated++; cell.textContent = ''; continue; }
    score = exact(score + points * weight);
    settled ||= settles(box, row, level);
    cell.textContent = `${points} × ${weight} = `;
    cell.append(bold(String(exact(points * weight))));
  }
  const done = unrated === 0;
  say(box.querySelector('[data-cell=total]'), done ? String(score) : '');
  showLevel(box, done, score, settled);
}

// rangeOf is the range that a score lies in; an element at the level that settles it does so whatever the score.
function rangeOf(box, score, settled) {
  const ranges = all(box, '.ranges > li'), override = ranges.find((r) => r.dataset.any !== undefined);
  return settled && override || ranges.find((r) => r !== override && score >= Number(r.dataset.from) && score <= Number(r.dataset.to));
}

function showLevel(box, done, score, settled) {
  const ranges = all(box, '.ranges > li'), here = done && rangeOf(box, score, settled);
  for (const range of ranges) {
    range.classList.toggle('here', range === here);
    range.querySelector('[data-here]').hidden = range !== here;
  }
  const sentence = box.querySelector('[data-cell=sentence]');
  if (!here) {
    sentence.textContent = 'Not every element has a level yet, so there is no score.';
    return;
  }
  if (here.dataset.any !== undefined) sentence.replaceChildren(`An element is at Level ${here.dataset.any}, so the summary rating is `, bold(here.dataset.name, 'strong'), ', whatever the score (', bold(String(score)), ').');
  else sentence.replaceChildren('The score is ', bold(String(score)), ', so the summary rating is ', bold(here.dataset.name, 'strong'), '.');
}

// ---- the level of an element from its results ---------------------------------------------------------------------------
// Method, rounding, levels and weights come with the page; weights are whole steps, so that the sums are exact.
function rolledLevel({ method, rounding, one }, parts, levels) {
  if (parts.some((p) => !p.level)) return null;
  const lowest = Math.min(...parts.map((p) => p.level));
  if (one !== undefined && lowest === 1 || method === 'lowest') return lowest;
  const total = parts.reduce((n, p) => n + p.weight, 0), sum = parts.reduce((n, p) => n + p.weight * p.level, 0);
  const low = Math.max(...levels.filter((l) => l * total <= sum)), high = Math.min(...levels.filter((l) => l * total >= sum));
  if (low === high || rounding === 'down') return low;
  if (!rounding.startsWith('half')) return null;
  const half = 2 * sum - (low + high) * total;
  if (half !== 0) return half < 0 ? low : high;
  if (rounding === 'half-up') return high;
  return low % 2 === high % 2 ? null : low % 2 === 0 ? low : high;
}

function rollUp(box) {
  const points = new Map(box.dataset.levels.split(' ').map((pair) => pair.split(':')));
  const parts = all(box, '[data-component]').map((s) => ({ level: Number(s.value), weight: box.dataset.method === 'mean' ? 1 : Number(s.dataset.component) }));
  const level = rolledLevel(box.dataset, parts, Array.from(points.keys(), Number)), line = box.querySelector('[data-rolled]');
  if (level === null) { delete line.dataset.level; delete line.dataset.points; } else Object.assign(line.dataset, { level, points: points.get(String(level)) });
  const name = box.querySelector(`option[value="${level}"]`)?.textContent;
  say(line, level !== null ? `The results make the element ${name}.` : parts.some((p) => !p.level) ? 'Not every result has a level yet.' : 'The results make no level. Press the button to see why.');
}

// ---- the annual rating beside the initial one -----------------------------------------------------------------------
function apart(from, to) {
  const n = Math.abs(to - from);
  return (n === 1 ? 'one level ' : n + ' levels ') + (to > from ? 'higher' : 'lower');
}

function beside(row, from, to) {
  row.classList.toggle('differs', from !== to);
  for (const cell of all(row, '[data-h=Initial], [data-h=Annual]')) cell.classList.toggle('d', from !== to);
}

function decide(box) {
  let score = 0, settled = false;
  for (const row of all(box, '[data-line]')) {
    const option = row.querySelector('select').selectedOptions[0];
    const level = Number(option.value), points = Number(option.dataset.points), weight = Number(row.dataset.weight), initial = Number(row.dataset.initial);
    score = exact(score + points * weight);
    settled ||= settles(box, row, level);
    beside(row, initial, level);
    say(row.querySelector('[data-cell=score]'), level === initial ? '' : `${apart(initial, level)} · ${points} × ${weight} = ${exact(points * weight)}`);
  }
  showLevel(box, true, score, settled);
  const row = box.querySelector('[data-summary]'), here = rangeOf(box, score, settled), total = row.querySelector('[data-cell=total]');
  if (!here) { total.textContent = 'Work it out'; return; }
  const initial = Number(row.dataset.summary), level = Number(here.dataset.level);
  beside(row, initial, level);
  const note = Object.assign(document.createElement('small'), { className: 'soft', textContent: here.dataset.label + (level === initial ? '' : ', ' + apart(initial, level)) });
  total.replaceChildren(`${score}: Level ${level}`, note);
}

// ---- how far a rating is -----------------------------------------------------------------------------------------------
// The words are those of the server. What it says is to be mended stays so until that part is touched.
function followRating(box, touched) {
  const numbers = box.dataset.numbers.split(' '), links = all(document, '.parts a');
  const counted = (n, one, many) => { const text = `${numbers[n] ?? n} ${n === 1 ? one : many}`; return text[0].toUpperCase() + text.slice(1); };
  const linkMark = (at) => links.find((a) => a.getAttribute('href') === at)?.querySelector('.mark');
  let todo = 0;
  const show = (marks, part, state, words) => {
    const mend = marks.some((m) => m?.classList.contains('mark-late')) && !part.contains(touched);
    if (mend || state !== 'done') todo++;
    if (!mend) for (const mark of marks) if (mark) setMark(mark, state, words);
  };
  for (const fold of all(box, '[data-rated]')) {
    const level = fold.querySelector('input[data-element]:checked, [data-rolled]')?.dataset.level;
    const missing = fold.dataset.needs.split(' ').includes(level) && fold.querySelector('[name^="elements."]').value.trim() === '';
    const marks = [fold.querySelector('summary .mark'), linkMark('#' + fold.id)];
    if (!level) show(marks, fold, 'todo', 'No level yet');
    else if (missing) show(marks, fold, 'pen', `Level ${level}, narrative missing`);
    else show(marks, fold, 'done', 'Level ' + level);
  }
  const narrative = document.getElementById('narrative'), words = narrative.value.trim().split(/\s+/).filter(Boolean).length;
  if (linkMark('#narrative')) show([linkMark('#narrative')], narrative, words ? 'done' : 'todo', words ? counted(words, 'word', 'words') : 'Not written yet');
  const last = linkMark('#before');
  if (last) setMark(last, todo ? 'todo' : 'done', todo ? counted(todo, 'thing', 'things') + ' to do first' : 'Ready to be checked');
}

// ---- a description as it is written -----------------------------------------------------------------------------------
// The server draws the section anew from what is typed, without keeping it; what is marked data-live takes its place.
function follow(box) {
  const form = box.closest('form'), LOOK = 700;
  let timer, asked = 0;
  async function ask() {
    const turn = ++asked;
    let text;
    try {
      const answer = await fetch(box.dataset.look, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin', redirect: 'manual' });
      if (!answer.ok) return; // the form still works: its button asks the same
      text = await answer.text();
    } catch { return; }
    if (turn !== asked) return;
    const fresh = new Map(all(new DOMParser().parseFromString(text, 'text/html'), '[data-live]').map((e) => [e.dataset.live, e]));
    for (const place of all(box, '[data-live]')) {
      const now = fresh.get(place.dataset.live);
      if (now && now.innerHTML !== place.innerHTML) place.replaceChildren(...now.childNodes);
    }
    const tally = box.querySelector('[data-live=tally] .mark span');
    if (tally) say(box.querySelector('[data-look-status]'), 'This section: ' + tally.textContent);
  }
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, LOOK); });
}

// ---- begin ----------------------------------------------------------------------------------------------------------
if (document.querySelector('[data-recorded]')) forgetRecorded();
for (const form of all(document, 'form[data-draft]')) new Draft(form);
for (const form of all(document, 'form[data-sign-out]')) form.addEventListener('submit', forgetDrafts);
for (const box of all(document, '[data-weights]')) box.addEventListener('input', () => addUp(box));
for (const box of all(document, '[data-roll]')) box.addEventListener('input', () => rollUp(box));
for (const box of all(document, '[data-worked]')) {
  document.addEventListener('change', (event) => { if (event.target.matches('input[data-element], [data-component]')) workOut(box); });
}
for (const box of all(document, '[data-decision]')) box.addEventListener('change', () => decide(box));
for (const box of all(document, '[data-rating]')) {
  followRating(box, null);
  box.closest('form').addEventListener('input', (event) => followRating(box, event.target));
}
for (const box of all(document, '[data-look]')) follow(box);
for (const tool of all(document, '[data-print]')) {
  tool.hidden = false;
  tool.addEventListener('click', () => print());
}
document.querySelector('[data-focus]')?.focus();
