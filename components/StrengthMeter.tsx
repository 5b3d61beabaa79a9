/** Four bars and a sentence: how long a passphrase would withstand guessing. */
import type { Strength } from '@/lib/ui/new-passphrase-model';
import classes from './StrengthMeter.module.css';

export function StrengthMeter({ strength }: { readonly strength: Strength | null }) {
  const score = strength?.score ?? 0;
  const tone = score >= 3 ? classes.good : classes.weak;
  return (
    <span class={classes.meter} aria-hidden="true">
      {[1, 2, 3, 4].map((bar) => (
        <i key={bar} class={strength !== null && bar <= Math.max(1, score) ? tone : undefined} />
      ))}
    </span>
  );
}
