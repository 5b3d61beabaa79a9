/** Sends the popup's first question while the popup itself is still being loaded. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendFirst } from '@/lib/browser/first-ask';
import { firstQuestion } from '@/lib/ui/first-question';

export default defineUnlistedScript(() => sendFirst({ method: 'open', args: firstQuestion(location.hash) }));
