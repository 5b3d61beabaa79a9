/** The number that a QR code has on the page, which nobody needs who hears the list. */
import classes from './Numbered.module.css';

export function Numbered({ number }: { readonly number: number }) {
  return (
    <span class={classes.number} aria-hidden="true">
      {number}
    </span>
  );
}
