/**
 * Spare codes: the backup codes that a site hands out with an account, for the
 * day the authenticator is gone. The site accepts each of them once. Not the
 * vault's own recovery code (`lib/recovery`), which opens this vault.
 */

export interface SpareCode {
  /** As it is typed: Latin letters and digits, perhaps with dashes between them. */
  readonly text: string;
  /** When it was given out, milliseconds since the epoch; `null` while it is left. */
  readonly usedAt: number | null;
}

/** What may be known of them without the passphrase. */
export interface SpareCount {
  readonly left: number;
  readonly total: number;
}

/** Sites hand out five to twenty. */
export const MAX_SPARE_CODES = 100;

/** Letters and digits of the shortest and of the longest (npm's) that sites are known to use. */
export const MIN_SPARE_CODE = 6;
export const MAX_SPARE_CODE = 64;

const SPARE_CODE = /^[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*$/;

/** Whether `text` is a spare code as it is kept. */
export function isSpareCode(text: string): boolean {
  const { length } = bareSpareCode(text);
  return SPARE_CODE.test(text) && length >= MIN_SPARE_CODE && length <= MAX_SPARE_CODE;
}

/** Without its dashes: equal for two ways to write one code. */
export function bareSpareCode(text: string): string {
  return text.replaceAll('-', '');
}

export function countSpareCodes(codes: readonly SpareCode[]): SpareCount {
  return { left: codes.filter(({ usedAt }) => usedAt === null).length, total: codes.length };
}

/** `kept` and behind them those of `texts` that are new; one that was used stays used. */
export function addSpareCodes(kept: readonly SpareCode[], texts: readonly string[]): readonly SpareCode[] {
  const known = new Map(kept.map((code) => [bareSpareCode(code.text), code]));
  for (const text of texts) {
    const bare = bareSpareCode(text);
    if (!known.has(bare)) known.set(bare, { text, usedAt: null });
  }
  return [...known.values()];
}

/** `codes`, of which those are used that are used in `others`. */
export function keepUsed(codes: readonly SpareCode[], others: readonly SpareCode[]): readonly SpareCode[] {
  const usedAt = new Map(others.map((code) => [bareSpareCode(code.text), code.usedAt]));
  return codes.map((code) => ({
    text: code.text,
    usedAt: code.usedAt ?? usedAt.get(bareSpareCode(code.text)) ?? null,
  }));
}

/** The one that is given out next; `null` when none is left. */
export function nextSpareCode(codes: readonly SpareCode[]): SpareCode | null {
  return codes.find(({ usedAt }) => usedAt === null) ?? null;
}

/** `codes` with the next one used at `now`, or a little later: no two have one time, which so names one of them. */
export function spendSpareCode(codes: readonly SpareCode[], now: number): readonly SpareCode[] {
  const next = nextSpareCode(codes);
  const usedAt = Math.max(now, lastUse(codes) + 1);
  return codes.map((code) => (code === next ? { text: code.text, usedAt } : code));
}

/** When the last one was used, 0 for never. */
export function lastUse(codes: readonly SpareCode[]): number {
  return Math.max(0, ...codes.map(({ usedAt }) => usedAt ?? 0));
}

/** What a file or a record says about spare codes; `null` where it is not so. */
export function parseSpareCodes(value: unknown): readonly SpareCode[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_SPARE_CODES) return null;
  const codes = value.map(parseSpareCode).filter((code) => code !== null);
  return codes.length === value.length ? codes : null;
}

function parseSpareCode(value: unknown): SpareCode | null {
  const { text, usedAt } = (value ?? {}) as Partial<Record<keyof SpareCode, unknown>>;
  if (typeof text !== 'string' || !isSpareCode(text)) return null;
  return usedAt === null || (Number.isSafeInteger(usedAt) && Number(usedAt) >= 0)
    ? { text, usedAt: usedAt === null ? null : Number(usedAt) }
    : null;
}
