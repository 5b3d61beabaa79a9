/**
 * From a QR code on a page to an account in the vault, by the scan window.
 * Covers: every way to show a QR code, what comes first without a vault or with
 * a locked one, several codes at once, and codes that are no accounts. Not
 * here: the browser's own menu, which takes real hands.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Chromium } from '@/test/support/chromium';
import { type Journey, NORTHWIND, startJourney, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { createVault, SCREENS, saveAndFill, scanThisPage, unlockVault } from '@/test/support/product';
import { findConfirmStep, startEnrolment } from '@/test/support/site-visits';

const PREVIEW = { role: 'heading', name: 'Save this account?' } as const;

/** Opens the popup on a page that shows a QR code, and presses the scan button; leaves in the scan window. */
async function scan({ browser }: Journey, page: Page): Promise<PageView> {
  await scanThisPage(await browser.openPopup(page));
  return browser.nextView('scan.html');
}

/** Hands the filled code to the site, and reads what it wrote into its logbook. */
async function confirm({ site }: Journey, page: Page, user: string) {
  const step = findConfirmStep(page);
  const code = await step.readCode();
  expect(code).toMatch(/^\d{6}$/);
  await step.submit();
  await page.getByRole('heading', { name: 'Two-factor authentication is on' }).waitFor();
  expect(site.logbook.at(-1)).toMatchObject({
    host: NORTHWIND,
    account: user,
    page: 'enrol',
    code,
    verdict: 'accepted',
  });
}

describe('with an open vault', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault();
  });
  afterEach(() => journey.closePages());
  afterAll(() => journey?.end());

  test.each(['img', 'svg', 'canvas', 'background'])(
    'a QR code drawn as %s is shown, saved and filled, and the site takes the code',
    async (show) => {
      const page = await journey.browser.newPage();
      const user = await startEnrolment(page, journey.site.origin(NORTHWIND), show);
      const window = await scan(journey, page);
      await window.waitFor(PREVIEW);
      const text = await window.text();
      expect(text).toContain('Northwind');
      expect(text).toContain(user);
      expect(text).toMatch(/Fills on\s+northwind\.localhost:\d+/);
      expect(text).toContain('6 digits, every 30 s, SHA-1');
      expect(await findConfirmStep(page).readCode()).toBe('');
      await saveAndFill(window);
      await confirm(journey, page, user);
    },
  );

  test('one of several codes on a page is chosen, and the others are left alone', async () => {
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND), 'all');
    const canvasUser = user.replace('@', '+canvas@');
    const window = await scan(journey, page);
    await window.waitFor({ role: 'heading', name: '4 codes were found' });
    await window.click({ role: 'button', name: new RegExp(canvasUser.replace('+', '\\+')) });
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain(canvasUser);
    await page.getByLabel('Account').selectOption(canvasUser);
    await saveAndFill(window);
    await confirm(journey, page, canvasUser);
    expect(await countAccounts(journey, user.split('@')[0] ?? '')).toBe(1);
  });

  test('a look at another code leads back to the choice', async () => {
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND), 'all');
    const window = await scan(journey, page);
    await window.click({ role: 'button', name: /\+img@/ });
    await window.waitFor(PREVIEW);
    await window.click({ role: 'button', name: 'Back' });
    await window.waitFor({ role: 'heading', name: '4 codes were found' });
    await window.click({ role: 'button', name: 'Close' });
    await window.waitUntilClosed();
  });

  test('what is not saved is not kept', async () => {
    const before = await countAccounts(journey);
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    const window = await scan(journey, page);
    await window.waitFor(PREVIEW);
    await window.click({ role: 'button', name: 'Not now' });
    await window.waitUntilClosed();
    expect(await findConfirmStep(page).readCode()).toBe('');
    expect(await countAccounts(journey)).toBe(before);
  });

  test('without a link to the site an account is saved and nothing is filled', async () => {
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
    const window = await scan(journey, page);
    await window.waitFor(PREVIEW);
    await window.click({ role: 'checkbox', name: hostOf(page) });
    await window.click({ role: 'button', name: 'Save' });
    await window.waitUntilClosed();
    expect(await countAccounts(journey, user)).toBe(1);
    expect(await findConfirmStep(page).readCode()).toBe('');
  });

  test('a second scan of a saved account says that there is nothing to do, and fills its code', async () => {
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
    const first = await scan(journey, page);
    await first.waitFor(PREVIEW);
    await saveAndFill(first);
    const second = await scan(journey, page);
    await second.waitForText('You already have this one');
    expect(await second.isVisible({ role: 'button', name: /Save/ })).toBe(false);
    await findConfirmStep(page).field.fill('');
    await second.click({ role: 'button', name: 'Fill its code' });
    await second.waitUntilClosed();
    expect(await countAccounts(journey, user)).toBe(1);
    await confirm(journey, page, user);
  });

  test('a QR code that is no account is shown as text, not saved and not opened', async () => {
    const before = await countAccounts(journey);
    const page = await journey.visit(NORTHWIND, '/enrol?as=foreign');
    const window = await scan(journey, page);
    const text = await window.waitForText('Not a code for an account');
    expect(text).toContain('https://northwind.example/app');
    expect(await window.page.$$('a')).toEqual([]);
    await window.click({ role: 'button', name: 'Close' });
    await window.waitUntilClosed();
    expect(await countAccounts(journey)).toBe(before);
    const urls = journey.browser.context.pages().map((open) => open.url());
    expect(urls.filter((url) => url.includes('northwind.example'))).toEqual([]);
  });

  test('a QR code with a broken secret is explained in one sentence and not saved', async () => {
    const before = await countAccounts(journey);
    const page = await journey.visit(NORTHWIND, '/enrol?as=broken');
    const window = await scan(journey, page);
    const text = await window.waitForText('Nothing to save');
    expect(text).toContain(
      'A secret has only the letters A to Z and the digits 2 to 7. Check for a mistyped character.',
    );
    await window.click({ role: 'button', name: 'Close' });
    await window.waitUntilClosed();
    expect(await countAccounts(journey)).toBe(before);
  });

  test('a page without a QR code is explained in one sentence', async () => {
    const page = await journey.visit(NORTHWIND, '/login');
    const window = await scan(journey, page);
    const text = await window.waitForText('Nothing found on the page');
    expect(text).toContain('No QR code was found. Zoom in until it is large and whole, and scan the page again.');
  });
});

