/** A form in the middle of the window under the mark: unlock, create, and what went wrong at the start. */
import type { ComponentChildren } from 'preact';
import { Mark } from './Mark';
import classes from './Welcome.module.css';

export interface WelcomeProps {
  readonly title: string;
  readonly text: string;
  /** What a window was opened for, above the title. */
  readonly site?: string | undefined;
  /** Text and mark at the start of the line instead of in the middle. */
  readonly isWide?: boolean;
  readonly onSubmit?: () => void;
  readonly children?: ComponentChildren;
}

export function Welcome({ title, text, site, isWide = false, onSubmit, children }: WelcomeProps) {
  return (
    <main class={classes.scroll}>
      <form
        class={`${classes.welcome} ${isWide ? classes.wide : ''}`}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <div class={classes.mark}>
          <Mark size={isWide ? 52 : 64} />
        </div>
        <h1 class={classes.title}>{title}</h1>
        <p class={classes.text}>{text}</p>
        {site !== undefined && <p class={classes.site}>{site}</p>}
        {children}
      </form>
    </main>
  );
}
