import type { Options } from '@/lib/ui/options-model';

export function Security(_props: { readonly options: Options }) {
  return null;
}
