/** Our own pages, laid out in a throw-away folder and read like those of the corpus. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeThrowAwayFolder } from '../support/places.ts';
import type { DetectBrowser } from './browser.ts';
import type { LabelledPage } from './corpus.ts';
import { OWN_PAGES } from './own-pages/all.ts';
import type { OwnPage } from './own-pages/parts.ts';

/** Writes the pages into files and returns their paths. */
export function layOutOwnPages(pages: readonly OwnPage[] = OWN_PAGES): string[] {
  const folder = makeThrowAwayFolder('own-pages');
  return pages.map(({ html }, index) => {
    const path = join(folder, `${index}.html`);
    const start = html.startsWith('<html') ? '' : '<html lang="en">';
    writeFileSync(path, `<!doctype html>${start}<meta charset="utf-8">${html}`);
    return path;
  });
}

export async function visitOwnPages(browser: DetectBrowser): Promise<LabelledPage[]> {
  return browser.visitAll(layOutOwnPages(), async (page, index) => {
    const { name, targets, message } = OWN_PAGES[index] as OwnPage;
    const kind = targets.length === 0 ? 'none' : message === true ? 'sms-or-email-code' : 'totp';
    return {
      // Each a project of its own: what one of them teaches is no help with itself.
      entry: { file: `own: ${name}`, kind, language: 'own', source: { repo: `own: ${name}`, path: '' }, fields: [] },
      units: targets.map((fields) => ({ segmented: fields.length > 1, fields, visible: fields })),
      ignored: [],
      frames: await page.detect(),
    };
  });
}
