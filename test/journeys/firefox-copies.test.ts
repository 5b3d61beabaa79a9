/**
 * The two copies in Firefox, where both are IndexedDB databases: each is harmed
 * in the profile's folder while the browser is closed. And locking there.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Firefox, launchFirefox } from '@/test/support/firefox';
import { FIREFOX_BUILD, makeThrowAwayFolder } from '@/test/support/places';
import { addByText, createVault, lockVault, SCREENS, unlockVault } from '@/test/support/product';
import { describeFirefox } from '@/test/support/use-firefox';
import type { View } from '@/test/support/view';

/** Milliseconds; the product waits five seconds itself before it looks at the second copy. */
const HEALING_TIME = 40_000;
const REPAIRED = 'One of the two copies of your vault was damaged.';

describeFirefox('in Firefox', () => {
  const profile = makeThrowAwayFolder('firefox');
  let firefox: Firefox | null = null;

  beforeAll(async () => {
    const popup = await start();
    await createVault(popup);
    await popup.waitFor(SCREENS.list);
    for (const [label, secret] of [
      ['ada', 'GEZDGNBVGY3TQOJQ'],
      ['grace', 'MFRGGZDFMZTWQ2LK'],
    ]) {
      await addByText(popup, `otpauth://totp/Example:${label}?secret=${secret}&issuer=Example`);
    }
    await lockVault(popup);
    await popup.close();
    await end();
    findDatabases();
  });
  afterEach(end);

  /** The popup of a browser with this profile. */
  async function start(): Promise<View> {
    firefox = await launchFirefox({ extension: FIREFOX_BUILD, profile });
    return firefox.openPopup(await firefox.newPage());
  }

  async function end(): Promise<void> {
    await firefox?.close();
    firefox = null;
  }

  /** The database of each copy; Firefox names its files by the names of the databases, so they stay the same. */
  const paths = { primary: '', mirror: '' };

  function findDatabases(): void {
    const folder = join(profile, 'storage', 'default');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/^moz-extension.*\.sqlite$/.test(file)) continue;
      const bytes = readFileSync(join(folder, file));
      if (bytes.includes('countersign-mirror')) paths.mirror = join(folder, file);
      else if (bytes.includes('countersign')) paths.primary = join(folder, file);
    }
    expect(Object.values(paths)).not.toContain('');
  }

  function remove(copy: keyof typeof paths): void {
    for (const ending of ['', '-wal', '-shm']) rmSync(paths[copy] + ending, { force: true });
  }

  function spoil(copy: keyof typeof paths): void {
    const bytes = readFileSync(paths[copy]);
    bytes.fill(0x5a, 0, 4096);
    writeFileSync(paths[copy], bytes);
  }

  async function expectAccounts(popup: View): Promise<string> {
    await popup.waitFor(SCREENS.locked);
    await unlockVault(popup);
    await popup.waitFor(SCREENS.list);
    const text = await popup.waitForText('grace');
    expect(text).toContain('ada');
    return text;
  }

  test('a vault that was locked is locked, also in another popup and after a restart', async () => {
    const popup = await start();
    await expectAccounts(popup);
    await lockVault(popup);
    await popup.close();
    const again = await firefox?.openPopup(await firefox.newPage());
    await again?.waitFor(SCREENS.locked);
    expect(await again?.text()).not.toContain('ada');
  });

  test('the second copy gone: everything is there, and it is made again', async () => {
    remove('mirror');
    const popup = await start();
    await expectAccounts(popup);
    await popup.waitForText(REPAIRED, HEALING_TIME);
    await end();
    // All there is now has been made from the first one.
    remove('primary');
    expect(await expectAccounts(await start())).toContain(REPAIRED);
  });

  test.each(['mirror', 'primary'] as const)('the %s with a broken head: everything is there', async (name) => {
    spoil(name);
    const popup = await start();
    await expectAccounts(popup);
    // The next test harms the other copy: a browser that was closed before this would have lost both.
    await popup.waitForText(REPAIRED, HEALING_TIME);
  });
});
