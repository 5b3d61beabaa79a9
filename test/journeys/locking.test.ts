/**
 * Locking in a real browser: the chosen time, the shortcut, the computer's own
 * lock, and what an organisation sets. Keys and screensaver come from an X
 * server, because nothing else reaches the browser's shortcuts and its view of
 * the computer. Not here: deadlines and clocks, which need no browser.
 */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, openList, startWithVault } from '../support/journey.ts';
import type { PageView } from '../support/page-view.ts';
import { PASSPHRASE, SCREENS } from '../support/product.ts';
import { openScreen, type Screen, whyNoHands } from '../support/screen.ts';
import { waitUntil } from '../support/wait.ts';

const MINUTE = 60_000;
const run = promisify(execFile);

async function stateOf({ ask }: Journey): Promise<string> {
  return (await ask('open', { askId: null, count: 0 })).state;
}

/** When the alarm goes off that looks whether the time is over; `null` for none. */
async function alarmIn(view: PageView): Promise<number | null> {
  const alarm = await view.page.evaluate(() => chrome.alarms.get('autolock'));
  return alarm === undefined ? null : alarm.scheduledTime - Date.now();
}

describe('the settings', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault();
  });
  afterAll(() => journey?.end());

  test('a chosen time counts at once, after the worker died, and at the next unlock', async () => {
    const { ask, browser } = journey;
    const view = await browser.openInTab('options.html#locking');
    const choice = view.page.locator('select');
    expect(await choice.map((select) => select.value).wait()).toBe(String(15 * MINUTE));
    await view.page.select('select', String(MINUTE));
    await view.waitForText('Saved. It counts from now on.');
    expect(await alarmIn(view)).toBeLessThan(MINUTE + 2_000);
    await browser.killWorker();
    expect(await ask('locking', {})).toMatchObject({ idleLimit: MINUTE, withComputer: true, managed: null });
    await ask('lock', {});
    await ask('unlock', { passphrase: PASSPHRASE });
    expect(await alarmIn(view)).toBeLessThan(MINUTE + 2_000);
    await view.close();
  });

  test('a time nobody offers, and any for a locked vault, are refused', async () => {
    const { ask } = journey;
    await expect(ask('setIdleLimit', { idleLimit: 7 * MINUTE })).rejects.toThrow('internal');
    await ask('lock', {});
    await expect(ask('setIdleLimit', { idleLimit: null })).rejects.toThrow('vault-locked');
    await ask('unlock', { passphrase: PASSPHRASE });
    expect((await ask('locking', {})).idleLimit).toBe(MINUTE);
  });

  test('the browser gives the shortcut that the settings name', async () => {
    expect((await journey.ask('locking', {})).shortcut).toBe('Alt+Shift+L');
  });

  test('an open popup shows the lock within a second', async () => {
    const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/login'));
    await journey.ask('lock', {});
    const locked = Date.now();
    await popup.waitFor(SCREENS.locked);
    expect(Date.now() - locked).toBeLessThan(1_000);
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    await journey.closePages();
  });
});

const noHands = whyNoHands();
if (noHands !== null) console.log(noHands);
const hasXset = spawnSync('xset', ['-version']).error === undefined;
if (!hasXset) console.log('Skipped, because the lock of the computer needs xset.');

describe.skipIf(noHands !== null)('with real hands', () => {
  let screen: Screen;
  let journey: Journey;

  beforeAll(async () => {
    screen = await openScreen();
    journey = await startWithVault({ display: screen.display });
    await journey.visit(NORTHWIND, '/login');
  });
  afterAll(async () => {
    await journey?.end();
    await screen?.close();
  });
  beforeEach(() => journey.ask('unlock', { passphrase: PASSPHRASE }));
  afterEach(async () => {
    if (hasXset) await xset('s', 'reset');
  });

  const xset = (...args: readonly string[]) =>
    run('xset', [...args], { env: { ...process.env, DISPLAY: screen.display } });
  const waitForLock = () => waitUntil('the vault to lock', async () => (await stateOf(journey)) === 'locked');

  test('the shortcut locks', async () => {
    expect(await stateOf(journey)).toBe('unlocked');
    await screen.press('alt+shift+l');
    await waitForLock();
  });

  test.skipIf(!hasXset)('the lock of the computer locks, also with a dead worker', async () => {
    expect(await stateOf(journey)).toBe('unlocked');
    await journey.browser.killWorker();
    await xset('s', 'activate');
    await waitForLock();
  });
});
