import { describe, expect, test } from 'vitest';
import { groupCode, groupSecret } from '@/lib/ui/code-groups';

describe('groups of a code', () => {
  test.each([
    ['PV9M4', ['PV9', 'M4']],
    ['481205', ['481', '205']],
    ['1234567', ['1234', '567']],
    ['12345678', ['1234', '5678']],
    ['123456789', ['123', '456', '789']],
    ['1234567890', ['12345', '67890']],
  ])('%s is read as %j', (code, groups) => {
    expect(groupCode(code)).toEqual(groups);
  });

  test('a length that no issuer uses stays in one piece', () => {
    expect(groupCode('1234')).toEqual(['1234']);
    expect(groupCode('')).toEqual(['']);
  });
});

test('a secret is read in fours, the last group as long as it is', () => {
  expect(groupSecret('JBSWY3DPEHPK3PXPAB')).toEqual(['JBSW', 'Y3DP', 'EHPK', '3PXP', 'AB']);
  expect(groupSecret('')).toEqual([]);
});
