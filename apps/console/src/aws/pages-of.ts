/** All pages of a list, one after the other. */
export async function allPages<
  Page extends { readonly [Name in Token]?: string | undefined },
  Item,
  Token extends string,
>(
  ask: (token: string | undefined) => Promise<Page>,
  tokenName: Token,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const all: Item[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    all.push(...(itemsOf(page) ?? []));
    token = page[tokenName];
  } while (token !== undefined);
  return all;
}
