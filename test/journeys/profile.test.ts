/**
 * What stands on the disk: nothing of the vault in clear. A vault of markers is
 * made, used, locked, unlocked and crashed, by typing as people do, in the popup
 * and in a tab (whose fields browsers like to remember). Then the whole profile
 * is searched byte by byte. What the browser writes about visited pages is not
 * ours, so no marker stands on a page; one more, the control, does, and is found.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeBase32, findBytes, type Marker } from '@/test/support/find-bytes';
import { type Journey, NORTHWIND, openList, startJourney } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { makeThrowAwayFolder } from '@/test/support/places';
import { addByText, createVault, lockVault, SCREENS, unlockVault } from '@/test/support/product';

/** Twelve letters that stand nowhere else. */
function makeWord(): string {
  return Array.from(randomBytes(12), (byte) => 'bcdfghjklmnpqrstvwxz'[byte % 20]).join('');
}

interface MarkedAccount {
  readonly issuer: string;
  readonly label: string;
  readonly secret: Buffer;
  readonly host: string;
  /** Backup codes of the site. */
  readonly spares: readonly string[];
}

/** Such as no other text has. */
function makeSpare(): string {
  return `7${makeWord()}`;
}

function makeAccount(): MarkedAccount {
  return {
    issuer: makeWord(),
    label: `${makeWord()}@mail`,
    secret: randomBytes(20),
    host: `${makeWord()}.example`,
    spares: [makeSpare(), makeSpare()],
  };
}

const PASSPHRASE = Array.from({ length: 3 }, makeWord).join(' ');
const ACCOUNTS = Array.from({ length: 4 }, makeAccount);
const CONTROL = `control-${makeWord()}`;
/** A site with a rule of its own. */
const RULED_HOST = `${makeWord()}.example`;

const textMarker = (name: string, text: string): Marker => ({ name, bytes: Buffer.from(text) });
const MARKERS: readonly Marker[] = [
  textMarker('passphrase', PASSPHRASE),
  ...PASSPHRASE.split(' ').map((word) => textMarker('a word of the passphrase', word)),
  textMarker('host of a rule', RULED_HOST),
  ...ACCOUNTS.flatMap(({ issuer, label, secret, host, spares }) => [
    textMarker('issuer', issuer),
    textMarker('label', label),
    textMarker('host', host),
    ...spares.map((spare) => textMarker('backup code', spare)),
    { name: 'secret', bytes: secret },
    textMarker('secret as typed', encodeBase32(secret)),
  ]),
];

describe('the profile', () => {
  const profile = makeThrowAwayFolder('marked-profile');
  const unlockedKeys: Marker[] = [];

  afterAll(() => rmSync(profile, { recursive: true, force: true }));

  function expectNothing(): void {
    expect(unlockedKeys.length).toBeGreaterThan(0);
    const control = textMarker('control', CONTROL);
    const hits = findBytes(profile, [...MARKERS, ...unlockedKeys, control]);
    expect(hits.filter(({ marker }) => marker !== 'control')).toEqual([]);
    expect(hits.filter(({ marker }) => marker === 'control')).not.toEqual([]);
  }

  test('has nothing of the vault after a crash with the vault open', async () => {
    const journey = await startJourney({ profile });
    const page = await journey.visit(NORTHWIND, '/');
    const popup = await journey.browser.openPopup(page);
    await popup.waitFor(SCREENS.create);
    await createVault(popup, PASSPHRASE);
    const [first, second] = ACCOUNTS;
    if (first === undefined || second === undefined) throw new Error('too few accounts');
    await addByText(popup, linkOf(first));
    await linkByHand(popup, first);
    await addByParts(popup, second);
    await useAccount(popup, second);
    await journey.ask('changeSite', { origin: `https://${RULED_HOST}`, change: { isOff: true } });
    await lockVault(popup);
    await unlockVault(popup, PASSPHRASE);
    await popup.close();
    await journey.browser.killWorker();
    await (await openList(journey.browser, page)).waitForText(first.issuer);
    unlockedKeys.push(...(await readSession(journey)));
    await keepControl(journey);
    await journey.browser.crash();
    await journey.site.close();
    expectNothing();
  });

  test('has nothing of the vault after it was used in a tab, and the browser closed', async () => {
    const journey = await startJourney({ profile });
    const tab = await journey.browser.openInTab('popup.html');
    await tab.waitFor(SCREENS.locked);
    await unlockVault(tab, PASSPHRASE);
    const [first, , third, fourth] = ACCOUNTS;
    if (first === undefined || third === undefined || fourth === undefined) throw new Error('too few accounts');
    await tab.waitForText(first.issuer);
    expect((await journey.ask('sites', {})).rules).toMatchObject([{ origin: `https://${RULED_HOST}`, isOff: true }]);
    await addByText(tab, linkOf(third));
    await linkByHand(tab, third);
    await addByParts(tab, fourth);
    await useAccount(tab, fourth);
    unlockedKeys.push(...(await readSession(journey)));
    await keepControl(journey);
    // Left as it is, with something typed in a form: browsers keep that for the next start.
    await tab.click({ role: 'button', name: 'Add' });
    await tab.fill(SCREENS.add, encodeBase32(first.secret));
    await journey.end();
    expectNothing();
  });
});