describe('with a locked vault', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault();
    await journey.ask('lock', {});
  });
  afterAll(() => journey?.end());

  test('the scan waits for the passphrase, comes back to the same code and fills it', async () => {
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
    const window = await scan(journey, page);
    await window.waitFor(SCREENS.locked);
    await window.fill({ role: 'textbox', name: 'Passphrase' }, 'not the passphrase');
    await window.click({ role: 'button', name: 'Unlock' });
    await window.waitForText('That is not the passphrase.');
    await unlockVault(window);
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain(user);
    await saveAndFill(window);
    await confirm(journey, page, user);
  });
});

describe('without a vault', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startJourney();
  });
  afterEach(() => journey.closePages());
  afterAll(() => journey?.end());

  test('closing the scan window forgets what was read: nothing of it is stored anywhere', async () => {
    const { browser, site, ask } = journey;
    const page = await browser.newPage();
    const user = await startEnrolment(page, site.origin(NORTHWIND));
    const window = await scan(journey, page);
    await window.waitFor(SCREENS.create);
    await window.close();
    expect((await ask('open', { askId: null, count: 0 })).state).toBe('missing');
    const secret = site.accounts.find(NORTHWIND, user)?.secret ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const kept = await readStorage(browser);
    expect(kept).toContain(site.origin(NORTHWIND));
    for (const part of [secret, user, 'otpauth']) expect(kept).not.toContain(part);
    await page.close();
  });

  test('the scan leads through the first passphrase, comes back to the same code and fills it', async () => {
    const { browser, site } = journey;
    const page = await browser.newPage();
    const user = await startEnrolment(page, site.origin(NORTHWIND));
    const window = await scan(journey, page);
    await window.waitFor(SCREENS.create);
    await createVault(window);
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain(user);
    await saveAndFill(window);
    await confirm(journey, page, user);
  });
});

/** How many accounts the vault has whose names contain `query`. */
async function countAccounts({ ask }: Journey, query = ''): Promise<number> {
  return (await ask('list', { askId: null, query, siteDomain: null, from: 0, count: 0 })).total;
}

function hostOf(page: Page): string {
  return new URL(page.url()).host;
}

/** All that the extension's storage holds, as JSON. */
async function readStorage(browser: Chromium): Promise<string> {
  const tab = await browser.openInTab('manifest.json');
  const areas = await tab.page.evaluate(async () => [
    await chrome.storage.session.get(null),
    await chrome.storage.local.get(null),
    await chrome.storage.sync.get(null),
  ]);
  await tab.close();
  return JSON.stringify(areas);
}
