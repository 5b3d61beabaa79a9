import type { SectionProps } from './app';

export function Security(_props: SectionProps) {
  return null;
}
