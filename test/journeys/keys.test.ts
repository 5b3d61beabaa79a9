/**
 * What opens the vault, in a real browser: another passphrase, the code on
 * paper, a passkey, another key, and a worker that dies in the middle of it.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { PASSPHRASE, SCREENS } from '@/test/support/product';
import { button, type Target } from '@/test/support/view';
import { pause } from '@/test/support/wait';

const NEXT = 'copper meadow seldom violin';
const THIRD = 'gravel sunday pelican oyster';

const field = (name: string): Target => ({ role: 'textbox', name });

let journey: Journey;

beforeAll(async () => {
  journey = await startWithVault();
  await journey.share({ user: 'first' });
  await journey.share({ user: 'second' });
});
afterAll(() => journey?.end());

async function openSettings(): Promise<PageView> {
  const view = await journey.browser.openInTab('options.html#security');
  await view.waitFor({ role: 'heading', name: 'Recovery code' });
  return view;
}

/** What a person who just typed `passphrase` at the locked vault meets. */
async function tryPassphrase(passphrase: string): Promise<string> {
  await journey.ask('lock', {});
  return journey.ask('unlock', { passphrase }).then(
    () => 'opens',
    (error: Error) => error.message,
  );
}

async function countAccounts(): Promise<number> {
  return (await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 0 })).total;
}

async function typesOfWays(): Promise<string[]> {
  return (await journey.ask('waysIn', {})).map(({ type }) => type);
}

/** Through the settings; the code as it stands on the sheet. */
async function makeRecoveryCode(view: PageView, passphrase: string): Promise<string> {
  await view.click(button(/^Make a (recovery code|new one)$/));
  await view.fill(field('Your passphrase'), passphrase);
  await view.click(button(/^Make (the|a new) code$/));
  return readCode(view);
}

async function readCode(view: PageView): Promise<string> {
  await view.waitFor(button('I have put it away'));
  return view.page.$$eval('ol[aria-label="Recovery code"] li', (groups) =>
    groups.map(({ textContent }) => textContent).join('-'),
  );
}

async function rotate(view: PageView, passphrase: string): Promise<void> {
  await view.click(button(/^Rotate the vault/));
  await view.fill(field('Your passphrase'), passphrase);
  await view.click(button('Rotate the key'));
}

