/** Erasing the vault: what that means, a file of what is left, and a word that nobody types by accident. */
import { ERASE_WORD, type EraseModel } from '@/lib/ui/erase-model';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { Button } from './Button';
import { TextField } from './Field';
import classes from './Form.module.css';
import { Frame } from './Frame';
import { Note } from './Note';

export interface EraseScreenProps {
  readonly model: EraseModel;
  readonly onBack: () => void;
}

export function EraseScreen({ model, onBack }: EraseScreenProps) {
  const state = model.state.value;
  const isTyped = model.word.value.trim().toLowerCase() === ERASE_WORD;
  return (
    <Frame
      title="Erase this vault"
      onBack={onBack}
      footer={
        <Button look="bad" isBusy={state.step === 'erasing'} isDisabled={!isTyped} onClick={() => void model.submit()}>
          {state.step === 'erasing' ? 'Erasing\u2026' : 'Erase for good'}
        </Button>
      }
    >
      <form
        class={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void model.submit();
        }}
      >
        <Note tone="bad">
          All accounts in it are deleted from this browser, and nobody can bring them back. Backups you saved elsewhere
          stay.
        </Note>
        <Button look="quiet" onClick={() => void model.save()}>
          {model.isSaved.value ? 'Saved. Save it again' : 'Save what is left as a file'}
        </Button>
        <TextField
          label={`Type \u201c${ERASE_WORD}\u201d to go on`}
          value={model.word.value}
          isRaw
          error={state.step === 'refused' ? FAILURE_TEXTS[state.code] : undefined}
          onInput={model.type}
        />
      </form>
    </Frame>
  );
}
