/** `npm run build`: both production builds, with what they weigh. */
import { BUILDS, buildExtension, sizeReport } from './build-extension.ts';

for (const browser of ['chrome', 'firefox'] as const) {
  if (!(await buildExtension(browser))) process.exit(1);
  console.log(`\n${browser}: ${BUILDS[browser]}\n${sizeReport(BUILDS[browser])}`);
}
