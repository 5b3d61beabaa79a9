/** The engine, apart from the background that runs it: 45 KB that a popup never needs. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { EngineGlobal } from '@/lib/background/load-engine';
import { createEngine } from '@/lib/engine/engine';

export default defineUnlistedScript(() => {
  (globalThis as EngineGlobal).countersignEngine = { createEngine };
});
