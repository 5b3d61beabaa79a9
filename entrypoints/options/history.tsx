import type { SectionProps } from './app';

export function History(_props: SectionProps) {
  return null;
}
