/** The labelled pages beside the project, read in place, and what the detection sees in them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/places.ts';
import type { DetectBrowser, OpenPage } from './browser.ts';
import type { FieldRef, FrameResult } from './in-page.ts';

export const CORPUS = join(PROJECT, '..', 'shared', 'corpus');

/** As in `labels.json`; the corpus' README says what each part means. */
export interface Entry {
  readonly file: string;
  readonly kind: 'totp' | 'sms-or-email-code' | 'none';
  readonly language: string;
  readonly source: { readonly repo: string; readonly path: string };
  readonly fields: readonly LabelledField[];
  readonly ignore?: readonly string[];
  readonly tags?: readonly string[];
  readonly structure?: Readonly<Record<string, boolean>>;
}

interface LabelledField {
  readonly selector: string;
  readonly role: 'single' | 'segment';
  readonly index: number;
  readonly visible: boolean;
}

/** A field, or the boxes of one group, which count as one. */
export interface Unit {
  readonly segmented: boolean;
  readonly fields: readonly FieldRef[];
  /** Those of `fields` that a person sees; the others may be missed. */
  readonly visible: readonly FieldRef[];
}

export interface LabelledPage {
  readonly entry: Entry;
  readonly units: readonly Unit[];
  readonly ignored: readonly FieldRef[];
  readonly frames: readonly FrameResult[];
}

export function hasCorpus(): boolean {
  return existsSync(join(CORPUS, 'labels.json'));
}

export function readEntries(): Entry[] {
  return JSON.parse(readFileSync(join(CORPUS, 'labels.json'), 'utf8')) as Entry[];
}

/** Loads every page of the corpus; throws where a label fits none of its elements. */
export async function visitCorpus(browser: DetectBrowser): Promise<LabelledPage[]> {
  const entries = readEntries();
  const paths = entries.map(({ file }) => join(CORPUS, file));
  return browser.visitAll(paths, (page, index) => readPage(page, entries[index] as Entry));
}

async function readPage(page: OpenPage, entry: Entry): Promise<LabelledPage> {
  const frames = await page.detect();
  const refs: FieldRef[] = [];
  for (const { selector } of entry.fields) refs.push(await refAt(page, entry, selector));
  const ignored: FieldRef[] = [];
  for (const selector of entry.ignore ?? []) ignored.push(await refAt(page, entry, selector));
  return { entry, units: groupUnits(entry.fields, refs), ignored, frames };
}

async function refAt(page: OpenPage, entry: Entry, selector: string): Promise<FieldRef> {
  const ref = await page.find(selector);
  if (ref === null) throw new Error(`${entry.file} has no ${selector}`);
  return ref;
}

/** A group begins with the segment of index 0. */
function groupUnits(fields: readonly LabelledField[], refs: readonly FieldRef[]): Unit[] {
  const units: { segmented: boolean; fields: FieldRef[]; visible: FieldRef[] }[] = [];
  fields.forEach((field, at) => {
    const ref = refs[at] as FieldRef;
    const segmented = field.role === 'segment';
    if (!segmented || field.index === 0) units.push({ segmented, fields: [], visible: [] });
    units.at(-1)?.fields.push(ref);
    if (field.visible) units.at(-1)?.visible.push(ref);
  });
  return units;
}
