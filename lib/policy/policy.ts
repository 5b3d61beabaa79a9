/**
 * What an organisation has set for its people, from the browser's managed
 * storage (`public/managed-schema.json` says it to administrators).
 *
 * It comes out of registries, JSON files and plists, so `1`, `"true"` and
 * `"15"` mean what they say. What cannot be understood is as if it were not
 * set: one mistyped value must not switch off the others.
 */

export interface Policy {
  /** Milliseconds without use after which the vault locks at the latest; `null` where nothing is set. */
  readonly maxIdle: number | null;
  readonly backupsAllowed: boolean;
  /** Characters a new passphrase has at least; `null` where nothing is set. */
  readonly minPassphraseLength: number | null;
}

export const NO_POLICY: Policy = { maxIdle: null, backupsAllowed: true, minPassphraseLength: null };

const MINUTE = 60 * 1000;
/** With less nobody could work. */
const SHORTEST_IDLE = 1;
/** A mistyped length must not keep everybody from making a vault. */
const LONGEST_MINIMUM = 64;

export function parsePolicy(managed: unknown): Policy {
  if (typeof managed !== 'object' || managed === null) return NO_POLICY;
  const { maxUnlockMinutes, backupsAllowed, minPassphraseLength } = managed as Record<string, unknown>;
  const minutes = numberOf(maxUnlockMinutes);
  const length = numberOf(minPassphraseLength);
  return {
    maxIdle: minutes === null ? null : Math.floor(Math.max(minutes, SHORTEST_IDLE) * MINUTE),
    backupsAllowed: booleanOf(backupsAllowed) ?? true,
    minPassphraseLength: length === null ? null : Math.min(Math.ceil(length), LONGEST_MINIMUM),
  };
}

/** A finite number from 0 on. */
function numberOf(value: unknown): number | null {
  const isText = typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value);
  const number = isText ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
]);

function booleanOf(value: unknown): boolean | null {
  return WORDS.get(String(value).trim().toLowerCase()) ?? null;
}
