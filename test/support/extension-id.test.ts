import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extensionId } from './extension-id.ts';
import { PROJECT } from './places.ts';

test('the extension keeps its id, because the vault hangs on it', () => {
  const config = readFileSync(join(PROJECT, 'wxt.config.ts'), 'utf8');
  const key = /CHROME_KEY =\s+'([^']+)'/.exec(config)?.[1] ?? '';
  expect(extensionId(key)).toBe('bfnpkhgbmpkllhmmbkalpfipnhamkefa');
});
