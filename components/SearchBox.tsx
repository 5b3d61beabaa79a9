/** Search, which also leads through the list below it by the keyboard. */
import type { Ref } from 'preact';
import { IconButton } from './Button';
import { Icon } from './Icon';
import classes from './SearchBox.module.css';

export interface SearchBoxProps {
  readonly query: string;
  readonly listId: string;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onInput: (query: string) => void;
}

export function SearchBox({ query, listId, inputRef, onInput }: SearchBoxProps) {
  return (
    <search class={classes.search}>
      <Icon name="search" size={17} />
      <input
        ref={inputRef}
        type="search"
        aria-label="Search accounts"
        aria-controls={listId}
        placeholder="Search"
        value={query}
        // An empty field would be left to right in every language.
        dir={query === '' ? undefined : 'auto'}
        spellcheck={false}
        autocapitalize="none"
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {query !== '' && (
        <span class={classes.clear}>
          <IconButton icon="clear" name="Clear the search" onClick={() => onInput('')} />
        </span>
      )}
    </search>
  );
}
