/**
 * Issued keys in a real browser: made, handed over, checked, replaced, deleted,
 * locked. Codes come from an authenticator that is not ours (otplib), the QR
 * code is read by jsQR from the picture that came down.
 * Not here: every rule of the engine (test/lib/engine, recorded.test.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, openList, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { makeThrowAwayFolder } from '@/test/support/places';
import { lockVault, SCREENS, unlockVault } from '@/test/support/product';
import { allowDownloads, openSettings } from '@/test/support/settings';
import { button, type Target } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

const field = (name: string | RegExp): Target => ({ role: 'textbox', name });
const CODE = field(/^The code/);

let journey: Journey;
let view: PageView;

beforeAll(async () => {
  journey = await startWithVault();
  view = await openSettings(journey.browser, 'issued');
});
afterAll(() => journey?.end());

async function fillForm(name: string, issuer: string, account: string): Promise<void> {
  await view.fill(field('Key name'), name);
  await view.fill(field('Site or service'), issuer);
  await view.fill(field('Account'), account);
  await view.click(button('Make the key'));
}

/** The focus follows what is painted. */
async function waitForFocus(name: string): Promise<void> {
  await waitUntil(`the focus on ${name}`, async () => (await view.focused()) === name);
}

/** The secret on the sheet, as a person types it. */
async function readSecret(): Promise<string> {
  const text = await view.waitForText('Scan it with an authenticator app');
  return /Secret\s+((?:[A-Z2-7]{4}\s+){8})/.exec(text)?.[1]?.replace(/\s/g, '') ?? '';
}

/** The code of now, once there is enough of its time left to type it. */
async function codeOf(secret: string): Promise<string> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 8_000) await pause(left + 50);
  return generateSync({ secret });
}

async function check(code: string): Promise<string> {
  await view.fill(CODE, code);
  await view.click(button('Check'));
  return view.waitForText(/(Valid|Not valid|Already used)\./);
}

describe('a key', () => {
  let secret = '';

  test('is refused in a plain sentence until it has a name, a place and an owner', async () => {
    await view.waitForText('No keys yet. Make the first one above.');
    await view.click(button('Make the key'));
    await view.waitForText('Give the key a name');
    await fillForm('a b', '', '');
    await view.waitForText('Say where the key is for');
    await fillForm('a b', 'Northwind', 'ada@example.com');
    await view.waitForText('A key name has letters from A to Z');
    expect(await view.text()).toContain('No keys yet.');
  });

  test('is shown once, as a QR code that others read, as text and as a file', async () => {
    await fillForm('ada', 'Northwind & Söhne', 'ada@example.com');
    secret = await readSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const folder = makeThrowAwayFolder('key');
    await allowDownloads(view, folder);
    await view.click(button('Save the picture'));
    const file = await waitUntil('the picture', () => readIfThere(join(folder, 'key-ada.png')));
    const scanned = new URL((await readQrCode(file)) ?? '');
    expect(decodeURIComponent(scanned.pathname)).toBe('/Northwind & Söhne:ada@example.com');
    expect(scanned.searchParams.get('issuer')).toBe('Northwind & Söhne');
    expect(scanned.searchParams.get('secret')).toBe(secret);
    await view.click(button('I have handed it over'));
    const text = await view.waitForText('Check a code…');
    expect(text).toContain('ada · 6 digits, every 30 s, SHA-1 · made today');
    expect(text).not.toContain(secret.slice(0, 4));
  });

  test('tells a valid code, one that was used, and one that is wrong', async () => {
    await view.click(button('Check a code…'));
    const code = await codeOf(secret);
    expect(await check(code)).toContain('Valid. It was made with this key just now');
    expect(await view.value(CODE)).toBe('');
    await waitForFocus('textbox: The code, 6 digits');
    expect(await check(`${code.slice(0, 3)} ${code.slice(3)}`)).toContain('Already used.');
    const wrong = code.replace(/^./, (digit) => String((Number(digit) + 5) % 10));
    expect(await check(wrong)).toContain('Not valid.');
    await view.click(button('Close'));
    await waitForFocus('button: Check a code…');
  });

  test('does not take a used code again after the worker has died', async () => {
    await view.click(button('Check a code…'));
    const code = await codeOf(secret);
    // Checked above, if the half minute is still the same.
    await check(code);
    await journey.browser.killWorker();
    expect(await check(code)).toContain('Already used.');
    await view.click(button('Close'));
  });

  test('is an account like any other, with its key name in the details', async () => {
    const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/login'));
    await popup.click(button('Details of Northwind & Söhne'));
    const text = await popup.waitForText('For programs');
    expect(text).toContain('known as ada, issued to somebody');
    await popup.close();
    await journey.closePages();
  });

  test('is replaced only after a question, and the former one goes into the trash', async () => {
    await fillForm('ada', 'Fabrikam', 'ada');
    await view.waitForText('There is a key of this name: Northwind & Söhne, ada@example.com.');
    await waitForFocus('button: Not now');
    await view.click(button('Not now'));
    await waitForFocus('button: Make the key');
    await view.press('Enter');
    await view.click(button('Replace it'));
    const next = await readSecret();
    await view.click(button('I have handed it over'));
    await view.click(button('Check a code…'));
    expect(await check(await codeOf(secret))).toMatch(/Not valid|Already used/);
    expect(await check(await codeOf(next))).toContain('Valid.');
    await view.click(button('Close'));
    const [former] = await journey.ask('trash', {});
    expect(former).toMatchObject({ issuer: 'Northwind & Söhne', key: { name: 'ada', isIssued: true } });
  });

  test('is not shown while the vault is locked, nor is anything of it', async () => {
    const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/login'));
    await lockVault(popup);
    await view.waitFor(SCREENS.locked);
    expect(await view.text()).not.toMatch(/Fabrikam|ada/);
    const locked = await journey.ask('engine', { method: 'GET', path: '/v1/totp/keys/ada', headers: {}, body: null });
    expect(locked.status).toBe(503);
    expect(locked.body).toMatch(/sealed.*unlock/s);
    await unlockVault(view);
    await view.waitForText('Check a code…');
    await journey.closePages();
  });

  test('is deleted after a question, and comes back out of the trash', async () => {
    await view.click(button('Delete…'));
    await view.waitForText('will not be accepted any more');
    await view.click(button('Delete the key'));
    await view.waitForText('No keys yet.');
    await view.click(button('History'));
    await view.click(button('Restore'));
    await view.click(button('Issued keys'));
    await view.waitForText('ada · 6 digits');
  });
});

