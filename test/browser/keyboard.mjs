// A person without a mouse: Tab, Enter, Space, arrows and typing. At each stop of Tab the focus must be seen.
import assert from 'node:assert/strict';

// Runs in the page: is the focus ring of the active element drawn, inside the window, and not covered?
function focusSeen() {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const ring = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const drawn = element.matches('.usa-radio__input, .usa-checkbox__input')
    ? ring(getComputedStyle(element.labels[0], '::before')) : ring(getComputedStyle(element));
  const box = (element.labels?.[0] && element.matches('.usa-radio__input, .usa-checkbox__input') ? element.labels[0] : element).getBoundingClientRect();
  const name = `${element.tagName.toLowerCase()}#${element.id} “${(element.textContent || element.name || '').trim().slice(0, 40)}”`;
  if (!drawn) return name + ': no focus ring';
  if (box.bottom < 1 || box.top > innerHeight - 1) return name + ': the focus is out of sight';
  return '';
}

export class Keyboard {
  constructor(page) { this.page = page; this.stops = 0; }

  async tab(back = false) {
    await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    this.stops++;
    assert.equal(await this.page.evaluate(focusSeen), '', 'the focus is seen');
  }

  // to goes on by Tab until the element has the focus, once around the page at most.
  async to(locator) {
    const target = await locator.elementHandle();
    assert.ok(target, 'there is such an element');
    for (let i = 0; i < 400; i++) {
      if (await target.evaluate((e) => e === document.activeElement)) return;
      await this.tab();
    }
    assert.fail(`Tab does not reach ${locator}`);
  }

  async press(locator) { await this.to(locator); await this.page.keyboard.press('Enter'); }
  async check(locator) { await this.to(locator); await this.page.keyboard.press('Space'); }

  // fill replaces what stands in a field.
  async fill(locator, text) {
    await this.to(locator);
    await this.page.keyboard.press('Control+A');
    if (text.length > 60) await this.page.keyboard.insertText(text);
    else await this.page.keyboard.type(text);
  }

  // choose takes one radio of a group: Tab to the group, arrows inside it.
  async choose(locator) {
    const target = await locator.elementHandle();
    const inGroup = (e) => document.activeElement?.name === e.name && document.activeElement.form === e.form;
    for (let i = 0; i < 400 && !await target.evaluate(inGroup); i++) await this.tab();
    for (let i = 0; i < 20; i++) {
      if (await target.evaluate((e) => e === document.activeElement)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Space');
    assert.ok(await target.evaluate((e) => e.checked), 'the arrows reach the answer');
  }

  // select takes an option of a list by its value.
  async select(locator, value) {
    await this.to(locator);
    await this.page.keyboard.press('Home');
    for (let i = 0; i < 500 && await locator.inputValue() !== value; i++) await this.page.keyboard.press('ArrowDown');
    assert.equal(await locator.inputValue(), value, 'the arrows reach the option');
  }
}
