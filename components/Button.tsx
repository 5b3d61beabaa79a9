/** Buttons: one loud one per screen, quiet ones beside it, and icons with a name. */
import type { ComponentChildren, Ref } from 'preact';
import classes from './Button.module.css';
import { Icon, type IconName } from './Icon';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: (() => void) | undefined;
  readonly look?: 'loud' | 'quiet' | 'bad';
  readonly isSubmit?: boolean;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** Only as wide as its text. */
  readonly isNarrow?: boolean;
  readonly describedBy?: string | undefined;
  /** Says more than the text, and begins with it; for lists in which every button has the same text. */
  readonly name?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { children, onClick, look = 'loud', isSubmit, isBusy = false, isDisabled = false, isNarrow } = props;
  return (
    <button
      ref={props.buttonRef ?? null}
      type={isSubmit ? 'submit' : 'button'}
      class={`${classes.button} ${classes[look]} ${isNarrow ? classes.narrow : ''}`}
      disabled={isDisabled}
      // Stays in place for the keyboard while it works.
      aria-disabled={isBusy}
      aria-describedby={props.describedBy}
      aria-label={props.name}
      onClick={isBusy ? undefined : onClick}
    >
      {children}
    </button>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly name: string;
  readonly onClick: () => void;
  readonly tabIndex?: number;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, name, onClick, tabIndex = 0, expanded, pressed, buttonRef }: IconButtonProps) {
  return (
    <button
      ref={buttonRef ?? null}
      type="button"
      class={classes.icon}
      aria-label={name}
      title={name}
      aria-expanded={expanded}
      aria-pressed={pressed}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The key that does the same. */
export function Key({ children }: { readonly children: string }) {
  return (
    <span class={classes.key} aria-hidden="true">
      {children}
    </span>
  );
}
