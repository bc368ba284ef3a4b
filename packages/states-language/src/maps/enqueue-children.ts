import type { ChildInput, MapRun, MapRunTotals } from '../map-run.ts';
import { turns } from '../runner/turns.ts';

/** How many children are handed over at a time: one transaction for each would take longer than the child itself. */
const PAGE = 500;

/** Hands all children to the host, so that they are never in memory together. */
export async function enqueueChildren(
  run: MapRun,
  children: AsyncIterable<ChildInput>,
): Promise<MapRunTotals> {
  let page: ChildInput[] = [];
  let [executions, items] = [0, 0];
  for await (const child of children) {
    page.push(child);
    executions++;
    items += child.itemCount;
    if (page.length < PAGE) continue;
    run.enqueue(page);
    page = [];
    turns.spend(PAGE);
    await turns.take();
  }
  if (page.length > 0) run.enqueue(page);
  run.complete();
  return { executions, items };
}
