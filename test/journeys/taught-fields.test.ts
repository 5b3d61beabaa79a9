/**
 * What a person teaches of a site's fields, by the doors they use: that a field is
 * for codes although nobody could recognise it, and that one is not although it
 * looks like it. What is taught is in the vault, so it counts while that is open.
 */
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { FABRIKAM, NORTHWIND, openList } from '@/test/support/journey';
import { acceptOffer, fillFromPopup, SCREENS, unlockVault } from '@/test/support/product';
import { forgetRules, isOffered, openSite } from '@/test/support/site-rules';
import { useJourney } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
afterEach(async () => {
  await journey.removeAccounts();
  await forgetRules(journey);
});

const origin = (): string => journey.site.origin(NORTHWIND);

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
    const entries = journey.site.logbook.filter((entry) => entry.page === 'unnamed');
    expect(entries.map(({ verdict }) => verdict)).toEqual(['accepted']);
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
    // Else what comes of it, a popup perhaps, would come in the next test.
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await other.getByLabel('Greeting').inputValue()));
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
