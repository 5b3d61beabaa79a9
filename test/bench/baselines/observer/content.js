// The floor of any script that waits for fields: one query, one observer, one batch per round of mutations.
const seen = new Set();
let added = [];

function look(root) {
  for (const field of root.querySelectorAll('input')) seen.add(field);
}

function lookAtAdded() {
  const batch = added;
  added = [];
  for (const node of batch) look(node);
}

new MutationObserver((records) => {
  const waiting = added.length > 0;
  for (const record of records) {
    for (const node of record.addedNodes) if (node instanceof Element) added.push(node);
  }
  if (!waiting && added.length > 0) queueMicrotask(lookAtAdded);
}).observe(document, { childList: true, subtree: true });

look(document);
