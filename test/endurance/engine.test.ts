/** Properties that take their time: part of `npm test`, too long for `npm run check`. */
import { test } from 'vitest';
import { checkRandomRequests } from '@/test/engine/random-requests';

test('no sequence of 100,000 requests makes the engine fail, tell a secret or leave half a write', async () => {
  await checkRandomRequests(1000, 100);
});
