/** What every screen is built in: a bar on top, a middle that scrolls, a foot that does not. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from './Button';
import classes from './Frame.module.css';

export interface FrameProps {
  readonly title: string;
  /** The site a window was opened for. */
  readonly site?: string | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly children: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly toast?: ComponentChildren;
}

export function Frame({ title, site, onBack, children, footer, toast }: FrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A new screen is read out from its title, unless something on it has taken the focus.
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div class={classes.frame}>
      <header class={onBack === undefined ? `${classes.bar} ${classes.plain}` : classes.bar}>
        {onBack !== undefined && <IconButton icon="back" name="Back" onClick={onBack} />}
        <div class={classes.titles}>
          <h1 ref={heading} class={classes.title} tabIndex={-1}>
            {title}
          </h1>
          {site !== undefined && <div class={classes.site}>{site}</div>}
        </div>
      </header>
      <main class={classes.middle}>{children}</main>
      {toast}
      {footer !== undefined && <footer class={classes.footer}>{footer}</footer>}
    </div>
  );
}
