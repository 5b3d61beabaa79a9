/** What reading is done with in Node: the decoders that are shipped, and this machine's clock. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tools } from '@/lib/qr/read';
import { createZxing } from '@/lib/qr/zxing';

const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

const clock = (): number => performance.now();

export const WITH_WASM: Tools = { zxing: await createZxing(new Uint8Array(readFileSync(WASM)).buffer), clock };
export const WITHOUT_WASM: Tools = { zxing: null, clock };
