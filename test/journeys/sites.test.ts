/**
 * Rules of sites, by the doors a person uses: switched in the popup and in the
 * settings, taught from the page's fields, obeyed by offer and popup. Covers that
 * nobody is asked about a page that nobody touches. Not here: sending the form,
 * the menu of a field, which takes real hands, and how rules are sealed.
 */
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { FABRIKAM, NORTHWIND, openList } from '@/test/support/journey';
import { acceptOffer, fillFromPopup, findOffer, PLAIN_VIEW_TIME, SCREENS, unlockVault } from '@/test/support/product';
import { openSettings } from '@/test/support/settings';
import { forgetRules, openSite, toggleForSite } from '@/test/support/site-rules';
import { startLogin, waitForCode } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';
import { DEMO_PASSWORD } from '../site/accounts.ts';

const journey = useJourney();
afterEach(async () => {
  await journey.removeAccounts();
  await forgetRules(journey);
});

const origin = (): string => journey.site.origin(NORTHWIND);

/** Whether the offer comes beside `field`, given time. */
async function isOffered(page: Page, label: string): Promise<boolean> {
  await page.getByLabel(label).click();
  await pause(1_000);
  return (await findOffer(page).count()) > 0;
}

async function logged(page: string): Promise<readonly string[]> {
  return journey.site.logbook.filter((entry) => entry.page === page).map(({ verdict }) => verdict);
}

