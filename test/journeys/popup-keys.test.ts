/**
 * The popup by the keyboard alone, and what it never shows unasked: the secret.
 * Covers: search, arrows, Enter, Esc, adding, locking, unlocking, and revealing.
 * Keys come by the debugging protocol; those the browser itself would act on
 * (its shortcuts, Esc for closing) are in the journey with real hands.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Changes, Row } from '@/lib/messages/from-ui';
import { type Journey, NORTHWIND, openList, type SharedAccount, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { PASSPHRASE, SCREENS } from '@/test/support/product';
import { startLogin, waitForCode } from '@/test/support/site-visits';
import { waitUntil } from '@/test/support/wait';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let journey: Journey;
let page: Page;
let popup: PageView;

beforeAll(async () => {
  journey = await startWithVault();
  for (const issuer of ['Adatum', 'Contoso', 'Fourth Coffee', 'Zürich']) {
    const uri = `otpauth://totp/${encodeURIComponent(issuer)}:alice?secret=${SECRET}&issuer=${encodeURIComponent(issuer)}`;
    await journey.ask('add', { given: { uri }, askId: null, operationId: crypto.randomUUID() });
  }
});
beforeEach(async () => {
  page = await journey.visit(NORTHWIND, '/login/single');
  popup = await openList(journey.browser, page);
  await waitUntil('the search to have the focus', async () => (await popup.focused()) === 'searchbox: Search accounts');
});
afterEach(() => journey.closePages());
afterAll(() => journey?.end());

/** Presses Tab until `wanted` has the focus. */
async function tabTo(wanted: string): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 20; steps += 1) {
    await popup.press('Tab');
    const focused = await popup.focused();
    if (focused === wanted) return;
    passed.push(focused);
  }
  throw new Error(`Tab does not lead to ${wanted}, only to: ${passed.join(', ')}`);
}

/** The names of the lines in the list, from above. */
function readNames(): Promise<string[]> {
  return popup.page.$$eval('table tr', (rows) =>
    rows.map((row) => /Adatum|Contoso|Fourth|Zürich/.exec(row.textContent)?.[0] ?? ''),
  );
}

function readSelected(): Promise<string | null> {
  return popup.page.evaluate(() => document.querySelector<HTMLElement>('tr[aria-current=true]')?.textContent ?? null);
}

/** What a person gets who pastes into the page. */
async function paste(): Promise<string> {
  await page.bringToFront();
  const field = page.getByLabel('Email');
  await field.fill('');
  await field.press('ControlOrMeta+v');
  return field.inputValue();
}

describe('the list', () => {
  test('the first keystroke searches, whatever is typed narrows, Esc clears and then closes', async () => {
    expect(await readNames()).toEqual(['Adatum', 'Contoso', 'Fourth', 'Zürich']);
    await popup.type('o');
    await popup.waitForText('Found');
    expect(await readNames()).toEqual(['Contoso', 'Fourth']);
    await popup.type('f');
    await waitUntil('one line', async () => (await readNames()).length === 1);
    expect(await readNames()).toEqual(['Fourth']);
    await popup.press('Escape');
    await popup.waitForText('All accounts');
    expect(await popup.value(SCREENS.list)).toBe('');
    expect(await readNames()).toHaveLength(4);
    await popup.press('Escape');
    await popup.waitUntilClosed();
  });

  test('accents do not stand in the way of a search', async () => {
    await popup.type('zurich');
    await waitUntil('one line', async () => (await readNames()).length === 1);
    expect(await readNames()).toEqual(['Zürich']);
  });

  test('arrows move, and Enter copies the code that is shown', async () => {
    await popup.press('ArrowDown');
    await popup.press('ArrowDown');
    await popup.press('ArrowDown');
    await popup.press('ArrowUp');
    const line = await readSelected();
    expect(line).toContain('Contoso');
    await popup.press('Enter');
    await popup.waitForText('Copied.');
    const shown = /(\d{3})\s*(\d{3})/.exec((await readSelected()) ?? '');
    const now = `${shown?.[1]}${shown?.[2]}`;
    const before = line?.replace(/\D/g, '').slice(0, 6);
    await popup.close();
    expect([before, now]).toContain(await paste());
  });

  test('Enter right after the last letter copies what was searched for, not what stood there before', async () => {
    const row = await findRow('Zürich');
    await journey.ask('edit', { id: row.account.id, changes: changesTo(row, 8) });
    await popup.type('zuri');
    await popup.press('Enter');
    await popup.waitForText('Copied.');
    await popup.close();
    expect(await paste()).toMatch(/^\d{8}$/);
    await journey.ask('edit', { id: row.account.id, changes: changesTo(row, 6) });
  });

  test('the arrow onwards leads to the details, Esc back', async () => {
    await popup.press('ArrowDown');
    await popup.press('ArrowRight');
    await popup.waitFor({ role: 'heading', name: 'Details' });
    expect(await popup.text()).toContain('Adatum');
    await popup.press('Escape');
    await popup.waitFor(SCREENS.list);
  });

  test('Tab leads to locking; the passphrase and Enter unlock', async () => {
    await tabTo('button: Lock now');
    await popup.press('Enter');
    await popup.waitFor(SCREENS.locked);
    await waitUntil('the caret in the field', async () => (await popup.focused()) === 'textbox: Passphrase');
    await popup.type(PASSPHRASE);
    await popup.press('Enter');
    await popup.waitFor(SCREENS.list);
    expect(await readNames()).toHaveLength(4);
  });

  test('an account is added by keys alone', async () => {
    await tabTo('button: Add');
    await popup.press('Enter');
    await waitUntil('the caret in the field', async () => (await popup.focused()) === 'textbox: Link or secret');
    await popup.type('otpauth://totp/Tailspin:bob?secret=JBSWY3DPEHPK3PXP&issuer=Tailspin');
    await popup.press('Enter');
    await popup.waitFor({ role: 'heading', name: 'Save this account?' });
    await tabTo('button: Save');
    await popup.press('Enter');
    await popup.waitForText('Tailspin saved.');
    await journey.ask('remove', { id: (await findRow('Tailspin')).account.id });
  });
});

