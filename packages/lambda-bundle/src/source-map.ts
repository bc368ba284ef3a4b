import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface SourceMapDocument {
  readonly sources: readonly string[];
}

/** The map with the sources' places on this machine, so that it holds wherever the module is unpacked. */
export function withPlacesOfSources(map: Uint8Array, mapFile: string): Uint8Array {
  const document = JSON.parse(new TextDecoder().decode(map)) as SourceMapDocument;
  const folder = dirname(mapFile);
  const sources = document.sources.map((source) => pathToFileURL(resolve(folder, source)).href);
  return new TextEncoder().encode(JSON.stringify({ ...document, sources }));
}

/** The module with its map inside it: a debugger then has nothing to look for. */
export function withMapInside(module: Uint8Array, map: Uint8Array): Uint8Array {
  const url = `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  return Buffer.concat([module, Buffer.from(`//# sourceMappingURL=${url}\n`)]);
}
