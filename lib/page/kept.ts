/** Whether a page keeps what was filled: some take it out again a moment later, and the person should know why it is gone. */
import type { Refusal } from '@/lib/messages/from-page';
import { bare, readValue } from './field';
import type { Watch } from './submit';
import type { Fields } from './targets';
import { touchedAgo } from './world';
import { besideOf, wipeParts } from './write';

/** As long as a person looks at what was filled before going on. */
const LOOKS = 10;
const EVERY_MS = 100;
/** How long a page may take to show that it goes on with a code of which nothing is left: a browser tells of a request when it is over. */
export const ANSWER_MS = 3000;

/**
 * What became of `code` in `fields`, which show it or were emptied with its last character: `null` where they keep it,
 * where the page goes on with it, or where the person does something else. What is left of it is taken out.
 */
export async function watchKept(fields: Fields, code: string, watch: Watch): Promise<Refusal | null> {
  const { leaving, since } = watch;
  // Where a component may spread the code to, in its own time.
  const all = [...fields, ...besideOf(fields)];
  const isKept = (): boolean => shows(fields, code) || bare(heldIn(all)) === code;
  const isShown = isKept();
  // Shared with boxes beside it, or drawn in some other way.
  if (!isShown && heldIn(fields) !== '') return null;
  const isOver = (): boolean =>
    leaving.isLeaving() || performance.now() - touchedAgo() > since || !fields.every((field) => field.isConnected);
  for (let looks = LOOKS; looks > 0 && !isOver() && isKept() === isShown; looks--) {
    await leaving.settle(EVERY_MS);
  }
  const isEmpty = heldIn(all) === '';
  if (isEmpty) await leaving.settle(ANSWER_MS);
  if (isOver() || watch.hasAsked() || isKept() || (isEmpty && watch.isBusy())) return null;
  if (heldIn(all) === '') return 'cleared';
  return wipeParts(all, code) ? 'changed' : 'refused';
}

/** A component may put a dot in the place of each character in its own time. */
function shows(fields: Fields, code: string): boolean {
  const held = heldIn(fields);
  return bare(held) === code || held.length > code.length || (held.length === code.length && !/\w/.test(held));
}

function heldIn(fields: Fields): string {
  return fields.map(readValue).join('');
}
