/** The sections of the settings, in the order they are listed. Each is loaded when it is first shown. */
import type { ComponentType } from 'preact';
import { lazy } from '@/lib/ui/lazy';
import type { Options } from '@/lib/ui/options-model';

export interface Section {
  /** The address's fragment. */
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType<{ readonly options: Options }>;
}

export const SECTIONS: readonly Section[] = [
  { id: 'security', title: 'Security', Content: lazy(async () => (await import('./security')).Security) },
];
