/**
 * What people get wrong, and what the computer cannot do. Each gets one plain
 * sentence that says what to do, the form keeps what was typed, and the vault
 * stays as it was. QR codes that are no accounts are in `enrol.test.ts`; every
 * kind of broken link is in the parser's own tests.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, openList, startJourney, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { createVault, PASSPHRASE, SCREENS, unlockVault } from '@/test/support/product';
import { mountSmallDisk } from '@/test/support/small-disk';

const GOOD_SECRET = 'JBSWY3DPEHPK3PXP';
const NEXT = { role: 'button', name: 'Next' };
const PASSPHRASE_FIELD = { role: 'textbox', name: 'Passphrase' };

/** The sentences that are shown as errors; each is one for people, so it ends like one. */
async function errorsOf(view: PageView): Promise<string[]> {
  return view.page.$$eval('[aria-live] > div, [role=alert]', (elements) =>
    elements.filter((element) => /error|bad/i.test(element.className)).map((element) => element.textContent ?? ''),
  );
}

describe('adding an account', () => {
  let journey: Journey;
  let popup: PageView;

  beforeAll(async () => {
    journey = await startWithVault();
    await journey.share({ user: 'there-before@example.com' });
  });
  beforeEach(async () => {
    popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/'));
    await popup.click({ role: 'button', name: 'Add' });
    await popup.waitFor(SCREENS.add);
  });
  afterEach(async () => {
    await journey.closePages();
    const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 10 });
    expect(rows.map(({ account }) => account.label)).toEqual(['there-before@example.com']);
  });
  afterAll(() => journey?.end());

  test.each([
    ['a link that breaks off', 'otpauth://', 'This link is damaged or incomplete.'],
    ['a link without a secret', 'otpauth://totp/Acme:bob?issuer=Acme', 'There is no secret in it.'],
    ['a link of an unknown type', `otpauth://yotp/Acme:bob?secret=${GOOD_SECRET}`, 'This link asks for a type of code'],
    ['a link with eleven digits', `otpauth://totp/A:b?secret=${GOOD_SECRET}&digits=11`, 'A code has 5 to 10 digits.'],
    ['a link with no period', `otpauth://totp/A:b?secret=${GOOD_SECRET}&period=0`, 'The period is a whole number'],
    ['a link with MD5', `otpauth://totp/A:b?secret=${GOOD_SECRET}&algorithm=MD5`, 'The algorithm must be SHA-1'],
    ['a link with a broken secret', 'otpauth://totp/A:b?secret=JBSW!Y3DP', 'A secret has only the letters A to Z'],
    [
      'another app’s export that breaks off',
      'otpauth-migration://offline?data=CjEKCkhlbGxv',
      'This link is damaged or incomplete.',
    ],
    ['a secret that is not base32', 'JBSW Y3DP EHPK 3PX!', 'A secret has only the letters A to Z'],
    ['a secret that is cut off', 'J', 'The secret seems to be cut off.'],
    ['something far too long', 'A'.repeat(3_000), 'That is too long for a secret.'],
  ])('%s', async (_name, typed, sentence) => {
    await (await popup.find(SCREENS.add)).focus();
    // At once, as a paste is.
    await popup.page.keyboard.sendCharacter(typed);
    await popup.click(NEXT);
    await popup.waitForText(sentence);
    expect(await errorsOf(popup)).toEqual([expect.stringMatching(/^[^.]+\.( [^.]+\.?)+$/)]);
    expect(await popup.value(SCREENS.add)).toBe(typed);
  });

  test.each([
    ['Digits', '4', 'A code has 5 to 10 digits.'],
    ['Digits', '11', 'A code has 5 to 10 digits.'],
    ['Digits', 'six', 'A code has 5 to 10 digits.'],
    ['Period in seconds', '0', 'The period is a whole number of seconds from 1 on.'],
    ['Period in seconds', '-30', 'The period is a whole number of seconds from 1 on.'],
    ['Period in seconds', '1.5', 'The period is a whole number of seconds from 1 on.'],
  ])('%s of %s', async (name, typed, sentence) => {
    await popup.fill(SCREENS.add, GOOD_SECRET);
    await popup.fill({ role: 'textbox', name: 'Site or service' }, 'Contoso');
    await popup.click('summary');
    await popup.fill({ role: 'textbox', name }, typed);
    await popup.click(NEXT);
    await popup.waitForText(sentence);
    expect(await errorsOf(popup)).toHaveLength(1);
    expect(await popup.value({ role: 'textbox', name })).toBe(typed);
    expect(await popup.value(SCREENS.add)).toBe(GOOD_SECRET);
    expect(await popup.value({ role: 'textbox', name: 'Site or service' })).toBe('Contoso');
  });
});

