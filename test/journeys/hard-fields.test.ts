/**
 * Fields that make it hard to write into them: those that take a code all the
 * same end up with it in their page's own state; of those that will not, nothing
 * stays half typed, and the failure is told. Not here: components from npm
 * (`otp-inputs.test.ts`).
 */
import { describe, expect, test } from 'vitest';
import { CODE_LABEL } from '@/test/support/asking-pages';
import { BANK, fillInFront, openStage } from '@/test/support/hostile';
import { oneField, openScripted, readFields, scriptedPage, sixBoxes } from '@/test/support/scripted-fields';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

const ON_INPUT = `document.addEventListener('input', () => { held = all().replace(/\\W/g, ''); });`;
const MOVE_ON = `row.addEventListener('input', (e) => { if (e.target.value || e.target.textContent) e.target.nextElementSibling?.focus(); });`;

describe('takes the code', () => {
  test.each([
    ['a field that heeds trusted events only', oneField(), `f.oninput = (e) => { if (e.isTrusted) held = f.value; };`],
    ['a field that heeds change only', oneField(), `f.onchange = () => { held = f.value; };`],
    ['a field that heeds the release of keys only', oneField(), `f.onkeyup = () => { held = f.value; };`],
    [
      'a mask that draws a space in the middle',
      oneField('maxlength=7'),
      `f.oninput = () => { const d = f.value.replace(/\\D/g, ''); f.value = d.slice(0, 3) + (d.length > 3 ? ' ' + d.slice(3) : ''); held = d; };`,
    ],
    ['a password field', oneField('type=password'), ON_INPUT],
    ['a number field', oneField('type=number'), ON_INPUT],
    ['a telephone field with room for six', oneField('type=tel maxlength=6'), ON_INPUT],
    ['a field that reads from the right', oneField('dir=rtl'), ON_INPUT],
    ['a text area', `<label>${CODE_LABEL} <textarea id=f name=otp rows=1></textarea></label>`, ON_INPUT],
    ['a field that gives the focus away', oneField(), `${ON_INPUT} f.onfocus = () => f.blur();`],
    [
      'a field whose scripts throw',
      oneField(),
      `${ON_INPUT} for (const t of ['focus', 'keydown', 'beforeinput', 'input', 'change']) f.addEventListener(t, () => { throw new Error(t); });`,
    ],
    ['boxes that move on by themselves', sixBoxes(), `${ON_INPUT}${MOVE_ON}`],
    [
      'boxes that take the keys themselves',
      sixBoxes(),
      `row.onkeydown = (e) => { if (!/^\\d$/.test(e.key)) return; e.preventDefault(); e.target.value = e.key; held = all(); e.target.nextElementSibling?.focus(); };`,
    ],
    [
      'boxes that can only be pasted into',
      sixBoxes(),
      `row.oninput = (e) => { e.target.value = ''; }; row.onpaste = (e) => { held = e.clipboardData.getData('text'); list().forEach((b, i) => { b.value = held[i]; }); };`,
    ],
    ['boxes that are no inputs', sixBoxes('<div class=b contenteditable role=textbox></div>'), `${ON_INPUT}${MOVE_ON}`],
    [
      'boxes that are locked until the one before is filled',
      sixBoxes('<input class=b maxlength=1 inputmode=numeric disabled>'),
      `list()[0].disabled = false; ${ON_INPUT} row.addEventListener('input', () => list().forEach((b, i) => { b.disabled = i > 0 && list()[i - 1].value === ''; })); ${MOVE_ON}`,
    ],
    [
      'boxes that show a star whether they are empty or not',
      sixBoxes('<input class=b maxlength=1 inputmode=numeric value=*>'),
      `const digits = Array(6).fill(''); row.oninput = (e) => { digits[list().indexOf(e.target)] = e.target.value; e.target.value = '*'; held = digits.join(''); };`,
    ],
    [
      'boxes that take the focus back after 50 ms',
      sixBoxes(),
      `${ON_INPUT} row.addEventListener('input', () => setTimeout(() => list()[0].focus(), 50));`,
    ],
    [
      'boxes that take the focus back after half a second',
      sixBoxes(),
      `${ON_INPUT}${MOVE_ON} row.addEventListener('input', () => setTimeout(() => list()[0].focus(), 500));`,
    ],
    [
      'boxes in which the first shares what is typed into it',
      sixBoxes('<input class=b inputmode=numeric aria-hidden=true tabindex=-1>'),
      `list()[0].removeAttribute('aria-hidden'); list()[0].autocomplete = 'one-time-code'; row.oninput = (e) => { const at = list().indexOf(e.target); [...e.target.value].forEach((c, i) => { if (list()[at + i]) list()[at + i].value = c; }); held = all(); };`,
    ],
    [
      'a mask that goes by what was selected a moment ago',
      oneField('maxlength=7 value="___ ___"'),
      `let from = 7, to = 7; setInterval(() => { from = f.selectionStart; to = f.selectionEnd; }, 4);
f.oninput = (e) => { const typed = (e.data ?? '').replace(/\\D/g, ''); held = from === to && typed.length > 1 ? '' : from === to ? held + typed : typed; f.value = (held + '______').slice(0, 6).replace(/(...)/, '$1 '); };`,
    ],
    [
      'boxes that read from the right',
      sixBoxes().replace('<div id=row>', '<div id=row dir=rtl>'),
      `${ON_INPUT}${MOVE_ON}`,
    ],
    ['boxes that heed trusted events only', sixBoxes(), `row.oninput = (e) => { if (e.isTrusted) held += e.data; };`],
  ])('%s', async (_name, fields, script) => {
    const page = await openScripted(journey.browser, fields, script);
    expect(await fillInFront(journey, page, vault.id)).toBe('filled');
    const held = await waitUntil(
      'the page to hold the code',
      async () => (await page.evaluate<string>('held')) || null,
    );
    expect(vault.codes).toContain(held);
  });
});

