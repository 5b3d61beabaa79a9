/** The countdown: what is left of a code's time, as a ring with the seconds in it or beside it. */
import type { Timing } from '@/lib/ui/shown-code';
import classes from './Ring.module.css';

/** Circumference of the ring's radius of 14. */
const ROUND = 88;

export function Ring({ timing }: { readonly timing: Timing }) {
  return (
    <span class={`${classes.ring} ${timing.late ? classes.late : ''}`} role="timer" aria-label={spoken(timing)}>
      <Circle share={timing.share} width={3.5} size={34} />
      <span class={classes.seconds} aria-hidden="true">
        {timing.secondsLeft}
      </span>
    </span>
  );
}

/** The one countdown of all codes in a list that share their period. */
export function LineRing({ timing }: { readonly timing: Timing }) {
  return (
    <span class={`${classes.line} ${timing.late ? classes.late : ''}`} role="timer" aria-label={spoken(timing)}>
      <Circle share={timing.share} width={5} size={14} />
      <span class={classes.beside} aria-hidden="true">
        {timing.secondsLeft} s
      </span>
    </span>
  );
}

function Circle({ share, width, size }: { readonly share: number; readonly width: number; readonly size: number }) {
  return (
    <svg class={classes.circle} width={size} height={size} viewBox="0 0 34 34" aria-hidden="true">
      <circle class={classes.track} cx="17" cy="17" r="14" stroke-width={width} />
      <circle
        class={classes.left}
        cx="17"
        cy="17"
        r="14"
        stroke-width={width}
        stroke-dasharray={`${(share * ROUND).toFixed(1)} ${ROUND}`}
      />
    </svg>
  );
}

function spoken({ secondsLeft }: Timing): string {
  return secondsLeft === 1 ? '1 second left' : `${secondsLeft} seconds left`;
}
