/**
 * A browser without network for the pages of the command: one for all of them,
 * driven over CDP, with the detection in an isolated world as in the product.
 */
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { type CDPSession, chromium, type Page } from 'playwright';
import { getBrowser, howToGet } from '../support/get-browser.ts';
import { bundleDetection } from './bundle.ts';
import type { FieldRef, FrameResult } from './in-page.ts';

export interface OpenPage {
  /** One result per frame: the main document, then its frames in tree order, each before the frames inside it. */
  detect(): Promise<FrameResult[]>;
  /** The field at `selector`, numbered through all frames; ` |> ` steps into a frame. `null` where there is none. */
  find(selector: string): Promise<FieldRef | null>;
}

export interface DetectBrowser {
  /** Loads each page and hands it to `use`, a few pages at a time; resolves to the results in the order of `paths`. */
  visitAll<T>(paths: readonly string[], use: (page: OpenPage, index: number) => Promise<T>): Promise<T[]>;
  close(): Promise<void>;
}

/** A page that has not loaded by then is looked at as it is. */
const LOAD_MS = 5_000;
/** After that it is given up: its scripts do not let go, or it is not to be loaded. */
const PAGE_MS = 30_000;
/** What a page's scripts make is there once nothing has changed for this long, or never. */
const QUIET_MS = 120;
const RESTLESS_MS = 1_000;
const VIEW = { width: 1280, height: 800 };

/** Frames stay in the process of their page; nothing gets out; a hidden tab is as quick as one in front. */
const FLAGS = [
  '--disable-features=IsolateSandboxedIframes,IsolateOrigins,Translate',
  '--disable-site-isolation-trials',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

export async function launchDetectBrowser(): Promise<DetectBrowser> {
  const executablePath = getBrowser('chromium');
  if (executablePath === null) throw new Error(howToGet('chromium'));
  const [bundle, browser] = await Promise.all([bundleDetection(), chromium.launch({ executablePath, args: FLAGS })]);
  const context = await browser.newContext({ viewport: VIEW, offline: true });

  async function openTab(): Promise<Tab> {
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    page.on('popup', (popup) => void popup.close().catch(() => {}));
    const session = await context.newCDPSession(page);
    await forbidNetwork(session);
    return { page, session };
  }

  async function visitSome<T>(queue: Iterator<[number, string]>, visit: Visit<T>, results: T[]): Promise<void> {
    let tab = await openTab();
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const [index, path] = next.value;
      const { page, session } = tab;
      const visited = load(page, path).then(() => visit(createOpenPage(session, bundle), index));
      try {
        results[index] = await inTime(visited, `${path} did not answer.`);
      } catch (error) {
        // A page that broke its tab, or keeps it busy for ever, is told; the others go on in a new one.
        void page.close().catch(() => {});
        tab = await openTab();
        results[index] = await failed(error, index, visit);
      }
    }
    await tab.page.close();
  }

  return {
    async visitAll(paths, use) {
      const results: Awaited<ReturnType<typeof use>>[] = [];
      const queue = paths.entries();
      const tabs = Math.min(paths.length, 2 * availableParallelism());
      await Promise.all(Array.from({ length: tabs }, () => visitSome(queue, use, results)));
      return results;
    },
    close: () => browser.close(),
  };
}

type Visit<T> = (page: OpenPage, index: number) => Promise<T>;

interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Lets the visitor hear of the error where it asks the page. */
function failed<T>(error: unknown, index: number, visit: Visit<T>): Promise<T> {
  const fail = (): Promise<never> => Promise.reject(error);
  return visit({ detect: fail, find: fail }, index);
}

async function inTime<T>(work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), PAGE_MS);
  });
  // Whichever comes second is heard by nobody.
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Aborted rather than failed: a page that goes elsewhere then stays where it is. */
async function forbidNetwork(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'http://*' }, { urlPattern: 'https://*' }] });
}

async function load(page: Page, path: string): Promise<void> {
  const url = pathToFileURL(path).href;
  await page.goto(url, { waitUntil: 'load', timeout: LOAD_MS }).catch((error: unknown) => {
    if (page.url() !== url) throw error;
  });
}

function createOpenPage(session: CDPSession, bundle: string): OpenPage {
  const frames = findFrames(session, bundle);
  return {
    async detect() {
      const results: FrameResult[] = [];
      for (const { world, holder } of await frames) {
        results.push(await evaluate<FrameResult>(session, world, `detectFrame.detect(${JSON.stringify(holder)})`));
      }
      return results;
    },
    async find(selector) {
      const steps = selector.split(' |> ');
      const field = steps.pop() ?? '';
      let frame = (await frames)[0];
      for (const step of steps) {
        const id = frame && (await frameIdOf(session, frame.world, `detectFrame.elementAt(${JSON.stringify(step)})`));
        frame = (await frames).find((each) => each.id === id);
      }
      return frame === undefined ? null : refThroughFrames(session, await frames, frame, field);
    },
  };
}

