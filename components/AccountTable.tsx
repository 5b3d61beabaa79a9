/**
 * The rows of the list, of which only those on screen exist. The search field
 * leads through them, so rows are never in the tab order, but for the buttons
 * of the selected one; which one that is, a live region says.
 */
import type { ComponentChildren, Ref } from 'preact';
import rowClasses from './AccountRow.module.css';
import classes from './AccountTable.module.css';

export const ROW_HEIGHT = 54;

export interface AccountTableProps {
  readonly id: string;
  readonly label: string;
  /** All rows, rendered or not. */
  readonly count: number;
  /** The rendered ones, `from` up to but not including `to`. */
  readonly from: number;
  readonly to: number;
  readonly tableRef: Ref<HTMLDivElement>;
  /** A row by its position in this table; `null` while it has not arrived. */
  readonly renderRow: (index: number) => ComponentChildren;
}

export function AccountTable({ id, label, count, from, to, tableRef, renderRow }: AccountTableProps) {
  const indexes = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, offset) => from + offset);
  return (
    <div ref={tableRef} class={classes.space} style={{ height: `${count * ROW_HEIGHT}px` }}>
      <table
        id={id}
        aria-label={label}
        aria-rowcount={count}
        class={classes.table}
        style={{ transform: `translateY(${from * ROW_HEIGHT}px)` }}
      >
        <tbody>{indexes.map((index) => renderRow(index) ?? <BlankRow key={index} index={index} />)}</tbody>
      </table>
    </div>
  );
}

/** Holds the place of a row that is on its way. */
function BlankRow({ index }: { readonly index: number }) {
  return (
    <tr aria-rowindex={index + 1} aria-busy="true" class={rowClasses.row}>
      <td class={rowClasses.first}>
        <div class={rowClasses.blank} />
      </td>
    </tr>
  );
}
