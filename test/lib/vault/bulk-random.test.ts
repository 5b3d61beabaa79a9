/** Random lives of a vault whose bulk copy is lost, old or wrong at random moments. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import type { SealedBulk } from '@/lib/vault/bulk';
import { idle, startLazy } from './lazy-vault';
import { type Bench, createUnlocked, DRAFT, HOTP, PASSPHRASE } from './workers';

/** What may happen to copy and trail, and to nobody's accounts. */
const HARM: readonly ((bench: Bench, before: { bulk: unknown; trail: unknown }, at: number) => void)[] = [
  () => {},
  (bench) => {
    bench.bulk.value = undefined;
  },
  (bench, before) => {
    bench.bulk.value = structuredClone(before.bulk);
  },
  (bench) => {
    bench.store.trail = undefined;
  },
  (bench, before) => {
    bench.store.trail = structuredClone(before.trail);
  },
  (bench) => {
    const trail = bench.store.trail as { ids: string[] } | undefined;
    trail?.ids.pop();
  },
  (bench, _before, at) => {
    const { ct } = (bench.bulk.value ?? { ct: null }) as { ct: Uint8Array | null };
    if (ct !== null) ct[at % ct.length] = (ct[at % ct.length] as number) ^ (1 << (at % 8));
  },
  (bench, before) => {
    Object.assign(bench.bulk.value ?? {}, { generation: ((before.bulk as SealedBulk)?.generation ?? 0) + 1 });
  },
];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant('add' as const) },
  { weight: 3, arbitrary: fc.constant('edit' as const) },
  { weight: 2, arbitrary: fc.constant('remove' as const) },
  { weight: 1, arbitrary: fc.constant('restore' as const) },
  { weight: 1, arbitrary: fc.constant('erase' as const) },
  { weight: 1, arbitrary: fc.constant('count' as const) },
  { weight: 1, arbitrary: fc.constant('rotate' as const) },
  { weight: 1, arbitrary: fc.constant('relock' as const) },
  { weight: 3, arbitrary: fc.constant('kill' as const) },
);
const steps = fc.array(fc.record({ step, pick: fc.nat(1000), harm: fc.nat(HARM.length - 1) }), { maxLength: 25 });

test('whatever was done and whatever became of the copy: what is shown is what was saved', () =>
  fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const { vault: first, ...bench } = await createUnlocked();
      let vault = first;
      /** As the records say, by the vault that wrote them. */
      let saved: { used: readonly Account[]; trash: readonly Account[] } = { used: [], trash: [] };
      const before: { bulk: unknown; trail: unknown } = { bulk: undefined, trail: undefined };
      for (const [index, { step, pick, harm }] of list.entries()) {
        const used = saved.used[pick % saved.used.length];
        const trashed = saved.trash[pick % saved.trash.length];
        if (pick % 5 === 0)
          Object.assign(before, structuredClone({ bulk: bench.bulk.value, trail: bench.store.trail }));
        // Mostly the copy falls behind, as where the worker dies before it is made anew.
        bench.bulk.isFull = step !== 'rotate' && pick % 3 > 0;
        if (step === 'add') await vault.add(pick % 3 ? DRAFT : HOTP, [], `operation ${index}`);
        if (step === 'edit' && used) await vault.update(used.id, (one) => ({ ...one, label: `label ${index}` }));
        if (step === 'remove' && used) await vault.remove(used.id);
        if (step === 'restore' && trashed) await vault.restore(trashed.id);
        if (step === 'erase' && trashed) await vault.erase([trashed.id]);
        if (step === 'count' && used?.type === 'hotp') await vault.advanceCounter(used.id);
        if (step === 'rotate') await vault.rotate(PASSPHRASE, 'drop');
        if (step === 'kill' || step === 'relock') {
          await idle(vault);
          HARM[harm]?.(bench, before, pick);
          if (step === 'relock') await vault.lock();
          vault = startLazy(bench).vault;
          if (step === 'relock') await vault.unlock(PASSPHRASE);
          const shown = { used: await vault.accounts(), trash: await vault.trash() };
          expect(byId(shown)).toEqual(byId(saved));
          expect(vault.notice()).toBeNull();
        }
        saved = { used: await vault.accounts(), trash: await vault.trash() };
      }
      expect(await vault.condition()).toBe('sound');
      expect(byId({ used: await vault.accounts(), trash: await vault.trash() })).toEqual(byId(saved));
    }),
    { numRuns: 60 },
  ));

function byId(saved: { used: readonly Account[]; trash: readonly Account[] }) {
  const sorted = (some: readonly Account[]) => some.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { used: sorted(saved.used), trash: sorted(saved.trash) };
}
