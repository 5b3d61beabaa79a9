/**
 * Sizes of everything that is shipped, from the build alone: no browser, no noise.
 *
 * The peers' figures are of releases, zipped and gzipped at level 9 as here:
 * Authenticator 8.0.2's package, and what 2FAS 1.8.0 puts into every frame.
 *
 * Two plans are out of reach, a quarter of the package and half of the scripts;
 * ARCHITECTURE.md (Sizes) says why. They are printed beside what is judged: a
 * bound a little above what there is, so that nothing grows unnoticed.
 */
import { measureFiles, measureZip, sizeReport } from '../support/build-extension.ts';
import { readManifest } from '../support/extension-id.ts';
import { exactly, type Line } from './report.ts';

const AUTHENTICATOR_ZIP = 955_799;
const TWO_FAS_INJECTED = 25_877;

/** Loaded by nothing but a scan, so its size is the package's alone. */
const QR_READER = ['qr-reader.js', 'zxing.wasm'];
/** What a reader may add: the decoder that reads most of those measured, 425 KB, and a second one. */
const QR_BUDGET = 500_000;

/** Without the reader: what a quarter of the peer's package was planned for. */
const PACKAGE_PLAN = 0.25;
const PACKAGE_BOUND = 0.5;

/** What a frame gets before a candidate field is seen: a fifth of what 2FAS puts there. */
const WATCHER_BUDGET = 5_000;
/** Put into a frame only once a field was seen there. */
const ON_DEMAND = ['page.js', 'qr-hint.js'];
const SCRIPTS_PLAN = 0.5;
const SCRIPTS_BOUND = 1.55;

export function measureSizes(build: string): Line[] {
  console.log(sizeReport(build));
  const files = measureFiles(build);
  const gzipped = (paths: readonly string[]) =>
    files.filter(({ path }) => paths.includes(path)).reduce((sum, file) => sum + file.gzipped, 0);
  const always = scriptsInEveryFrame(build);
  const zip = measureZip(build);
  const reader = gzipped(QR_READER);
  return [
    lineOf('package, zip', zip, 'Authenticator', AUTHENTICATOR_ZIP, null, PACKAGE_PLAN),
    lineOf('of it the QR reader, gzip', reader, 'its budget', QR_BUDGET, 1),
    lineOf('package without it', zip - reader, 'Authenticator', AUTHENTICATOR_ZIP, PACKAGE_BOUND, PACKAGE_PLAN),
    lineOf('script in every frame, gzip', gzipped(always), 'its budget', WATCHER_BUDGET, 1),
    lineOf(
      'scripts in a frame with a field, gzip',
      gzipped([...always, ...ON_DEMAND]),
      '2FAS',
      TWO_FAS_INJECTED,
      SCRIPTS_BOUND,
      SCRIPTS_PLAN,
    ),
  ];
}

function scriptsInEveryFrame(build: string): string[] {
  const scripts = (readManifest(build).content_scripts ?? []) as readonly { readonly js?: readonly string[] }[];
  return scripts.flatMap(({ js }) => js ?? []).map((path) => path.replace(/^\//, ''));
}

function lineOf(name: string, size: number, floor: string, peer: number, goal: number | null, plan?: number): Line {
  const planned = plan === undefined ? '' : `; planned ${plan}`;
  const detail = `${size.toLocaleString('en')} B of ${peer.toLocaleString('en')} B${planned}`;
  return { name, floor, ratio: size / peer, goal: goal === null ? null : exactly(goal), detail };
}
