/** One thing after the other: the background is the only writer, so its own order is enough. */

/** A function that runs tasks in the order they come, each when the one before has ended, however it ended. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}
