/** Texts into QR codes, for a secret that moves to another device. */
import encodeQR from 'qr';

/** Rows of modules, `true` for dark, with the quiet zone around them; as many rows as columns. */
export type Matrix = readonly (readonly boolean[])[];

/** Empty modules that have to stand around a code (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** The smallest code for `text`, at 15 % correction. Throws beyond the 2,331 bytes that the largest one holds. */
export function drawQrCode(text: string): Matrix {
  return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
}

/** SVG path data of the dark modules, for a `viewBox` of `0 0 n n` where `n` is the matrix's length. */
export function qrPath(matrix: Matrix): string {
  return matrix
    .flatMap((row, y) => findRuns(row).map(([from, to]) => `M${from} ${y}h${to - from}v1H${from}z`))
    .join('');
}

/** Start and end of each stretch of dark modules. */
function findRuns(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (dark && last?.[1] === x) last[1] = x + 1;
    else if (dark) runs.push([x, x + 1]);
  }
  return runs;
}
