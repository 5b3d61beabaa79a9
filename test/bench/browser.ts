/** A browser with extensions, watched from outside: nothing is attached but to the tabs the bench opens. */
import { startChromium } from '../support/chromium-process.ts';
import { extensionIdOf } from '../support/extension-id.ts';
import { findBrowser } from '../support/find-browser.ts';
import { howToGet } from '../support/get-browser.ts';
import { requireExtension } from '../support/load-extension.ts';
import { waitUntil } from '../support/wait.ts';
import { type Connection, connect, type Session, type Tab } from './cdp.ts';

export interface Browser extends Connection {
  /** Stops the service worker of an extension and sees it gone. */
  stopWorker(id: string): Promise<void>;
  /** A session with the running service worker of an extension; it stays alive for as long. */
  attachWorker(id: string): Promise<Session>;
  /** How often a service worker of the extension has started since this was called. */
  countWorkerStarts(id: string): () => number;
  close(): Promise<void>;
}

/** The back/forward cache would keep the page before this one, and its heap, alive. */
const FLAGS = ['--disable-features=BackForwardCache'];

/** `flags` come after those every browser of the bench gets. */
export async function startBrowser(extensions: readonly string[], flags: readonly string[] = []): Promise<Browser> {
  const executable = findBrowser('chromium');
  if (executable === null) throw new Error(howToGet('chromium'));
  const started = await startChromium({ executable, extension: extensions.join(','), flags: [...FLAGS, ...flags] });
  try {
    for (const folder of extensions) await requireExtension(started.pipe, folder, extensionIdOf(folder));
    const connection = await connect(started.endpoint);
    return {
      ...connection,
      stopWorker: (id) => stopWorker(connection, id),
      attachWorker: (id) => attachWorker(connection, id),
      countWorkerStarts: (id) => countWorkerStarts(connection, id),
      close: async () => {
        connection.disconnect();
        await started.close();
      },
    };
  } catch (error) {
    await started.close();
    throw error;
  }
}

/** A tab of the extension's own origin that shows no page of it, to speak with its worker from. */
export async function openDoor(browser: Browser, id: string): Promise<Tab> {
  const door = await browser.openTab(`chrome-extension://${id}/manifest.json`);
  await waitUntil('the extension to be reachable', () =>
    evaluate<boolean>(door, 'Boolean(chrome.runtime?.sendMessage)'),
  );
  return door;
}

/** Sends `message` as a page of the extension does, and returns the worker's answer. */
export async function ask<T>(door: Tab, message: object): Promise<T> {
  return evaluate<T>(door, `chrome.runtime.sendMessage(${JSON.stringify(message)})`);
}

/** The JSON value of an expression in the tab's page; promises are waited for. */
export async function evaluate<T>(tab: Tab, expression: string): Promise<T> {
  const { result, exceptionDetails } = await tab.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

async function stopWorker(connection: Connection, id: string): Promise<void> {
  await waitUntil('the worker to stop', async () => {
    const running = (await connection.targets()).filter((target) => isWorkerOf(target, id));
    // Again and again: one that was just starting does not hear it. It may also have stopped by itself meanwhile.
    for (const { targetId } of running) await connection.send('Target.closeTarget', { targetId }).catch(() => {});
    return running.length === 0;
  });
}

async function attachWorker(connection: Connection, id: string): Promise<Session> {
  const worker = (await connection.targets()).find((target) => isWorkerOf(target, id));
  if (worker === undefined) throw new Error('The worker is not running.');
  return connection.attach(worker.targetId);
}

function countWorkerStarts(connection: Connection, id: string): () => number {
  let starts = 0;
  connection.on('Target.targetCreated', ({ targetInfo }) => {
    if (isWorkerOf(targetInfo, id)) starts += 1;
  });
  return () => starts;
}

function isWorkerOf({ type, url }: { type: string; url: string }, id: string): boolean {
  return type === 'service_worker' && url.startsWith(`chrome-extension://${id}/`);
}
