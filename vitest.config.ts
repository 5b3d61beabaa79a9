import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Journeys of which two at once take little longer than one. */
const PATIENT = [
  'backup',
  'bad-input',
  'box-counts',
  'enrol',
  'enrolled',
  'fill',
  'fill-goes-on',
  'firefox-copies',
  'firefox-scans',
  'firefox-sites',
  'first-restore',
  'focused',
  'found',
  'found-lines',
  'handed-in',
  'history',
  'hostile-homes',
  'hostile-veils',
  'keep',
  'keys',
  'link',
  'offer',
  'offer-homes',
  'offer-places',
  'offer-reach',
  'profile',
  'real-forms',
  'scan-exports',
  'scan-sources',
  'sending',
  'shown-again',
  'sites',
  'spare-codes',
  'taught-fields',
  'text-keys',
  'told',
  'watch',
].map((name) => `test/journeys/${name}.test.ts`);

/** `unit` runs in plain Node and is quick; `endurance` has properties with many runs; `clients` needs other people's packages, which `npm test` installs; `journeys` drive the production build in real browsers; `patient` are those of them that mostly wait; `faults` harm the build there. */
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
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: PATIENT,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'patient',
          include: PATIENT,
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
