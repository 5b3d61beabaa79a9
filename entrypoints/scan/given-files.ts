/** Pictures that are dropped on the window or pasted into it. */

export function takeGivenFiles(window: Window, take: (files: readonly File[]) => void): void {
  const given = (event: Event, transfer: DataTransfer | null): void => {
    const files = [...(transfer?.files ?? [])];
    if (files.length === 0) return;
    // Otherwise the window would go to the dropped file.
    event.preventDefault();
    take(files);
  };
  window.addEventListener('paste', (event) => given(event, event.clipboardData));
  window.addEventListener('drop', (event) => given(event, event.dataTransfer));
  window.addEventListener('dragover', (event) => event.preventDefault());
}
