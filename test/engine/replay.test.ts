/** The form in which recorded scenarios are read and their answers written. */
import { expect, test } from 'vitest';
import { readScenarios, replayScenario } from './replay';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('numbers are sent as they are written, and texts as they are', async () => {
  const text = `[[
    {"at": 59, "method": "POST", "path": "keys/k", "body": {"key": "AA", "period": 60.0}},
    {"at": 59, "method": "POST", "path": "keys/k", "body": {"key": "AA", "period": 60}},
    {"at": 59, "method": "POST", "path": "keys/k", "body": "{broken"}
  ]]`;
  const [scenario = []] = readScenarios(text);
  expect(await replayScenario(scenario)).toEqual([
    {
      status: 400,
      err: 'Field validation failed: error converting input for field "period": time: missing unit in duration "60.0"',
    },
    { status: 204 },
    { status: 400, err: 'failed to parse JSON input: invalid JSON' },
  ]);
});

test('answers of the agent API are whole, and its last secret can be named', async () => {
  const answers = await replayScenario([
    { at: 59, method: 'POST', path: '/api/v2/totp/secrets', body: { label: 'x', secret: SECRET } },
    { at: 59.5, method: 'GET', path: '/api/v2/totp/code/{secret_id}' },
    { at: 60, method: 'DELETE', path: '/api/v2/totp/secrets/{secret_id}' },
    { at: 60, method: 'GET', path: '/api/v2/totp/code/{secret_id}' },
    { at: 60, method: 'GET', path: '/v1/sys/seal-status' },
  ]);
  expect(answers).toMatchObject([
    { status: 200, body: { status: 'OK', totp_secret: { label: 'x', created_at: '1970-01-01T00:00:59Z' } } },
    { status: 200, body: { code: '287082', expires_in: 1, status: 'OK' } },
    { status: 200, body: { status: 'OK' } },
    { status: 404, body: { status: 'ERROR', message: 'TOTP secret not found' } },
    { status: 200, body: { sealed: false } },
  ]);
});

test('every scenario begins with nothing', async () => {
  const scenario = [{ at: 0, method: 'POST', path: 'keys/k', body: { key: SECRET } }];
  await replayScenario(scenario);
  expect(await replayScenario([{ at: 0, method: 'LIST', path: 'keys' }])).toEqual([{ status: 404 }]);
});

test.each(['{}', '[{}]', '{'])('%s is no list of scenarios', (text) => {
  expect(() => readScenarios(text)).toThrow();
});
