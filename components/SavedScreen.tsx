/** Saved, and why the page has no code yet. */
import type { ComponentChildren } from 'preact';
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';
import { accountName } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { Frame } from './Frame';

export interface SavedScreenProps {
  readonly account: AccountSummary;
  /** `null` while it is tried again. */
  readonly code: FailureCode | null;
  readonly site?: string | undefined;
  /** A question about a code that was filled since: then nothing is said of why there is none. */
  readonly toast?: ComponentChildren;
  /** Left out where trying again is of no use. */
  readonly onFill?: (() => void) | undefined;
  readonly onClose: () => void;
}

export function SavedScreen({ account, code, site, toast, onFill, onClose }: SavedScreenProps) {
  return (
    <Frame
      title="Scan"
      site={site}
      toast={toast}
      footer={
        <>
          <Button look="quiet" isNarrow={onFill !== undefined} onClick={onClose}>
            Close
          </Button>
          {onFill !== undefined && (
            <Button isBusy={code === null} onClick={onFill}>
              Fill the code
            </Button>
          )}
        </>
      }
    >
      <EmptyState title="Saved." hasMark>
        <bdi>{accountName(account)}</bdi> is in your vault.{' '}
        <span role="status">{code !== null && !toast && whyNot(code)}</span>
      </EmptyState>
    </Frame>
  );
}

function whyNot(code: FailureCode): string {
  return code === 'field-missing'
    ? 'The page has no field for the code yet. When it comes, click into it and press the button beside it, or fill it from here.'
    : FAILURE_TEXTS[code];
}
