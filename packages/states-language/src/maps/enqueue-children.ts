import type { ChildInput, MapRun } from '../map-run.ts';

/** How much a Map Run has to do. */
export interface Totals {
  readonly executions: number;
  readonly items: number;
}

/** How many children are handed over at a time: one transaction for each would take longer than the child itself. */
const PAGE = 500;

/** Hands all children to the host, so that they are never in memory together. */
export async function enqueueChildren(run: MapRun, children: AsyncIterable<ChildInput>): Promise<Totals> {
  let page: ChildInput[] = [];
  let [executions, items] = [0, 0];
  for await (const child of children) {
    page.push(child);
    executions++;
    items += child.itemCount;
    if (page.length < PAGE) continue;
    run.enqueue(page);
    page = [];
  }
  if (page.length > 0) run.enqueue(page);
  return { executions, items };
}
