/** The second script (`entrypoints/rare.ts`), which runs when something it brings is first asked for. */
import { runPackagedScript } from '@/lib/browser/packaged-script';
import type { CreateSeldom } from '@/lib/vault/seldom';
import type { MakeRareHandlers } from './rare';

/** Where the script leaves what it brings. */
export interface RareGlobal {
  countersignRare?: { readonly makeRareHandlers: MakeRareHandlers; readonly createSeldom: CreateSeldom };
}

export async function loadRare(): Promise<NonNullable<RareGlobal['countersignRare']>> {
  const known = globalThis as RareGlobal;
  if (known.countersignRare === undefined) await runPackagedScript('/rare.js');
  if (known.countersignRare === undefined) throw new Error('rare.js left nothing');
  return known.countersignRare;
}
