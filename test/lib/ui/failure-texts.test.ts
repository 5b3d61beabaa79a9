import { describe, expect, test } from 'vitest';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';

describe('sentences for failures', () => {
  test.each(Object.entries(FAILURE_TEXTS))('%s', (_, text) => {
    expect(text).not.toMatch(/!|\b(error|invalid|failed|KDF|TOTP|HOTP|null|exception)\b/i);
    // Two lines of a popup, three at most, and one of them says what to do.
    expect(text.length).toBeLessThanOrEqual(125);
    expect(text).toMatch(/[.]$|otpauth:\/\/$|https:\/\/example\.com$/);
  });
});
