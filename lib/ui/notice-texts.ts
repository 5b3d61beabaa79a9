/** What people read about the two copies of their vault: what happened, and what to do if there is anything to do. */
import type { VaultNotice } from '@/lib/messages/loss-from-ui';

export const NOTICE_TEXTS: Readonly<Record<VaultNotice, string>> = {
  repaired: 'One of the two copies of your vault was damaged. It was repaired from the other.',
  'newer-copy': 'One of the two copies of your vault was older than the other. The newer one is used.',
  'older-copies': 'Your vault is older than when it was last used here. What you changed since then may be missing.',
  'mirror-failing':
    'The second copy of your vault could not be written. Your accounts are saved; make room on the disk.',
  unreadable: 'Parts of your vault could not be read. You see what is left, and nothing is written over it.',
};
