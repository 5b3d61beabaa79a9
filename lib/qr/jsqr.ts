/**
 * The second opinion, and the way without WebAssembly: jsqr.
 *
 * It reads one code per picture, so every code that was read is painted over
 * before the next one is looked for. Slow: 0.3 s for a million pixels and more.
 */
import jsQR, { type QRCode } from 'jsqr';
import { type Decode, type Decoded, MAX_CODES } from './decoder';
import { erase, type Picture } from './picture';
import { frame } from './rect';

export const decodeWithJsqr: Decode = (gray) => {
  const picture = inColour(gray.data, gray.width, gray.height);
  const found: Decoded[] = [];
  while (found.length < MAX_CODES) {
    const code = jsQR(picture.data, picture.width, picture.height, { inversionAttempts: 'attemptBoth' });
    if (code === null) break;
    const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = code.location;
    const corners = [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner] as const;
    const text = textOf(code);
    if (text !== '') found.push({ text, corners });
    erase(picture, frame(corners));
  }
  return found;
};

function inColour(gray: Uint8Array, width: number, height: number): Picture {
  const data = new Uint8ClampedArray(gray.length * 4).fill(255);
  for (let at = 0; at < gray.length; at += 1) data.fill(gray[at] ?? 0, at * 4, at * 4 + 3);
  return { data, width, height };
}

/** It gives up on bytes that are not UTF-8; older encoders write Latin-1. */
function textOf({ data, binaryData }: QRCode): string {
  if (data !== '') return data;
  return new TextDecoder('windows-1252').decode(Uint8Array.from(binaryData));
}
