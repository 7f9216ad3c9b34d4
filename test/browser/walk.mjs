// A walk through the pages: one window in which one person after another signs in, finds on the home page what waits,
// fills in a form, reads what is checked, signs, and gets a receipt. What must hold of every page is asked on the way.
import { assert, axe, reflow, signOut, state, visit } from './harness.mjs';
import { Keys, Mouse, named, then } from './hands.mjs';

export class Walk {
  // begin opens the window. Options: js and keyboard say by what hands; look says what is asked of the pages passed:
  // 'all' (axe, 320 pixels, a picture), the names of those that axe looks at, or nothing.
  static async begin(browser, agency, { js = true, keyboard = false, look, name = '' } = {}) {
    const w = Object.assign(new Walk(), await visit(browser, agency.url, { js }), { agency, look, js, title: name, looked: 0 });
    w.hands = keyboard ? new Keys(w.page) : new Mouse(w.page);
    return w;
  }

  // seen asks of the page as it stands what must hold of every page.
  async seen(name) {
    const whole = `${this.title} ${String(++this.looked).padStart(2, '0')} ${name}`;
    if (this.look === 'all') return state(this.page, whole);
    if (this.look?.test(name)) { await axe(this.page, whole); await reflow(this.page, whole); }
  }

  // as signs a person in through the sign-in page, after whoever is there has signed out.
  async as(person, day) {
    if (day) await this.agency.on(day);
    await this.page.goto('/');
    await signOut(this.page, (button) => this.hands.press(button));
    await this.hands.pick('person', 'person/' + person);
    await this.hands.press(this.page.getByRole('button', { name: 'Sign in as this person' }));
    await this.page.getByRole('button', { name: 'Sign out' }).waitFor();
    if (this.person !== person) await this.seen(`home of ${person}`);
    this.person = person;
  }

  // task goes from the home page to the form of an act: by what waits there, or else through the case.
  async task(verb) {
    const waiting = this.page.locator(`main a[href^="${this.at}/${verb}"]`).first();
    if (await waiting.count() > 0) await this.hands.press(waiting);
    else {
      await this.hands.press(this.page.locator(`main a[href="${this.at}"]`).first());
      await this.seen(`case for ${this.person} before ${verb}`);
      await this.hands.press(this.page.locator(`main a[href="${this.at}/${verb}"]`).first());
    }
    assert.equal(new URL(this.page.url()).pathname, `${this.at}/${verb}`);
    await this.seen(`form ${verb}`);
  }

  // wrong sends the form as it is and reads what is wrong: the title says so, and focus stands on the summary.
  async wrong(what, texts, button = 'check') {
    await this.hands.press(then(this.page, button));
    await this.page.locator('#problem').waitFor();
    assert.match(await this.page.title(), /^Error: /);
    assert.equal(await this.page.evaluate('document.activeElement.id'), 'problem', 'focus goes to what is wrong');
    const said = await this.page.locator('#problem').innerText();
    for (const text of texts) assert.match(said, text);
    for (const link of await this.page.locator('#problem a').all()) {
      const to = (await link.getAttribute('href')).slice(1);
      assert.equal(await this.page.locator(`[id="${to}"]`).count(), 1, `the error leads to its control: ${to}`);
    }
    await this.seen(`errors of ${what}`);
  }

  // send takes a filled form to its receipt: what is checked, the confirmation of a signature, the button.
  async send(verb, { check = true, signed = true, reads = [] } = {}) {
    if (check) {
      await this.hands.press(then(this.page, 'check'));
      await this.page.getByRole('heading', { level: 1, name: /^Check before you/ }).waitFor();
      for (const text of reads) assert.match(await this.page.locator('main').innerText(), text);
      await this.seen(`check of ${verb}`);
    }
    if (signed) await this.hands.tick('confirm');
    await this.hands.press(then(this.page, 'do'));
    await this.receipt(verb);
  }

  // receipt reads the receipt, and goes on to the case.
  async receipt(verb) {
    await this.page.waitForURL('**/record/*');
    const text = await this.page.locator('main').innerText();
    for (const part of [/It is recorded/, /\bEntry\b/i, /\bSum\b/i, /What happens next/]) assert.match(text, part);
    await this.seen(`receipt of ${verb}`);
  }

  // goto looks at a page of the case.
  async goto(path, name) {
    const answer = await this.page.goto(path);
    if (name) await this.seen(name);
    return answer.status();
  }

  async put(fields) { for (const [name, text] of Object.entries(fields)) await this.hands.put(name, text); }
  async text() { return this.page.locator('main').innerText(); }
  value(name) { return named(this.page, name).first().inputValue(); }
}
