/**
 * Pages that mean harm, under real names, handed to the browser without any
 * network; and what they got hold of. Their fields, scripts and requests are
 * searched for every code that could have been theirs.
 */
import type { Page } from 'playwright';
import type { Chromium } from './chromium.ts';
import type { Journey } from './journey.ts';
import { awaitOffer, findOffer } from './product.ts';
import { pause } from './wait.ts';

export const BANK = 'https://bank.example';
export const EVIL = 'https://evil.test';

/** One field that asks for a code, in a form of its own; `form` is written into the form's tag, `inside` after the field. */
export function askingPage(form = '', inside = ''): string {
  return `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title>
<body style="margin:40px;font:16px sans-serif"><h1>Two-factor authentication</h1>
<form ${form}><label>Authentication code <input name="otp" autocomplete="one-time-code" inputmode="numeric"></label>
<button>Verify</button>${inside}</form>`;
}

/** HTML by address; with headers where a page has some of its own. */
export type Pages = Readonly<
  Record<string, string | { readonly html: string; readonly headers: Record<string, string> }>
>;

export interface Stage {
  readonly page: Page;
  /** Everything the pages of this tab sent, address and body. */
  readonly sent: readonly string[];
}

/** Opens `url` in a new tab in which `pages` are all the web there is. `prepare` comes before the page's own scripts. */
export async function openStage(
  browser: Chromium,
  pages: Pages,
  url: string,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Stage> {
  const page = await browser.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.route(/^https?:/, (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const found = pages[origin + pathname] ?? pages[origin];
    if (found === undefined) return route.abort();
    const { html, headers } = typeof found === 'string' ? { html: found, headers: {} } : found;
    return route.fulfill({ headers: { 'content-type': 'text/html', ...headers }, body: html });
  });
  await prepare?.(page);
  await page.goto(url);
  return { page, sent };
}

export interface Vault {
  readonly id: string;
  /** The codes that could be filled now. */
  readonly codes: readonly string[];
}

/** Saves an account of its own for `origins`; one code holds for an hour, so that none is waited for. */
export async function linkAccount(journey: Journey, origins: readonly string[], name = 'Bank'): Promise<Vault> {
  const secret = { Bank: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }[name] ?? 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const uri = `otpauth://totp/${name}:alice?secret=${secret}&issuer=${name}&period=3600`;
  const account = await journey.ask('add', { given: { uri }, askId: null, operationId: crypto.randomUUID() });
  await journey.ask('edit', { id: account.id, changes: { ...account, links: [...origins] } });
  const codes = await journey.ask('codes', { ids: [account.id] });
  return { id: account.id, codes: codes.flatMap(({ code, next }) => [code, next ?? code]) };
}

/** Fills the tab in front as the popup does. Resolves to the failure's code, and to `filled` if it went through. */
export async function fillInFront(journey: Journey, page: Page, id: string): Promise<string> {
  await page.bringToFront();
  const { ask } = await journey.ask('open', { askId: null, count: 0 });
  return journey.ask('fill', { id, askId: ask?.id ?? '', link: false }).then(
    () => 'filled',
    (error: Error) => error.message,
  );
}

/** Clicks into the field and waits until the offer stands there, and could be believed. */
export async function bringOffer({ page }: Stage): Promise<void> {
  await page.locator('input[name=otp]').first().click();
  await awaitOffer(page);
}

/** A real click where the offer is drawn now, or was. */
export async function pressWhere(page: Page, at: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.click(at.x, at.y);
  // A code that is on its way is there by then.
  await pause(500);
}

export async function middleOfOffer(page: Page): Promise<{ x: number; y: number }> {
  const box = await findOffer(page).boundingBox();
  if (box === null) throw new Error('There is no offer.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Whatever of `codes` the pages of the tab hold, in any frame, in what their scripts kept (`loot`), or sent. */
export async function stolen({ page, sent }: Stage, codes: readonly string[]): Promise<string[]> {
  const held = await Promise.all(page.frames().map((frame) => frame.evaluate(readAll).catch(() => '')));
  const all = [...held, ...sent].join('\n');
  return codes.filter((code) => all.includes(code) || all.includes(Array.from(code).join('\n')));
}

function readAll(): string {
  const read = (root: Document | ShadowRoot): string[] =>
    Array.from(root.querySelectorAll('*')).flatMap((element) => [
      (element as HTMLInputElement).value ?? '',
      ...(element.shadowRoot === null ? [] : read(element.shadowRoot)),
    ]);
  const { loot = [] } = globalThis as { loot?: unknown[] };
  return [...read(document), document.documentElement.textContent ?? '', ...loot.map(String)].map(String).join('\n');
}
