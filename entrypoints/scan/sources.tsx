import { RegionScreen } from '@/components/RegionScreen';
import { SourcesScreen } from '@/components/SourcesScreen';
import type { FailureCode } from '@/lib/failure/failure';
import type { Picture } from '@/lib/qr/picture';
import type { Scan, Source } from '@/lib/ui/scan-model';

interface SourcesProps {
  readonly scan: Scan;
  readonly site: string | undefined;
  readonly code: FailureCode | null;
  readonly source: Source | null;
}

export function Sources({ scan, site, code, source }: SourcesProps) {
  return (
    <SourcesScreen
      site={site}
      code={code}
      source={source}
      hasPage={scan.page.value !== null}
      onPage={() => void scan.readPageAgain()}
      onRegion={() => scan.go('region')}
      onFiles={(files) => void scan.readFiles(files)}
      onScreen={() => void scan.readScreen()}
      onCamera={() => scan.go('camera')}
      onManual={() => scan.go('manual')}
      onClose={() => window.close()}
    />
  );
}

interface RegionProps {
  readonly scan: Scan;
  readonly site: string | undefined;
  readonly picture: Picture;
}

export function Region({ scan, site, picture }: RegionProps) {
  return (
    <RegionScreen
      picture={picture}
      site={site}
      onRead={(region) => void scan.readRegion(region)}
      onBack={() => scan.backToSources()}
    />
  );
}
