/**
 * From a page that asks for a code to being let in. Covers: the offer on every
 * login form, the popup's Fill, what opens the popup instead, hosts that are and
 * are not the account's, and codes made on request. Not here: the keyboard
 * shortcut and the context menu, which take real hands.
 */
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { FABRIKAM, NORTHWIND, openList, type SharedAccount } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { acceptOffer, fillFromPopup, PLAIN_VIEW_TIME, SCREENS, unlockVault } from '@/test/support/product';
import { askForCode, type CodeStep, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';
import { LOGIN_FORMS } from '../site/login-forms.ts';

const journey = useJourney();
afterEach(() => journey.removeAccounts());

/** A page under a real name, which the browser is handed without any network: the demo site has no real names. */
async function openNamedPage(url: string): Promise<Page> {
  const page = await journey.browser.newPage();
  const body = '<!doctype html><title>Sign in</title><label>One-time code <input autocomplete="one-time-code"></label>';
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(url);
  return page;
}

/** Hands in what was filled; the site must let `user` in. */
async function enter(page: Page, step: CodeStep, user: string, host = NORTHWIND): Promise<void> {
  const code = await waitForCode(step);
  await step.submit();
  await waitUntilSignedIn(page);
  expect(journey.site.logbook.at(-1)).toMatchObject({ host, account: user, code, verdict: 'accepted' });
}

/** The card of one of several accounts of this site. */
function buttonOf(user: string, text: string): string {
  return `::-p-xpath(//article[contains(., '${user}')]//button[contains(., '${text}')])`;
}

describe('one linked account', () => {
  test.each(LOGIN_FORMS)('a click on the offer fills the form "%s", and the site lets in', async (form) => {
    const { user } = await journey.share({ user: `${form}@example.com` });
    const [page, step] = await askForCode(journey, user, form);
    await acceptOffer(step.scope, step.field);
    await enter(page, step, user);
    expect(journey.browser.countViews('popup.html')).toBe(0);
  });

  test('Fill in the popup fills the page and closes the popup', async () => {
    const { user } = await journey.share({ user: 'popup@example.com' });
    const [page, step] = await askForCode(journey, user, 'six');
    const popup = await openList(journey.browser, page);
    expect(await popup.text()).toMatch(/On this site\s+northwind\.localhost:\d+/);
    await fillFromPopup(popup);
    await enter(page, step, user);
  });

  test('the www. twin of the host is filled too', async () => {
    await journey.share({ user: 'twin@example.com', links: ['https://example.com'] });
    const page = await openNamedPage('https://www.example.com/');
    const field = page.getByLabel('One-time code');
    await acceptOffer(page, field);
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
  });

  test('SHA-256, as the other company computes, is right as well', async () => {
    const { user } = await journey.share({ host: FABRIKAM, user: 'sha256@example.com' });
    const [page, step] = await askForCode(journey, user, 'plain', FABRIKAM);
    await acceptOffer(step.scope, step.field);
    await enter(page, step, user, FABRIKAM);
  });
});

describe('what only the person can decide', () => {
  test('with two accounts the popup opens with both, and the one picked is filled', async () => {
    const first = await journey.share({ user: 'first@example.com' });
    const second = await journey.share({ user: 'second@example.com' });
    const [page, step] = await askForCode(journey, second.user);
    await acceptOffer(step.scope, step.field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitFor(buttonOf(first.user, 'Fill'));
    expect(await step.readCode()).toBe('');
    await popup.click(buttonOf(second.user, 'Fill'));
    await popup.waitUntilClosed();
    await enter(page, step, second.user);
  });

  test('a locked vault opens the popup; unlocking fills nothing, Fill has the focus, and Enter fills', async () => {
    const { user } = await journey.share({ user: 'locked@example.com' });
    await journey.ask('lock', {});
    const [page, step] = await askForCode(journey, user);
    await acceptOffer(step.scope, step.field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitFor(SCREENS.locked);
    expect(await popup.text()).toMatch(/Opened for northwind\.localhost:\d+/);
    await unlockVault(popup);
    await popup.waitFor({ role: 'button', name: 'Fill' });
    await waitUntil('Fill to have the focus', async () => (await popup.focused()) === 'button: Fill');
    expect(await step.readCode()).toBe('');
    // An Enter that comes at once was not meant for it.
    await pause(PLAIN_VIEW_TIME);
    await popup.press('Enter');
    await popup.waitUntilClosed();
    await enter(page, step, user);
  });

  test('a name on this computer has no twin: www. before it is another host', async () => {
    const { user } = await journey.share({ user: 'no-twin@example.com' });
    const [, step] = await askForCode(journey, user, 'single', 'www.northwind.localhost');
    await acceptOffer(step.scope, step.field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText(/No account is linked to www\.northwind\.localhost:\d+ yet\./);
    expect(await step.readCode()).toBe('');
  });

  test('an account of another company is not filled, and the popup says that none is linked', async () => {
    await journey.share({ user: 'northwind-only@example.com' });
    const { user } = journey.site.createAccount({ host: FABRIKAM, user: 'stranger@example.com' });
    const [, step] = await askForCode(journey, user, 'single', FABRIKAM);
    await acceptOffer(step.scope, step.field);
    const popup = await journey.browser.nextView('popup.html');
    const text = await popup.waitForText(/No account is linked to fabrikam\.localhost:\d+ yet\./);
    expect(text).toContain('northwind-only@example.com');
    expect(await popup.isVisible({ role: 'button', name: 'Fill' })).toBe(false);
    expect(await step.readCode()).toBe('');
  });
});

describe('another host of the same site', () => {
  test('is offered with both hosts in full, linked once picked, and filled from then on', async () => {
    const account = await journey.share({ user: 'relative@example.com', links: ['https://example.com'] });
    const page = await openNamedPage('https://login.example.com/');
    const field = page.getByLabel('One-time code');
    const popup = await openList(journey.browser, page);
    expect(await popup.waitForText('On another host of this site')).toContain('You have an account for example.com.');
    expect(await popup.isVisible({ role: 'button', name: 'Fill' })).toBe(false);
    await popup.click({ role: 'button', name: 'Use it here' });
    const asking = await popup.waitForText('Link and fill');
    expect(asking).toMatch(/Use it on this site\?\s+This page\s+login\.example\.com\s+/);
    expect(asking).toContain('Linked to example.com.');
    await popup.click({ role: 'button', name: 'Not now' });
    await popup.waitForText('On another host of this site');
    expect(await linksOf(account)).toEqual(['https://example.com']);
    expect(await field.inputValue()).toBe('');
    await popup.click({ role: 'button', name: 'Use it here' });
    await popup.click({ role: 'button', name: 'Link and fill' });
    await popup.waitUntilClosed();
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
    expect(await linksOf(account)).toEqual(['https://example.com', 'https://login.example.com']);
    await field.fill('');
    await acceptOffer(page, field);
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
  });
});

async function linksOf({ id }: SharedAccount): Promise<string[]> {
  const query = { askId: null, query: '', siteDomain: null, from: 0, count: 100 };
  const { rows } = await journey.ask('list', query);
  return rows.find(({ account }) => account.id === id)?.account.links.map(({ origin }) => origin) ?? [];
}

test('a deleted account is gone from the list; undone, it is back and fills', async () => {
  const { user } = await journey.share({ user: 'undo@example.com' });
  const [page, step] = await askForCode(journey, user);
  const popup = await openList(journey.browser, page);
  await popup.click({ role: 'button', name: 'Details of Northwind' });
  await popup.click({ role: 'button', name: 'Delete' });
  await popup.waitForText('Northwind deleted.');
  await popup.waitForText('No accounts yet');
  await popup.click({ role: 'button', name: 'Undo' });
  await popup.waitForText('undo@example.com');
  await fillFromPopup(popup);
  await enter(page, step, user);
});

describe('codes made on request', () => {
  /** The codes of RFC 4226, appendix D, for the secret `12345678901234567890`. */
  const URI = 'otpauth://hotp/Counted:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Counted&counter=0';

  async function openCounted(page: Page): Promise<PageView> {
    const popup = await openList(journey.browser, page);
    await popup.waitForText('Counted');
    return popup;
  }

  test('are not shown before, and no counter is used twice, whatever happens to the worker', async () => {
    await journey.ask('add', { given: { uri: URI }, askId: null, operationId: crypto.randomUUID() });
    const page = await journey.visit(FABRIKAM, '/');
    const popup = await openCounted(page);
    expect(await popup.text()).not.toMatch(/\d{3}\s*\d{3}/);
    await popup.click({ role: 'button', name: 'Make a code' });
    await popup.waitForText(/755\s*224/);
    await popup.close();
    await journey.browser.killWorker();
    const again = await openCounted(page);
    expect(await again.text()).not.toMatch(/755\s*224/);
    await again.click({ role: 'button', name: 'Make a code' });
    await again.waitForText(/287\s*082/);
    await again.close();
  });
});
