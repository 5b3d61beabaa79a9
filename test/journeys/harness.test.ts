/**
 * The harness itself, on a tiny extension of its own: when a journey fails, this
 * tells whether the product or the harness is to blame. Nothing of the product.
 */

import { once } from 'node:events';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '@/test/support/chromium';
import { launchFirefox } from '@/test/support/firefox';
import { makeThrowAwayFolder } from '@/test/support/places';
import { writeScratchExtension } from '@/test/support/scratch-extension';
import { openScreen, pointOf, type Screen, whyNoHands } from '@/test/support/screen';
import { testFirefox } from '@/test/support/use-firefox';

const PAGE = 'data:text/html,<title>Page</title><h1>A page</h1>';

describe('Chromium', () => {
  const folder = makeThrowAwayFolder('scratch');
  let browser: Chromium;
  let server: Server;
  let site: string;

  beforeAll(async () => {
    writeScratchExtension(folder, 'chromium');
    server = createServer((_request, response) => response.end('<h1>A page</h1>')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchChromium({ extension: folder });
  });

  afterAll(async () => {
    await browser?.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the toolbar popup opens, takes typing and clicks as a person makes them, and closes itself', async () => {
    const page = await browser.newPage(PAGE);
    const popup = await browser.openPopup(page);
    await popup.fill({ role: 'textbox', name: 'Name' }, 'Ada');
    await popup.click({ role: 'button', name: 'Greet' });
    expect(await popup.waitForText('Ada')).toContain('trusted Ada');
    expect(await popup.text()).not.toContain('hidden words');
    await popup.click({ role: 'button', name: /^Clo/ });
    await popup.waitUntilClosed();
    expect(browser.countViews('popup.html')).toBe(0);
    await page.close();
  });

  test('the popup stands for the tab whose toolbar button was pressed', async () => {
    const first = await browser.newPage(`${site}first`);
    const second = await browser.newPage(`${site}second`);
    const popup = await browser.openPopup(first);
    await popup.waitForText(`${site}first`);
    await popup.close();
    await Promise.all([first.close(), second.close()]);
  });

  test('a filled field is replaced, keys reach what has the focus, and its name can be read', async () => {
    const page = await browser.newPage(PAGE);
    const popup = await browser.openPopup(page);
    await popup.fill({ role: 'textbox', name: 'Name' }, 'Ada');
    await popup.fill({ role: 'textbox', name: 'Name' }, 'Grace');
    expect(await popup.value({ role: 'textbox', name: 'Name' })).toBe('Grace');
    expect(await popup.focused()).toBe('textbox: Name');
    await popup.press('Enter');
    await popup.waitForText('entered Grace');
    await popup.close();
    await page.close();
  });

  test('a window the extension opens is a view too', async () => {
    const page = await browser.newPage(PAGE);
    const popup = await browser.openPopup(page);
    await popup.click({ role: 'button', name: 'Window' });
    const window = await browser.nextView('window.html');
    await window.find({ role: 'heading', name: 'Scratch' });
    await window.close();
    await page.bringToFront();
    await page.close();
  });

  test('a popup the extension opens by itself is a view too', async () => {
    const page = await browser.newPage(PAGE);
    const tab = await browser.openInTab('window.html');
    await tab.click({ role: 'button', name: 'Popup' });
    const popup = await browser.nextView('popup.html');
    await popup.find({ role: 'heading', name: 'Scratch' });
    await popup.close();
    await Promise.all([tab.close(), page.close()]);
  });

  test('a picture of the popup can be taken', async () => {
    const page = await browser.newPage(PAGE);
    const popup = await browser.openPopup(page);
    const picture = join(folder, 'popup.png');
    await popup.screenshot(picture);
    expect(existsSync(picture)).toBe(true);
    await popup.close();
    await page.close();
  });

  test('the service worker can be killed, and starts anew with the next message', async () => {
    const view = await browser.openInTab('window.html');
    await view.click({ role: 'button', name: 'Greet' });
    await browser.killWorker();
    expect(await browser.isWorkerRunning()).toBe(false);
    await view.click({ role: 'button', name: 'Greet' });
    await view.waitForText(/trusted\s+1$/m);
    await view.close();
  });
});

const noHands = whyNoHands();
if (noHands !== null) console.log(noHands);

describe.skipIf(noHands !== null)('Real hands', () => {
  const folder = makeThrowAwayFolder('scratch');
  let screen: Screen;
  let browser: Chromium;
  let page: Page;

  beforeAll(async () => {
    writeScratchExtension(folder, 'chromium');
    screen = await openScreen();
    browser = await launchChromium({ extension: folder, display: screen.display });
    page = await browser.newPage(PAGE);
  });

  afterAll(async () => {
    await browser?.close();
    await screen?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a click lands on the element it was meant for', async () => {
    await page.evaluate(() => {
      document.onclick = (event) => {
        document.title = `${(event.target as Element).tagName} ${event.isTrusted}`;
      };
    });
    await screen.click(await pointOf(page.locator('h1')));
    await page.waitForFunction(() => document.title === 'H1 true');
  });

  test('an item of the native context menu can be chosen', async () => {
    await screen.rightClick(await pointOf(page.locator('h1')));
    // From below: Inspect, View page source, ours.
    await screen.press('Up', 'Up', 'Up', 'Return');
    const window = await browser.nextView('window.html');
    await window.close();
  });

  test('keyboard shortcuts of the manifest are heard', async () => {
    await screen.click(await pointOf(page.locator('h1')));
    await screen.press('alt+shift+f');
    const window = await browser.nextView('window.html');
    await window.close();
  });

  test('the popup opened by its shortcut is on the screen, takes typing, and Escape closes it', async () => {
    await screen.click(await pointOf(page.locator('h1')));
    await screen.press('alt+shift+k');
    const popup = await browser.nextView('popup.html');
    await popup.page.evaluate(() => document.querySelector('input')?.focus());
    await screen.type('Ada');
    expect(await popup.value({ role: 'textbox', name: 'Name' })).toBe('Ada');
    await screen.screenshot(join(folder, 'screen.png'));
    expect(statSync(join(folder, 'screen.png')).size).toBeGreaterThan(10_000);
    await screen.press('Escape');
    await popup.waitUntilClosed();
  });
});

testFirefox('Firefox opens the toolbar popup, and what is done in it is trusted', async () => {
  const folder = makeThrowAwayFolder('scratch');
  writeScratchExtension(folder, 'firefox');
  const firefox = await launchFirefox({ extension: folder });
  const page = await firefox.newPage(PAGE);
  const popup = await firefox.openPopup(page);
  await popup.fill({ role: 'textbox', name: 'Name' }, 'Ada');
  await popup.fill({ role: 'textbox', name: 'Name' }, 'Grace');
  expect(await popup.value({ role: 'textbox', name: 'Name' })).toBe('Grace');
  await popup.click({ role: 'button', name: 'Greet' });
  await popup.waitForText('trusted Grace');
  await popup.press('Enter');
  await popup.screenshot(join(folder, 'popup.png'));
  expect(statSync(join(folder, 'popup.png')).size).toBeGreaterThan(1_000);
  await popup.click({ role: 'button', name: /^Close$/ });
  await popup.waitUntilClosed();
  const tab = await firefox.openInTab('window.html');
  await tab.click({ role: 'button', name: 'Greet' });
  await tab.waitForText('trusted');
  await firefox.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what the extension stored outlives a crash of the browser', async () => {
  const folder = makeThrowAwayFolder('scratch');
  writeScratchExtension(folder, 'chromium');
  const profile = makeThrowAwayFolder('kept-profile');
  const first = await launchChromium({ extension: folder, profile });
  const before = await first.openInTab('window.html');
  await before.page.evaluate(() => chrome.storage.local.set({ kept: 'yes' }));
  await first.crash();
  const second = await launchChromium({ extension: folder, profile });
  const after = await second.openInTab('window.html');
  expect(await after.page.evaluate(() => chrome.storage.local.get('kept'))).toEqual({ kept: 'yes' });
  await second.close();
  expect(existsSync(profile)).toBe(true);
  for (const left of [folder, profile]) rmSync(left, { recursive: true, force: true });
});

test('a folder that is no extension is refused with a sentence that says what to do', async () => {
  const folder = makeThrowAwayFolder('empty');
  await expect(launchChromium({ extension: folder })).rejects.toThrow('npm run build');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'Broken', key: 'AAAA' }));
  await expect(launchChromium({ extension: folder })).rejects.toThrow(
    /did not load the extension[\s\S]*COUNTERSIGN_BROWSER/,
  );
  rmSync(folder, { recursive: true, force: true });
});
