/**
 * Our pages in Firefox as `View`s: the real toolbar popup, and windows and tabs.
 *
 * WebDriver BiDi does not show popups either, but with `--remote-allow-system-access`
 * it runs scripts in the browser's own window, and from there a frame script
 * reaches the page in its process: text is read there, and mouse and keys are
 * made there as events of the browser, which the page sees as trusted ones.
 */
import { writeFileSync } from 'node:fs';
import { nameOf, type Target, type View } from './view.ts';
import { waitUntil } from './wait.ts';

/** Runs a script in the browser's own window; resolves with its value, which must be a string. */
export type RunInBrowser = (expression: string) => Promise<string>;

/**
 * Firefox loads a popup in one element, which is never shown, and then moves it into another one in its panel. One whose
 * panel is closed may stay for a while beside the next.
 */
const POPUP = `([...document.querySelectorAll('browser.webextension-popup-browser:not(.webextension-preload-browser)')]
  .find((one) => one.closest('panel')?.state !== 'closed') ?? null)`;

/** Where one of our pages is, as expressions in the browser's own window. */
export interface Place {
  /** The element that shows it, or `null`. */
  readonly element: string;
  /** Whether it is there to stay, given that there is an element. */
  readonly isReady: string;
  /** Closes it. */
  readonly close: string;
}

export const IN_POPUP: Place = {
  element: POPUP,
  // What is asked before goes to the element that is thrown away, and is lost.
  isReady: `${POPUP}.closest('panel')?.state === 'open' && ${POPUP}.currentURI.spec.startsWith('moz-extension:')`,
  close: `${POPUP}?.closest('panel')?.hidePopup()`,
};

/** A page of ours in a tab of whichever window. */
export function inTab(url: string): Place {
  const element = `([...Services.wm.getEnumerator('navigator:browser')].flatMap((one) => one.gBrowser?.browsers ?? [])
    .find((one) => one.currentURI.specIgnoringRef === ${JSON.stringify(url)}) ?? null)`;
  const close = `(() => { const page = ${element}; page?.getTabBrowser().removeTab(page.getTabBrowser().getTabForBrowser(page)); })()`;
  return { element, isReady: 'true', close };
}

/** Milliseconds; popup and background share a thread, so it answers after a key was derived. */
const ANSWER_TIME = 20_000;
const CLOSED = 'The page is closed.';

/** What the frame script can call: finding and acting inside the page. */
const HANDS = `
const ROLES = {
  button: 'button, [role=button]', textbox: 'input:not([type=checkbox]), textarea', searchbox: 'input[type=search]',
  link: 'a[href]', heading: 'h1, h2, h3', checkbox: 'input[type=checkbox]', switch: '[role=switch]',
  radio: 'input[type=radio], [role=radio]', option: '[role=option]', combobox: 'select, [role=combobox]',
};
const doc = content.document;
const textOf = (element) => {
  const copy = element.cloneNode(true);
  for (const unread of copy.querySelectorAll('[aria-hidden=true]')) unread.remove();
  return copy.textContent.replace(/\\s+/g, ' ').trim();
};
const nameFor = (element) => element.getAttribute('aria-label') ??
  textOf(doc.getElementById(element.getAttribute('aria-labelledby')) ?? element.labels?.[0] ?? element);
const hasRoom = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
const find = ({ css, role, name, pattern }) => [...doc.querySelectorAll(css ?? ROLES[role] ?? '[role=' + role + ']')]
  .find((element) => hasRoom(element) && (css !== undefined || (pattern === undefined ? nameFor(element) === name
    : new RegExp(pattern.source, pattern.flags).test(nameFor(element)))));
const click = (element) => {
  element.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    content.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount: 1 });
  }
};
// A popup gets the focus a moment after it is on the screen; keys before that reach nobody.
const focused = async () => {
  for (let looks = 0; looks < 100 && !doc.hasFocus(); looks++) await new Promise((next) => content.setTimeout(next, 20));
};
const press = (keys) => {
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  processor.beginInputTransactionForTests(content);
  const events = keys.map((key) => new content.KeyboardEvent('', {
    key, keyCode: content.KeyboardEvent['DOM_VK_' + ({ Enter: 'RETURN', Control: 'CONTROL', Backspace: 'BACK_SPACE',
      ArrowDown: 'DOWN', ArrowUp: 'UP' }[key] ?? key.toUpperCase())] ?? 0,
  }));
  for (const event of events) processor.keydown(event);
  for (const event of events.reverse()) processor.keyup(event);
};
`;

