/**
 * Drawing around a code on a picture of the page. On a picture and not on the
 * page, because nothing a page does can be in the way there: no dialog, no
 * script that swallows clicks.
 */
import type { TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { between, frameOf, moveBy, type PagePicture, type Point, type Region, resizeBy } from '@/lib/ui/region';
import { Button } from './Button';
import { Frame } from './Frame';
import classes from './RegionScreen.module.css';

/** Of the picture, for each press of an arrow. */
const STEP = 0.02;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** Where the keyboard begins: the middle. */
const MIDDLE: Region = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 };

export interface RegionScreenProps {
  readonly picture: PagePicture;
  readonly site?: string | undefined;
  readonly onRead: (region: Region) => void;
  readonly onBack: () => void;
}

export function RegionScreen({ picture, site, onRead, onBack }: RegionScreenProps) {
  const [region, setRegion] = useState<Region | null>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const at = ({ clientX, clientY, currentTarget }: TargetedPointerEvent<HTMLElement>): Point => {
    const box = currentTarget.getBoundingClientRect();
    return frameOf({ x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height });
  };
  const press = (event: KeyboardEvent): void => {
    const step = ARROWS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const before = region ?? MIDDLE;
    setRegion(event.shiftKey ? resizeBy(before, step) : moveBy(before, step));
  };
  return (
    <Frame
      title="Draw around the code"
      site={site}
      onBack={onBack}
      footer={
        <Button isDisabled={region === null} onClick={() => region !== null && onRead(region)}>
          Scan this part
        </Button>
      }
    >
      <p class={classes.text}>Drag a box around it. With the keyboard: arrows move it, Shift and arrows resize it.</p>
      <button
        type="button"
        class={classes.stage}
        aria-label="Picture of the page, to draw a box on"
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(at(event));
          setRegion(null);
        }}
        onPointerMove={(event) => from !== null && setRegion(between(from, at(event)))}
        onPointerUp={() => setFrom(null)}
      >
        <Shown picture={picture} />
        {region !== null && <span class={classes.box} style={percent(region)} />}
      </button>
    </Frame>
  );
}

function Shown({ picture }: { readonly picture: PagePicture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { data, width, height } = picture;
    const pixels = new ImageData(Uint8ClampedArray.from(data), width, height);
    canvas.current?.getContext('2d')?.putImageData(pixels, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} class={classes.picture} width={picture.width} height={picture.height} />;
}

function percent({ x, y, width, height }: Region) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
