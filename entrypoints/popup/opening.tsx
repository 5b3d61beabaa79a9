/**
 * What stands in the popup until the background has answered: nothing to see,
 * but a list of nobody that is laid out unseen. Fonts and styles are thus at
 * hand when the first code is, and a browser that has just started takes longer
 * to find them than the vault takes to open.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { AccountRow } from '@/components/AccountRow';
import { AccountTable } from '@/components/AccountTable';
import { ListScreen, Section } from '@/components/ListScreen';
import type { AccountSummary } from '@/lib/account/account';

const DASH = '\u2013';
const NOBODY: AccountSummary = {
  id: '',
  issuer: DASH,
  label: DASH,
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
  links: [],
  createdAt: 0,
  deletedAt: null,
};
const nothing = (): void => {};

export function Opening() {
  const isLong = useSignal(false);
  // After a first empty frame: an answer that is here by then does not wait for this.
  useEffect(() => {
    isLong.value = true;
  }, [isLong]);
  const laidOut = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // At once: in the next frame it would be in the way of the answer.
    laidOut.current?.getBoundingClientRect();
  }, [isLong.value]);
  if (!isLong.value) return null;
  const row = (
    <AccountRow
      ariaIndex={1}
      account={NOBODY}
      shown={null}
      isSelected={false}
      onPick={nothing}
      onMakeCode={nothing}
      onDetails={nothing}
    />
  );
  return (
    <div ref={laidOut} aria-hidden="true" inert style={{ visibility: 'hidden' }}>
      <ListScreen
        query=""
        spoken=""
        listId=""
        keys=""
        inputRef={null}
        scrollRef={null}
        note={null}
        toast={null}
        onSearch={nothing}
        onScroll={nothing}
        onSettings={nothing}
        onLock={nothing}
        onAdd={nothing}
        onScan={nothing}
      >
        <Section title={DASH} aside={DASH}>
          <AccountTable id="" label="" count={1} from={0} to={1} tableRef={null} renderRow={() => row} />
        </Section>
      </ListScreen>
    </div>
  );
}
