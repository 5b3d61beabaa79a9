/** Run in a frame some time after the first code of a new account was sent; ends with whether the page seems content. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isClear } from '@/lib/page/ended';

export default defineUnlistedScript(() => (isClear(document) ? 'clear' : 'trouble'));
