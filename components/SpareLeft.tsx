/** `7 left`: how many backup codes there are; the last one in amber. */
import classes from './SpareLeft.module.css';

export function SpareLeft({ left }: { readonly left: number }) {
  return <span class={left > 1 ? undefined : classes.few}>{left} left</span>;
}
