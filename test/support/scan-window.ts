/** What a person does in the scan window where the page had no code. */
import type { ElementHandle } from 'puppeteer-core';
import { type Journey, NORTHWIND } from './journey.ts';
import type { PageView } from './page-view.ts';
import { scanThisPage } from './product.ts';

/** The scan window over a page without any code, where it offers the other ways. */
export async function openWays({ browser, visit }: Journey): Promise<PageView> {
  await scanThisPage(await browser.openPopup(await visit(NORTHWIND, '/login')));
  const window = await browser.nextView('scan.html');
  await window.waitForText('Nothing found on the page');
  return window;
}

export async function pickFiles({ page }: PageView, ...paths: string[]): Promise<void> {
  const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...paths);
}
