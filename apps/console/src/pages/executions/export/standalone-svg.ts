import { type ExecutionView, type Layout, renderGraph } from '@scones/execution-view';

/**
 * The graph as a separate picture: with a size of its own, and in light colours only, since it is printed and pasted.
 */
export function standaloneSvg(layout: Layout, view: Pick<ExecutionView, 'nodes' | 'taken'>): SizedPicture {
  const drawn = renderGraph(layout, view);
  const [, , width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(drawn)?.[1] ?? '').split(' ').map(Number);
  const svg = drawn
    .replace('<svg ', `<svg width="${width}" height="${height}" `)
    .replace(/@media\(prefers-color-scheme:dark\)\{.*?\}\}/s, '');
  return { svg, width, height };
}

export interface SizedPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}
