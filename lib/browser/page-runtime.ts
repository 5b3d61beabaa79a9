/**
 * The little of the extension API that a content script needs, without the
 * polyfill: this is bundled into every frame of every page.
 */
import type { Request } from '@/lib/messages/channel';

interface Sender {
  readonly id?: string;
}

type Listener = (message: unknown, sender: Sender, respond: (response: unknown) => void) => boolean;

interface Runtime {
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: { addListener(listener: Listener): void };
}

/** After an update or removal of the extension this is gone, in parts or as a whole. */
function runtime(): Runtime | undefined {
  const { browser, chrome } = globalThis as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } };
  return browser?.runtime ?? chrome?.runtime;
}

/** Whether the extension that put this script here is still there. */
export function isAlive(): boolean {
  return runtime()?.id !== undefined;
}

/** Asks the background; rejects when nobody answers. */
export async function send(request: Request): Promise<unknown> {
  return runtime()?.sendMessage(request);
}

/** Hears what our own extension says to this frame. `answer` returns `null` for what it does not know. */
export function listen(answer: (message: unknown) => Promise<unknown> | null): void {
  runtime()?.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== runtime()?.id) return false;
    const answering = answer(message);
    if (answering === null) return false;
    // `true` keeps the channel open; a promise is understood by one browser alone.
    answering.then(respond);
    return true;
  });
}
