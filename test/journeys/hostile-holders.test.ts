/**
 * What holds a field is not what it seems: a form whose fields have the names by
 * which browsers call what it has, or a component that puts the field into a slot
 * and fades that.
 */
import { describe, expect, test } from 'vitest';
import {
  askingPage,
  BANK,
  bringOffer,
  middleOfOffer,
  openStage,
  pressWhere,
  type Stage,
  stolen,
} from '@/test/support/hostile';
import { awaitOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);
let stage: Stage;

test('fields of the names by which browsers call what a form has stand in nobody’s way', async () => {
  stage = await openStage(journey.browser, { [BANK]: askingPage() }, BANK);
  const { page } = stage;
  const field = await page.locator('input[name=otp]').boundingBox();
  await page.locator('form').evaluate((form) => {
    const names = [
      'parentElement',
      'parentNode',
      'children',
      'contains',
      'querySelectorAll',
      'getAttribute',
      'shadowRoot',
      'localName',
      'matches',
      'hasAttribute',
      'previousSibling',
      'firstElementChild',
      'nextElementSibling',
      'childElementCount',
      'ariaHidden',
    ];
    form.append(...names.map((name) => Object.assign(document.createElement('input'), { type: 'hidden', name })));
  });
  // What the tests drive pages by goes astray there itself.
  await page.mouse.click((field?.x ?? 0) + 20, (field?.y ?? 0) + 10);
  await awaitOffer(page);
  await pressWhere(page, await middleOfOffer(page));
  expect(vault.codes).toContain(await page.evaluate(() => document.querySelector('input')?.value));
});

test('a part of a page that seems to hold its own form is read to an end', async () => {
  const around = `<fieldset form="form" name="lastChild"><form id="form"><p>Newsletter</p></form></fieldset>${askingPage()}`;
  stage = await openStage(journey.browser, { [BANK]: around }, BANK);
  await bringOffer(stage);
  await pressWhere(stage.page, await middleOfOffer(stage.page));
  expect(vault.codes).toContain(await stage.page.locator('input[name=otp]').inputValue());
});

const HOLDERS: readonly (readonly [name: string, html: string, fade: () => void])[] = [
  [
    'the slot that it was put into',
    `<div id="veil">${askingPage()}</div><script>
      root = veil.attachShadow({ mode: 'closed' });
      root.innerHTML = '<div><slot></slot></div>';</script>`,
    () => {
      const { root } = globalThis as unknown as { root: ShadowRoot };
      (root.querySelector('div') as HTMLElement).style.opacity = '0.02';
    },
  ],
  [
    'a form with a field called "parentElement"',
    `<div id="veil">${askingPage('id="form"')}</div><input form="form" name="parentElement">`,
    () => {
      (document.getElementById('veil') as HTMLElement).style.opacity = '0.02';
    },
  ],
];

describe('no code for a click on the offer of a field that is faded above', () => {
  test.each(HOLDERS)('%s', async (_name, html, fade) => {
    stage = await openStage(journey.browser, { [BANK]: html }, BANK);
    await bringOffer(stage);
    const { page } = stage;
    const at = await middleOfOffer(page);
    await page.evaluate(fade);
    await pause(PLAIN_VIEW_TIME);
    await pressWhere(page, at);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });
});