function linkOf({ issuer, label, secret }: MarkedAccount): string {
  return `otpauth://totp/${issuer}:${label}?secret=${encodeBase32(secret)}&issuer=${issuer}`;
}

/** From the list; leaves there. */
async function linkByHand(view: PageView, { issuer, host }: MarkedAccount): Promise<void> {
  await view.click({ role: 'button', name: `Details of ${issuer}` });
  await view.click({ role: 'button', name: 'Edit' });
  await view.click({ role: 'button', name: 'Add another site' });
  await view.fill({ role: 'textbox', name: 'Site 1' }, host);
  await view.click({ role: 'button', name: 'Save' });
  await view.waitForText(/Details[\s\S]*Fills on/);
  expect(await view.text()).toContain(host);
  await view.click({ role: 'button', name: 'Back' });
  await view.waitFor(SCREENS.list);
}

async function addByParts(view: PageView, account: MarkedAccount): Promise<void> {
  await view.click({ role: 'button', name: 'Add' });
  await view.fill(SCREENS.add, encodeBase32(account.secret));
  await view.fill({ role: 'textbox', name: 'Site or service' }, account.issuer);
  await view.fill({ role: 'textbox', name: 'Account' }, account.label);
  await view.press('Enter');
  await view.click({ role: 'button', name: 'Save' });
  await view.waitFor(SCREENS.list);
  await linkByHand(view, account);
}

/** From the list; pastes the site's backup codes, and leaves there. */
async function keepSpares(view: PageView, { issuer, spares }: MarkedAccount): Promise<void> {
  await view.click({ role: 'button', name: `Details of ${issuer}` });
  await view.click({ role: 'button', name: /Add backup codes/ });
  await view.fill({ role: 'textbox', name: 'Paste the codes' }, spares.join(' '));
  await view.waitForText('2 codes found');
  await view.click({ role: 'button', name: 'Save' });
  await view.waitForText('2 left');
  await view.click({ role: 'button', name: 'Back' });
  await view.waitFor(SCREENS.list);
}

/** Searches for it, copies its code, and shows its secret with the QR code. */
async function useAccount(view: PageView, account: MarkedAccount): Promise<void> {
  const { issuer, secret, spares } = account;
  await keepSpares(view, account);
  await view.fill(SCREENS.list, issuer);
  await view.waitForText('Found');
  await view.press('Enter');
  await view.waitForText('Copied.');
  await view.click({ role: 'button', name: `Details of ${issuer}` });
  await view.click({ role: 'button', name: /Show the secret/ });
  await view.fill({ role: 'textbox', name: 'Your passphrase' }, PASSPHRASE);
  await view.click({ role: 'button', name: 'Show it' });
  await view.waitFor({ role: 'heading', name: 'Secret' });
  expect((await view.text()).replace(/\s/g, '')).toContain(encodeBase32(secret));
  for (const spare of spares) expect(await view.text()).toContain(spare);
  await view.click({ role: 'button', name: 'Back' });
  await view.click({ role: 'button', name: 'Back' });
  await view.fill(SCREENS.list, ' ');
  await view.press('Escape');
}

/** What the extension holds in memory to stay unlocked: the keys among it are markers too. */
async function readSession({ browser }: Journey): Promise<Marker[]> {
  const tab = await browser.openInTab('manifest.json');
  const held = JSON.stringify(await tab.page.evaluate(() => chrome.storage.session.get(null)));
  await tab.close();
  const keys = held.match(/[A-Za-z0-9+/_-]{43,}/g) ?? [];
  return keys.map((key) => ({ name: 'unlocked key', bytes: Buffer.from(key, 'base64') }));
}

/** Puts the control onto the disk as a page does, and as we do: strictly. */
async function keepControl(journey: Journey): Promise<void> {
  const page = await journey.visit(NORTHWIND, '/');
  await page.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control');
        opening.onupgradeneeded = () => opening.result.createObjectStore('texts', { autoIncrement: true });
        opening.onsuccess = () => {
          const tx = opening.result.transaction('texts', 'readwrite', { durability: 'strict' });
          tx.objectStore('texts').put(text);
          tx.oncomplete = () => resolve();
          tx.onabort = () => reject(tx.error);
        };
      }),
    CONTROL,
  );
}
