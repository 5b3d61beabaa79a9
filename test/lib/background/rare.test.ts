import { expect, it } from 'vitest';
import { type RareContext, type RareHandlers, rareHandlers } from '@/lib/background/rare';

// What the second script is given is handed on as it is; nothing here looks into it.
const context = {} as RareContext;
const second = (answer: string) => ({ preview: async () => answer }) as unknown as RareHandlers;

it('reads the second script once, when it is first needed', async () => {
  let reads = 0;
  const handlers = rareHandlers(context, async () => {
    reads += 1;
    return () => second('here');
  });
  expect(reads).toBe(0);
  const given = { given: { uri: 'otpauth://totp/a?secret=AAAA' } };
  expect(await Promise.all([handlers.preview(given), handlers.preview(given)])).toEqual(['here', 'here']);
  expect(reads).toBe(1);
});

it('reads it again after it could not be read', async () => {
  let reads = 0;
  const handlers = rareHandlers(context, async () => {
    reads += 1;
    if (reads === 1) throw new Error('not there');
    return () => second('here');
  });
  const given = { given: { uri: 'otpauth://totp/a?secret=AAAA' } };
  await expect(handlers.preview(given)).rejects.toThrow('not there');
  expect(await handlers.preview(given)).toBe('here');
});
