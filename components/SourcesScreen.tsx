/** Where to look for a QR code, or where else after nothing was found: every way, and what was tried. */
import { useRef } from 'preact/hooks';
import type { FailureCode } from '@/lib/failure/failure';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Source } from '@/lib/ui/scan-model';
import { Button } from './Button';
import { Frame } from './Frame';
import { Icon } from './Icon';
import { Note } from './Note';
import classes from './SourcesScreen.module.css';

const TITLES: Readonly<Record<Source, string>> = {
  page: 'Nothing found on the page',
  region: 'Nothing found in that part',
  file: 'Nothing found in the picture',
  screen: 'Nothing found on the screen',
  camera: 'No camera',
};

/** What reading tries, in words. */
const TRIED =
  'Tried: as it is, larger, smaller, with more contrast, sharper, light on dark, and cut out, with two readers.';

/** A key that is not in sight is not read. */
const AS_TEXT =
  'If the page offers “Can’t scan?” or “Setup key”, open that, and scan the page again: the key is read as text.';

/** Types of pictures a browser shows; the list is a help of the file dialog, and no check. */
const PICTURES = 'image/*,.svg,.avif';

export interface SourcesScreenProps {
  readonly site?: string | undefined;
  /** Why the last source gave nothing; `null` where none was tried. */
  readonly code: FailureCode | null;
  readonly source: Source | null;
  /** Whether there is a picture of the page to draw a region on. */
  readonly hasPage: boolean;
  readonly onPage: () => void;
  readonly onRegion: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onScreen: () => void;
  readonly onCamera: () => void;
  readonly onManual: () => void;
  readonly onClose: () => void;
}

export function SourcesScreen(props: SourcesScreenProps) {
  const { code, source } = props;
  const isEmpty = code === 'image-empty';
  return (
    <Frame
      title={isEmpty && source !== null ? TITLES[source] : 'Scan a QR code'}
      site={props.site}
      footer={
        <Button look="quiet" onClick={props.onClose}>
          Close
        </Button>
      }
    >
      <div role="status">
        {code !== null && (
          <Note tone="plain">
            {isEmpty && source !== 'page' ? 'No QR code was found there.' : FAILURE_TEXTS[code]}
            {isEmpty && <span class={classes.tried}>{TRIED}</span>}
            {isEmpty && source === 'page' && <span class={classes.tried}>{AS_TEXT}</span>}
          </Note>
        )}
      </div>
      <ul class={classes.list}>
        <Way name="Scan the page again" hint="After zooming in or scrolling" onClick={props.onPage} />
        {props.hasPage && <Way name="Draw around the code" hint="On a picture of the page" onClick={props.onRegion} />}
        <FileWay onFiles={props.onFiles} />
        <Way name="Share a screen or window" hint="For codes outside this page" onClick={props.onScreen} />
        <Way name="Use the camera" hint="For codes on paper or another screen" onClick={props.onCamera} />
        <Way name="Enter it by hand" hint="The site shows a key beside its code" onClick={props.onManual} />
      </ul>
      <p class={classes.hint}>You can also drop pictures here, or paste them.</p>
    </Frame>
  );
}

interface WayProps {
  readonly name: string;
  readonly hint: string;
  readonly onClick: () => void;
}

function Way({ name, hint, onClick }: WayProps) {
  return (
    <li>
      <button type="button" class={classes.way} aria-label={name} onClick={onClick}>
        <span>
          <span class={classes.name}>{name}</span>
          <span class={classes.hint}>{hint}</span>
        </span>
        <Icon name="open" size={17} />
      </button>
    </li>
  );
}

function FileWay({ onFiles }: Pick<SourcesScreenProps, 'onFiles'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Way name="Choose pictures" hint="PNG, JPEG, WebP, AVIF or SVG" onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={PICTURES}
        multiple
        hidden
        onChange={() => {
          const files = [...(input.current?.files ?? [])];
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
