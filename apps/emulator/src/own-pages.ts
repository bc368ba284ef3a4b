import type { HttpService } from '@scones/emulator-core';

/** What the emulator says of itself, or does with itself, where AWS has nothing of the kind. */
interface OwnPage {
  readonly method: 'GET' | 'POST';
  readonly answer: () => object | Promise<object>;
}

const HEADERS = { 'content-type': 'application/json' };

/** The pages below `/_emulator/`, by their names. No bucket can have that name. */
export function ownPages(pages: Readonly<Record<string, OwnPage>>): HttpService {
  const pageAt = (path: string): OwnPage | undefined => {
    const name = /^\/_emulator\/(\w+)$/.exec(path)?.[1] ?? '';
    return Object.hasOwn(pages, name) ? pages[name] : undefined;
  };
  return {
    name: 'own-pages',
    detect: ({ path }) => pageAt(path) !== undefined,
    async handle({ method, path }) {
      const page = pageAt(path) as OwnPage;
      if (method !== page.method)
        return { status: 405, headers: { ...HEADERS, allow: page.method }, body: '{}' };
      return { status: 200, headers: HEADERS, body: JSON.stringify(await page.answer()) };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers: HEADERS,
      body: JSON.stringify({ message: error.message }),
    }),
  };
}
