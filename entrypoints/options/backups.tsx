import type { SectionProps } from './app';

export function Backups(_props: SectionProps) {
  return null;
}
