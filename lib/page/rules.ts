/** What this document knows of its site's rule: asked for with the first touch, told anew with every fill. */
import type { PageRules } from '@/lib/messages/from-page';
import { forgetRules, rulesOnce } from './world';

export interface Rules {
  now(): PageRules;
  /** Whether the asking is over, with or without an answer. */
  isKnown(): boolean;
  /** Asks, if nobody has in this document. */
  ask(): Promise<void>;
  tell(rules: PageRules): void;
  /** They may be others: where they were asked for, they are asked for again. */
  renew(): void;
}

/** What holds where nothing is known, as while the vault is locked. */
const NONE: PageRules = { isOff: false, joinsPassword: false, taught: [] };

/** `changed` is called when the rules turn out to be others. */
export function createRules(fetch: () => Promise<PageRules | null>, changed: () => void): Rules {
  let rules: PageRules | null = null;
  const tell = (next: PageRules): void => {
    const isOther = JSON.stringify(next) !== JSON.stringify(rules ?? NONE);
    rules = next;
    if (isOther) changed();
  };
  const ask = async (): Promise<void> => {
    const before = rules;
    const answer = await rulesOnce(fetch);
    // What was told meanwhile is newer, and no answer takes nothing back.
    if (rules === before) tell(answer ?? rules ?? NONE);
  };
  return {
    now: () => rules ?? NONE,
    isKnown: () => rules !== null,
    ask,
    tell,
    renew() {
      if (forgetRules() || rules !== null) void ask();
    },
  };
}
