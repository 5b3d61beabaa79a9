/** Pictures of what moves: a screen or window that is shared, and the camera. */
import { Failure } from '@/lib/failure/failure';

/** Milliseconds between two looks through the camera: a hand needs longer to hold still. */
const PAUSE = 150;

/** One picture of a screen, window or tab that the person chooses. Rejects with `screen-refused`. */
export async function pictureOfScreen(): Promise<ImageData> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false }).catch(() => null);
  if (stream === null) throw new Failure('screen-refused');
  try {
    const video = await play(document.createElement('video'), stream);
    // The first one may be empty still.
    await pause(PAUSE);
    return grab(video);
  } catch {
    throw new Failure('screen-refused');
  } finally {
    stop(stream);
  }
}

/**
 * Shows the camera in `video` and hands picture after picture to `see`, until that answers `true` or `signal` aborts.
 * Rejects with `camera-refused`.
 */
export async function watchCamera(
  video: HTMLVideoElement,
  see: (picture: ImageData) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false }).catch(() => null);
  if (stream === null) throw new Failure('camera-refused');
  try {
    if (signal.aborted) return;
    await play(video, stream);
    while (!signal.aborted && !(await see(grab(video)))) await pause(PAUSE);
  } finally {
    stop(stream);
    video.srcObject = null;
  }
}

async function play(video: HTMLVideoElement, stream: MediaStream): Promise<HTMLVideoElement> {
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  return video;
}

function grab(video: HTMLVideoElement): ImageData {
  const { videoWidth: width, videoHeight: height } = video;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context');
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height);
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
