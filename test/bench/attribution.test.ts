import { expect, test } from 'vitest';
import { attributedTime, type TraceEvent } from './attribution';

const OURS = 'chrome-extension://abc/watch.js';

const event = (name: string, ts: number, dur: number, url?: string, tid = 1): TraceEvent => ({
  name,
  ph: 'X',
  pid: 7,
  tid,
  ts,
  dur,
  // Half of the time another process had the CPU.
  tdur: dur / 2,
  ...(url === undefined ? {} : { args: { data: { url } } }),
});
const load = event('CommitLoad', 0, 10, 'http://localhost/empty');

test('the CPU time of our script counts, that of the page does not', () => {
  const events = [
    load,
    event('EvaluateScript', 100, 4000, OURS),
    event('FunctionCall', 9000, 4000, 'http://localhost/a.js'),
  ];
  expect(attributedTime(events)).toBe(2);
});

test('what runs inside our script is counted once', () => {
  const inner = [event('FunctionCall', 200, 1000, OURS), event('RunMicrotasks', 1500, 1000)];
  expect(attributedTime([load, ...inner, event('EvaluateScript', 100, 4000, OURS)])).toBe(2);
});

test('microtasks that follow our script are ours', () => {
  expect(attributedTime([load, event('EvaluateScript', 100, 4000, OURS), event('RunMicrotasks', 4100, 2000)])).toBe(3);
});

test('threads without a page are left out: workers, and windows of the browser', () => {
  expect(
    attributedTime([
      load,
      event('EvaluateScript', 100, 4000, OURS, 2),
      event('RunMicrotasks', 100, 2000, undefined, 2),
    ]),
  ).toBe(0);
});