describe('editing an account', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault();
  });
  afterAll(() => journey?.end());

  test('an address that is none is refused, and the account stays linked as it was', async () => {
    const origin = journey.site.origin(NORTHWIND);
    await journey.share({ user: 'edited@example.com' });
    const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/'));
    await popup.click({ role: 'button', name: 'Details of Northwind' });
    await popup.click({ role: 'button', name: 'Edit' });
    await popup.fill({ role: 'textbox', name: 'Account' }, 'renamed@example.com');
    await popup.fill({ role: 'textbox', name: 'Site 1' }, 'not an address');
    await popup.click({ role: 'button', name: 'Save' });
    await popup.waitForText('That is not the address of a site.');
    expect(await popup.value({ role: 'textbox', name: 'Site 1' })).toBe('not an address');
    expect(await popup.value({ role: 'textbox', name: 'Account' })).toBe('renamed@example.com');
    const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 10 });
    expect(rows.map(({ account }) => [account.label, account.links])).toEqual([['edited@example.com', [{ origin }]]]);
  });
});

describe('passphrases', () => {
  let journey: Journey;
  let popup: PageView;

  beforeAll(async () => {
    journey = await startJourney();
  });
  beforeEach(async () => {
    popup = await journey.browser.openPopup(await journey.visit(NORTHWIND, '/'));
  });
  afterEach(() => journey.closePages());
  afterAll(() => journey?.end());

  test.each([
    ['a short one', 'x7$Kq', 'x7$Kq', 'At least 8 characters, please.'],
    ['a weak one', 'password1234', 'password1234', 'This could be guessed too soon.'],
    ['two that differ', PASSPHRASE, `${PASSPHRASE}!`, 'The two are not the same yet.'],
  ])('%s make no vault', async (_name, first, second, sentence) => {
    await popup.fill(PASSPHRASE_FIELD, first);
    await popup.fill({ role: 'textbox', name: 'Once more' }, second);
    await popup.click({ role: 'button', name: 'Create my vault' });
    await popup.waitForText(sentence);
    expect(await popup.value(PASSPHRASE_FIELD)).toBe(first);
    expect(await popup.value({ role: 'textbox', name: 'Once more' })).toBe(second);
    expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('missing');
  });

  test('a wrong one opens nothing and stays in its field; the right one opens', async () => {
    await popup.waitFor(SCREENS.create);
    await createVault(popup);
    await journey.ask('lock', {});
    await popup.waitFor(SCREENS.locked);
    const wrong = `${PASSPHRASE}?`;
    await popup.fill(PASSPHRASE_FIELD, wrong);
    await popup.click({ role: 'button', name: 'Unlock' });
    await popup.waitForText('That is not the passphrase. Check Caps Lock and the keyboard layout, then try again.');
    expect(await popup.value(PASSPHRASE_FIELD)).toBe(wrong);
    expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('locked');
    await unlockVault(popup);
    await popup.waitForText('No accounts yet');
  });
});

describe('a disk that is full', () => {
  const disk = mountSmallDisk();

  afterAll(() => disk?.end());

  test.skipIf(disk === null)('refuses an account with a sentence, and takes it once there is room', async () => {
    const journey = await startWithVault({ profile: disk?.folder ?? '' });
    try {
      await add(journey, 0);
      // In a tab: a toolbar popup is closed by the browser itself when the disk is full.
      const popup = await journey.browser.openInTab('popup.html');
      await popup.click({ role: 'button', name: 'Add' });
      await popup.fill(SCREENS.add, 'otpauth://totp/Late:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Late');
      await popup.click(NEXT);
      await popup.waitFor({ role: 'heading', name: 'Save this account?' });
      disk?.fill();
      const before = await addUntilRefused(journey);
      await popup.click({ role: 'button', name: 'Save' });
      await popup.waitForText(
        'The browser would not save it, so nothing was changed. Make some room on the disk and try again.',
      );
      expect(await popup.text()).toContain('Late');
      disk?.free();
      expect(await countAccounts(journey)).toBe(before);
      await popup.click({ role: 'button', name: 'Save' });
      await popup.waitForText('Late saved.');
      expect(await countAccounts(journey)).toBe(before + 1);
    } finally {
      await journey.end();
    }
  });
});

function add({ ask }: Journey, number: number): Promise<unknown> {
  const given = { uri: `otpauth://totp/Early:${number}?secret=${GOOD_SECRET}&issuer=Early` };
  return ask('add', { given, askId: null, operationId: crypto.randomUUID() });
}

/** The last block of a file that is written already takes a few accounts more. Returns how many the vault has then. */
async function addUntilRefused(journey: Journey): Promise<number> {
  for (let saved = 1; saved < 100; saved += 1) {
    const refusal = await add(journey, saved).then(
      () => null,
      (error: Error) => error.message,
    );
    if (refusal === null) continue;
    expect(refusal).toBe('storage-refused');
    return saved;
  }
  throw new Error('A full disk took everything.');
}

async function countAccounts({ ask }: Journey): Promise<number> {
  return (await ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 0 })).accounts;
}
