/** `npm run detect:score`: the detection against the labelled pages beside the project. */
import { launchDetectBrowser } from './browser.ts';
import { CORPUS, hasCorpus, visitCorpus } from './corpus.ts';
import { scorePage, writeReport } from './report.ts';

if (!hasCorpus()) {
  console.log(`There are no labelled pages at ${CORPUS}; nothing is scored.`);
  process.exit(0);
}
const browser = await launchDetectBrowser();
try {
  const pages = await visitCorpus(browser);
  console.log(writeReport(pages.map(scorePage)));
} finally {
  await browser.close();
}
