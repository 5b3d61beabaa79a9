/** Picking a backup file. */
import { useId } from 'preact/hooks';
import classes from './Panel.module.css';

export function BackupFileField({ onPick }: { readonly onPick: (file: File | null) => void }) {
  const id = useId();
  return (
    <div>
      <label class={classes.label} for={id}>
        Backup file
      </label>
      <input
        id={id}
        class={classes.file}
        type="file"
        onChange={(event) => onPick(event.currentTarget.files?.[0] ?? null)}
      />
    </div>
  );
}
