/** The verdicts of a page's frames → the one line that is told of the page. */
import type { FieldRef, FrameResult } from './in-page.ts';

export interface TargetLine {
  readonly kind: 'single' | 'segments';
  readonly fields: readonly FieldRef[];
  readonly score: number;
  readonly why: readonly string[];
  /** The code seems to come by SMS or e-mail. */
  readonly message?: true;
}

export interface PageLine {
  /** Best first. */
  readonly targets: readonly TargetLine[];
  readonly other: readonly (TargetLine & { readonly purpose: string })[];
  readonly ms: number;
}

/** `frames`: the main document first, as they are counted. */
export function describePage(frames: readonly FrameResult[]): PageLine {
  const targets: TargetLine[] = [];
  const other: PageLine['other'][number][] = [];
  let before = 0;
  frames.forEach((frame) => {
    for (const { verdict, fields } of frame.verdicts) {
      const line = {
        kind: verdict.kind,
        fields: fields.map((ref) => (typeof ref === 'number' ? before + ref : ref)),
        score: round(verdict.score),
        why: verdict.reasons.map(({ why, points }) => `${why} ${points < 0 ? '−' : '+'}${Math.abs(round(points))}`),
      };
      if (verdict.purpose === 'code') targets.push(verdict.message ? { ...line, message: true } : line);
      else other.push({ purpose: verdict.purpose, ...line });
    }
    before += frame.inputs;
  });
  targets.sort((a, b) => b.score - a.score);
  return { targets, other, ms: round(frames.reduce((sum, frame) => sum + frame.ms, 0)) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
