/** The settings where there is no vault yet: how to make one, or get one back. */
import { Button } from './Button';
import classes from './Form.module.css';
import { Welcome } from './Welcome';

export function NoVaultScreen({ onRestore }: { readonly onRestore: () => void }) {
  return (
    <Welcome
      title="No vault yet"
      text="Open Countersign from the toolbar and choose a passphrase to make one, or make it from a backup."
      onSubmit={onRestore}
    >
      <div class={classes.submit}>
        <Button isSubmit look="quiet">
          Restore from a backup
        </Button>
      </div>
    </Welcome>
  );
}