/** The page at `place`, once it is there. */
export async function findView(runInBrowser: RunInBrowser, place: Place): Promise<View> {
  const isReady = `String(${place.element} !== null && (${place.isReady}))`;
  await waitUntil('a page of ours', async () => (await runInBrowser(isReady)) === 'true');
  return viewAt(runInBrowser, place);
}

/** The page at `place`, whether it is there or not. */
export function viewAt(runInBrowser: RunInBrowser, place: Place): View {
  const inPage = (body: string) => askPage(runInBrowser, place, body);
  const isOpen = async () => (await runInBrowser(`String(${place.element} !== null)`)) === 'true';
  const has = async (target: Target) => {
    try {
      return (await inPage(`return find(${spell(target)}) !== undefined`)) === true;
    } catch (error) {
      if (String(error).includes(CLOSED)) return false;
      throw error;
    }
  };
  const press = async (chord: string) =>
    void (await inPage(`await focused(); content.setTimeout(() => press(${JSON.stringify(chord.split('+'))}))`));
  const view: View = {
    isOpen,
    text: async () => String(await inPage('return doc.body.innerText')),
    async waitForText(wanted, timeout) {
      let text = '';
      const hasIt = async () => {
        text = await view.text();
        return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
      };
      await waitUntil(`the text ${wanted}`, hasIt, timeout).catch((error: Error) => {
        throw new Error(`${error.message}\nThe page shows:\n${text}`);
      });
      return text;
    },
    isVisible: has,
    waitFor: async (target, timeout) => void (await waitUntil(`to see ${nameOf(target)}`, () => has(target), timeout)),
    waitUntilGone: async (target, timeout) =>
      void (await waitUntil(`${nameOf(target)} to go`, async () => !(await has(target)), timeout)),
    async click(target) {
      await view.waitFor(target);
      // Later, because a click may close the popup and with it the way its answer takes.
      await inPage(`const element = find(${spell(target)}); content.setTimeout(() => click(element))`);
    },
    async fill(target, text) {
      await view.waitFor(target);
      await inPage(`const field = find(${spell(target)}); field.focus(); field.select(); press(['Backspace'])`);
      await view.type(text);
    },
    async type(text) {
      await inPage(`await focused(); for (const key of ${JSON.stringify([...text])}) press([key])`);
    },
    press,
    value: async (target) => String(await inPage(`return find(${spell(target)})?.value ?? ''`)),
    async screenshot(path) {
      writeFileSync(path, Buffer.from(await takePicture(runInBrowser, place), 'base64'));
    },
    waitUntilClosed: async (timeout) =>
      void (await waitUntil('the page to close', async () => !(await isOpen()), timeout)),
    async close() {
      await runInBrowser(`${place.close}; 'closed'`);
      await view.waitUntilClosed();
    },
  };
  return view;
}

function spell(target: Target): string {
  if (typeof target === 'string') return JSON.stringify({ css: target });
  const { role, name } = target;
  if (typeof name === 'string') return JSON.stringify({ role, name });
  return JSON.stringify({ role, pattern: { source: name.source, flags: name.flags } });
}

/** Runs `body` with `HANDS` in the page's process; resolves with what it returns, as JSON. */
async function askPage(runInBrowser: RunInBrowser, { element }: Place, body: string): Promise<unknown> {
  const script = `(async () => {
    let answer;
    try { answer = { value: await (async () => { ${HANDS} ${body} })() }; }
    catch (error) { answer = { error: String(error) }; }
    sendAsyncMessage(CHANNEL, JSON.stringify(answer));
  })()`;
  const answer = await runInBrowser(`new Promise((resolve, reject) => {
    const page = ${element};
    if (page === null) return reject(new Error('${CLOSED}'));
    // One that closes meanwhile never answers.
    const look = window.setInterval(() => page.isConnected || end(() => reject(new Error('${CLOSED}'))), 20);
    const end = (tell) => {
      window.clearInterval(look);
      window.clearTimeout(late);
      manager.removeMessageListener(channel, take);
      tell();
    };
    const channel = 'countersign:' + Math.random();
    const manager = page.messageManager;
    const take = ({ data }) => end(() => resolve(data));
    const late = window.setTimeout(() => end(() => reject(new Error('The page does not answer.'))), ${ANSWER_TIME});
    manager.addMessageListener(channel, take);
    const script = ${JSON.stringify(script)}.replace('CHANNEL', JSON.stringify(channel));
    manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
  })`);
  const { value, error } = JSON.parse(answer) as { value?: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

/** The page as PNG in base64. */
function takePicture(runInBrowser: RunInBrowser, { element }: Place): Promise<string> {
  return runInBrowser(`(async () => {
    const { currentWindowGlobal } = ${element}.browsingContext;
    const picture = await currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return bytes.toBase64();
  })()`);
}
