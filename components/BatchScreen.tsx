/** An export of another app, as far as it was scanned: which codes are still to come, and what is in it. */
import type { Batch, BatchAccount } from '@/lib/messages/scan-from-ui';
import type { Collecting } from '@/lib/ui/batch-model';
import { accountName } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { countText } from '@/lib/ui/moments';
import classes from './BatchScreen.module.css';
import { Button } from './Button';
import { Frame } from './Frame';
import { Note } from './Note';
import { Who } from './Who';

const STATE_TEXTS: Readonly<Record<BatchAccount['state'], string | null>> = {
  new: null,
  same: 'You have it already',
  differs: 'You have one of this name with another secret; both are kept',
};

export interface BatchScreenProps {
  readonly batch: Batch;
  readonly state: Collecting;
  readonly onMore: () => void;
  readonly onSave: () => void;
  /** Left out where the window began with it. */
  readonly onBack?: (() => void) | undefined;
  readonly onClose: () => void;
}

export function BatchScreen({ batch, state, onMore, onSave, onBack, onClose }: BatchScreenProps) {
  const isWhole = batch.parts.length === batch.size;
  const fresh = batch.accounts.filter((account) => account.state !== 'same').length;
  if (state.step === 'saved') return <Saved count={state.count} isWhole={isWhole} onMore={onMore} onClose={onClose} />;
  return (
    <Frame
      title={`${batch.parts.length} of ${batch.size} codes`}
      onBack={onBack}
      footer={
        <>
          {!isWhole && <Button onClick={onMore}>Scan the next one</Button>}
          <Button
            look={isWhole ? 'loud' : 'quiet'}
            isDisabled={fresh === 0}
            isBusy={state.step === 'saving'}
            onClick={onSave}
          >
            {fresh === 0 ? 'Nothing new' : `Save ${countText(fresh, 'account')}`}
          </Button>
        </>
      }
    >
      {state.step === 'refused' && <Note tone="bad">{FAILURE_TEXTS[state.code]}</Note>}
      <p class={classes.text} role="status">
        {isWhole
          ? 'The export is complete.'
          : `Missing: ${missingText(batch)}. They can come in any order, also later: what is here is remembered for half an hour.`}
      </p>
      <ul class={classes.list} aria-label="Accounts in the export">
        {batch.accounts.map((account, index) => (
          <li key={index}>
            <Who account={account} />
            {STATE_TEXTS[account.state] !== null && <p class={classes.state}>{STATE_TEXTS[account.state]}</p>}
          </li>
        ))}
      </ul>
      {batch.skipped.length > 0 && (
        <Note tone="plain">
          Not readable, add by hand: {batch.skipped.map((label) => accountName({ issuer: '', label })).join(', ')}
        </Note>
      )}
    </Frame>
  );
}

function Saved(props: {
  readonly count: number;
  readonly isWhole: boolean;
  readonly onMore: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Frame
      title="Saved"
      footer={
        <>
          {!props.isWhole && (
            <Button look="quiet" onClick={props.onMore}>
              Scan the next one
            </Button>
          )}
          <Button onClick={props.onClose}>Close</Button>
        </>
      }
    >
      <Note tone="ok">
        {countText(props.count, 'account')} saved. The vault as it was before is kept under History. They fill nowhere
        yet: link each to its site with its first code.
      </Note>
    </Frame>
  );
}

/** `code 2 and code 4`. */
function missingText({ size, parts }: Batch): string {
  const missing = Array.from({ length: size }, (_, index) => index).filter((index) => !parts.includes(index));
  return new Intl.ListFormat('en').format(missing.map((index) => `code ${index + 1}`));
}
