/**
 * One page of the extension on the screen, driven as a person drives it: what
 * is visible is read, the mouse and the keyboard act. The toolbar popup is one,
 * so is a window the extension opened.
 *
 * Puppeteer drives these and not Playwright, which does not show toolbar popups.
 * Elements are named by what a screen reader would say, so a test that passes
 * has also shown that the element has a role and a name.
 */
import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { waitUntil } from './wait.ts';

/** An element by role and accessible name (exact, or a pattern), or by a CSS selector where it has no name. */
export type Target = string | { readonly role: string; readonly name: string | RegExp };

export interface View {
  /** Puppeteer's page, for what is not covered here. */
  readonly page: Page;
  isOpen(): boolean;
  url(): string;
  /** All text a person can read, as laid out. */
  text(): Promise<string>;
  /** Resolves with the text once it contains `wanted`. */
  waitForText(wanted: string | RegExp, timeout?: number): Promise<string>;
  /** Waits until the element is visible. */
  find(target: Target, timeout?: number): Promise<ElementHandle<Element>>;
  isVisible(target: Target): Promise<boolean>;
  /** Waits until no such element is visible. */
  waitUntilGone(target: Target, timeout?: number): Promise<void>;
  /** Moves the mouse there and clicks; a click that closes the view is fine. */
  click(target: Target): Promise<void>;
  /** Replaces what a field holds by typing. */
  fill(target: Target, text: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Presses one key or chord for whatever has the focus: `Enter`, `Escape`, `Control+a`. */
  press(chord: string): Promise<void>;
  value(target: Target): Promise<string>;
  /** Role and accessible name of what has the focus, `button: Fill`. */
  focused(): Promise<string>;
  screenshot(path: string): Promise<void>;
  waitUntilClosed(timeout?: number): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE = 15_000;

export function createView(page: Page): View {
  const survive = (action: Promise<unknown>) => surviveClosing(page, action);
  const view: View = {
    page,
    isOpen: () => !page.isClosed(),
    url: () => page.url(),
    text: () => readLaidOutText(page),
    async waitForText(wanted, timeout) {
      let text = '';
      const hasIt = async () => {
        text = await view.text();
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
      await waitUntil('the view to close', () => page.isClosed(), timeout);
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

function nameOf(target: Target): string {
  return typeof target === 'string' ? target : `${target.role} "${target.name}"`;
}

/** The first match that takes up room on the page. */
async function findVisible(page: Page, target: Target): Promise<ElementHandle<Element> | null> {
  try {
    for (const element of await page.$$(selectorOf(target))) {
      if ((await hasName(element, target)) && (await element.isVisible())) return element;
    }
  } catch (error) {
    // The page is being replaced by another one; the next look will see it.
    if (!/context was destroyed|detached|Cannot find context|not available/i.test(String(error))) throw error;
  }
  return null;
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
