/**
 * What the toolbar button says of a page: that it seems to show a QR code to
 * scan, or that an empty field for codes has the focus. Both are read from its
 * structure alone. There is one badge, and the QR code comes first: on a page
 * that sets a second factor up there is nothing to fill before it was scanned.
 *
 * What is not shown is remembered while this worker lives. After that the badge
 * itself tells what it says, and the other mark comes with the next change.
 */
import { badgeOf, showBadge } from '@/lib/browser/badge';
import { shortcutOf } from '@/lib/browser/menus';

export type Mark = 'qr' | 'code';

const NAME = 'Countersign';
const TEXTS: Readonly<Record<Mark, string>> = { qr: 'QR', code: '•••' };

const marked = new Map<number, Set<Mark>>();
let last: Promise<void> = Promise.resolve();

/** Sets `mark` on the button of a tab, or takes it away. The browser takes both off when the tab goes on. */
export function markTab(tabId: number, mark: Mark, isThere: boolean): Promise<void> {
  // One after the other: what is shown depends on what was.
  last = last.then(() => change(tabId, mark, isThere));
  return last;
}

async function change(tabId: number, mark: Mark, isThere: boolean): Promise<void> {
  const marks = marked.get(tabId) ?? new Set();
  const text = await badgeOf(tabId);
  // Without a badge the tab has gone on since, or nothing was there.
  if (text === '') marks.clear();
  for (const one of ['qr', 'code'] as const) if (text === TEXTS[one]) marks.add(one);
  if (isThere) marks.add(mark);
  else marks.delete(mark);
  if (marks.size > 0) marked.set(tabId, marks);
  else marked.delete(tabId);
  await show(tabId, marks.has('qr') ? 'qr' : marks.has('code') ? 'code' : null);
}

async function show(tabId: number, mark: Mark | null): Promise<void> {
  await showBadge(tabId, { text: mark === null ? '' : TEXTS[mark], title: await titleOf(mark) });
}

async function titleOf(mark: Mark | null): Promise<string> {
  if (mark === null) return NAME;
  if (mark === 'qr') return `${NAME}: there may be a QR code to scan on this page`;
  const keys = await shortcutOf('fill').catch(() => null);
  return `${NAME}: this page asks for a code${keys === null ? '' : `. Press ${keys} to fill it`}`;
}
