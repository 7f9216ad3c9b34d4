// Two pairs of hands: a mouse, and a keyboard. A journey is told once, by the names of the controls, and both can do it.
import assert from 'node:assert/strict';
import { Keyboard } from './keyboard.mjs';

// named finds the controls of the page's own form that have a name, and a value if one is asked for.
export const named = (page, name, value) => page.locator(`main [name="${name}"]` + (value === undefined ? '' : `[value="${value}"]`));

// then finds the button of a form that asks for something: do, check, back, save, add-result.4 …
export const then = (page, what) => page.locator(`main button[name=then][value="${what}"]:not([tabindex="-1"])`).first();

// Mouse fills in and clicks.
export class Mouse {
  constructor(page) { this.page = page; }
  async put(name, text) { await named(this.page, name).fill(text); }
  async pick(name, value) { await named(this.page, name).selectOption(value); }
  async choose(name, value) { await this.label(named(this.page, name, value)); }
  async tick(name, value = 'yes') { await this.label(named(this.page, name, value)); }
  async press(locator) { await locator.click(); }
  async unfold(summary) { await summary.click(); }
  async label(control) { await this.page.locator(`label[for="${await control.getAttribute('id')}"]`).click(); }
}

// Keys does the same by Tab, arrows, Space, Enter and typing; at each stop of Tab the focus must be seen.
export class Keys {
  constructor(page) { this.page = page; this.keys = new Keyboard(page); }
  get stops() { return this.keys.stops; }
  async put(name, text) {
    await this.keys.fill(named(this.page, name), text);
    assert.equal(await named(this.page, name).inputValue(), text);
  }
  async pick(name, value) { await this.keys.select(named(this.page, name), value); }
  async choose(name, value) { await this.keys.choose(named(this.page, name, value)); }
  async tick(name, value = 'yes') { await this.keys.check(named(this.page, name, value)); }
  async press(locator) {
    await this.keys.to(locator);
    const gone = this.page.waitForEvent('framenavigated');
    await this.page.keyboard.press('Enter');
    await gone;
    await this.page.waitForLoadState('domcontentloaded');
  }
  async unfold(summary) { await this.keys.press(summary); } // no other page comes of it
}
