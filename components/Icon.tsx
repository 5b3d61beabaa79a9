/** Line icons, drawn on 24 units. Decoration: whatever carries one has a name of its own. */
import classes from './Icon.module.css';

const SHAPES = {
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM16 16l4 4',
  lock: 'M7.5 11h9a2.5 2.5 0 0 1 2.5 2.5v4a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 17.5v-4A2.5 2.5 0 0 1 7.5 11ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  settings:
    'M4 7h8M18 7h2M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM4 17h2M12 17h8M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  back: 'm14.5 6-6 6 6 6',
  open: 'm9.5 6 6 6-6 6',
  down: 'm6 9.5 6 6 6-6',
  clear: 'M7 7l10 10M17 7 7 17',
  plus: 'M12 5v14M5 12h14',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  care: 'M12 7v6M12 16.8h.01',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  hidden:
    'M4 4l16 16M9.5 5.9A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.6 3.4M6 7.2A16.5 16.5 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-.9',
  copy: 'M9 9h8.5A1.5 1.5 0 0 1 19 10.5V18.5A1.5 1.5 0 0 1 17.5 20H10.5A1.5 1.5 0 0 1 9 18.5ZM5 15V5.5A1.5 1.5 0 0 1 6.5 4H14',
  trash: 'M5 7h14M10 7V5h4v2M7 7l.8 11.5a1.5 1.5 0 0 0 1.5 1.5h5.400a1.5 1.5 0 0 0 1.5-1.5L17 7',
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 19 }: { readonly name: IconName; readonly size?: number }) {
  const isHeavy = name === 'more';
  return (
    <svg
      class={name === 'back' || name === 'open' ? classes.directed : undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={isHeavy ? 3.4 : 2}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
