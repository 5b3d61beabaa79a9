/** The sections of the settings, in the order they are listed. Each is loaded when it is first shown. */
import type { ComponentType } from 'preact';
import { lazy } from '@/lib/ui/lazy';
import type { SectionProps } from './app';

export interface Section {
  /** The address's fragment. */
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType<SectionProps>;
}

export const SECTIONS: readonly Section[] = [
  { id: 'security', title: 'Security', Content: lazy(async () => (await import('./security')).Security) },
  { id: 'locking', title: 'Locking', Content: lazy(async () => (await import('./locking')).Locking) },
  { id: 'filling', title: 'Filling', Content: lazy(async () => (await import('./filling')).Filling) },
  { id: 'backups', title: 'Backups', Content: lazy(async () => (await import('./backups')).Backups) },
  { id: 'issued', title: 'Issued keys', Content: lazy(async () => (await import('./issued')).Issued) },
  { id: 'history', title: 'History', Content: lazy(async () => (await import('./history')).History) },
];
