/**
 * Pictures of a tab for the scan window. A picture shows whatever the page
 * shows, a secret as QR code included: it stays in memory, is handed out once,
 * and is forgotten after a minute.
 */
import { framesOf } from '@/lib/browser/frames';
import { captureVisible, clickedPicture, openWindow, type Tab, tabById } from '@/lib/browser/tabs';
import { Failure, type FailureCode } from '@/lib/failure/failure';
import type { Capture, FoundTexts } from '@/lib/messages/scan-from-ui';
import { createAsk, findAsk, type PageAsk } from './asks';

const KEEP_MS = 60_000;
const LOOK_MS = 1_000;
/** Characters of a data: URL. */
const MAX_COPY = 12_000_000;
const SCAN_SIZE = { width: 420, height: 680 };

/** What a window that was opened finds waiting: a picture or texts, none on purpose, or why there is none. */
type Waiting = { readonly capture: Capture | FoundTexts | null } | { readonly failed: FailureCode };

type Clicked = Pick<Capture, 'area' | 'own'> & { readonly isChanged: boolean };

const NOT_CLICKED: Clicked = { area: null, own: null, isChanged: false };

const waiting = new Map<string, Waiting>();

/** Takes a picture of the tab and opens the scan window for it; `frameId` is where the person right-clicked. */
export async function scanTab(tab: Tab, frameId: number | null): Promise<void> {
  const ask = await createAsk(tab.id, { wantsFill: false, notice: null });
  // First: it brings what was clicked into sight.
  const { isChanged, ...clicked } = frameId === null ? NOT_CLICKED : await lookAtClicked(tab.id, frameId);
  const image = await captureVisible(tab.windowId).catch(() => null);
  // The browser takes whatever the window shows by now; a code from there must not be saved for this site.
  if (!(await isStillShown(ask))) throw new Failure('page-gone');
  // Without a picture the window says so, and offers the other ways to scan.
  if (isChanged) await openFor(ask, { failed: 'picture-changed' });
  else if (image !== null) await openFor(ask, { capture: { image, ...clicked } });
  else await openFor(ask, { failed: 'capture-refused' });
}

/** Opens the scan window without a picture: it offers files, screen and camera. */
export async function openScan(tab: Tab): Promise<void> {
  await openFor(await createAsk(tab.id, { wantsFill: false, notice: null }), { capture: null });
}

/** Opens the scan window for what was read of the ask's page. It stays that page's: its site is what the account is linked to. */
export async function openFound({ askId, texts }: { askId: string } & FoundTexts): Promise<void> {
  const ask = await findAsk(askId);
  if (ask === null) throw new Failure('page-gone');
  await openFor(ask, { capture: { texts } });
}

async function openFor(ask: PageAsk, what: Waiting): Promise<void> {
  waiting.set(ask.id, what);
  setTimeout(() => waiting.delete(ask.id), KEEP_MS);
  await openWindow(`/scan.html#${ask.id}`, SCAN_SIZE);
}

/** What was taken for an ask, once; `null` where nothing was wanted. */
export function takeCapture(askId: string): Capture | FoundTexts | null {
  const what = waiting.get(askId);
  waiting.delete(askId);
  if (what === undefined) throw new Failure('page-gone');
  if ('failed' in what) throw new Failure(what.failed);
  return what.capture;
}

/** A picture of the ask's page as it is now. */
export async function retakeCapture(askId: string): Promise<Capture> {
  const ask = await findAsk(askId);
  const tab = ask === null ? null : await tabById(ask.tabId);
  if (ask === null || tab === null || !(await isStillShown(ask))) throw new Failure('page-gone');
  const image = await captureVisible(tab.windowId).catch(() => null);
  if (image === null) throw new Failure('capture-refused');
  if (!(await isStillShown(ask))) throw new Failure('page-gone');
  return { image, area: null, own: null };
}

async function isStillShown(ask: PageAsk): Promise<boolean> {
  const [tab, [top]] = await Promise.all([tabById(ask.tabId), framesOf(ask.tabId)]);
  return tab?.isActive === true && (top?.documentId ?? null) === ask.documentId;
}

/** A page may take its time with this, and there is the picture of the tab. What it sends may be anything. */
async function lookAtClicked(tabId: number, frameId: number): Promise<Clicked> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LOOK_MS));
  const found = ((await Promise.race([clickedPicture(tabId, frameId), late])) ?? {}) as Partial<
    Record<keyof Clicked, unknown>
  >;
  const { area, own, isChanged } = found;
  return { area: isArea(area) ? area : null, own: isPicture(own) ? own : null, isChanged: isChanged === true };
}

function isPicture(own: unknown): own is string {
  return typeof own === 'string' && own.startsWith('data:image/png;base64,') && own.length <= MAX_COPY;
}

function isArea(found: unknown): found is NonNullable<Capture['area']> {
  if (typeof found !== 'object' || found === null) return false;
  const { x, y, width, height } = found as Record<string, unknown>;
  return [x, y, width, height].every((part) => typeof part === 'number' && part >= 0 && part <= 1);
}
