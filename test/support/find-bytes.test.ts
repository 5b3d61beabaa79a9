import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBytes } from './find-bytes.ts';
import { makeThrowAwayFolder } from './places.ts';

let folder: string;

beforeEach(() => {
  folder = makeThrowAwayFolder('search');
  mkdirSync(join(folder, 'deep'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function encodingsFound(content: Uint8Array | string): string[] {
  writeFileSync(join(folder, 'deep', 'file'), content);
  const hits = findBytes(folder, [{ name: 'Zanzibar Bank', bytes: Buffer.from('Zanzibar Bank') }]);
  for (const { file, marker } of hits) expect([file, marker]).toEqual([join('deep', 'file'), 'Zanzibar Bank']);
  return hits.map(({ encoding }) => encoding);
}

describe('a marker is found', () => {
  test.each([
    ['as it is', 'xx Zanzibar Bank', 'plain'],
    ['in UTF-16, little end first', Buffer.from('xx Zanzibar Bank', 'utf16le'), 'plain in UTF-16LE'],
    ['in UTF-16, big end first', Buffer.from('xx Zanzibar Bank', 'utf16le').swap16(), 'plain in UTF-16BE'],
    ['in hex', 'x5a616e7a696261722042616e6bx', 'hex'],
    ['in large hex', '5A616E7A696261722042616E6B', 'HEX'],
    ['in base64, first place', 'WmFuemliYXIgQmFuaw==', 'base64'],
    ['in base64, second place', 'IFphbnppYmFyIEJhbms=', 'base64'],
    ['in base64, third place', 'ICBaYW56aWJhciBCYW5r', 'base64'],
    ['in base64, within something longer', 'LS1aYW56aWJhciBCYW5rLS0tLQ==', 'base64'],
    ['in base32', 'LJQW46TJMJQXEICCMFXGW===', 'base32'],
    ['in base32, second place', 'EBNGC3T2NFRGC4RAIJQW42Y=', 'base32'],
    ['in small base32', 'ljqw46tjmjqxeiccmfxgw', 'base32 in lower case'],
    ['in base64 in UTF-16', Buffer.from('WmFuemliYXIgQmFuaw==', 'utf16le'), 'base64 in UTF-16LE'],
  ])('%s', (_name, content, encoding) => {
    expect(encodingsFound(content)).toContain(encoding);
  });
});

test('bytes that are no text are found as they are', () => {
  const bytes = Uint8Array.of(0, 1, 2, 250, 251, 252, 253, 254, 255);
  writeFileSync(join(folder, 'file'), Buffer.concat([Buffer.from('before'), bytes]));
  expect(findBytes(folder, [{ name: 'raw', bytes }])).toEqual([{ marker: 'raw', encoding: 'plain', file: 'file' }]);
});

test.each(['', 'Zanzibar Ban', 'zanzibar bank', 'Zanzibar  Bank'])('%j is no marker', (content) => {
  expect(encodingsFound(content)).toEqual([]);
});
