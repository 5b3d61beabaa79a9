/**
 * Ways to a field that is not simply clicked: scrolled out of a part of the page,
 * reached by a press beside it, written into the page anew, or in a page that is
 * not all there.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BOXES, FIELD, openAsking } from '@/test/support/asking-pages';
import { BANK, linkAccount, openStage, type Vault } from '@/test/support/hostile';
import { type Journey, openList, startWithVault } from '@/test/support/journey';
import { awaitOffer, fillFromPopup, findOffer } from '@/test/support/product';
import { serveEndless } from '@/test/support/serve-endless';
import { button } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

let journey: Journey;
let vault: Vault;
beforeAll(async () => {
  journey = await startWithVault();
  vault = await linkAccount(journey, [BANK]);
});
afterEach(() => journey.closePages());
afterAll(() => journey?.end());

async function expectFilled(page: Page): Promise<void> {
  await waitUntil('the code', async () =>
    vault.codes.includes(
      (await page.locator('.f').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).join(''),
    ),
  );
}

describe('scrolled out of a part of the page, a field is scrolled into it and filled', () => {
  const space = '<div style="height:260px;width:900px"></div>';
  const scrolled = (style: string, inside: string) =>
    `<div style="height:200px;width:320px;overflow:auto;${style}">${inside}</div>`;
  test.each([
    ['down', scrolled('', space + FIELD)],
    ['to the side', scrolled('white-space:nowrap', `<div style="display:flex">${space}${FIELD}</div>`)],
    ['in a part of a part', scrolled('', space + scrolled('', space + FIELD))],
    ['with its boxes', scrolled('', space + BOXES)],
  ])('%s, by the popup', async (_name, fields) => {
    const page = await openAsking(journey.browser, { fields });
    await fillFromPopup(await openList(journey.browser, page));
    await expectFilled(page);
  });
});

describe('a press brings the offer', () => {
  const firstEmpty = 'const first = () => [...document.querySelectorAll(".f")].find((one) => one.value === "");';
  test.each([
    ['on a box that hands the focus to the first empty one', 'focus', 'first().focus()'],
    ['on a box that leaves the focus to the first empty one', 'mousedown', 'event.preventDefault(); first().focus()'],
    ['on a box that hands the focus on a little later', 'focusin', 'setTimeout(() => first().focus(), 100)'],
  ])('%s', async (_name, type, act) => {
    const script = `${firstEmpty} document.querySelector('form div').addEventListener('${type}', (event) => {
      if (event.target.matches('.f') && event.target !== first()) { ${act} } }, true);`;
    const page = await openAsking(journey.browser, { fields: BOXES, script });
    await page.locator('.f').nth(3).click();
    await (await awaitOffer(page, 4_000)).click();
    await expectFilled(page);
  });

  test.each([
    ['around it', '<label><b id=words>Authenticator code</b> <input class=f name=otp></label>'],
    ['beside it', '<label for=otp id=words>Authenticator code</label> <input class=f id=otp>'],
  ])('on the label %s', async (_name, fields) => {
    const page = await openAsking(journey.browser, { fields });
    await page.locator('#words').click();
    await (await awaitOffer(page, 4_000)).click();
    await expectFilled(page);
  });

  test('but none on another field, from which the page takes the focus to the boxes', async () => {
    const script = `${firstEmpty} document.querySelector('#city').onfocus = () => first().focus();`;
    const page = await openAsking(journey.browser, { fields: `<input id=city placeholder=City>${BOXES}`, script });
    await page.locator('#city').click();
    await pause(1_000);
    expect(await findOffer(page).count()).toBe(0);
  });
});

describe('a page that is written anew is one to offer in', () => {
  const NEXT = `<!doctype html><title>Two-factor authentication</title><h1>Two-factor authentication</h1>
<form onsubmit="return false">${FIELD}</form>`;
  const write = (html: string) => {
    document.open();
    document.write(html);
    document.close();
  };

  test('after a field for codes was there', async () => {
    const page = await openAsking(journey.browser, {});
    await page.locator('.f').click();
    await awaitOffer(page);
    await page.evaluate(write, NEXT);
    await page.locator('.f').click();
    await (await awaitOffer(page, 4_000)).click();
    await expectFilled(page);
  });

  /** Nothing of it tells of a code. */
  async function openSignIn(): Promise<Page> {
    const html = '<!doctype html><title>Sign in</title><form><input name=user></form>';
    return (await openStage(journey.browser, { [BANK]: html }, BANK)).page;
  }

  test('after a page of another kind', async () => {
    const page = await openSignIn();
    await page.evaluate(write, NEXT);
    await page.locator('.f').click();
    await (await awaitOffer(page, 4_000)).click();
    await expectFilled(page);
  });

  test('with a field that is known only once it is pressed', async () => {
    const page = await openSignIn();
    await page.evaluate(write, '<!doctype html><title>Sign in</title><form><input class=f></form>');
    await pause(500);
    await page.locator('.f').evaluate((field) => field.setAttribute('autocomplete', 'one-time-code'));
    await page.locator('.f').click();
    await (await awaitOffer(page, 4_000)).click();
    await expectFilled(page);
  });
});

describe('a page that is not all there', () => {
  const BEGUN = '<!doctype html><title>Sign in</title><h1>Two-factor authentication</h1>';

  /** At an origin that an account is linked to; `act` is handed the page and the codes of the account. */
  async function onBegun(
    begun: string,
    act: (page: Page, codes: readonly string[], finish: (rest: string) => void) => Promise<void>,
  ): Promise<void> {
    const endless = await serveEndless(begun);
    const { id, codes } = await linkAccount(journey, [endless.origin], 'News');
    try {
      const page = await journey.browser.newPage();
      await page.goto(endless.origin, { waitUntil: 'commit' });
      await page.locator('h1').waitFor();
      await act(page, codes, endless.finish);
    } finally {
      endless.close();
      await journey.ask('remove', { id });
    }
  }

  const codeIn = async (page: Page, codes: readonly string[]): Promise<boolean> => {
    const values = await page.locator('.f').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    return codes.includes(values.join(''));
  };

  test.each([
    ['as it never ends', ''],
    ['as it waits for a script which never comes', '<script src="/never.js"></script><p>The end</p>'],
  ])('%s, is filled by the popup, and offered in from then on', async (_name, rest) => {
    await onBegun(`${BEGUN}<form>${FIELD}</form>${rest}`, async (page, codes) => {
      await fillFromPopup(await openList(journey.browser, page));
      await waitUntil('the code', () => codeIn(page, codes));
      expect(await page.evaluate('document.readyState')).toBe('loading');
      await page.locator('.f').fill('');
      await page.locator('.f').press('1');
      await awaitOffer(page);
    });
  });

  test.each([
    ['a field', '', `<form>${FIELD}</form>`, 2_000],
    ['a part of the boxes', BOXES.slice(0, BOXES.lastIndexOf('<input')), BOXES.slice(BOXES.lastIndexOf('<input')), 0],
  ])('%s that is still on its way when Fill is pressed is waited for', async (_what, first, rest, late) => {
    await onBegun(BEGUN + first, async (page, codes, finish) => {
      const popup = await openList(journey.browser, page);
      await popup.click(button('Fill'));
      await popup.waitFor(button('Filling…'));
      await pause(late);
      finish(rest);
      await popup.waitUntilClosed();
      await waitUntil('the code', () => codeIn(page, codes));
    });
  });
});
