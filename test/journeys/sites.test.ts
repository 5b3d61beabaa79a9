/**
 * Rules of sites, by the doors a person uses: switched in the popup and in the
 * settings, obeyed by offer and popup. Covers that nobody is asked about a page
 * that nobody touches. Not here: sending the form, taught fields
 * (`taught-fields.test.ts`), the menu of a field, which takes real hands, and how
 * rules are sealed.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { NORTHWIND, openList } from '@/test/support/journey';
import { acceptOffer, fillFromPopup, findOffer, PLAIN_VIEW_TIME, SCREENS, unlockVault } from '@/test/support/product';
import { openSettings } from '@/test/support/settings';
import { forgetRules, isOffered, toggleForSite } from '@/test/support/site-rules';
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
    const entries = journey.site.logbook.filter((entry) => entry.page === 'joint');
    expect(entries.map(({ verdict }) => verdict)).toEqual(['accepted']);
  });
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
