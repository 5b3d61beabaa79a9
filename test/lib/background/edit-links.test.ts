/** Where an account fills after a person changed it. */
import { expect, test } from 'vitest';
import { editLinks } from '@/lib/background/edit-links';
import { HOST_KNOWLEDGE } from '@/lib/match/host-knowledge';

const loadHosts = async () => HOST_KNOWLEDGE;
const never = async () => {
  throw new Error('nothing to know');
};

test('links are origins, each once, and for their host alone', async () => {
  const links = ['github.com', 'https://github.com/login', 'http://localhost:8080'];
  expect(await editLinks({ links: [] }, { links }, never)).toEqual({
    links: [{ origin: 'https://github.com' }, { origin: 'http://localhost:8080' }],
  });
});

test('a link is for its whole site where somebody says so, and its suffix allows it', async () => {
  const links = ['https://login.example.com', 'https://alice.github.io', 'https://example.org', 'https://10.0.0.1'];
  expect(await editLinks({ links: [] }, { links, wholeSites: links.toSpliced(2, 1) }, loadHosts)).toEqual({
    links: [
      { origin: 'https://login.example.com', site: 'example.com' },
      { origin: 'https://alice.github.io' },
      { origin: 'https://example.org' },
      { origin: 'https://10.0.0.1' },
    ],
  });
});

test('what says nothing of whole sites or encryption leaves them as they are', async () => {
  const before = { links: [{ origin: 'https://login.example.com', site: 'example.com' }], plainHttp: true } as const;
  const links = ['https://login.example.com', 'http://router.lan'];
  expect(await editLinks(before, { links }, loadHosts)).toEqual({
    links: [{ origin: 'https://login.example.com', site: 'example.com' }, { origin: 'http://router.lan' }],
    plainHttp: true,
  });
  expect(await editLinks(before, { links, wholeSites: [] }, never)).toEqual({
    links: [{ origin: 'https://login.example.com' }, { origin: 'http://router.lan' }],
    plainHttp: true,
  });
});

test('without encryption only where it is switched on; off again, such links have to go', async () => {
  const links = ['http://router.lan'];
  await expect(editLinks({ links: [] }, { links }, never)).rejects.toThrow('link-insecure');
  expect(await editLinks({ links: [] }, { links, plainHttp: true }, never)).toEqual({
    links: [{ origin: 'http://router.lan' }],
    plainHttp: true,
  });
  const off = editLinks({ links: [], plainHttp: true }, { links, plainHttp: false }, never);
  await expect(off).rejects.toThrow('link-insecure');
});
