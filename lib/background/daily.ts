/** The daily checkpoint, made while the vault is used and nobody waits for it. */
import type { Vault } from '@/lib/vault/vault';

/** Long enough for what the person came for. */
const DELAY = 3_000;
/** How often it is worth asking the vault whether a day is over. */
const STEP = 60 * 60 * 1000;

/** A function to call when the vault is used. */
export function createDaily(vault: Vault, now: () => number): () => void {
  let asked = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() < asked + STEP) return;
    asked = now();
    // Locked again meanwhile, or a full disk: there is a next time.
    setTimeout(() => void vault.keepDaily().catch(() => {}), DELAY);
  };
}
