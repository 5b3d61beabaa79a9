/**
 * Firefox's real toolbar popup as a `View`.
 *
 * WebDriver BiDi does not show popups either, but with `--remote-allow-system-access`
 * it runs scripts in the browser's own window, and from there a frame script
 * reaches the popup in its process: text is read there, and mouse and keys are
 * made there as events of the browser, which the page sees as trusted ones.
 */
import { writeFileSync } from 'node:fs';
import { nameOf, type Target, type View } from './view.ts';
import { waitUntil } from './wait.ts';

/** Runs a script in the browser's own window; resolves with its value, which must be a string. */
export type RunInBrowser = (expression: string) => Promise<string>;

const POPUP = "document.querySelector('browser.webextension-popup-browser')";

/** A popup that closes, or is still moved into its panel, never answers. */
const ANSWER_TIME = 5_000;
const SILENT = 'The popup does not answer.';

/** What the frame script can call: finding and acting inside the popup. */
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

export function createFirefoxPopup(runInBrowser: RunInBrowser): View {
  const inPopup = (body: string) => askPopup(runInBrowser, body);
  const look = (body: string) => lookInPopup(runInBrowser, body);
  const isOpen = async () => (await runInBrowser(`String(${POPUP} !== null)`)) === 'true';
  const has = async (target: Target) =>
    (await isOpen()) && (await look(`return find(${spell(target)}) !== undefined`)) === true;
  const press = async (chord: string) =>
    void (await inPopup(`content.setTimeout(() => press(${JSON.stringify(chord.split('+'))}))`));
  const view: View = {
    isOpen,
    text: async () => String(await look('return doc.body.innerText')),
    async waitForText(wanted, timeout) {
      let text = '';
      const hasIt = async () => {
        text = await view.text();
        return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
      };
      await waitUntil(`the text ${wanted}, in place of: ${text}`, hasIt, timeout);
      return text;
    },
    isVisible: has,
    waitFor: async (target, timeout) => void (await waitUntil(`to see ${nameOf(target)}`, () => has(target), timeout)),
    waitUntilGone: async (target, timeout) =>
      void (await waitUntil(`${nameOf(target)} to go`, async () => !(await has(target)), timeout)),
    async click(target) {
      await view.waitFor(target);
      // Later, because a click may close the popup and with it the way its answer takes.
      await inPopup(`const element = find(${spell(target)}); content.setTimeout(() => click(element))`);
    },
    async fill(target, text) {
      await view.waitFor(target);
      await inPopup(`const field = find(${spell(target)}); field.focus(); field.select(); press(['Backspace'])`);
      await view.type(text);
    },
    async type(text) {
      await inPopup(`for (const key of ${JSON.stringify([...text])}) press([key])`);
    },
    press,
    value: async (target) => String(await look(`return find(${spell(target)})?.value ?? ''`)),
    async screenshot(path) {
      writeFileSync(path, Buffer.from(await takePicture(runInBrowser), 'base64'));
    },
    waitUntilClosed: async (timeout) =>
      void (await waitUntil('the popup to close', async () => !(await isOpen()), timeout)),
    async close() {
      await runInBrowser(`${POPUP}?.closest('panel')?.hidePopup(); 'closed'`);
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

/** For what changes nothing: asked again where the popup moves to its own process and takes the first question with it. */
async function lookInPopup(runInBrowser: RunInBrowser, body: string): Promise<unknown> {
  try {
    return await askPopup(runInBrowser, body);
  } catch (error) {
    if (!String(error).includes(SILENT)) throw error;
    return askPopup(runInBrowser, body);
  }
}

/** Runs `body` with `HANDS` in the popup's process; resolves with what it returns, as JSON. */
async function askPopup(runInBrowser: RunInBrowser, body: string): Promise<unknown> {
  const script = `(async () => {
    let answer;
    try { answer = { value: await (async () => { ${HANDS} ${body} })() }; }
    catch (error) { answer = { error: String(error) }; }
    sendAsyncMessage(CHANNEL, JSON.stringify(answer));
  })()`;
  const answer = await runInBrowser(`new Promise((resolve, reject) => {
    const popup = ${POPUP};
    if (popup === null) return reject(new Error('The popup is closed.'));
    const channel = 'countersign:' + Math.random();
    const manager = popup.messageManager;
    const take = ({ data }) => { manager.removeMessageListener(channel, take); resolve(data); };
    window.setTimeout(() => reject(new Error('${SILENT}')), ${ANSWER_TIME});
    manager.addMessageListener(channel, take);
    const script = ${JSON.stringify(script)}.replace('CHANNEL', JSON.stringify(channel));
    manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
  })`);
  const { value, error } = JSON.parse(answer) as { value?: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

/** The popup as PNG in base64. */
function takePicture(runInBrowser: RunInBrowser): Promise<string> {
  return runInBrowser(`(async () => {
    const { currentWindowGlobal } = ${POPUP}.browsingContext;
    const picture = await currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return bytes.toBase64();
  })()`);
}
