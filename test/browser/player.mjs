// Plays a story of test/stories through the pages: each line that is an act on an appraisal is a person who goes to the form,
// fills in what the line says, reads what is checked, signs and gets a receipt, without scripts and by keyboard alone: a form
// that was filled in by keyboard once in the run is filled in by the quicker hands after that. What has no page on a case (the
// agency’s people, its board) goes through the door.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, root, signIn } from './harness.mjs';
import { Mouse, named, then } from './hands.mjs';
import { Walk } from './walk.mjs';

const ELEMENTS = ['leading-change', 'leading-people', 'business-acumen', 'building-coalitions', 'results-driven'];

// read gives the acts of a story, and the story that it goes on from.
export async function read(story) {
  const text = await readFile(join(root, 'test', 'stories', story + '.jsonl'), 'utf8');
  const [first, ...lines] = text.split('\n').filter((line) => line.trim() && !line.startsWith('#')).map((line) => JSON.parse(line));
  assert.ok(first.after, `${story} goes on from another story`);
  return { after: first.after.replace('.jsonl', ''), lines };
}

// states are those that axe has looked at, and keyed the forms that were filled in by keyboard: each once in the run.
const states = new Set(), keyed = new Set();

export class Player extends Walk {
  static async open(browser, agency, name) {
    const p = Object.assign(new Player(), await Walk.begin(browser, agency, { js: false, keyboard: true, name }));
    p.keys = p.hands;
    p.mouse = new Mouse(p.page);
    p.look = { test: (what) => !states.has(what) && states.add(what) };
    return p;
  }

  // play does one line after another. What the story expects to be refused is asked for too, and must be refused.
  async play(story) {
    let day = '', acts = 0;
    for (const line of story) {
      day = line.on ?? day;
      assert.ok(day, 'the first line of a story says the day');
      if (!line.act) await this.view(line, day);
      else if (!line.act.startsWith('appraisal.') || line.act === 'appraisal.open' || line.expect === 'forbidden' || line.expect === 'invalid' || line.files) await this.agency.do(day, line);
      else { await this.act(line, day); acts++; }
    }
    return acts;
  }

  // view looks at the case as a person sees it, or does not.
  async view(line, day) {
    await this.enter(line.by, day);
    const status = await this.goto('/appraisal/' + line.of);
    assert.equal(status, line.expect === 'absent' ? 404 : 200, `${line.by} looks at ${line.of}`);
    if (status === 200) await this.seen(`case, ${(await this.stage())}`);
  }

  // enter signs a person in, unless that person is there on that day.
  async enter(person, day) {
    if (this.day !== day) await this.agency.on(day);
    if (!keyed.has('sign-in')) {
      keyed.add('sign-in');
      await this.as(person);
    } else if (this.person !== person || this.day !== day) await signIn(this.page, 'person/' + person);
    [this.person, this.day] = [person, day];
  }

  async stage() { return (await this.page.locator('main [data-stage], main .stage').first().textContent({ timeout: 200 }).catch(() => '')).trim(); }

  async act(line, day) {
    await this.enter(line.by, day);
    const verb = line.act.slice('appraisal.'.length), path = `/appraisal/${line.of}/${verb}`;
    const refused = line.expect?.refused !== undefined;
    const status = await this.goto(path, `form ${verb}`);
    if (status === 409 && refused) return; // the page says that it is not the time, and why
    assert.equal(status, 200, `${line.by} goes to ${path}`);
    this.hands = keyed.has(verb) ? this.mouse : this.keys;
    keyed.add(verb);
    await this.fillIn(verb, line.in ?? {});
    await this.finish(verb, refused);
  }

  async finish(verb, refused) {
    if (await then(this.page, 'check').count() > 0) {
      await this.hands.press(then(this.page, 'check'));
      if (refused) await this.page.locator('#problem').or(this.page.getByRole('heading', { level: 1, name: /^Check before you/ })).first().waitFor();
      if (refused && await this.page.locator('#problem').count() > 0) return this.seen(`errors of ${verb}`);
      await this.page.getByRole('heading', { level: 1, name: /^Check before you/ }).waitFor();
      await this.seen(`check of ${verb}`);
    }
    const confirm = named(this.page, 'confirm');
    if (await confirm.count() > 0) await this.hands.tick('confirm');
    await this.hands.press(then(this.page, 'do'));
    if (refused) {
      await this.page.locator('#problem').waitFor();
      return this.seen(`errors of ${verb}`);
    }
    await this.receipt(verb);
  }

