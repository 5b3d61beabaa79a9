/** The camera's picture while codes are looked for in it. */
import type { Ref } from 'preact';
import { Button } from './Button';
import classes from './CameraScreen.module.css';
import { Frame } from './Frame';

export interface CameraScreenProps {
  readonly site?: string | undefined;
  readonly videoRef: Ref<HTMLVideoElement>;
  readonly onBack: () => void;
}

export function CameraScreen({ site, videoRef, onBack }: CameraScreenProps) {
  return (
    <Frame
      title="Hold the code to the camera"
      site={site}
      onBack={onBack}
      footer={
        <Button look="quiet" onClick={onBack}>
          Stop
        </Button>
      }
    >
      <p class={classes.text}>It is read as soon as it is sharp. The picture stays in this window.</p>
      <video ref={videoRef} class={classes.video} aria-label="Camera" playsInline muted />
    </Frame>
  );
}