interface Frame {
  readonly id: string;
  /** Our isolated world in it. */
  readonly world: number;
  /** The path to the element that holds it, as a path inside it begins; empty for the main document. */
  readonly holder: string;
}

async function refThroughFrames(
  session: CDPSession,
  frames: readonly Frame[],
  frame: Frame,
  selector: string,
): Promise<FieldRef | null> {
  const call = `detectFrame.refAt(${JSON.stringify(selector)})`;
  const ref = await evaluate<FieldRef | null>(session, frame.world, call);
  if (typeof ref !== 'number') return ref;
  let before = 0;
  for (const { world } of frames.slice(0, frames.indexOf(frame))) {
    before += await evaluate<number>(session, world, 'detectFrame.countInputs()');
  }
  return before + ref;
}

/** The frames of the page in order, with the detection in each. */
async function findFrames(session: CDPSession, bundle: string): Promise<Frame[]> {
  const main = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  const world = await enterFrame(session, bundle, main);
  await evaluate(session, world, `detectFrame.settle(${QUIET_MS}, ${RESTLESS_MS})`);
  const { frameTree } = await session.send('Page.getFrameTree');
  const top: Frame = { id: main, world, holder: '' };
  const frames = [top];
  if (frameTree.childFrames !== undefined) frames.push(...(await findChildren(session, bundle, top)));
  await openClosedRoots(session, frames);
  return frames;
}

/** In the order of the elements that hold them; the browser lists frames in the order in which they came. */
async function findChildren(session: CDPSession, bundle: string, { world, holder }: Frame): Promise<Frame[]> {
  const frames: Frame[] = [];
  const count = await evaluate<number>(session, world, 'detectFrame.frameHolders().length');
  for (let index = 0; index < count; index += 1) {
    const id = await frameIdOf(session, world, `detectFrame.frameHolders()[${index}]`);
    if (id === undefined) continue;
    const path = await evaluate<string>(session, world, `detectFrame.pathOf(detectFrame.frameHolders()[${index}])`);
    const frame: Frame = { id, world: await enterFrame(session, bundle, id), holder: `${holder}${path} |> ` };
    frames.push(frame, ...(await findChildren(session, bundle, frame)));
  }
  return frames;
}

async function enterFrame(session: CDPSession, bundle: string, frameId: string): Promise<number> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'countersign' });
  await evaluate(session, executionContextId, `${bundle};globalThis.detectFrame = detectFrame;0`);
  return executionContextId;
}

/** The frame in the element that `expression` evaluates to. */
async function frameIdOf(session: CDPSession, world: number, expression: string): Promise<string | undefined> {
  const { result } = await session.send('Runtime.evaluate', { expression, contextId: world });
  if (result.objectId === undefined) return undefined;
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId });
  return node.frameId;
}

type DomNode = Awaited<ReturnType<typeof describeDocument>>;

async function describeDocument(session: CDPSession) {
  return (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root;
}

/** The extension's own way into closed roots, `chrome.dom`, is not there in a world of ours: the debugger knows them. */
async function openClosedRoots(session: CDPSession, frames: readonly Frame[]): Promise<void> {
  const visit = async (node: DomNode, frame: Frame | undefined): Promise<void> => {
    for (const root of node.shadowRoots ?? []) {
      if (root.shadowRootType === 'closed' && frame !== undefined) await register(session, frame.world, root);
      if (root.shadowRootType !== 'user-agent') await visit(root, frame);
    }
    for (const child of node.children ?? []) await visit(child, frame);
    const inside = node.contentDocument;
    if (inside !== undefined) {
      await visit(
        inside,
        frames.find(({ id }) => id === node.frameId),
      );
    }
  };
  await visit(await describeDocument(session), frames[0]);
}

async function register(session: CDPSession, world: number, root: DomNode): Promise<void> {
  const { object } = await session.send('DOM.resolveNode', {
    backendNodeId: root.backendNodeId,
    executionContextId: world,
  });
  const functionDeclaration = 'function () { detectFrame.knowClosedRoot(this); }';
  if (object.objectId === undefined) return;
  await session.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration });
}

async function evaluate<T>(session: CDPSession, world: number, expression: string): Promise<T> {
  const options = { expression, contextId: world, returnByValue: true, awaitPromise: true };
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
