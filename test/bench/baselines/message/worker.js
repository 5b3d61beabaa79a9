// The floor of any popup that keeps its accounts behind the worker: read all N records, answer with one screen.
const SCREEN = 20;

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  const work = message.method === 'fill' ? fill(message.count) : list();
  work.then(answer);
  return true;
});

async function list() {
  const db = await open();
  const records = await done(db.transaction('records').objectStore('records').getAll());
  return records.slice(0, SCREEN);
}

async function fill(count) {
  const db = await open();
  const store = db.transaction('records', 'readwrite').objectStore('records');
  store.clear();
  for (let id = 0; id < count; id += 1) {
    store.put({ id, issuer: `Issuer ${id}`, label: `someone-${id}@example.com`, code: String(100_000 + id) });
  }
  return done(store.count());
}

function open() {
  const request = indexedDB.open('records', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('records', { keyPath: 'id' });
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
