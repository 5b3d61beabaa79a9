/**
 * Asks: which page a window of ours was opened for. A window's address holds
 * the random id alone; tab, document and origin stay in the background, so
 * that nothing a window says can send a code elsewhere.
 */
import { type Frame, framesOf } from '@/lib/browser/frames';
import { createSessionStore } from '@/lib/browser/session-store';
import { activeTab } from '@/lib/browser/tabs';
import { Failure, type FailureCode } from '@/lib/failure/failure';
import type { Ask } from '@/lib/messages/from-ui';
import { frameOrigin } from './documents';

/** An ask with the tab and top document it belongs to. */
export interface PageAsk extends Ask {
  readonly tabId: number;
  /** The top document's; `null` where the browser shows none (a tab that never loaded). */
  readonly documentId: string | null;
  readonly createdAt: number;
}

const session = createSessionStore();

/** How long a page's own ask waits for the popup that it opens. */
const PENDING_MS = 60_000;

/** More than anybody has windows of ours open; older asks are forgotten, so that they are no list of visited sites. */
const KEPT = 20;
const ASKS = 'asks';

/** Why the window opens, told to the person. */
export interface AskReason {
  readonly wantsFill: boolean;
  readonly wantsSpare?: boolean;
  readonly notice: FailureCode | null;
  readonly about?: NonNullable<Ask['about']>;
}

/** The ask for what `tabId` shows now; `reading` where its frames are being read already. */
export async function createAsk(
  tabId: number,
  reason: AskReason,
  reading: Promise<readonly Frame[]> = framesOf(tabId),
): Promise<PageAsk> {
  const frames = await reading;
  const top = frames[0];
  const ask: PageAsk = {
    id: crypto.randomUUID(),
    tabId,
    documentId: top?.documentId ?? null,
    origin: top === undefined ? null : frameOrigin(frames, top),
    createdAt: Date.now(),
    ...reason,
  };
  keep(ask);
  return ask;
}

export async function findAsk(id: string): Promise<PageAsk | null> {
  await keeping;
  return (await readAsks()).find((ask) => ask.id === id) ?? null;
}

/** The ask, if its page is still the one that is shown, and a script of ours can be in it. */
export async function currentAsk(id: string): Promise<PageAsk & { origin: string; documentId: string }> {
  const ask = await findAsk(id);
  if (ask === null) throw new Failure('page-gone');
  const { origin, documentId, tabId } = ask;
  if (origin === null || documentId === null) throw new Failure('page-closed-to-us');
  const [top] = await framesOf(tabId);
  if (top?.documentId !== documentId) throw new Failure('page-gone');
  return { ...ask, origin, documentId };
}

let keeping: Promise<unknown> = Promise.resolve();

/**
 * One after the other: two asks at once must not write over each other. Nobody waits but who looks for an ask, or a
 * popup would open later for it; one that could not be kept is as good as one whose page is gone.
 */
function keep(ask: PageAsk): void {
  const kept = keeping.then(async () => session.write(ASKS, [...(await readAsks()), ask].slice(-KEPT)));
  keeping = kept.catch(() => {});
}

async function readAsks(): Promise<readonly PageAsk[]> {
  return ((await session.read(ASKS)) as readonly PageAsk[] | undefined) ?? [];
}

/** Lets the toolbar popup that opens next on this tab stand for `ask`. */
export function leaveForPopup(ask: PageAsk): Promise<void> {
  return session.write(pendingName(ask.tabId), ask.id);
}

/** The ask of a toolbar popup: what the page in front asked for a moment ago, else the page in front itself. */
export async function askOfPopup(): Promise<PageAsk | null> {
  const tab = await activeTab();
  if (tab === null) return null;
  const frames = framesOf(tab.id);
  return (await pendingAsk(tab.id, frames)) ?? createAsk(tab.id, { wantsFill: false, notice: null }, frames);
}

async function pendingAsk(tabId: number, frames: Promise<readonly Frame[]>): Promise<PageAsk | null> {
  const id = (await session.read(pendingName(tabId))) as string | undefined;
  if (id === undefined) return null;
  // Taken once: a popup that is opened again later stands for the page as it is then.
  const [ask] = await Promise.all([findAsk(id), session.remove([pendingName(tabId)])]);
  if (ask === null || Date.now() - ask.createdAt > PENDING_MS) return null;
  const [top] = await frames;
  return top?.documentId === ask.documentId ? ask : null;
}

/** What a window may know of its ask. */
export function publicAsk({ id, origin, wantsFill, wantsSpare = false, notice, about }: PageAsk): Ask {
  return { id, origin, wantsFill, wantsSpare, notice, ...(about && { about }) };
}

const pendingName = (tabId: number): string => `pending-ask:${tabId}`;
