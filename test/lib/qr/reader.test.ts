/** The front door: what a page gets from a worker that answers, dawdles, or dies. The worker here is a script. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Picture } from '@/lib/qr/picture';
import type { QrCode } from '@/lib/qr/read';
import { createQrReader, type ReadAnswer, type ReadRequest } from '@/lib/qr/reader';

const PICTURE: Picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const CORNER = { x: 0, y: 0 };
const CODE: QrCode = { text: 'otpauth://', corners: [CORNER, CORNER, CORNER, CORNER], by: 'zxing: as it is' };

/** Answers each request with `script`; counts starts and ends. */
function workers(script: (answer: (message: Omit<ReadAnswer, 'id'>) => void, fail: () => void) => void) {
  const counts = { started: 0, ended: 0 };
  const start = (): Worker => {
    counts.started += 1;
    const target = new EventTarget();
    const worker = Object.assign(target, {
      postMessage: ({ id }: ReadRequest) =>
        script(
          (data) => target.dispatchEvent(new MessageEvent('message', { data: { id, ...data } })),
          () => target.dispatchEvent(new Event('error')),
        ),
      terminate: () => {
        counts.ended += 1;
      },
    });
    return worker as unknown as Worker;
  };
  return { start, counts };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a reading', () => {
  test('starts a worker with the first call and keeps it for the next', async () => {
    const { start, counts } = workers((answer) => answer({ codes: [CODE], isLast: true }));
    const { readQrCodes } = createQrReader(start);
    expect(counts.started).toBe(0);
    expect(await readQrCodes(PICTURE)).toEqual([CODE]);
    expect(await readQrCodes(PICTURE)).toEqual([CODE]);
    expect(counts).toEqual({ started: 1, ended: 0 });
  });

  test('that does not end in time gives what was found, and ends its worker', async () => {
    const { start, counts } = workers((answer) => answer({ codes: [CODE], isLast: false }));
    const reading = createQrReader(start).readQrCodes(PICTURE);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await reading).toEqual([CODE]);
    expect(counts.ended).toBe(1);
  });

  test('on a slow machine waits for its first look', async () => {
    const { start } = workers((answer) => void setTimeout(() => answer({ codes: [CODE], isLast: false }), 4_000));
    const reading = createQrReader(start).readQrCodes(PICTURE);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await reading).toEqual([CODE]);
  });

  test('does not take the answer to an earlier one for its own', async () => {
    const answers: ((message: Omit<ReadAnswer, 'id'>) => void)[] = [];
    const { start } = workers((answer) => void answers.push(answer));
    const { readQrCodes } = createQrReader(start);
    const [first, second] = [readQrCodes(PICTURE), readQrCodes(PICTURE)];
    answers[0]?.({ codes: [], isLast: true });
    answers[1]?.({ codes: [CODE], isLast: true });
    expect(await first).toEqual([]);
    expect(await second).toEqual([CODE]);
  });

  test('can be called off, which ends its worker; the next one gets a new one', async () => {
    const { start, counts } = workers(() => {});
    const { readQrCodes } = createQrReader(start);
    const calling = new AbortController();
    const reading = readQrCodes(PICTURE, { signal: calling.signal });
    calling.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    expect(counts.ended).toBe(1);
    void readQrCodes(PICTURE).catch(() => {});
    expect(counts.started).toBe(2);
    await vi.advanceTimersByTimeAsync(10_000);
  });

  test('that was called off before it began starts nothing', async () => {
    const { start, counts } = workers(() => {});
    await expect(createQrReader(start).readQrCodes(PICTURE, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(counts.started).toBe(0);
  });

  test.each([
    ['does not start', (_: unknown, fail: () => void) => fail()],
    ['never answers', () => {}],
  ])('fails where the worker %s', async (_, script) => {
    const { start, counts } = workers(script);
    const reading = expect(createQrReader(start).readQrCodes(PICTURE)).rejects.toThrow('the worker that reads codes');
    await vi.advanceTimersByTimeAsync(10_000);
    await reading;
    expect(counts.ended).toBe(1);
  });
});
