import { describe, expect, test } from 'vitest';
import { hostName, hostText } from '@/lib/ui/host-names';

describe('hosts as people read them', () => {
  test.each([
    ['https://github.com', 'github.com'],
    ['http://localhost:8080', 'localhost:8080'],
    ['https://xn--bcher-kva.example', 'bücher.example (xn--bcher-kva.example)'],
    // Latin letters but for one Cyrillic: the second form gives it away.
    ['https://xn--gthub-n4a.com', 'gıthub.com (xn--gthub-n4a.com)'],
    ['not an origin', 'not an origin'],
  ])('%s is shown as %s', (origin, text) => {
    expect(hostText(origin)).toBe(text);
  });

  test('a default port is not part of the name', () => {
    expect(hostName('https://example.com:443').ascii).toBe('example.com');
  });
});
