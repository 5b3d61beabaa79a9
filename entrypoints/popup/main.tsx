/** Opens the popup where `popup-first.js` has asked for it: other pages share this script, and must not open one. */
import { hasAskedFirst } from '@/lib/browser/first-ask';
import { openPopup } from './open';

if (hasAskedFirst()) openPopup();
