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

/** What goes to the worker, and what comes back for it. */
export interface ReadRequest {
  readonly id: number;
  readonly picture: Picture;
  readonly options: ReadOptions;
}

export interface ReadAnswer {
  readonly id: number;
  readonly codes: readonly QrCode[];
}

/** Far beyond the budget of a reading: a decoder that runs this long will not end. */
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
        return await ask(start(), request, signal);
      } catch (error) {
        end();
        throw error;
      }
    },
  };
}

function ask(worker: Worker, request: ReadRequest, signal: AbortSignal | undefined): Promise<readonly QrCode[]> {
  const stuck = AbortSignal.timeout(STUCK);
  const ended = signal === undefined ? stuck : AbortSignal.any([signal, stuck]);
  const listening = new AbortController();
  const reading = new Promise<readonly QrCode[]>((resolve, reject) => {
    const on = { signal: listening.signal };
    const hear = ({ data }: MessageEvent<ReadAnswer>): void => {
      if (data.id === request.id) resolve(data.codes);
    };
    worker.addEventListener('message', hear, on);
    worker.addEventListener('error', () => reject(new Error('the worker that reads codes has failed')), on);
    ended.addEventListener('abort', () => reject(ended.reason), on);
    worker.postMessage(request);
  });
  return reading.finally(() => listening.abort());
}
