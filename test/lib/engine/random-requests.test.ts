/** A few thousand random requests; `test/endurance` makes a hundred thousand. */
import { expect, test } from 'vitest';
import { ask } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';
import { checkRandomRequests } from '@/test/engine/random-requests';

test('no sequence of requests makes the engine fail, tell a secret or leave half a write', async () => {
  await checkRandomRequests(100, 50);
});

test('a store that fails in the middle leaves nothing and says nothing of what happened', async () => {
  const engine = createMemoryEngine({
    store: {
      state: async () => 'unlocked',
      keys: () => Promise.reject(new Error('GEZDGNBVGY3TQOJQ')),
      byName: () => Promise.reject(new TypeError('GEZDGNBVGY3TQOJQ')),
      byId: () => Promise.reject('GEZDGNBVGY3TQOJQ'),
      put: () => Promise.reject({ message: 'GEZDGNBVGY3TQOJQ' }),
      remove: async () => {},
    },
  });
  const key = { key: 'AAAAAAAA' };
  const answers = await Promise.all([
    ask(engine, 'POST', '/v1/totp/keys/k', key),
    ask(engine, 'GET', '/v1/totp/keys/k'),
    ask(engine, 'LIST', '/v1/totp/keys'),
    ask(engine, 'GET', '/api/v2/totp/code/x'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500]);
  expect(answers.map(({ text }) => JSON.parse(text))).toEqual([
    { errors: ['internal error'] },
    { errors: ['internal error'] },
    { errors: ['internal error'] },
    { status: 'ERROR', message: 'internal error' },
  ]);
});
