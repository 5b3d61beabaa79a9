import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Journeys with real hands, which have the machine to themselves: a key comes when it comes. */
const ALONE = ['hands', 'harness', 'locking', 'right-click', 'withheld'].map((name) => `test/journeys/${name}.test.ts`);

/** `unit` runs in plain Node and is quick; `endurance` has properties with many runs; `clients` needs other people's packages, which `npm test` installs; `journeys` drive the production build in real browsers, two at a time; `hands` do so by a real mouse and keyboard, one after the other; `faults` harm the build there. */
export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    // By default one core is left idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Packages in folders of their own bring tests of their own.
          exclude: ['**/node_modules/**', 'test/clients/**', 'test/endurance/**', 'test/journeys/**', 'test/faults/**'],
          // Properties run hundreds of cases, and a busy machine runs them slowly.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/clients/*.test.ts'],
          globalSetup: 'test/clients/check-installed.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'endurance',
          include: ['test/endurance/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hands',
          include: ALONE,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          // Much of it is waiting, and each file has browsers of its own.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
