/** The settings page: its name, the sections to choose from, and the one that is shown. */
import type { ComponentChildren } from 'preact';
import { Mark } from './Mark';
import classes from './OptionsFrame.module.css';

export interface OptionsFrameProps {
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly current: string;
  readonly onGo: (section: string) => void;
  readonly children: ComponentChildren;
}

export function OptionsFrame({ sections, current, onGo, children }: OptionsFrameProps) {
  return (
    <div class={classes.page}>
      <header class={classes.head}>
        <Mark size={28} />
        <h1 class={classes.title}>Settings</h1>
      </header>
      <nav class={classes.sections} aria-label="Sections">
        {sections.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            class={classes.section}
            aria-current={id === current ? 'page' : undefined}
            onClick={() => onGo(id)}
          >
            {title}
          </button>
        ))}
      </nav>
      <main class={classes.main}>{children}</main>
    </div>
  );
}

/** A part of a section, with its heading and a sentence on what it is for. */
export function Panel(props: {
  readonly title: string;
  readonly text?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <section class={classes.panel}>
      <h2 class={classes.heading}>{props.title}</h2>
      {props.text !== undefined && <p class={classes.text}>{props.text}</p>}
      {props.children}
    </section>
  );
}
