/** The list: what belongs to this site, then everything else, with search on top. */
import type { ComponentChildren, Ref } from 'preact';
import { Button, IconButton } from './Button';
import frame from './Frame.module.css';
import classes from './ListScreen.module.css';
import { SearchBox } from './SearchBox';

export interface ListScreenProps {
  readonly query: string;
  /** What the keyboard has reached, for people who hear it. */
  readonly spoken: string;
  readonly listId: string;
  /** What the keys do, while they are used. */
  readonly keys: string;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly scrollRef: Ref<HTMLElement>;
  readonly note: ComponentChildren;
  readonly children: ComponentChildren;
  readonly toast: ComponentChildren;
  readonly onSearch: (query: string) => void;
  readonly onScroll: () => void;
  readonly onSettings: () => void;
  readonly onLock: () => void;
  readonly onAdd: () => void;
  readonly onScan: () => void;
}

export function ListScreen(props: ListScreenProps) {
  return (
    <div class={frame.frame}>
      <header class={classes.header}>
        <SearchBox query={props.query} listId={props.listId} inputRef={props.inputRef} onInput={props.onSearch} />
        <IconButton icon="settings" name="Settings" onClick={props.onSettings} />
        <IconButton icon="lock" name="Lock now" onClick={props.onLock} />
      </header>
      <main ref={props.scrollRef} class={classes.scroll} onScroll={props.onScroll} tabIndex={-1}>
        {props.note}
        {props.children}
      </main>
      <div class={classes.spoken} role="status">
        {props.spoken}
      </div>
      {props.toast}
      <footer class={frame.footer}>
        {props.query === '' ? (
          <>
            <Button look="quiet" onClick={props.onAdd}>
              Add
            </Button>
            <Button look="quiet" onClick={props.onScan}>
              Scan this page
            </Button>
          </>
        ) : (
          <p class={classes.keys}>{props.keys}</p>
        )}
      </footer>
    </div>
  );
}

/** A part of the list with its heading; `aside` is what stands at the end of that line. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={classes.section}>
      <h2 class={classes.title}>
        {props.title}
        <span class={classes.aside}>{props.aside}</span>
      </h2>
      {props.children}
    </section>
  );
}