/** An authenticator that makes PRF outputs, in `view`'s tab. */
async function plugAuthenticator(view: PageView): Promise<void> {
  const session = await view.page.createCDPSession();
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe('from one to the next', () => {
  test('a changed passphrase opens, the old one does not, and a wrong one changes nothing', async () => {
    const view = await openSettings();
    await view.click(button('Change the passphrase'));
    await view.fill(field('Current passphrase'), 'not the passphrase');
    await view.fill(field('New passphrase'), NEXT);
    await view.fill(field('Once more'), NEXT);
    await view.click(button('Change it'));
    await view.waitForText('That is not the passphrase.');
    await view.fill(field('Current passphrase'), PASSPHRASE);
    await view.click(button('Change it'));
    await view.waitForText('The passphrase is changed.');
    await view.close();
    expect(await tryPassphrase(PASSPHRASE)).toBe('passphrase-wrong');
    expect(await tryPassphrase(NEXT)).toBe('opens');
    expect(await countAccounts()).toBe(2);
  });

  test('a weak new passphrase is refused before anything is asked of the vault', async () => {
    const view = await openSettings();
    await view.click(button('Change the passphrase'));
    await view.fill(field('Current passphrase'), NEXT);
    await view.fill(field('New passphrase'), 'password1');
    await view.fill(field('Once more'), 'password1');
    await view.click(button('Change it'));
    await view.waitForText('This could be guessed too soon.');
    await view.close();
    expect(await tryPassphrase(NEXT)).toBe('opens');
  });

  test('who forgot the passphrase gets in with the code on paper and chooses another', async () => {
    const settings = await openSettings();
    const code = await makeRecoveryCode(settings, NEXT);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
    await settings.click(button('I have put it away'));
    await settings.waitForText('The recovery code opens the vault from now on.');
    await settings.close();
    await journey.ask('lock', {});
    const popup = await journey.browser.openPopup(await journey.visit(NORTHWIND, '/login'));
    await popup.waitFor(SCREENS.locked);
    await popup.click(button('Use the recovery code'));
    const view = await journey.browser.nextView('options.html');
    const mistyped = `${code[0] === 'A' ? 'B' : 'A'}${code.slice(1)}`;
    await view.fill(field('Recovery code'), mistyped);
    await view.waitForText('The first group is not as on the paper.');
    await view.fill(field('Recovery code'), code.toLowerCase().replaceAll('-', ' '));
    await view.click(button('Unlock'));
    await view.fill(field('New passphrase'), THIRD);
    await view.fill(field('Once more'), THIRD);
    await view.click(button('Change the passphrase'));
    await view.waitForText('Countersign is unlocked');
    await view.close();
    expect(await tryPassphrase(NEXT)).toBe('passphrase-wrong');
    expect(await tryPassphrase(THIRD)).toBe('opens');
    expect(await countAccounts()).toBe(2);
    await journey.closePages();
  });

  test('a passkey is added, opens the vault in the tab, and is removed again', async () => {
    const view = await openSettings();
    await plugAuthenticator(view);
    await view.click(button('Add a passkey'));
    await view.fill(field('Your passphrase'), THIRD);
    await view.click(button('Add a passkey'));
    await view.waitForText('The passkey opens the vault from now on.');
    await journey.ask('lock', {});
    await view.waitFor(SCREENS.locked);
    await view.click(button('Use a passkey'));
    await view.click(button('Use the passkey'));
    await view.waitForText('Countersign is unlocked');
    expect(await countAccounts()).toBe(2);
    await view.click(button('Open the settings'));
    await view.click(button('Remove'));
    await view.fill(field('Your passphrase'), THIRD);
    await view.click(button('Remove the passkey'));
    await view.waitForText('It is removed');
    expect(await typesOfWays()).toEqual(['passphrase', 'recovery']);
    await view.close();
  });

  test('a new key keeps the accounts and makes the old code worthless', async () => {
    const view = await openSettings();
    const old = await makeRecoveryCode(view, THIRD);
    await view.click(button('I have put it away'));
    await rotate(view, THIRD);
    await view.waitForText('The vault has a new key');
    const code = await readCode(view);
    await view.click(button('I have put it away'));
    await view.close();
    await journey.ask('lock', {});
    await expect(journey.ask('unlockWith', { proof: { type: 'recovery', code: old } })).rejects.toThrow(
      'recovery-code-wrong',
    );
    await journey.ask('unlockWith', { proof: { type: 'recovery', code } });
    expect(await countAccounts()).toBe(2);
    expect(await tryPassphrase(THIRD)).toBe('opens');
    expect(await countAccounts()).toBe(2);
  });
});

describe('a worker killed in the middle', () => {
  let current = THIRD;

  beforeEach(async () => {
    await journey.ask('unlock', { passphrase: current }).catch(() => {});
  });

  test.each([100, 700, 1200, 1700, 2200])('of a change of passphrase, after %i ms', async (delay) => {
    const next = `${NEXT} ${delay}`;
    const changing = journey
      .ask('changePassphrase', { proof: { type: 'passphrase', passphrase: current }, next })
      .catch(() => {});
    await pause(delay);
    await journey.browser.killWorker();
    await changing;
    const verdicts = [await tryPassphrase(current), await tryPassphrase(next)];
    expect(verdicts.sort()).toEqual(['opens', 'passphrase-wrong']);
    current = (await tryPassphrase(next)) === 'opens' ? next : current;
    await journey.ask('unlock', { passphrase: current });
    expect(await countAccounts()).toBe(2);
  });

  test.each([100, 700, 1200, 1700, 2200])('of a rotation, after %i ms', async (delay) => {
    const before = await typesOfWays();
    const rotating = journey.ask('rotate', { passphrase: current, checkpoints: 'keep' }).catch(() => {});
    await pause(delay);
    await journey.browser.killWorker();
    await rotating;
    expect(await tryPassphrase(current)).toBe('opens');
    expect(await countAccounts()).toBe(2);
    expect([before, ['passphrase']]).toContainEqual(await typesOfWays());
  });
});
