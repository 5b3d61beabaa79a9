/** What a scan meets: the page's picture, what can be read of it, and what the background answers. */
import type { FailureCode } from '@/lib/failure/failure';
import type { FromUi, Opening, Preview, VaultState } from '@/lib/messages/from-ui';
import type { Capture } from '@/lib/messages/scan-from-ui';
import type { Picture } from '@/lib/qr/picture';
import { createScan } from '@/lib/ui/scan-model';
import type { ScanPictures } from '@/lib/ui/scan-pictures';
import { account, answering, refuse } from './answers';

export const LINK = 'otpauth://totp/Northwind:frank?secret=JBSWY3DP';
const ASK = { id: 'ask', origin: 'https://northwind.example', wantsFill: false, notice: null };
export const CAPTURE: Capture = { image: 'data:image/png;base64,', area: null, own: null };
export const PICTURE: Picture = { data: new Uint8ClampedArray(400), width: 10, height: 10 };
/** A clicked picture by itself. */
export const OWN = 'data:image/png;base64,own';
const SMALL: Picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
export const CORNERS = [
  { x: 0, y: 0 },
  { x: 0.1, y: 0 },
  { x: 0.1, y: 0.1 },
  { x: 0, y: 0.1 },
];
/** What happens with every scan. */
const UNREMARKABLE: readonly (keyof FromUi)[] = ['open', 'takeCapture', 'outline'];
export const PREVIEW = { issuer: 'Northwind', label: 'frank', code: null, twin: null } as Preview;

interface Setting {
  readonly texts?: readonly string[];
  readonly vault?: VaultState;
  readonly capture?: Capture | FailureCode | null;
  readonly answers?: Parameters<typeof answering>[0];
  readonly fill?: () => void;
  /** What is read of a region. */
  readonly part?: readonly string[];
  readonly preview?: () => Preview;
}

/** A scan in that setting, what it asked the background for, and how often it closed its window. */
export function scanOf({ texts = [LINK], vault = 'unlocked', capture = CAPTURE, fill = () => {}, ...more }: Setting) {
  const state = { vault };
  const open = (): Opening => ({ state: state.vault, ask: ASK, listing: null, notice: null });
  const preview = (): Preview => {
    if (state.vault !== 'unlocked') return refuse(`vault-${state.vault}`);
    return more.preview?.() ?? PREVIEW;
  };
  const { call, told } = answering({
    open,
    takeCapture: () => (typeof capture === 'string' ? refuse(capture) : capture),
    preview,
    add: () => account('new'),
    fill,
    outline: () => {},
    findKeys: () => [],
    ...more.answers,
  });
  const closings: true[] = [];
  const pictures: ScanPictures = {
    ofCapture: async ({ image }) => (image === OWN ? SMALL : PICTURE),
    ofFile: async (file) => (file.size > 0 ? PICTURE : refuse('image-unreadable')),
    ofScreen: async () => refuse('screen-refused'),
    read: async (picture) => (picture === PICTURE ? texts : (more.part ?? [])),
    readPlaced: async () => texts.map((text) => ({ text, corners: CORNERS })),
  };
  const scan = createScan({ call, askId: 'ask', pictures, closeWindow: () => closings.push(true) });
  const did = () => told.map(({ method }) => method).filter((method: keyof FromUi) => !UNREMARKABLE.includes(method));
  return { scan, state, told, did, closed: () => closings.length };
}
