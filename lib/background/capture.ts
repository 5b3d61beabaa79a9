/**
 * Pictures of a tab for the scan window. A picture shows whatever the page
 * shows, a secret as QR code included: it stays in memory, is handed out once,
 * and is forgotten after a minute.
 */
import { framesOf } from '@/lib/browser/frames';
import { callWatcher, captureVisible, openWindow, type Tab, tabById } from '@/lib/browser/tabs';
import { Failure } from '@/lib/failure/failure';
import type { Capture } from '@/lib/messages/scan-from-ui';
import { createAsk, findAsk, type PageAsk } from './asks';

const KEEP_MS = 60_000;
const COPY_MS = 1_000;
/** Characters of a data: URL. */
const MAX_COPY = 12_000_000;
const SCAN_SIZE = { width: 420, height: 680 };

/** What a window that was opened finds waiting: a picture, none on purpose, or that the browser took none. */
type Waiting = { readonly capture: Capture | null } | { readonly refused: true };

const waiting = new Map<string, Waiting>();

/** Takes a picture of the tab and opens the scan window for it; `frameId` is where the person right-clicked. */
export async function scanTab(tab: Tab, frameId: number | null): Promise<void> {
  const ask = await createAsk(tab.id, { wantsFill: false, notice: null });
  const [image, area, own] = await Promise.all([
    captureVisible(tab.windowId).catch(() => null),
    frameId === null ? null : locate(tab.id, frameId),
    frameId === null ? null : copy(tab.id, frameId),
  ]);
  // The browser takes whatever the window shows by now; a code from there must not be saved for this site.
  if (!(await isStillShown(ask))) throw new Failure('page-gone');
  // Without a picture the window says so, and offers the other ways to scan.
  await openFor(ask, image === null ? { refused: true } : { capture: { image, area, own } });
}

/** Opens the scan window without a picture: it offers files, screen and camera. */
export async function openScan(tab: Tab): Promise<void> {
  await openFor(await createAsk(tab.id, { wantsFill: false, notice: null }), { capture: null });
}

async function openFor(ask: PageAsk, what: Waiting): Promise<void> {
  waiting.set(ask.id, what);
  setTimeout(() => waiting.delete(ask.id), KEEP_MS);
  await openWindow(`/scan.html#${ask.id}`, SCAN_SIZE);
}

/** The picture taken for an ask, once; `null` where none was wanted. */
export function takeCapture(askId: string): Capture | null {
  const what = waiting.get(askId);
  waiting.delete(askId);
  if (what === undefined) throw new Failure('page-gone');
  if ('refused' in what) throw new Failure('capture-refused');
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

async function locate(tabId: number, frameId: number): Promise<Capture['area']> {
  const found = await callWatcher(tabId, frameId)('locate', {}).catch(() => null);
  return found !== null && isArea(found) ? found : null;
}

/** A page may take its time with this, and there is the picture of the tab. */
async function copy(tabId: number, frameId: number): Promise<string | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), COPY_MS));
  const own: unknown = await Promise.race([callWatcher(tabId, frameId)('copy', {}).catch(() => null), late]);
  const isPicture = typeof own === 'string' && own.startsWith('data:image/png;base64,') && own.length <= MAX_COPY;
  return isPicture ? own : null;
}

/** The page is not trusted to send numbers within the picture. */
function isArea(found: NonNullable<Capture['area']>): boolean {
  const { x, y, width, height } = found;
  return [x, y, width, height].every((n) => Number.isFinite(n) && n >= 0 && n <= 1);
}
