/** A backup beside the vault: what each has that the other has not. */
import type { Account } from '@/lib/account/account';
import { codesKey, nameKey } from '@/lib/account/duplicates';
import type { BackupAccount } from './backup-json';

/** One account of a backup and what the vault has of it. */
export type Compared =
  /** The vault has nothing like it in use; `trashed`: the same in the trash, `null` for none. */
  | { readonly state: 'new'; readonly account: BackupAccount; readonly trashed: string | null }
  /** The vault makes the same codes; `bare`: with the account that does where it keeps no spare codes, else `null`. */
  | { readonly state: 'same'; readonly account: BackupAccount; readonly bare: string | null }
  /** The vault has an account of that name that makes other codes. */
  | { readonly state: 'differs'; readonly account: BackupAccount; readonly rival: string };

export interface Comparison {
  /** In the backup's order. */
  readonly compared: readonly Compared[];
  /** Accounts in use of which the backup could not make the codes. */
  readonly missing: readonly Account[];
}

export function compareBackup(
  backup: readonly BackupAccount[],
  inUse: readonly Account[],
  trash: readonly Account[],
): Comparison {
  const used = new Map(inUse.map((account) => [codesKey(account), account]));
  const trashed = new Map(trash.map((account) => [codesKey(account), account.id]));
  const named = new Map(inUse.filter(hasName).map((account) => [nameKey(account), account.id]));
  const compared = backup.map((account): Compared => {
    const key = codesKey(account.draft);
    const twin = used.get(key);
    if (twin !== undefined) return { state: 'same', account, bare: twin.spareCodes === undefined ? twin.id : null };
    const rival = hasName(account.draft) ? named.get(nameKey(account.draft)) : undefined;
    return rival === undefined
      ? { state: 'new', account, trashed: trashed.get(key) ?? null }
      : { state: 'differs', account, rival };
  });
  const held = new Set(backup.map(({ draft }) => codesKey(draft)));
  return { compared, missing: inUse.filter((account) => !held.has(codesKey(account))) };
}

function hasName({ issuer, label }: { readonly issuer: string; readonly label: string }): boolean {
  return issuer !== '' || label !== '';
}
