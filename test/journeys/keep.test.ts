/**
 * What the vault keeps, and for how long. Covers: locking, the worker's death,
 * closing the browser and a crash right after "saved". Not here: damage to what
 * is stored, which the vault's own tests do byte by byte.
 */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NORTHWIND, openList, startJourney } from '@/test/support/journey';
import { makeThrowAwayFolder } from '@/test/support/places';
import {
  acceptOffer,
  addByText,
  createVault,
  lockVault,
  PASSPHRASE,
  SCREENS,
  unlockVault,
} from '@/test/support/product';
import { startLogin, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';

const URI = 'otpauth://totp/Contoso:alice@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Contoso';
const SIX_DIGITS = /\d{3}\s*\d{3}/;

describe('in one browser', () => {
  const journey = useJourney();
  afterEach(() => journey.removeAccounts());

  test('lock, kill the worker, unlock, and the page is filled again', async () => {
    const { browser, site } = journey;
    const { user } = await journey.share({ user: 'again@example.com' });
    const page = await browser.newPage();
    const step = await startLogin(page, site.origin(NORTHWIND), user, 'single');
    const popup = await openList(browser, page);
    await lockVault(popup);
    expect(await popup.text()).not.toMatch(SIX_DIGITS);
    await popup.close();
    await browser.killWorker();
    const again = await browser.openPopup(page);
    await again.waitFor(SCREENS.locked);
    await unlockVault(again);
    await again.waitForText(SIX_DIGITS);
    await again.close();
    await acceptOffer(step.scope, step.field);
    const code = await waitForCode(step);
    await step.submit();
    await waitUntilSignedIn(page);
    expect(site.logbook.at(-1)).toMatchObject({ account: user, code, verdict: 'accepted' });
  });

  test('the worker may die while the vault is open: it stays open, and codes are shown', async () => {
    const { browser } = journey;
    await journey.share({ user: 'survivor@example.com' });
    await browser.killWorker();
    expect(await browser.isWorkerRunning()).toBe(false);
    const popup = await openList(browser, await journey.visit(NORTHWIND, '/'));
    expect(await popup.waitForText(SIX_DIGITS)).toContain('survivor@example.com');
  });

  test('a popup that is open while the worker dies goes on with the next thing asked of it', async () => {
    const { browser } = journey;
    await journey.share({ user: 'needle@example.com' });
    const popup = await openList(browser, await journey.visit(NORTHWIND, '/'));
    await popup.waitForText('needle@example.com');
    await browser.killWorker();
    await popup.fill(SCREENS.list, 'need');
    await popup.waitForText('Found');
    expect(await popup.text()).toContain('needle@example.com');
  });

  test('locking in one window locks the others', async () => {
    const { browser } = journey;
    const tab = await browser.openInTab('popup.html');
    await tab.waitFor(SCREENS.list);
    await journey.ask('lock', {});
    await tab.waitFor(SCREENS.locked);
    await unlockVault(tab);
    await tab.close();
  });
});

describe('in one profile', () => {
  let profile: string;

  beforeAll(() => {
    profile = makeThrowAwayFolder('kept-profile');
  });
  afterAll(() => rmSync(profile, { recursive: true, force: true }));

  test('a crash right after "saved" loses nothing, and leaves the vault locked', async () => {
    const first = await startJourney({ profile });
    const popup = await first.browser.openPopup(await first.visit(NORTHWIND, '/'));
    await popup.waitFor(SCREENS.create);
    await createVault(popup);
    await addByText(popup, URI);
    await popup.waitForText('Contoso saved.');
    await first.browser.crash();
    await first.site.close();
    const second = await startJourney({ profile });
    const again = await second.browser.openPopup(await second.visit(NORTHWIND, '/'));
    await again.waitFor(SCREENS.locked);
    await unlockVault(again);
    expect(await again.waitForText(SIX_DIGITS)).toContain('alice@example.com');
    await second.end();
  });

  test('closed and opened again, the browser has the accounts behind the passphrase', async () => {
    const first = await startJourney({ profile });
    await first.ask('unlock', { passphrase: PASSPHRASE });
    expect((await first.ask('open', { askId: null, count: 0 })).state).toBe('unlocked');
    await first.end();
    const second = await startJourney({ profile });
    const popup = await second.browser.openPopup(await second.visit(NORTHWIND, '/'));
    await popup.waitFor(SCREENS.locked);
    expect(await popup.text()).not.toContain('Contoso');
    await unlockVault(popup);
    expect(await popup.waitForText(SIX_DIGITS)).toContain('Contoso');
    await second.end();
  });
});
