import { type Graph, type Layout, layoutGraph } from '@scones/execution-view';
import { useQuery } from '@tanstack/react-query';
import { layoutEngine } from './layout-engine.ts';

/** Where a graph's nodes stand; the same graph is laid out once. */
export function useLayout(graph: Graph): Layout | undefined {
  const { data } = useQuery({
    queryKey: ['layout', JSON.stringify(graph)],
    queryFn: async () => await layoutGraph(graph, await layoutEngine()),
  });
  return data;
}
