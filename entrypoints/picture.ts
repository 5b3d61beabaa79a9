/**
 * What was right-clicked, for a scan: put into the clicked frame by "Scan QR code"
 * in the browser's menu, answers by its value, and leaves nothing behind.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookAtClicked } from '@/lib/page/clicked-picture';

export default defineUnlistedScript(() => lookAtClicked());
