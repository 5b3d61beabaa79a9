/** QR codes in the shapes pages show them in. Always black on white, also on dark pages: many cameras need it. */
import { create, toBuffer } from 'qrcode';
import { type Html, html } from './html.ts';

/** Modules of white around the symbol (ISO/IEC 18004 asks for four). */
const QUIET_ZONE = 4;
const PNG_PIXELS = 464;

/** A PNG file. */
export function drawPng(text: string): Promise<Uint8Array> {
  return toBuffer(text, { errorCorrectionLevel: 'M', margin: QUIET_ZONE, width: PNG_PIXELS });
}

/** An inline SVG: one path, each run of dark modules in a row a rectangle. */
export function drawSvg(text: string): Html {
  const { size, rows } = readModules(text);
  const side = size + 2 * QUIET_ZONE;
  const runs = rows.flatMap((row, y) =>
    Array.from(row.matchAll(/1+/g), (run) => {
      const length = run[0].length;
      return `M${run.index + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`;
    }),
  );
  return html`<svg class="qr" role="img" aria-label="QR code" xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path
    fill="#000" d="${runs.join('')}"/></svg>`;
}

/** A canvas that `qr-canvas.js` paints from the modules in its attribute. */
export function drawCanvas(text: string): Html {
  const { rows } = readModules(text);
  return html`<canvas class="qr" role="img" aria-label="QR code" data-quiet-zone="${QUIET_ZONE}"
    data-modules="${rows.join(' ')}"></canvas>`;
}

/** One string of `0` and `1` (dark) per row. */
function readModules(text: string): { readonly size: number; readonly rows: readonly string[] } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, y) => Array.from(data.subarray(y * size, (y + 1) * size)).join(''));
  return { size, rows };
}
