/**
 * A view driven by Puppeteer, and not Playwright, which does not show toolbar
 * popups. `page` is for what the verbs of `View` do not cover.
 *
 * The protocol delivers keys to the page alone: a key the page does not handle
 * (Escape closes a popup) does nothing here, other than under real hands.
 */
import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { nameOf, type Target, type View } from './view.ts';
import { waitUntil } from './wait.ts';

export interface PageView extends View {
  readonly page: Page;
  isOpen(): boolean;
  find(target: Target, timeout?: number): Promise<ElementHandle<Element>>;
  /** Role and accessible name of what has the focus, `button: Fill`. Chromium only. */
  focused(): Promise<string>;
}

const PATIENCE = 15_000;

export function createView(page: Page): PageView {
  const survive = (action: Promise<unknown>) => surviveClosing(page, action);
  const view: PageView = {
    page,
    isOpen: () => !page.isClosed(),
    text: () => readLaidOutText(page),
    async waitForText(wanted, timeout) {
      let text = '';
      const hasIt = async () => {
        text = await view.text().catch((error: unknown) => {
          if (isReplacing(error)) return '';
          throw error;
        });
        return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
      };
      await waitUntil(`the text ${wanted}`, hasIt, timeout).catch((error: Error) => {
        throw new Error(`${error.message}\nThe view shows:\n${text}`);
      });
      return text;
    },
    async find(target, timeout) {
      return waitUntil(`to see ${nameOf(target)}`, () => findVisible(page, target), timeout).catch(
        async (error: Error) => {
          throw new Error(
            `${error.message}\nThe view shows:\n${page.isClosed() ? '(it is closed)' : await view.text()}`,
          );
        },
      );
    },
    waitFor: async (target, timeout) => void (await view.find(target, timeout)),
    isVisible: async (target) => (await findVisible(page, target)) !== null,
    async waitUntilGone(target, timeout) {
      await waitUntil(`${nameOf(target)} to go`, async () => !(await view.isVisible(target)), timeout);
    },
    async click(target) {
      const element = await view.find(target);
      await survive(element.click());
    },
    async fill(target, text) {
      const element = await view.find(target);
      await element.focus();
      await element.evaluate((field) => (field as HTMLInputElement).select());
      await page.keyboard.press('Backspace');
      await page.keyboard.type(text);
    },
    type: (text) => survive(page.keyboard.type(text)),
    press: (chord) => survive(pressChord(page, chord)),
    async value(target) {
      const element = await view.find(target);
      return element.evaluate((field) => (field as HTMLInputElement).value);
    },
    focused: () => readFocus(page),
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` });
    },
    async waitUntilClosed(timeout = PATIENCE) {
      await waitUntil('the view to close', () => page.isClosed(), timeout).catch(async (error: Error) => {
        throw new Error(`${error.message}\nThe view shows:\n${await view.text()}`);
      });
    },
    close: () => survive(page.close()),
  };
  return view;
}

/** `innerText` and not `textContent`: what is hidden by style is not read. */
async function readLaidOutText(page: Page): Promise<string> {
  const body = await page.$('body');
  const text = await body?.getProperty('innerText');
  return String(await text?.jsonValue());
}

/** The first match that takes up room on the page. */
async function findVisible(page: Page, target: Target): Promise<ElementHandle<Element> | null> {
  try {
    for (const element of await page.$$(selectorOf(target))) {
      if ((await hasName(element, target)) && (await element.isVisible())) return element;
    }
  } catch (error) {
    // The page is being replaced by another one; the next look will see it.
    if (!isReplacing(error)) throw error;
  }
  return null;
}

function isReplacing(error: unknown): boolean {
  return /context was destroyed|detached|Cannot find context|not available/i.test(String(error));
}

function selectorOf(target: Target): string {
  if (typeof target === 'string') return target;
  const { role, name } = target;
  return typeof name === 'string'
    ? `::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`
    : `::-p-aria([role="${role}"])`;
}

async function hasName(element: ElementHandle<Element>, target: Target): Promise<boolean> {
  if (typeof target === 'string' || typeof target.name === 'string') return true;
  return target.name.test(await accessibleName(element));
}

async function accessibleName(element: ElementHandle<Element>): Promise<string> {
  const snapshot = await element.frame.page().accessibility.snapshot({ root: element, interestingOnly: false });
  return snapshot?.name ?? '';
}

async function readFocus(page: Page): Promise<string> {
  const element = (await page.evaluateHandle(() => document.activeElement ?? document.body)).asElement();
  const snapshot = await page.accessibility.snapshot({
    root: element as ElementHandle<Element>,
    interestingOnly: false,
  });
  return `${snapshot?.role ?? 'nothing'}: ${snapshot?.name ?? ''}`;
}

/** As a keyboard repeats a key that was pressed before the view was there. */
export async function holdEnter({ page }: PageView, times = 5): Promise<void> {
  const keys = await page.createCDPSession();
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  for (let i = 0; i < times; i++)
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat: true, ...enter });
}

async function pressChord(page: Page, chord: string): Promise<void> {
  const keys = chord.split('+') as KeyInput[];
  const last = keys.pop();
  if (last === undefined) return;
  for (const key of keys) await page.keyboard.down(key);
  await page.keyboard.press(last);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

/** An action may end the view it happens in; that is no failure of the action. */
async function surviveClosing(page: Page, action: Promise<unknown>): Promise<void> {
  try {
    await action;
  } catch (error) {
    const closed = await waitUntil('', () => page.isClosed(), 1_000).catch(() => false);
    if (!closed) throw error;
  }
}
