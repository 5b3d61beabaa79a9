import { KeysScreen } from '@/components/KeysScreen';
import type { PageKeys } from '@/lib/ui/page-keys';
import type { Scan } from '@/lib/ui/scan-model';

interface KeysProps {
  readonly scan: Scan;
  readonly site: string | undefined;
  readonly keys: PageKeys;
}

export function Keys({ scan, site, keys }: KeysProps) {
  return (
    <KeysScreen
      keys={keys.keys}
      chosen={keys.chosen.value}
      issuer={keys.issuer.value}
      label={keys.label.value}
      site={site}
      onChoose={keys.choose}
      onIssuer={keys.setIssuer}
      onLabel={keys.setLabel}
      onNext={() => void scan.choose(keys.link())}
      onBack={() => scan.backToSources('image-empty', 'page')}
    />
  );
}