async function findRow(issuer: string): Promise<Row> {
  const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 100 });
  const row = rows.find(({ account }) => account.issuer === issuer);
  if (row === undefined) throw new Error(`There is no account of ${issuer}.`);
  return row;
}

function changesTo({ account }: Row, digits: number): Changes {
  const { issuer, label, algorithm, period, counter } = account;
  return { issuer, label, algorithm, digits, period, counter, links: [] };
}

describe('on a page of a linked account', () => {
  let account: SharedAccount;

  beforeAll(async () => {
    account = await journey.share({ user: 'keys@example.com' });
  });
  afterAll(() => journey.ask('remove', { id: account.id }));

  test('Enter fills', async () => {
    const login = await journey.browser.newPage();
    const step = await startLogin(login, journey.site.origin(NORTHWIND), account.user, 'single');
    const fill = await openList(journey.browser, login);
    await fill.waitForText('On this site');
    await fill.press('Enter');
    await fill.waitUntilClosed();
    expect(await waitForCode(step)).toMatch(/^\d{6}$/);
  });
});

describe('the secret', () => {
  /** Every form in which it might stand there. */
  const FORMS = [SECRET, SECRET.toLowerCase(), '12345678901234567890', '3132333435363738393031323334353637383930'];

  /** Everything in the document: texts, attributes, what fields hold. */
  async function secretsIn(view: PageView): Promise<string[]> {
    const all = await view.page.evaluate(() => {
      const values = Array.from(
        document.querySelectorAll('input, textarea'),
        (field) => (field as HTMLInputElement).value,
      );
      return [document.documentElement.outerHTML, document.body.textContent ?? '', ...values].join('\n');
    });
    const dense = all.replace(/[\s-]/g, '');
    return FORMS.filter((form) => all.includes(form) || dense.includes(form));
  }

  async function openDetails(): Promise<void> {
    await popup.press('ArrowDown');
    await popup.press('ArrowRight');
    await popup.waitFor({ role: 'heading', name: 'Details' });
  }

  test('stands neither in the list, nor in the details, nor where the account is edited', async () => {
    expect(await secretsIn(popup)).toEqual([]);
    await openDetails();
    expect(await secretsIn(popup)).toEqual([]);
    await popup.click({ role: 'button', name: 'Edit' });
    await popup.click('summary ::-p-text(Kind of code)');
    await popup.waitFor({ role: 'textbox', name: 'Digits' });
    expect(await popup.value({ role: 'textbox', name: 'Site or service' })).toBe('Adatum');
    expect(await secretsIn(popup)).toEqual([]);
  });

  test('is shown for the passphrase alone, each time anew', async () => {
    await openDetails();
    await popup.click({ role: 'button', name: /Show the secret/ });
    await waitUntil('the caret in the field', async () => (await popup.focused()) === 'textbox: Your passphrase');
    expect(await secretsIn(popup)).toEqual([]);
    await popup.type('not the passphrase');
    await popup.press('Enter');
    await popup.waitForText('That is not the passphrase.');
    expect(await secretsIn(popup)).toEqual([]);
    await popup.fill({ role: 'textbox', name: 'Your passphrase' }, PASSPHRASE);
    await popup.press('Enter');
    await popup.waitFor({ role: 'heading', name: 'Secret' });
    expect(await secretsIn(popup)).toEqual([SECRET]);
    await popup.press('Escape');
    await popup.waitFor({ role: 'heading', name: 'Details' });
    expect(await secretsIn(popup)).toEqual([]);
    await popup.click({ role: 'button', name: /Show the secret/ });
    await popup.waitFor({ role: 'textbox', name: 'Your passphrase' });
    expect(await secretsIn(popup)).toEqual([]);
  });
});
