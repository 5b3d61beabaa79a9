/**
 * Pages whose script answers what is written into their fields, for better or worse:
 * one field `f`, or a `row` of boxes, of the class `b`. What a page's script may use is
 * in `PRELUDE`.
 */
import type { Page } from 'playwright';
import { CODE_LABEL } from './asking-pages.ts';
import type { Chromium } from './chromium.ts';
import { BANK, middleOfOffer, openStage } from './hostile.ts';
import { awaitOffer } from './product.ts';

export const BOX = '<input class=b maxlength=1 inputmode=numeric>';

export function oneField(attributes = ''): string {
  return `<label>${CODE_LABEL} <input id=f name=otp ${attributes}></label>`;
}

export function sixBoxes(box = BOX): string {
  return `<p>${CODE_LABEL}</p><style>.b{display:inline-block;width:40px;height:44px;border:1px solid;margin:4px;text-align:center}</style><div id=row>${box.repeat(6)}</div>`;
}

/** `held` is what the page's script made of it, `all()` what its fields show. */
const PRELUDE = `let held = '';
const row = document.getElementById('row'), f = document.getElementById('f');
const list = () => [...document.querySelectorAll('#f, .b')];
const all = () => list().map((e) => e.value ?? e.textContent).join('');`;

export function scriptedPage(fields: string, script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title>
<h1>Two-factor authentication</h1><form onsubmit="return false">${fields}<button>Verify</button></form>
<script>${PRELUDE}${script}</script>`;
}

/** Opens such a page at `BANK`. */
export async function openScripted(browser: Chromium, fields: string, script: string): Promise<Page> {
  return (await openStage(browser, { [BANK]: scriptedPage(fields, script) }, BANK)).page;
}

/** What all its fields show, one after the other. */
export function readFields(page: Page): Promise<string> {
  return page.evaluate<string>('all()');
}

/** A press on the offer beside the first field. */
export async function pressOffer(page: Page): Promise<void> {
  await page.locator('#f, .b').first().click();
  await awaitOffer(page);
  await clickOffer(page);
}

/** A click where the offer stands now, whatever it says. */
export async function clickOffer(page: Page): Promise<void> {
  const { x, y } = await middleOfOffer(page);
  await page.mouse.click(x, y);
}
