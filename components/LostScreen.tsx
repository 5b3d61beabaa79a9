/** There was a vault, and nothing of it opens: said plainly, and never an offer to make a new one over it. */
import { Button } from './Button';
import classes from './Form.module.css';
import { Welcome } from './Welcome';

export interface LostScreenProps {
  readonly site?: string | undefined;
  readonly onRetry: () => void;
  readonly onErase: () => void;
}

export function LostScreen({ site, onRetry, onErase }: LostScreenProps) {
  return (
    <Welcome
      title="Your vault could not be read"
      text="This browser has lost or damaged both copies of it. Nothing was written over them: restart the browser, then try again."
      site={site === undefined ? undefined : `Opened for ${site}`}
    >
      <div class={classes.submit}>
        <Button onClick={onRetry}>Try again</Button>
      </div>
      <EraseLink onErase={onErase} />
    </Welcome>
  );
}

/** Small and last: for who has nothing left to lose. */
export function EraseLink({ onErase }: { readonly onErase: () => void }) {
  return (
    <button type="button" class={classes.erase} onClick={onErase}>
      Erase this vault and start again
    </button>
  );
}
