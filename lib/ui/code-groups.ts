/** Codes in groups of the size that people read and type in one go. */

const HALVES: Readonly<Record<number, readonly number[]>> = {
  5: [3, 2],
  6: [3, 3],
  7: [4, 3],
  8: [4, 4],
  9: [3, 3, 3],
  10: [5, 5],
};

/** `481205` → `['481', '205']`; a code of an unusual length stays in one piece. */
export function groupCode(code: string): string[] {
  const groups: string[] = [];
  let from = 0;
  for (const size of HALVES[code.length] ?? [code.length]) {
    groups.push(code.slice(from, from + size));
    from += size;
  }
  return groups;
}

/** A secret in groups of four, as issuers print it. */
export function groupSecret(secret: string): string[] {
  return secret.match(/.{1,4}/gu) ?? [];
}
