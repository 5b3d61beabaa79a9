/**
 * Pages of our own: what must be found and what must not, in the fewest words.
 * The tests judge them in a browser, and the learner takes them for examples, so
 * that the weights know more of the world than one collection of pages.
 */
import { BESIDE } from './beside.ts';
import { BOXES } from './boxes.ts';
import { ENTRY_LOOK_ALIKES } from './entry-look-alikes.ts';
import { LANGUAGES } from './languages.ts';
import { ONE_TIME_PASSWORDS } from './one-time-passwords.ts';
import type { OwnPage } from './parts.ts';
import { PASSWORD_TOKENS } from './password-tokens.ts';
import { CODES_BESIDE_TERMS, POLICY_LOOK_ALIKES } from './policies.ts';
import { RECOVERY } from './recovery.ts';
import { ROOTS } from './roots.ts';
import { SENT } from './sent.ts';
import { SETTINGS_LOOK_ALIKES } from './settings-look-alikes.ts';
import { TRADE_LOOK_ALIKES } from './trade-look-alikes.ts';
import { WIDE_PARTS } from './wide-parts.ts';
import { WORDS } from './words.ts';

const CODES = [...WORDS, ...BESIDE, ...LANGUAGES, ...BOXES, ...ROOTS, ...CODES_BESIDE_TERMS];
const LOOK_ALIKES = [...TRADE_LOOK_ALIKES, ...ENTRY_LOOK_ALIKES, ...SETTINGS_LOOK_ALIKES, ...POLICY_LOOK_ALIKES];

/** Both in each: codes, and what is told from them by a hair. */
const PAIRED = [...ONE_TIME_PASSWORDS, ...PASSWORD_TOKENS, ...WIDE_PARTS];

export const OWN_PAGES: readonly OwnPage[] = [...CODES, ...SENT, ...RECOVERY, ...LOOK_ALIKES, ...PAIRED];
