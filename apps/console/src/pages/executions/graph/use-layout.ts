import { type Graph, type Layout, layoutGraph } from '@scones/execution-view';
import { useQuery } from '@tanstack/react-query';
import { layoutEngine } from './layout-engine.ts';

/** The positions of a graph's nodes. The same graph is laid out only once. */
export function useLayout(graph: Graph): Layout | undefined {
  const { data } = useQuery({
    queryKey: ['layout', JSON.stringify(graph)],
    queryFn: async () => await layoutGraph(graph, await layoutEngine()),
  });
  return data;
}