describe('an account of the person’s own', () => {
  test('gets a key name in its form, and only then exists for programs', async () => {
    const { id } = await journey.share({ user: 'grace' });
    const list = () => journey.ask('engine', { method: 'LIST', path: '/v1/totp/keys', headers: {}, body: null });
    expect(JSON.parse((await list()).body ?? '').data.keys).toEqual(['ada']);
    const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/login'));
    await popup.click(button('Details of Northwind'));
    await popup.click(button('Edit'));
    await popup.click('summary ::-p-text(For programs)');
    await popup.fill(field('Key name'), 'ada');
    await popup.click(button('Save'));
    await popup.waitForText('Another account has this key name.');
    const below = await popup.find('[aria-live="polite"] ::-p-text(Another account has)');
    await waitUntil('the sentence to be in sight', () => below.isIntersectingViewport({ threshold: 1 }));
    await popup.fill(field('Key name'), 'grace');
    await popup.click(button('Save'));
    await popup.waitForText('known as grace');
    expect(JSON.parse((await list()).body ?? '').data.keys).toEqual(['ada', 'grace']);
    const code = await journey.ask('engine', { method: 'GET', path: '/v1/totp/code/grace', headers: {}, body: null });
    const [shown] = await journey.ask('codes', { ids: [id] });
    expect([shown?.code, shown?.next]).toContain(JSON.parse(code.body ?? '').data.code);
    await popup.close();
    // It was not issued, so it is not listed as if it were.
    expect(await view.text()).not.toContain('grace');
  });
});

/** What a phone would read: the browser opens the picture, jsQR finds the code. */
async function readQrCode(file: Buffer): Promise<string | null> {
  const { width, height, dark } = await view.page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const { width, height } = image;
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const { data } = canvas?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() };
      const dark = Array.from({ length: width * height }, (_, at) => ((data[at * 4] ?? 255) < 128 ? 1 : 0)).join('');
      return { width, height, dark };
    },
    `data:image/png;base64,${file.toString('base64')}`,
  );
  const pixels = Uint8ClampedArray.from({ length: dark.length * 4 }, (_, at) =>
    at % 4 === 3 || dark[Math.floor(at / 4)] === '0' ? 255 : 0,
  );
  return jsQR(pixels, width, height)?.data ?? null;
}

function readIfThere(path: string): Buffer | null {
  try {
    const file = readFileSync(path);
    return file.length > 0 ? file : null;
  } catch {
    return null;
  }
}
