import { useEffect, useMemo } from 'preact/hooks';
import { ReminderBar } from '@/components/ReminderBar';
import type { Popup } from '@/lib/ui/popup-model';
import { createReminderModel } from '@/lib/ui/reminder-model';

/** Below the list, where it moves nothing; never where a page waits for its code. */
export function Reminder({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createReminderModel(popup.call), [popup]);
  const isFilling = popup.ask.value?.wantsFill === true;
  useEffect(() => {
    if (!isFilling) void model.load();
  }, [model, isFilling]);
  const due = model.due.value;
  if (due === null) return null;
  return (
    <ReminderBar state={due} onBackUp={() => void popup.openSettings('backups')} onLater={() => void model.dismiss()} />
  );
}
