/**
 * Methods of something that is made when one of them is first called, because
 * its code has to be read first. What could not be made is tried again.
 */
export function late<T extends { readonly [N in K]: (...args: never[]) => unknown }, K extends keyof T>(
  names: readonly K[],
  make: () => Promise<T>,
): Pick<T, K> {
  let making: Promise<T> | null = null;
  const made = (): Promise<T> => {
    making ??= make();
    making.catch(() => {
      making = null;
    });
    return making;
  };
  const entries = names.map((name) => [name, async (...args: never[]) => (await made())[name](...args)]);
  return Object.fromEntries(entries);
}