describe('the button in pages', () => {
  test('is switched off for one site in the popup, whose Fill still works, and on again in the settings', async () => {
    const { user } = await journey.share({ user: 'off@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    expect(await isOffered(page, 'Authentication code')).toBe(true);
    await toggleForSite(journey, page, /^Offer codes on/);
    expect(await isOffered(page, 'Authentication code')).toBe(false);
    await page.reload();
    expect(await isOffered(page, 'Authentication code')).toBe(false);

    await fillFromPopup(await openList(journey.browser, page));
    await waitForCode(step);

    const settings = await openSettings(journey.browser, 'filling');
    expect(await settings.waitForText('No button')).toContain('northwind.localhost');
    await settings.click('summary');
    await settings.click({ role: 'button', name: 'Remove these rules' });
    await settings.waitForText('No site has rules of its own.');
    await settings.close();
    await page.bringToFront();
    await page.reload();
    expect(await isOffered(page, 'Authentication code')).toBe(true);
  });

  test('is switched off everywhere in the settings, also while the vault is locked', async () => {
    const { user } = await journey.share({ user: 'nowhere@example.com' });
    const page = await journey.browser.newPage();
    await startLogin(page, origin(), user, 'single');
    const settings = await openSettings(journey.browser, 'filling');
    await settings.click({ role: 'checkbox', name: 'Show the button in pages' });
    await pause(300);
    await settings.close();
    await page.bringToFront();
    expect(await isOffered(page, 'Authentication code')).toBe(false);
    await journey.ask('lock', {});
    await page.reload();
    expect(await isOffered(page, 'Authentication code')).toBe(false);
    const popup = await journey.browser.openPopup(page);
    await popup.waitFor(SCREENS.locked);
    await unlockVault(popup);
    await popup.waitFor(SCREENS.list);
  });

  test('is there while the vault is locked, because nobody knows the site’s rule then, and only asks to unlock', async () => {
    const { user } = await journey.share({ user: 'locked@example.com' });
    await journey.ask('changeSite', { origin: origin(), change: { isOff: true } });
    await journey.ask('lock', {});
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await acceptOffer(step.scope, step.field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitFor(SCREENS.locked);
    expect(await step.readCode()).toBe('');
    await unlockVault(popup);
    await popup.waitFor({ role: 'button', name: 'Fill' });
  });
});

describe('password and code in one field', () => {
  test('the password stays and the code comes after it; without a password the popup says so', async () => {
    const { user } = await journey.share({ user: 'joint@example.com' });
    const page = await journey.visit(NORTHWIND, `/odd/joint?user=${user}`);
    await toggleForSite(journey, page, 'Password and code go into one field');
    const field = page.getByLabel('Password');
    await acceptOffer(page, field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('Type your password into it first');
    await popup.close();
    await page.bringToFront();

    await page.mouse.click(5, 5);
    await field.fill(DEMO_PASSWORD);
    await acceptOffer(page, field);
    await waitUntil('password and code', async () => /^orchard-lantern-42\d{6}$/.test(await field.inputValue()));
    // Filled again, the code is replaced and not added to.
    await fillFromPopup(await openList(journey.browser, page));
    expect(await field.inputValue()).toMatch(/^orchard-lantern-42\d{6}$/);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    expect(await logged('joint')).toEqual(['accepted']);
  });
});

describe('a field that nobody could recognise', () => {
  test('is shown by a click into it, filled, and offered to from then on, when it has another id', async () => {
    const { user } = await journey.share({ user: 'unnamed@example.com' });
    const page = await journey.visit(NORTHWIND, `/odd/unnamed?user=${user}`);
    expect(await isOffered(page, 'Greeting')).toBe(false);
    const popup = await openList(journey.browser, page);
    await popup.click({ role: 'button', name: 'Fill' });
    await popup.waitForText('No field for a code was found on the page.');
    expect(await popup.waitForText('You clicked last')).toContain('Greeting');
    await popup.click({ role: 'button', name: 'It is this field' });
    await popup.waitUntilClosed();
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
    expect(await page.getByLabel('Nickname').inputValue()).toBe('');

    await page.goto(`${origin()}/odd/unnamed?user=${user}`);
    expect(await isOffered(page, 'Nickname')).toBe(false);
    await acceptOffer(page, page.getByLabel('Greeting'));
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    expect(await logged('unnamed')).toEqual(['accepted']);
  });

  test('is one for searches or for mail, where the page made it so', async () => {
    await journey.share({ user: 'search@example.com' });
    for (const type of ['search', 'email']) {
      const page = await journey.visit(NORTHWIND, `/odd/unnamed?user=search@example.com`);
      const field = page.getByLabel('Greeting');
      await field.evaluate((input, kind) => input.setAttribute('type', kind), type);
      await field.click();
      const popup = await openSite(journey, page);
      await popup.click({ role: 'button', name: 'It is the code field' });
      await popup.waitForText('Countersign remembers');
      await popup.close();
      await page.bringToFront();
      await page.getByLabel('Nickname').click();
      await acceptOffer(page, field);
      await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
      await journey.ask('forgetTaught', { origin: origin() });
    }
  });

  test('is not offered to while the vault is locked: what was taught is in it', async () => {
    const { user } = await journey.share({ user: 'unnamed-locked@example.com' });
    const page = await journey.visit(NORTHWIND, `/odd/unnamed?user=${user}`);
    await page.getByLabel('Greeting').click();
    const popup = await openSite(journey, page);
    await popup.click({ role: 'button', name: 'It is the code field' });
    await popup.waitForText('Countersign remembers 1 field you showed here.');
    await popup.close();
    await journey.ask('lock', {});
    await page.bringToFront();
    await page.reload();
    expect(await isOffered(page, 'Greeting')).toBe(false);
    const again = await journey.browser.openPopup(page);
    await again.waitFor(SCREENS.locked);
    await unlockVault(again);
    // Fill finds it without another look of the page.
    await fillFromPopup(again);
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
  });

  test('is offered to once the vault is unlocked, where it was touched before and asked then', async () => {
    await journey.share({ user: 'unnamed-unlocked@example.com' });
    await teachGreeting(await journey.visit(NORTHWIND, '/odd/unnamed'));
    await journey.ask('lock', {});
    const page = await journey.visit(NORTHWIND, '/odd/unnamed');
    expect(await isOffered(page, 'Greeting')).toBe(false);
    await unlockBeside(page);
    expect(await isOffered(page, 'Nickname')).toBe(false);
    await acceptOffer(page, page.getByLabel('Greeting'));
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
  });

  test('is offered to in every tab of the site, also one that was touched before it was taught', async () => {
    await journey.share({ user: 'unnamed-twice@example.com' });
    const other = await journey.visit(NORTHWIND, '/odd/unnamed');
    expect(await isOffered(other, 'Greeting')).toBe(false);
    await teachGreeting(await journey.visit(NORTHWIND, '/odd/unnamed'));
    await other.bringToFront();
    expect(await isOffered(other, 'Nickname')).toBe(false);
    await acceptOffer(other, other.getByLabel('Greeting'));
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await other.getByLabel('Greeting').inputValue()));
  });

  test('is offered to while another tab answers nobody, because its page shows an alert', async () => {
    await journey.share({ user: 'unnamed-stuck@example.com' });
    const stuck = await journey.visit(FABRIKAM, '/odd/alarm');
    const other = await journey.visit(NORTHWIND, '/odd/unnamed');
    expect(await isOffered(other, 'Greeting')).toBe(false);
    // It comes before the other, as the tabs stand and as they were looked at.
    await stuck.bringToFront();
    expect(await isOffered(stuck, 'One-time code on the sticker')).toBe(true);
    await teachGreeting(await journey.visit(NORTHWIND, '/odd/unnamed'), () => letAlert(stuck));
    await other.bringToFront();
    await pause(1_500);
    await acceptOffer(other, other.getByLabel('Greeting'));
  });
});

/** The popup says that "Greeting" is for codes, on a page of that form; `before` that, in the popup's back. */
async function teachGreeting(page: Page, before: () => Promise<unknown> = async () => null): Promise<void> {
  await page.getByLabel('Greeting').click();
  const popup = await openSite(journey, page);
  await before();
  await popup.click({ role: 'button', name: 'It is the code field' });
  await popup.waitForText('Countersign remembers 1 field you showed here.');
  await popup.close();
}

async function unlockBeside(page: Page): Promise<void> {
  const popup = await journey.browser.openPopup(page);
  await popup.waitFor(SCREENS.locked);
  await unlockVault(popup);
  await popup.waitFor(SCREENS.list);
  await popup.close();
  await page.bringToFront();
}

/** Resolves once the page's script stands still in an alert that nobody answers. */
function letAlert(page: Page): Promise<unknown> {
  return Promise.all([
    new Promise((resolve) => page.on('dialog', resolve)),
    page.evaluate(() => void setTimeout(() => alert('Your session is about to end'))),
  ]);
}

test('a field that only looks like one for codes is left alone once a person said so, until it is forgotten', async () => {
  await journey.share({ user: 'alarm@example.com' });
  const page = await journey.visit(NORTHWIND, '/odd/alarm');
  expect(await isOffered(page, 'One-time code on the sticker')).toBe(true);
  const popup = await openSite(journey, page);
  expect(await popup.waitForText('Found here')).toContain('One-time code on the sticker');
  await popup.click({ role: 'button', name: 'It is not for codes' });
  await popup.waitForText('No code field was found on this page.');
  await popup.close();
  await page.bringToFront();
  await page.reload();
  expect(await isOffered(page, 'One-time code on the sticker')).toBe(false);
  const again = await openSite(journey, page);
  await again.click({ role: 'button', name: 'Forget' });
  await again.waitForText('Found here');
  await again.close();
  await page.bringToFront();
  await page.reload();
  expect(await isOffered(page, 'One-time code on the sticker')).toBe(true);
});

test('a press of the other mouse button on the offer opens what holds on this site', async () => {
  const { user } = await journey.share({ user: 'other-button@example.com' });
  const page = await journey.browser.newPage();
  const step = await startLogin(page, origin(), user, 'single');
  await step.field.click();
  const offer = findOffer(page);
  await offer.waitFor({ state: 'visible' });
  await offer.click({ button: 'right' });
  const popup = await journey.browser.nextView('popup.html');
  await popup.waitFor({ role: 'heading', name: 'Filling on this site' });
  expect(await popup.waitForText('Found here')).toContain('Authentication code');
  expect(await step.readCode()).toBe('');
  await popup.click({ role: 'button', name: 'Back' });
  await popup.waitFor(SCREENS.list);
});

test('a page without a code field asks nothing until it is touched, and then once', async () => {
  const { browser } = journey;
  const page = await journey.visit(NORTHWIND, '/odd/unnamed');
  await browser.killWorker();
  await page.reload();
  await page.evaluate(() => document.querySelector<HTMLInputElement>('#nick')?.focus());
  await page.getByRole('heading', { name: 'Gate' }).click();
  await pause(1_500);
  expect(await browser.isWorkerRunning()).toBe(false);
  await page.getByLabel('Greeting').click();
  await waitUntil('the worker to be asked', () => browser.isWorkerRunning());
  await browser.killWorker();
  await page.getByLabel('Nickname').click();
  await page.getByLabel('Greeting').pressSequentially('Ada');
  await pause(PLAIN_VIEW_TIME);
  expect(await browser.isWorkerRunning()).toBe(false);
});
