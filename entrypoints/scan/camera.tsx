import { useEffect, useRef } from 'preact/hooks';
import { CameraScreen } from '@/components/CameraScreen';
import { failureCode } from '@/lib/failure/failure';
import { watchCamera } from '@/lib/ui/live-pictures';
import type { Scan } from '@/lib/ui/scan-model';
import { scanPictures } from './pictures';

export function Camera({ scan, site }: { readonly scan: Scan; readonly site: string | undefined }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const look = async (): Promise<void> => {
      if (video.current === null) return;
      let texts: readonly string[] = [];
      const see = async (picture: ImageData): Promise<boolean> => {
        texts = await scanPictures.read(picture, null);
        return texts.length > 0;
      };
      await watchCamera(video.current, see, leaving.signal);
      if (!leaving.signal.aborted) await scan.accept(texts);
    };
    look().catch((error: unknown) => {
      if (!leaving.signal.aborted) scan.backToSources(failureCode(error), 'camera');
    });
    return () => leaving.abort();
  }, [scan]);
  return <CameraScreen site={site} videoRef={video} onBack={() => scan.backToSources()} />;
}
