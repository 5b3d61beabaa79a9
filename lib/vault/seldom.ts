/**
 * What a vault is asked seldom: to change what opens it, and for its history.
 * A worker that has just started answers sooner for each line it does not have
 * to read, so `createVault` is told how to get at this code, and does so when it
 * is first asked for any of it.
 */
import { type ChangeAccess, type ChangeAccessOptions, createChangeAccess } from './change-access';
import { createKept, type Kept } from './keeping';

export type Seldom = ChangeAccess & Kept;
export type CreateSeldom = (options: ChangeAccessOptions) => Seldom;

export const createSeldom: CreateSeldom = (options) => {
  const { history, queue, unlocked, lock, now } = options;
  return {
    ...createChangeAccess(options),
    ...createKept({ store: history, queue, unlocked, touch: lock.touch, now }),
  };
};
