/**
 * The front door to reading: `readQrCodes(image, options?)`, off the caller's thread.
 *
 *   const { readQrCodes } = createQrReader(startWorker);
 *   for (const { text, corners } of await readQrCodes(imageData)) …
 *
 * The worker with its decoders is started by the first call, or by `warmUp`, and
 * kept for the next one. A decoder cannot be interrupted, so ending a reading
 * ends its worker.
 */
import type { Picture } from './picture';
import type { QrCode, ReadOptions } from './read';

export interface QrReader {
  /**
   * All QR codes of `image` (an `ImageData`), each text once; empty when there is none, or none was read in time.
   * Rejects with the signal's reason when aborted, and when the worker does not start.
   */
  readQrCodes(image: Picture, options?: ReaderOptions): Promise<readonly QrCode[]>;
  /** Starts the worker, for a caller that is about to get a picture. */
  warmUp(): void;
  end(): void;
}

export interface ReaderOptions extends ReadOptions {
  readonly signal?: AbortSignal;
}

/** What goes to the worker. */
export interface ReadRequest {
  readonly id: number;
  readonly picture: Picture;
  readonly options: ReadOptions;
}

/** What comes back between two looks, with what was found so far, and at the end. */
export interface ReadAnswer {
  /** The request's: one that nobody waits for any more may still be answered. */
  readonly id: number;
  readonly codes: readonly QrCode[];
  readonly isLast: boolean;
}

/** Milliseconds after which a reading ends in the middle of a look, if it has had one: well before the 1.5 s that people are promised. */
const GIVE_UP = 1_250;
/** A decoder that takes this long for its first look will not end. */
const STUCK = 10_000;

export function createQrReader(startWorker: () => Worker): QrReader {
  let worker: Worker | null = null;
  let lastId = 0;
  const start = (): Worker => {
    worker ??= startWorker();
    return worker;
  };
  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  return {
    warmUp: () => void start(),
    end,
    async readQrCodes({ data, width, height }, { signal, ...options } = {}) {
      signal?.throwIfAborted();
      lastId += 1;
      const request: ReadRequest = { id: lastId, picture: { data, width, height }, options };
      try {
        const { codes, isLast } = await ask(start(), request, signal);
        // One that is still at it would keep the next picture waiting.
        if (!isLast) end();
        return codes;
      } catch (error) {
        end();
        throw error;
      }
    },
  };
}

/** The last answer, or the latest one when the time is up. */
function ask(worker: Worker, request: ReadRequest, signal: AbortSignal | undefined): Promise<ReadAnswer> {
  const listening = new AbortController();
  const on = { signal: listening.signal };
  const timers: ReturnType<typeof setTimeout>[] = [];
  const answer = new Promise<ReadAnswer>((resolve, reject) => {
    let latest: ReadAnswer | null = null;
    let isLate = false;
    const hear = ({ data }: MessageEvent<ReadAnswer>): void => {
      if (data.id !== request.id) return;
      latest = data;
      if (data.isLast || isLate) resolve(data);
    };
    const giveUp = (): void => {
      isLate = true;
      if (latest !== null) resolve(latest);
    };
    worker.addEventListener('message', hear, on);
    worker.addEventListener('error', () => reject(new Error('the worker that reads codes has failed')), on);
    signal?.addEventListener('abort', () => reject(signal.reason), on);
    timers.push(setTimeout(giveUp, GIVE_UP));
    timers.push(setTimeout(() => reject(new Error('the worker that reads codes does not answer')), STUCK));
    worker.postMessage(request);
  });
  return answer.finally(() => {
    listening.abort();
    for (const timer of timers) clearTimeout(timer);
  });
}