test('what a component spreads over the fields beside it a moment later stays there', async () => {
  const beside = '<input class=b aria-label=Digit>'.repeat(5);
  const script = `f.onchange = () => setTimeout(() => { held = f.value; list().forEach((b, i) => { b.value = held[i]; }); }, 300);`;
  const page = await openScripted(journey.browser, oneField() + beside, script);
  expect(await fillInFront(journey, page, vault.id)).toBe('filled');
  // A page that takes a code out again is noticed within a second.
  await pause(1_500);
  expect(vault.codes).toContain(await readFields(page));
});

describe('is left empty, and the failure is told', () => {
  test.each([
    ['a field that clears itself', oneField(), `f.oninput = () => { f.value = ''; };`, 'field-cleared'],
    [
      'a field that takes half of it',
      oneField(),
      `f.oninput = () => { f.value = f.value.slice(0, 3); };`,
      'field-changed',
    ],
    ['a field with room for four', oneField('maxlength=4'), '', 'field-refused'],
    [
      'boxes of which one locks itself',
      sixBoxes(),
      `row.oninput = () => { list()[3].disabled = true; };`,
      'field-refused',
    ],
    [
      'boxes of which each empties the one before',
      sixBoxes(),
      `const clear = (e) => { const b = e.target.previousElementSibling; if (b) b.value = ''; }; row.addEventListener('input', clear); row.addEventListener('change', clear);`,
      'field-changed',
    ],
    [
      'boxes of which one goes away',
      sixBoxes(),
      `row.oninput = () => { if (list().length === 6) list()[3].remove(); };`,
      'field-gone',
    ],
    [
      'boxes that are drawn anew with every character',
      sixBoxes(),
      `row.oninput = (e) => { const values = list().map((b) => b.value); row.innerHTML = row.innerHTML; list().forEach((b, i) => { b.value = values[i]; }); };`,
      'field-gone',
    ],
  ])('%s', async (_name, fields, script, outcome) => {
    const page = await openScripted(journey.browser, fields, script);
    expect(await fillInFront(journey, page, vault.id)).toBe(outcome);
    const left = await readFields(page);
    expect(vault.codes.some((code) => left !== '' && code.includes(left))).toBe(false);
    expect(left.replace(/\D/g, '')).toBe('');
  });

  test('a frame that vanishes with the first character', async () => {
    const inner = scriptedPage(sixBoxes(), `row.oninput = () => window.frameElement.remove();`);
    const outer = `<!doctype html><title>Two-factor authentication</title><iframe width=600 height=300 src="${BANK}/inner"></iframe>`;
    const { page } = await openStage(journey.browser, { [`${BANK}/`]: outer, [`${BANK}/inner`]: inner }, `${BANK}/`);
    await page.frameLocator('iframe').locator('.b').first().waitFor();
    expect(await fillInFront(journey, page, vault.id)).toBe('page-gone');
    await waitUntil('the frame to go', () => page.frames().length === 1);
  });
});
