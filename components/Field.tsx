/** A labelled input with its hint or its error below, tied together for screen readers. */
import type { ComponentChildren, Ref } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './Button';
import classes from './Field.module.css';
import { Icon } from './Icon';

interface FieldShared {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: ComponentChildren;
  /** One sentence that says what to do. */
  readonly error?: string | undefined;
}

export interface TextFieldProps extends FieldShared {
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'url';
  /** Text that is no prose: no spelling, no capitals, left to right. */
  readonly isRaw?: boolean;
  readonly isFocused?: boolean;
  /** For one of several fields under a common heading: the label is heard, not seen. */
  readonly isLabelHidden?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onInput, placeholder, inputMode = 'text', isRaw = false, isFocused = false } = props;
  const id = useId();
  return (
    <div class={classes.field}>
      <label for={id} class={props.isLabelHidden ? classes.heard : undefined}>
        {label}
      </label>
      <input
        id={id}
        ref={isFocused ? focusOnce : null}
        class={`${classes.input} ${props.error === undefined ? '' : classes.wrong}`}
        type="text"
        value={value}
        placeholder={placeholder}
        inputMode={inputMode}
        dir={isRaw ? 'ltr' : 'auto'}
        spellcheck={false}
        autocapitalize={isRaw ? 'none' : 'sentences'}
        autocomplete="off"
        aria-invalid={props.error !== undefined}
        aria-describedby={`${id}-below`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Below id={`${id}-below`} hint={props.hint} error={props.error} />
    </div>
  );
}

export interface AreaFieldProps extends TextFieldProps {
  /** Whether what belongs here has several lines; else Enter sends the form. */
  readonly hasLines?: boolean;
}

/** The same for something long that people paste. */
export function AreaField(props: AreaFieldProps) {
  const { label, value, onInput, placeholder, isFocused = false, hasLines = false } = props;
  const id = useId();
  return (
    <div class={classes.field}>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={isFocused ? focusOnce : null}
        class={`${classes.input} ${classes.area} ${props.error === undefined ? '' : classes.wrong}`}
        rows={hasLines ? 5 : 3}
        value={value}
        placeholder={placeholder}
        dir="ltr"
        spellcheck={false}
        autocapitalize="none"
        autocomplete="off"
        aria-invalid={props.error !== undefined}
        aria-describedby={`${id}-below`}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || hasLines) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <Below id={`${id}-below`} hint={props.hint} error={props.error} />
    </div>
  );
}

const SHOWN = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

export interface PassphraseFieldProps extends FieldShared {
  readonly isShown: boolean;
  readonly onShow?: ((isShown: boolean) => void) | undefined;
  readonly onLeave?: () => void;
  readonly isFocused?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function PassphraseField(props: PassphraseFieldProps) {
  const { label, value, onInput, isShown, onShow, onLeave, isFocused = false, inputRef } = props;
  const id = useId();
  return (
    <div class={classes.field}>
      <label for={id}>{label}</label>
      <div class={classes.box}>
        <input
          id={id}
          ref={inputRef ?? (isFocused ? focusOnce : null)}
          class={`${classes.input} ${props.error === undefined ? '' : classes.wrong} ${onShow ? classes.withEye : ''}`}
          {...(isShown ? SHOWN : HIDDEN)}
          value={value}
          dir="auto"
          spellcheck={false}
          autocapitalize="none"
          // A browser's password manager would keep the passphrase beside the vault it protects.
          autocomplete="off"
          aria-invalid={props.error !== undefined}
          aria-describedby={`${id}-below`}
          onInput={(event) => onInput(event.currentTarget.value)}
          onBlur={onLeave}
        />
        {onShow !== undefined && (
          <span class={classes.eye}>
            <IconButton
              icon={isShown ? 'hidden' : 'eye'}
              name="Show the passphrase"
              pressed={isShown}
              onClick={() => onShow(!isShown)}
            />
          </span>
        )}
      </div>
      <Below id={`${id}-below`} hint={props.hint} error={props.error} />
    </div>
  );
}

export interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: Readonly<Record<T, string>>;
  readonly onInput: (value: T) => void;
  readonly error?: string | undefined;
}

export function ChoiceField<T extends string>({ label, value, choices, onInput, error }: ChoiceFieldProps<T>) {
  const id = useId();
  return (
    <div class={classes.field}>
      <label for={id}>{label}</label>
      <div class={classes.box}>
        <select
          id={id}
          class={`${classes.input} ${classes.choice} ${error === undefined ? '' : classes.wrong}`}
          value={value}
          aria-describedby={`${id}-below`}
          onInput={(event) => onInput(event.currentTarget.value as T)}
        >
          {(Object.keys(choices) as T[]).map((choice) => (
            <option key={choice} value={choice}>
              {choices[choice]}
            </option>
          ))}
        </select>
        <span class={classes.arrow}>
          <Icon name="down" size={17} />
        </span>
      </div>
      <Below id={`${id}-below`} hint={undefined} error={error} />
    </div>
  );
}

/** The error in the hint's place, read out when it appears, and brought into sight. */
function Below({ id, hint, error }: { id: string; hint: ComponentChildren; error: string | undefined }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) element.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  return (
    <div id={id} ref={element} aria-live="polite">
      {error === undefined ? hint && <div class={classes.hint}>{hint}</div> : <div class={classes.error}>{error}</div>}
    </div>
  );
}

/** A ref that puts the caret there when the field appears, and only then: the function is always the same one. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