  // fillIn puts the inputs of a line into the controls of the form.
  async fillIn(verb, inputs) {
    for (const [name, value] of await this.controls(verb, inputs)) await this.set(name, value);
  }

  async controls(verb, inputs) {
    switch (verb) {
      case 'propose-plan': return this.plan(inputs);
      case 'review-progress': return inputs.against.flatMap((a) => [[a.requirement, a.text], ...(a.short ? [[a.requirement + '.short', true], [a.requirement + '.advice', a.advice ?? '']] : [])]);
      case 'recommend': return flat(inputs).flatMap(([name, value]) => /^(award|pay_adjustment)$/.test(name) && /^\d/.test(value) ? [[name, 'percent'], [name.replace('_adjustment', '') + '_percent', value]] : [[name, value]]);
      case 'rate-initially': return flat({ ...inputs, factors: undefined }).concat((inputs.factors ?? []).map((f) => ['factors.' + f, true]));
    }
    return flat(inputs);
  }

  async plan(inputs) {
    const out = inputs.revision ? [['revision', inputs.revision]] : [];
    for (const e of inputs.elements) {
      const i = ELEMENTS.indexOf(e.element);
      out.push(['weights.' + e.element, String(e.weight)]);
      for (const [n, result] of (e.results ?? []).entries()) {
        if (await named(this.page, `elements.${i}.results.${n}.title`).count() === 0) await this.hands.press(then(this.page, `add-result.${i}`));
        out.push(...flat(result, `elements.${i}.results.${n}.`));
      }
    }
    return out;
  }

  // set gives one control its value, whatever control it is.
  async set(name, value) {
    if (value === undefined || value === null) return;
    const control = named(this.page, name).first();
    assert.ok(await control.count() > 0, `${this.page.url()} has a control for ${name}`);
    const type = await control.evaluate((e) => e.type);
    if (type === 'hidden') return;
    for (const closed of (await this.page.locator('main details:not([open])').filter({ has: this.page.locator(`[name="${name}"]`) }).all())) await this.hands.unfold(closed.locator('> summary'));
    const text = await this.spelled(name, type, value);
    if (Array.isArray(value)) return this.tickAll(name, value);
    if (type === 'checkbox') { if (await control.isChecked() !== (value === true)) await this.hands.tick(name); } else if (type === 'radio') await this.hands.choose(name, text);
    else if (type === 'select-one') await this.hands.pick(name, text);
    else if (type === 'date') await this.date(control, text);
    else if (await control.inputValue() !== text) await this.hands.put(name, text);
  }

  // date types a day into a date field, as it asks for it: month, day, year.
  async date(control, text) {
    const [year, month, day] = text.split('-');
    await this.keys.keys.to(control);
    await this.page.keyboard.type(month + day + year);
    assert.equal(await control.inputValue(), text);
  }

  // tickAll leaves exactly those boxes ticked.
  async tickAll(name, values) {
    for (const box of await named(this.page, name).all()) {
      const value = await box.getAttribute('value');
      const wanted = values.some((v) => value === v || value.endsWith('/' + v));
      if (await box.isChecked() !== wanted) await this.hands.tick(name, value);
    }
  }

  // spelled gives a value as the control has it: a person by the whole id.
  async spelled(name, type, value) {
    if (type !== 'select-one' && type !== 'radio') return String(value);
    const all = await named(this.page, name).evaluateAll((list) => list.flatMap((e) => e.options ? Array.from(e.options, (o) => o.value) : [e.value]));
    const found = all.find((v) => v === String(value) || v.endsWith('/' + value));
    assert.notEqual(found, undefined, `${name} offers ${value}, and not only ${all}`);
    return found;
  }
}

// flat gives the leaves of inputs under the names that forms give them: levels.results-driven.
function flat(inputs, at = '') {
  return Object.entries(inputs).flatMap(([name, value]) => value && typeof value === 'object' && !Array.isArray(value) ? flat(value, at + name + '.') : [[at + name, value]]);
}
