/**
 * Fields in what lies over the rest of a page: dialogs that keep the focus to
 * themselves, and whatever closes itself at a press outside of it. The offer
 * belongs to them as much as the field does, for keys, mouse and screen readers.
 */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { bringBeside, FIELD, openAsking } from '@/test/support/asking-pages';
import { BANK } from '@/test/support/hostile';
import { awaitOffer, findOffer } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { waitUntil } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

const STYLE = '<style>#box{position:fixed;inset:60px 60px auto;padding:20px;border:1px solid;background:#fff}</style>';
const X = '<button type=button id=x onclick="box.remove()">×</button>';

/** The field in a box; `tag` opens it. */
function boxed(tag: string, inside = `${X}${FIELD}`): string {
  return `${STYLE}<${tag}>${inside}</${tag.split(' ')[0]}>`;
}

/** As each of those does it that pages are built with, in short. `within` holds what may have the focus. */
const trap = (type: string, isCapture: boolean, within = '#box') =>
  `document.addEventListener('${type}', ({ target }) => {
  const within = document.querySelector('${within}');
  if (target !== document && !within.contains(target)) within.querySelector('#x').focus();
}, ${isCapture});`;
const leaving = `document.addEventListener('focusout', ({ target, relatedTarget }) => {
  if (relatedTarget !== null && box.contains(target) && !box.contains(relatedTarget)) target.focus();
});`;
const outside = (type: string) =>
  `document.addEventListener('${type}', ({ target }) => { if (!box.contains(target)) box.remove(); }, true);`;
const SHADOWED = (shadow: string) => `const root = box.attachShadow({ mode: 'open' });
root.innerHTML = \`${shadow}\`;
root.querySelector('dialog')?.showModal();`;

const BOXES: readonly (readonly [name: string, fields: string, script: string])[] = [
  [
    'a dialog that fetches the focus back to its first button',
    boxed('div id=box role=dialog aria-modal=true'),
    trap('focusin', false),
  ],
  ['a dialog that does so before anybody else hears of it', boxed('div id=box role=dialog'), trap('focusin', true)],
  [
    'an alert that does so by the event that does not bubble',
    boxed('div id=box role=alertdialog'),
    trap('focus', true),
  ],
  ['a dialog that lets no focus out', boxed('div id=box role=dialog'), trap('focusin', false) + leaving],
  ['a dialog that says nothing of being one', boxed('div id=box'), trap('focusin', false)],
  [
    'a dialog whose focus is kept to a part of it',
    boxed('div id=box role=dialog', `<div id=part>${X}${FIELD}</div>`),
    trap('focusin', false, '#part'),
  ],
  ['a dialog that any press outside closes', boxed('div id=box role=dialog'), outside('pointerdown')],
  ['a dialog element that is no modal and that the browser closes', boxed('dialog id=box closedby=any'), 'box.show();'],
  ['a popover that the browser closes', boxed('div id=box popover'), 'box.showPopover();'],
  [
    'a popover in a dialog',
    boxed('div id=box role=dialog', `<div popover id=p>${X}${FIELD}</div>`),
    'p.showPopover();',
  ],
  [
    'a component with a modal in its shadow',
    boxed('div id=box'),
    SHADOWED('<dialog style="margin:60px"><slot></slot></dialog>'),
  ],
  [
    'a component with a dialog in its shadow, that keeps the focus',
    boxed('div id=box'),
    `${SHADOWED('<div role=dialog><slot></slot></div>')}
document.addEventListener('focusin', () => { if (!box.matches(':focus-within')) x.focus(); });`,
  ],
  [
    'a component that is a dialog and shows nothing but what it knows',
    boxed('div id=box role=dialog', `<div slot=own>${X}${FIELD}</div>`),
    SHADOWED('<slot name=own></slot>'),
  ],
];

async function expectFilled(page: Page): Promise<void> {
  await waitUntil('the code', async () => vault.codes.includes(await page.locator('.f').inputValue()));
  expect(await page.locator('.f').isVisible()).toBe(true);
  // Nobody was asked once more: the press was taken as one in plain view.
  expect(journey.browser.countViews('popup.html')).toBe(0);
}

describe.each(BOXES)('in %s', (_name, fields, script) => {
  test('the keys lead to the offer', async () => {
    const page = await openAsking(journey.browser, { fields, script });
    await bringBeside(page);
    await page.keyboard.press('ArrowDown');
    expect(await findOffer(page).evaluate((host) => host.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await expectFilled(page);
  });

  test('a click on the offer fills', async () => {
    const page = await openAsking(journey.browser, { fields, script });
    await bringBeside(page);
    await (await awaitOffer(page)).click({ force: true });
    await expectFilled(page);
  });
});
