/** The second script (`entrypoints/rare.ts`), which runs when something it brings is first asked for. */
import { runPackagedScript } from '@/lib/browser/packaged-script';
import type { MakeRareHandlers } from './rare';

/** Where the script leaves what it brings. */
export interface RareGlobal {
  countersignRare?: { readonly makeRareHandlers: MakeRareHandlers };
}

export async function loadRare(): Promise<MakeRareHandlers> {
  await runPackagedScript('/rare.js');
  const { countersignRare } = globalThis as RareGlobal;
  if (countersignRare === undefined) throw new Error('rare.js left nothing');
  return countersignRare.makeRareHandlers;
}
