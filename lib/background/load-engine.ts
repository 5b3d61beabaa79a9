/** The engine's code, in a script of its own (`entrypoints/engine.ts`) that runs when a program first asks. */
import { runPackagedScript } from '@/lib/browser/packaged-script';
import type { CreateEngine } from './engine';

/** Where the script leaves what it brings. */
export interface EngineGlobal {
  countersignEngine?: { readonly createEngine: CreateEngine };
}

let loading: Promise<CreateEngine> | null = null;

export function loadEngine(): Promise<CreateEngine> {
  loading ??= load();
  // What failed once may be there the next time.
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

async function load(): Promise<CreateEngine> {
  await runPackagedScript('/engine.js');
  const { countersignEngine } = globalThis as EngineGlobal;
  if (countersignEngine === undefined) throw new Error('engine.js left no engine');
  return countersignEngine.createEngine;
}
