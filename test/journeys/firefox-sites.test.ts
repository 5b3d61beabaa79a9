/**
 * What was built for sites, in Firefox: rules, taught fields, sending, backup
 * codes, and a page that takes no code. There the button in a page always opens
 * the popup, and the background is a page that the browser suspends. Covers the
 * ways that lead through those; what holds in every browser is shown in Chromium.
 */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import {
  chooseInMenu,
  OFFER,
  pressInBrowser,
  pressOffer,
  readField,
  waitForHeading,
  waitForValue,
} from '@/test/support/firefox-journey';
import { NORTHWIND } from '@/test/support/journey';
import { fillFromPopup, SCREENS, unlockVault } from '@/test/support/product';
import { describeFirefox, useFirefoxJourney } from '@/test/support/use-firefox';
import { button, type View } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';
import { DEMO_PASSWORD } from '../site/accounts.ts';

const CODE = /^\d{6}$/;
const SIGNED_IN = 'You are signed in';
/** How long a person looks at a page before they do anything. */
const LOOK = 1_000;

describeFirefox('in Firefox', () => {
  const journey = useFirefoxJourney();

  const origin = () => journey.site.origin(NORTHWIND);

  /** The step of the demo site that asks for a code. */
  async function openCodeStep(user: string, form = 'single'): Promise<Page> {
    const page = await journey.firefox.newPage(`${origin()}/login/${form}`);
    await page.$eval('#user', (field, name) => Object.assign(field, { value: name }), user);
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    return page;
  }

  async function openSite(page: Page): Promise<View> {
    const popup = await journey.openList(page);
    await popup.click(button(/^Filling on northwind\.localhost/));
    await popup.waitFor({ role: 'checkbox', name: /^Offer codes on northwind\.localhost/ });
    return popup;
  }

  /** Switches something for the site in front, and leaves the popup. */
  async function toggle(page: Page, name: string | RegExp): Promise<void> {
    const popup = await openSite(page);
    await popup.click({ role: 'checkbox', name });
    await pause(300);
    await popup.close();
  }

  async function isOffered(page: Page, field: string): Promise<boolean> {
    await page.bringToFront();
    await page.mouse.click(5, 5);
    await page.click(field);
    await pause(1_000);
    return (await page.$(OFFER)) !== null;
  }

  test('the button is switched off for one site in the popup, whose Fill still works, and on again in the settings', async () => {
    const { user } = await journey.share({ user: 'off@example.com' });
    const page = await openCodeStep(user);
    expect(await isOffered(page, '#code')).toBe(true);
    await toggle(page, /^Offer codes on/);
    expect(await isOffered(page, '#code')).toBe(false);
    await fillFromPopup(await journey.openList(page));
    await waitForValue(page, '#code', CODE);

    const tab = await journey.firefox.openInTab('options.html#filling');
    const settings = await journey.firefox.nextView('options.html');
    expect(await settings.waitForText('No button')).toContain('northwind.localhost');
    await settings.click('summary');
    await settings.click(button('Remove these rules'));
    await settings.waitForText('No site has rules of its own.');
    await page.bringToFront();
    await page.reload();
    expect(await isOffered(page, '#code')).toBe(true);
    await tab.page.bringToFront();
    await settings.click({ role: 'checkbox', name: 'Show the button in pages' });
    await pause(300);
    await page.bringToFront();
    await page.reload();
    expect(await isOffered(page, '#code')).toBe(false);
    await tab.close();
  });

  test('the form is sent after a fill where that was switched on, once, and the site lets in', async () => {
    const { user } = await journey.share({ user: 'sends@example.com' });
    const page = await openCodeStep(user);
    await toggle(page, 'Send the form after filling');
    await fillFromPopup(await pressOffer(journey, page, '#code'));
    await waitForHeading(page, SIGNED_IN);
    expect(journey.site.logbook.filter(({ account }) => account === user)).toHaveLength(1);
  });

  test('the password stays in a field that takes both, and the code comes after it', async () => {
    const { user } = await journey.share({ user: 'joint@example.com' });
    const page = await journey.firefox.newPage(`${origin()}/odd/joint?user=${user}`);
    await toggle(page, 'Password and code go into one field');
    const popup = await pressOffer(journey, page, '#given');
    await popup.click(button('Fill'));
    await popup.waitForText('Type your password into it first');
    await popup.close();
    await page.mouse.click(5, 5);
    await page.type('#given', DEMO_PASSWORD);
    await fillFromPopup(await pressOffer(journey, page, '#given'));
    await waitForValue(page, '#given', /^orchard-lantern-42\d{6}$/);
    await page.click('form button');
    await waitForHeading(page, 'You are in');
  });

  test('a field that nobody could recognise is shown by a click into it, filled, and offered to from then on', async () => {
    const { user } = await journey.share({ user: 'unnamed@example.com' });
    const page = await journey.firefox.newPage(`${origin()}/odd/unnamed?user=${user}`);
    expect(await isOffered(page, '[name=given]')).toBe(false);
    const popup = await journey.openList(page);
    await popup.click(button('Fill'));
    await popup.waitForText('No field for a code was found on the page.');
    expect(await popup.waitForText('You clicked last')).toContain('Greeting');
    await popup.click(button('It is this field'));
    await popup.waitUntilClosed();
    await waitForValue(page, '[name=given]', CODE);
    await page.goto(`${origin()}/odd/unnamed?user=${user}`);
    // The vault is open, but the background has to start and to read the rules again.
    await journey.suspendBackground();
    await fillFromPopup(await pressOffer(journey, page, '[name=given]'));
    await waitForValue(page, '[name=given]', CODE);
    expect(await readField(page, '#nick')).toBe('');
  });

  test('a field that only looks like one for codes is left alone once a person said so', async () => {
    await journey.share({ user: 'alarm@example.com' });
    const page = await journey.firefox.newPage(`${origin()}/odd/alarm`);
    expect(await isOffered(page, '#otp')).toBe(true);
    const popup = await openSite(page);
    expect(await popup.waitForText('Found here')).toContain('One-time code on the sticker');
    await popup.click(button('It is not for codes'));
    await popup.waitForText('No code field was found on this page.');
    await popup.close();
    await page.reload();
    expect(await isOffered(page, '#otp')).toBe(false);
  });

  test('the other mouse button on the offer opens what holds on this site', async () => {
    const { user } = await journey.share({ user: 'other-button@example.com' });
    const page = await openCodeStep(user);
    await page.click('#code');
    const offer = await page.waitForSelector(OFFER, { visible: true });
    await offer?.click({ button: 'right' });
    const popup = await journey.firefox.nextPopup();
    await popup.waitFor({ role: 'heading', name: 'Filling on this site' });
    expect(await popup.waitForText('Found here')).toContain('Authentication code');
  });

  test('the keyboard fills and locks, and so fills the menu of a field, also one that is none to us', async () => {
    const { user } = await journey.share({ user: 'doors@example.com' });
    const page = await openCodeStep(user);
    await page.click('#code');
    await pressInBrowser(journey, 'Control', 'F');
    await waitForValue(page, '#code', CODE);
    await page.$eval('#code', (field) => Object.assign(field, { value: '' }));
    await chooseInMenu(journey, page, '#code', 'Fill code');
    await waitForValue(page, '#code', CODE);
    await page.goto(`${origin()}/odd/unnamed?user=${user}`);
    // Our script comes after the page, and a person after both.
    await pause(LOOK);
    await chooseInMenu(journey, page, '[name=given]', 'Fill code');
    const popup = await journey.firefox.nextPopup();
    expect(await popup.waitForText('You clicked last')).toContain('Greeting');
    await popup.close();
    await pressInBrowser(journey, 'Alt', 'L');
    await waitUntil('a locked vault', async () => {
      const { state } = await journey.ask('open', { askId: null, count: 0 });
      return state === 'locked';
    });
  });

  test('a locked vault is unlocked in the popup that the button opened by the keyboard, and then fills', async () => {
    const { user } = await journey.share({ user: 'locked@example.com' });
    const page = await openCodeStep(user);
    await journey.ask('lock', {});
    await page.click('#code');
    await page.waitForSelector(OFFER, { visible: true });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const popup = await journey.firefox.nextPopup();
    await popup.waitFor(SCREENS.locked);
    await unlockVault(popup);
    await fillFromPopup(popup);
    await waitForValue(page, '#code', CODE);
  });

  test('a page that takes no code is told of in the popup, where the code can be copied', async () => {
    const { user } = await journey.share({ user: 'refused@example.com' });
    const page = await openCodeStep(user);
    await page.$eval('#code', (field) => {
      field.addEventListener('input', () => Object.assign(field, { value: '' }));
    });
    const popup = await pressOffer(journey, page, '#code');
    await popup.click(button('Fill'));
    await popup.waitForText('The page emptied the field again.');
    expect(await popup.isVisible(button('Copy'))).toBe(true);
    expect(await readField(page, '#code')).toBe('');
  });

  describe('backup codes', () => {
    const FIELD = '#backup-code';

    async function askForBackupCode(user: string): Promise<Page> {
      const page = await openCodeStep(user);
      await Promise.all([page.waitForNavigation(), page.click('a[href="/login/backup"]')]);
      return page;
    }

    test('are kept with an account, offered where one is asked for, and used once', async () => {
      const { user, backupCodes } = await journey.share({ user: 'spare@example.com' });
      const page = await askForBackupCode(user);
      const popup = await journey.openList(page);
      await popup.click(button(/^Details of/));
      await popup.click(button('Add backup codes…'));
      await popup.fill({ role: 'textbox', name: 'Paste the codes' }, backupCodes.join(' '));
      await popup.waitForText('8 codes found');
      await popup.click(button('Save'));
      await popup.waitForText(/Backup codes\s+8 left/);
      await popup.close();

      const asking = await pressOffer(journey, page, FIELD);
      await asking.waitForText(/8 left/);
      expect(await readField(page, FIELD)).toBe('');
      await asking.click(button('Use one and fill'));
      await asking.waitUntilClosed();
      await waitForValue(page, FIELD, /./);
      expect(await readField(page, FIELD)).toBe(backupCodes[0]);

      // The same document gets the same one, of which the background knows after it was suspended, too.
      await page.$eval(FIELD, (field) => Object.assign(field, { value: '' }));
      await journey.suspendBackground();
      const again = await pressOffer(journey, page, FIELD);
      await again.click(button('Fill it again'));
      await again.waitUntilClosed();
      await waitForValue(page, FIELD, /./);
      expect(await readField(page, FIELD)).toBe(backupCodes[0]);
      await page.click('form button');
      await waitForHeading(page, SIGNED_IN);
    });

    test('are asked about by Fill in the popup, which puts no code into their field', async () => {
      const { id, user, backupCodes } = await journey.share({ user: 'ask@example.com' });
      await journey.ask('saveSpareCodes', { id, codes: backupCodes.slice(0, 1), isReplacing: false });
      const page = await askForBackupCode(user);
      const popup = await journey.openList(page);
      await popup.click(button('Fill'));
      await popup.waitForText('This is the last one.');
      expect(await readField(page, FIELD)).toBe('');
    });
  });
});
