/** Exports of other apps, which come in several codes: collected over scans and windows, saved once they are whole. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { NORTHWIND, openList } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { pngOf, writePicture } from '@/test/support/pictures';
import { makeThrowAwayFolder } from '@/test/support/places';
import { PASSPHRASE, SCREENS } from '@/test/support/product';
import { openWays, pickFiles } from '@/test/support/scan-window';
import { countAccounts } from '@/test/support/settings';
import { useJourney } from '@/test/support/use-journey';
import { button } from '@/test/support/view';

const folder = makeThrowAwayFolder('pictures');
// The browser, which ends first, may have a file of it open.
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const journey = useJourney();

/** Written by hand, field by field, as `test/lib/otpauth/migration.test.ts` explains. */
function part(index: number, of: number, names: readonly string[], batch = 7): string {
  const text = (value: string) => [...new TextEncoder().encode(value)];
  const accounts = names.flatMap((name) => {
    const secret = text(`${name}0123456789`.slice(0, 10));
    const body = [10, 10, ...secret, 18, name.length, ...text(name), 32, 1, 40, 1, 48, 2];
    return [10, body.length, ...body];
  });
  const payload = [...accounts, 16, 1, 24, of, 32, index, 40, batch];
  return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(payload).toString('base64'))}`;
}

/** Those made before an import; the one of the day comes in its own time. */
async function countCopies(): Promise<number> {
  return (await journey.ask('checkpoints', {})).filter(({ reason }) => reason === 'import').length;
}

async function pickPart(window: PageView, uri: string): Promise<void> {
  await pickFiles(window, writePicture(folder, 'part.png', await pngOf(uri)));
}

describe('an export of another app', () => {
  test('is collected in any order and saved at once, with a copy of the vault before', async () => {
    await journey.removeAccounts();
    await journey.share({ user: 'here-before@example.com' });
    const window = await openWays(journey);
    await pickPart(window, part(2, 3, ['erin']));
    expect(await window.waitForText('1 of 3 codes')).toContain('Missing: code 1 and code 2.');
    await window.click(button('Scan the next one'));
    await pickPart(window, part(0, 3, ['alice', 'bob']));
    await window.waitForText('2 of 3 codes');
    await window.click(button('Scan the next one'));
    await pickPart(window, part(1, 3, ['carol'], 8));
    await window.waitForText('These codes belong to different exports.');
    await window.click(button('Scan the next one'));
    await pickPart(window, part(1, 3, ['carol', 'dave']));
    const text = await window.waitForText('The export is complete.');
    for (const name of ['alice', 'bob', 'carol', 'dave', 'erin']) expect(text).toContain(name);
    const before = await countCopies();
    await window.click(button('Save 5 accounts'));
    await window.waitForText('5 accounts saved.');
    expect(await countAccounts(journey)).toBe(6);
    expect(await countCopies()).toBe(before + 1);
  });

  test('that the vault has already brings nothing twice', async () => {
    const before = await countAccounts(journey);
    const window = await openWays(journey);
    await pickPart(window, part(0, 1, ['alice', 'bob']));
    await window.waitForText('You have it already');
    expect(await window.isVisible(button('Nothing new'))).toBe(true);
    expect(await countAccounts(journey)).toBe(before);
  });

  test('goes on in the next window, whatever was closed, locked and pasted meanwhile', async () => {
    await journey.removeAccounts();
    const first = await openWays(journey);
    await pickPart(first, part(3, 4, ['zoe'], 21));
    await first.waitForText('1 of 4 codes');
    await first.close();
    await journey.browser.killWorker();
    await journey.ask('lock', {});
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    const second = await openWays(journey);
    await pickPart(second, part(0, 4, ['yan'], 21));
    expect(await second.waitForText('2 of 4 codes')).toContain('Missing: code 2 and code 3.');
    // The same one again, and one of another export, which begins one of its own.
    await second.click(button('Scan the next one'));
    await pickPart(second, part(3, 4, ['zoe'], 21));
    await second.waitForText('2 of 4 codes');
    await second.close();
    const other = await openWays(journey);
    await pickPart(other, part(0, 2, ['mallory'], 22));
    expect(await other.waitForText('1 of 2 codes')).not.toContain('zoe');
    await other.close();
    const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/'));
    await popup.click(button('Add'));
    await popup.fill(SCREENS.add, part(2, 4, ['xin'], 21));
    await popup.click(button('Next'));
    const text = await popup.waitForText('3 of 4 codes');
    for (const name of ['zoe', 'yan', 'xin']) expect(text).toContain(name);
    await popup.click(button('Scan the next one'));
    const last = await journey.browser.nextView('scan.html');
    await last.click(button('Enter it by hand'));
    await last.fill(SCREENS.add, part(1, 4, ['wil'], 21));
    await last.click(button('Next'));
    await last.waitForText('The export is complete.');
    await last.click(button('Save 4 accounts'));
    await last.waitForText('4 accounts saved.');
    expect(await countAccounts(journey)).toBe(4);
    await last.close();
    // With the last one saved, none of it is kept.
    const again = await openWays(journey);
    await pickPart(again, part(0, 4, ['yan'], 21));
    await again.waitForText('1 of 4 codes');
  });
});
